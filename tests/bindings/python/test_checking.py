# SPDX-License-Identifier: MIT
"""Whether a response meets the requirements of its status."""
import unittest

from httplingo import HTTPStatus, check, page


def rules(response, *arguments, **more):
    return [finding.rule for finding in check(response, *arguments, **more)]


DATE = ("Date", "Sun, 29 Nov 2026 08:00:00 GMT")


class Checks(unittest.TestCase):
    def test_pages_have_no_fault(self):
        """A page with a Date, and what only the application knows, has all that its status demands."""
        known = {401: ("WWW-Authenticate", "Basic realm=a"), 407: ("Proxy-Authenticate", "Basic realm=a"),
                 416: ("Content-Range", "bytes */10")}
        for status in HTTPStatus:
            if not 400 <= status <= 599:
                continue
            made = page(status, allow="POST", retry_after=30, protocols="h2c", accept_language="fr", uri="/")
            headers = [*made.headers, DATE] + ([known[status]] if status in known else [])
            findings = [f for f in check((status, headers, made.body), "BREW" if status == 501 else "GET") if f.level == "must"]
            if status == 426:
                findings = [f for f in findings if f.field != "Connection"]
            self.assertEqual([str(f) for f in findings], [], status)

    def test_findings(self):
        finding = check((401, [DATE], b"x"))[0]
        self.assertEqual((finding.level, finding.code, finding.field), ("must", 401, "WWW-Authenticate"))
        self.assertTrue(finding.basis.startswith("RFC 9110 15.5.2"))
        self.assertIn("WWW-Authenticate", finding.explanation)
        self.assertTrue(str(finding).startswith("must: "))

    def test_bytes(self):
        self.assertEqual(rules(b"HTTP/1.1 204 No Content\r\nDate: %s\r\n\r\n" % DATE[1].encode()), [])
        self.assertTrue(rules(b"garbage"))
        self.assertTrue(rules(b""))
        self.assertTrue(rules(b"HTTP/1.1 404 Not Found\r\nBad Name: x\r\n\r\n", complete=False))

    def test_method(self):
        head = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Type: text/plain\r\nDate: %s\r\n\r\n" % DATE[1].encode()
        self.assertNotIn("content-length", " ".join(rules(head, "HEAD")))
        self.assertNotEqual(rules(head), rules(head, "HEAD"))

    def test_every_length(self):
        data = b"HTTP/1.1 401 Unauthorized\r\nRetry-After: never\r\nContent-Length: 3\r\n\r\nabc"
        for length in range(len(data) + 1):
            check(data[:length])

    def test_mistakes(self):
        self.assertRaises(TypeError, check, "text")
        self.assertRaises(TypeError, check, 404)
