# SPDX-License-Identifier: MIT
"""Pages: the same bytes as those of the C library, and what callers get wrong."""
import json
import os
import unittest
from datetime import datetime, timedelta, timezone

from httplingo import HTTPStatus, Page, Problem, Site, page, problem

PAGES = os.environ.get("LINGO_PAGES", "")


@unittest.skipUnless(PAGES, "LINGO_PAGES names no pages of the C library: see python.sh")
class SameBytes(unittest.TestCase):
    def test_every_code_in_ten_languages_and_three_formats(self):
        count = 0
        with open(PAGES, "rb") as file:
            for line in iter(file.readline, b""):
                code, language, form, fields, length = line.decode().split()
                headers = [tuple(file.readline().decode().rstrip("\n").split(": ", 1)) for _ in range(int(fields))]
                body = file.read(int(length))
                file.readline()
                made = page(int(code), accept_language=language, formats=form, uri="/a?b=<c>&d",
                            retry_after=120, allow=["GET", "HEAD"])
                self.assertEqual(made, (int(code), headers, body), line)
                count += 1
        self.assertEqual(count, len(HTTPStatus) * 10 * 3)


class Pages(unittest.TestCase):
    def test_negotiated(self):
        for field, language in (("fr-CA, en;q=0.5", "fr"), ("zh-TW", "zh-Hant"), ("xx", "en"), (None, "en"),
                                ("", "en"), (b"ar", "ar"), ("\udcff,de", "de"), ("\ud800", "en")):
            self.assertEqual(page(404, accept_language=field).language, language, field)

    def test_formats(self):
        for accept, kind in (("application/json", "application/json"), ("application/*+json", "application/problem+json"), ("text/html", "text/html; charset=utf-8"),
                             (None, "text/html; charset=utf-8"), ("text/plain", "text/plain; charset=utf-8")):
            self.assertEqual(page(404, accept=accept).content_type, kind)
        self.assertEqual(page(404, accept="text/html", formats=["json", "text"]).content_type, "application/json")

    def test_head_and_codes_without_content(self):
        self.assertEqual(page(404, method="HEAD").body, b"")
        self.assertEqual(page(404, method="HEAD").field("content-length"), str(len(page(404).body)))
        for code in (100, 204, 205, 304):
            self.assertEqual(page(code).body, b"")

    def test_language_that_is_given(self):
        self.assertEqual(page(404, language="he", accept_language="fr").language, "he")
        self.assertIn(b'dir="rtl"', page(404, language="he").body)
        self.assertEqual(page(404, language="xx", accept_language="fr").language, "fr")

    def test_hostile_values(self):
        made = page(404, uri='/"><script>alert(1)</script>', request_id="\r\nSet-Cookie: a=b", host=b"\xff\xfe")
        self.assertNotIn(b"<script>", made.body)
        for name, value in made.headers:
            self.assertNotRegex(name + value, r"[\r\n]")

    def test_large(self):
        made = page(300, choices=", ".join(f"/{i}{'x' * 500} {i}" for i in range(60)), uri="/" + "y" * 100000)
        self.assertEqual(len(made.body), int(made.field("Content-Length")))
        big = page(403, formats="json", extensions={"list": list(range(5000))})
        self.assertGreater(len(big.body), 20000)
        self.assertEqual(json.loads(big.body)["list"][-1], 4999)

    def test_values(self):
        cases = (
            ("retry_after", 90, "90"), ("retry_after", 1.2, "2"), ("retry_after", timedelta(minutes=2), "120"),
        )
        for name, value, wanted in cases:
            self.assertEqual(page(503, **{name: value}).field("Retry-After"), wanted)
        now = datetime(2026, 11, 29, 8, 0, tzinfo=timezone.utc)
        made = page(503, retry_after=now + timedelta(hours=1), time=now)
        self.assertEqual(made.field("Retry-After"), "Sun, 29 Nov 2026 09:00:00 GMT")
        self.assertEqual(page(405, allow=["GET", "HEAD"]).field("Allow"), "GET, HEAD")
        self.assertEqual(page(405, allow=("GET",)).field("Allow"), "GET")
        self.assertIn(b"maintenance", page(503, maintenance=True, formats="html").body.lower())
        self.assertEqual(page(503, maintenance=False), page(503))

    def test_mistakes(self):
        cases = (
            (TypeError, "unexpected keyword argument 'acept'", dict(code=404, acept="x")),
            (ValueError, "99 is not a status code", dict(code=99)),
            (ValueError, "600 is not a status code", dict(code=600)),
            (TypeError, "", dict(code="404")),
            (TypeError, "accept_language: expected str, bytes or int", dict(code=404, formats="html", method="GET",
                                                                            extensions=None, vendor=None,
                                                                            language=None, accept_language=_Odd())),
            (ValueError, "status", dict(code=404, extensions={"status": 1})),
            (ValueError, "", dict(code=404, extensions={"not a name": 1})),
            (ValueError, "", dict(code=404, extensions={"nan": float("nan")})),
            (TypeError, "", dict(code=404, extensions={"set": {1}})),
            (ValueError, "17 extensions", dict(code=404, extensions={f"m{i}": i for i in range(17)})),
        )
        for error, message, arguments in cases:
            with self.subTest(str(arguments)[:60]):
                self.assertRaisesRegex(error, message, page, **arguments)

    def test_status_members_are_codes(self):
        import http
        self.assertEqual(page(HTTPStatus.NOT_FOUND), page(404))
        self.assertEqual(page(http.HTTPStatus.NOT_FOUND), page(404))

    def test_tuple(self):
        status, headers, body = page(404)
        self.assertEqual((status, type(headers), type(body)), (404, list, bytes))
        self.assertIsInstance(page(404), Page)


class _Odd:
    def __str__(self):
        raise TypeError("accept_language: expected str, bytes or int")


class Problems(unittest.TestCase):
    def test_members(self):
        made = problem(403, "Your balance is 30.", type="https://shop.example/credit", title="No credit",
                       instance="/account/1", extensions={"balance": 30, "accounts": ["/a", {"b": None}]})
        self.assertEqual(made.content_type, "application/problem+json")
        data = json.loads(made.body)
        wanted = {"type": "https://shop.example/credit", "title": "No credit", "status": 403,
                  "detail": "Your balance is 30.", "instance": "/account/1", "balance": 30,
                  "accounts": ["/a", {"b": None}]}
        self.assertEqual({k: data[k] for k in wanted}, wanted)

    def test_negotiated(self):
        self.assertEqual(json.loads(problem(404, accept_language="ar").body)["lang"], "ar")
        self.assertEqual(problem(404, formats=["problem+xml"]).content_type, "application/problem+xml; charset=utf-8")

    def test_exception(self):
        error = Problem(503, "Down", retry_after=30, balance=1, headers={"X-A": "b"})
        self.assertEqual((error.code, error.parameters, error.extensions, error.headers),
                         (503, {"detail": "Down", "retry_after": 30}, {"balance": 1}, [("X-A", "b")]))
        self.assertEqual(str(error), "503: Down")
        self.assertRaises(ValueError, Problem, 700)
        self.assertRaises(ValueError, Problem, 400, status=3)


class Vendors(unittest.TestCase):
    def test_vendor(self):
        self.assertIn(b"Request Header Too Large", page(494, vendor="nginx", formats="html").body)
        self.assertNotIn(b"Request Header Too Large", page(494, formats="html").body)


if __name__ == "__main__":
    unittest.main()
