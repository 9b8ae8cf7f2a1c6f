# SPDX-License-Identifier: MIT
"""Threads that share a site, messages and an offer; memory and references after many calls."""
import gc
import os
import sys
import threading
import unittest

from httplingo import HTTPStatus, Messages, Offer, Problem, Site, check, fill, negotiate, page, problem, text, wait
from test_messages import FILES

CALLS = 1000000 if os.environ.get("CHECK_LONG") else 100000


class Threads(unittest.TestCase):
    def run_threads(self, function, count=8):
        errors = []

        def run(number):
            try:
                function(number)
            except BaseException as error:
                errors.append(error)
        threads = [threading.Thread(target=run, args=(n,)) for n in range(count)]
        interval = sys.getswitchinterval()
        sys.setswitchinterval(1e-6)
        try:
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        finally:
            sys.setswitchinterval(interval)
        self.assertEqual(errors, [])

    def test_shared(self):
        site, messages, offer = Site(name="Teahouse"), Messages.from_bytes(FILES), Offer(["en", "fr", "ar"])
        languages = ("en", "fr", "ar")
        wanted = {tag: (site.page(404, accept_language=tag), messages.choose(tag).gettext("Hello"),
                        HTTPStatus.NOT_FOUND.title(tag)) for tag in languages}

        def use(number):
            for i in range(300):
                tag = languages[(i + number) % 3]
                made = (site.page(404, accept_language=tag), messages.choose(tag).gettext("Hello"),
                        HTTPStatus.NOT_FOUND.title(tag))
                assert made == wanted[tag]
                assert offer.negotiate(tag).language == tag
        self.run_threads(use)

    def test_opened_and_replaced(self):
        """A site is replaced while threads make pages with it: a reference is enough."""
        holder = {"site": Site(name="0")}

        def use(number):
            for i in range(100):
                if number == 0:
                    holder["site"] = Site(name=str(i))
                else:
                    assert holder["site"].page(404).status == 404
        self.run_threads(use)


def memory():
    """Resident pages of this process."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1])


def failing():
    for call in (lambda: page(404, extensions={"status": 1}), lambda: Site(nothing="x"), lambda: HTTPStatus(999),
                 lambda: Messages.from_bytes({"fr": b"x"}), lambda: Offer(["en", "en"]), lambda: Problem(1)):
        try:
            call()
        except (ValueError, TypeError):
            pass


SITE = Site(name="Teahouse")
MESSAGES = Messages.from_bytes(FILES).choose("fr")
USES = {
    "page": (1, lambda: page(404, accept_language="fr-CA", uri="/x")),
    "large page": (0.05, lambda: page(404, uri="/x" * 5000, extensions={"a": "x" * 9000}, formats="json")),
    "site": (0.1, lambda: SITE.page(503, retry_after=9, accept_language="ar")),
    "problem": (0.1, lambda: problem(403, "x", extensions={"balance": 30})),
    "texts": (1, lambda: HTTPStatus.NOT_FOUND.title("fr")),
    "facts": (0.05, lambda: (HTTPStatus.NOT_FOUND.references, HTTPStatus.UNAUTHORIZED.requirements, HTTPStatus.OK.facts)),
    "other texts": (0.2, lambda: (text(404, "advice", "ar"), wait(90, "fr"))),
    "messages": (1, lambda: MESSAGES.ngettext("one book", "{n} books", 2)),
    "choice": (0.2, lambda: MESSAGES.choose("ar")),
    "negotiation": (0.1, lambda: negotiate("fr", ["en", "fr"])),
    "fill": (0.2, lambda: fill("{a} {b}", a="x", b=2)),
    "check": (0.02, lambda: check(b"HTTP/1.1 401 Unauthorized\r\n\r\n")),
    "opened sites": (0.01, lambda: Site(name="x", template="a", files={"a": b"{{code}}"})),
    "opened messages": (0.01, lambda: Messages.from_bytes(FILES)),
    "errors": (0.02, failing),
}


@unittest.skipUnless(os.path.exists("/proc/self/statm"), "/proc is not there")
class Growth(unittest.TestCase):
    """Memory does not grow: neither the process nor the number of objects."""

    def test_growth(self):
        for name, (share, use) in USES.items():
            with self.subTest(name):
                self.check_growth(use, int(CALLS * share))

    def check_growth(self, use, calls):
        """In three rounds: Python takes memory for itself by the MiB, but not in each of them."""
        gc.collect()
        gc.disable()  # it would empty the pools that Python fills at first, and hide cycles
        self.addCleanup(gc.enable)
        for _ in range(max(calls // 2, 2500)):
            use()
        rounds = [self.measure(use, max(calls // 6, 100)) for _ in range(3)]
        self.assertLess(min(blocks for blocks, _ in rounds), 50, "blocks of Python's memory")
        self.assertLess(min(pages for _, pages in rounds), 16, "pages of memory")

    @staticmethod
    def measure(use, calls):
        blocks, pages = sys.getallocatedblocks(), memory()
        for _ in range(calls):
            use()
        return sys.getallocatedblocks() - blocks, memory() - pages


class References(unittest.TestCase):
    def test_arguments(self):
        """A call keeps nothing that it was given, whether it succeeds or fails."""
        files, tags, accept = dict(FILES), ["en", "fr"], "fr-" + "x" * 50
        objects = [files, files["fr"], tags, accept, SITE.handle, MESSAGES._handle]

        def use():
            Messages.from_bytes(files)
            Offer(tags)
            page(404, accept_language=accept)
            SITE.page(404)
            failing()
            for wrong in (lambda: Offer([accept, 1]), lambda: page(404, accept=accept, formats=[1]),
                          lambda: Site(files={"a": accept})):
                self.assertRaises((TypeError, ValueError), wrong)
        use()
        before = [sys.getrefcount(o) for o in objects]
        for _ in range(50):
            use()
        self.assertEqual([sys.getrefcount(o) for o in objects], before)

    def test_singletons(self):
        """None, True and False are not released too often."""
        if sys.version_info >= (3, 12):
            self.skipTest("they are immortal since Python 3.12")
        before = [sys.getrefcount(o) for o in (None, True, False)]
        for _ in range(1000):
            HTTPStatus.NOT_FOUND.facts, HTTPStatus.NOT_FOUND.references, text(404, "title")
            page(404), MESSAGES.gettext("nothing"), check(b"HTTP/1.1 200 OK\r\n\r\n")
        after = [sys.getrefcount(o) for o in (None, True, False)]
        for one, two in zip(before, after):
            self.assertLess(abs(one - two), 100)
