# SPDX-License-Identifier: MIT
"""Python's own tests of http.HTTPStatus, http.client and http.server, with the enums of httplingo in
their place.  They are those that are installed with Python."""
import subprocess
import sys
import unittest

try:
    import test.test_httplib
    import test.test_httpservers
except ImportError:
    raise unittest.SkipTest("Python's tests are not installed (Debian: libpython3.11-testsuite)")

# What looks at the English of Python's own table, member by member.
OF_ITS_ENGLISH = ["test_simple_httpstatus"]
if sys.version_info < (3, 13):
    OF_ITS_ENGLISH.append("test_request_length")  # the former phrase of 414

SCRIPT = """
import http, sys, unittest
import httplingo
http.HTTPStatus = httplingo.HTTPStatus
if hasattr(http, "HTTPMethod"):
    http.HTTPMethod = httplingo.HTTPMethod
from test import test_httplib, test_httpservers
assert test_httplib.HTTPStatus is httplingo.HTTPStatus
import http.client, http.server
assert http.client.responses[404] == "Not Found" and http.client.NOT_FOUND is httplingo.HTTPStatus.NOT_FOUND
suite = unittest.TestSuite()
def add(tests):
    for test in tests:
        if isinstance(test, unittest.TestSuite):
            add(test)
        elif test.id().rpartition(".")[2] not in {left_out!r}:
            suite.addTest(test)
for module, names in ((test_httplib, {client!r}), (test_httpservers, {server!r})):
    for name in names:
        if hasattr(module, name):
            add(unittest.defaultTestLoader.loadTestsFromTestCase(getattr(module, name)))
result = unittest.TextTestRunner(verbosity=1).run(suite)
assert result.testsRun > 40, result.testsRun
sys.exit(not result.wasSuccessful())
"""


class Stdlib(unittest.TestCase):
    def run_tests(self, **names):
        script = SCRIPT.format(left_out=OF_ITS_ENGLISH, **names)
        done = subprocess.run([sys.executable, "-W", "ignore", "-c", script], stderr=subprocess.PIPE, text=True, timeout=120)
        self.assertEqual(done.returncode, 0, done.stderr[-2000:])

    def test_client(self):
        self.run_tests(client=("OfflineTest", "BasicTest", "HttpMethodTests", "HeaderTests", "ExtendedReadTest", "Readliner"),
                       server=())

    def test_server(self):
        self.run_tests(client=(), server=("BaseHTTPServerTestCase", "BaseHTTPRequestHandlerTestCase", "SimpleHTTPServerTestCase",
                                          "SimpleHTTPRequestHandlerTestCase", "MiscTestCase", "ScriptTestCase"))
