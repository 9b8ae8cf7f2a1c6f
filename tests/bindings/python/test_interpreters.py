# SPDX-License-Identifier: MIT
"""Interpreters in one process: each loads the module for itself."""
import threading
import unittest

try:
    import _interpreters as interpreters  # Python 3.13
except ImportError:
    try:
        import _xxsubinterpreters as interpreters
    except ImportError:
        raise unittest.SkipTest("this Python has no interpreters")

SCRIPT = """
import sys
sys.path[:] = {path!r}
from httplingo import HTTPStatus, Messages, Site, page
assert page(404, accept_language="fr").language == "fr"
assert Site(name="{number}").page(404).body.count(b"{number}")
for _ in range(200):
    assert HTTPStatus.NOT_FOUND.title("fr") == "Page introuvable"
    page(404, accept_language="ar", uri="/" + "x" * 10)
"""


class Interpreters(unittest.TestCase):
    def script(self, number):
        import sys
        return SCRIPT.format(path=sys.path, number=number)

    def run_one(self, number, **options):
        identifier = interpreters.create(**options)
        try:
            failed = interpreters.run_string(identifier, self.script(number))
            if failed:
                raise RuntimeError(failed)
        finally:
            interpreters.destroy(identifier)

    def test_one_after_another(self):
        for number in range(4):
            self.run_one(number)
        from httplingo import page
        self.assertEqual(page(404).status, 404)

    def test_at_once(self):
        """From Python 3.12 on, each with a lock of its own."""
        errors = []

        def run(number):
            try:
                self.run_one(number)
            except BaseException as error:
                errors.append(error)
        threads = [threading.Thread(target=run, args=(n,)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(errors, [])

    def test_members_are_their_own(self):
        """An enum of another interpreter has the same value and is another object."""
        from httplingo import HTTPStatus
        self.run_one(9)
        self.assertIs(HTTPStatus(404), HTTPStatus.NOT_FOUND)
