# SPDX-License-Identifier: MIT
"""The WSGI middleware: what it replaces, what it leaves alone, and that nothing gets out."""
import io
import logging
import unittest
from wsgiref.validate import validator

from httplingo import Problem, check
from httplingo._fields import OF_CONTENT, merge
from httplingo.wsgi import WSGIMiddleware

HTML, TEXT, JSON = (("Content-Type", kind) for kind in ("text/html", "text/plain; charset=utf-8", "application/json"))
try:
    from werkzeug.exceptions import NotFound
    WERKZEUG = NotFound().get_body().encode()
except ImportError:
    WERKZEUG = b"<!doctype html>\n<html lang=en>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n<p>Nothing.</p>\n"
DJANGO = (b'\n<!doctype html>\n<html lang="en">\n<head>\n  <title>Not Found</title>\n</head>\n<body>\n'
          b'  <h1>Not Found</h1><p>The requested resource was not found on this server.</p>\n</body>\n</html>\n')


def get(application, path="/gone", method="GET", validate=True, **fields):
    """The status, fields (in lower case) and content of a response."""
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "SCRIPT_NAME": "", "QUERY_STRING": "a=<b>",
               "SERVER_NAME": "localhost", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "tea.example",
               "wsgi.version": (1, 0), "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(), "wsgi.errors": io.StringIO(),
               "wsgi.multithread": True, "wsgi.multiprocess": False, "wsgi.run_once": False}
    environ.update({"HTTP_" + name.upper(): value for name, value in fields.items()})
    said = {}

    def start_response(status, headers, exc_info=None):
        said.update(status=status, headers=headers, exc_info=exc_info)
        return said.setdefault("written", []).append

    content = (validator(application) if validate else application)(environ, start_response)
    try:
        body = b"".join(said.get("written", [])) + b"".join(content)
    finally:
        if hasattr(content, "close"):
            content.close()
    return said["status"], {name.lower(): value for name, value in said["headers"]}, body


def says(status, headers=(), body=b""):
    """An application."""
    def application(environ, start_response):
        start_response(status, list(headers))
        return [body] if body else []
    return application


class Replaced(unittest.TestCase):
    CASES = (
        ("empty", "404 Not Found", [TEXT], b""),
        ("empty JSON", "404 Not Found", [JSON], b""),
        ("phrase", "404 Not Found", [TEXT], b"Not Found"),
        ("code and phrase", "404 Not Found", [TEXT], b"404 Not Found\n"),
        ("colon", "404 Not Found", [HTML], b"404: Not Found"),
        ("heading", "404 Not Found", [HTML], b"<h1>Not Found</h1>"),
        ("former phrase", "413 Payload Too Large", [TEXT], b"Request Entity Too Large"),
        ("Werkzeug", "404 NOT FOUND", [HTML], WERKZEUG),
        ("Django", "404 Not Found", [HTML], DJANGO),
    )

    def test_cases(self):
        for name, status, headers, body in self.CASES:
            with self.subTest(name):
                said, fields, page = get(WSGIMiddleware(says(status, headers, body)), accept_language="fr")
                self.assertEqual(said, status)
                self.assertEqual(fields["content-language"], "fr")
                self.assertEqual(int(fields["content-length"]), len(page))
                self.assertIn(b'lang="fr"', page)
                self.assertIn(b"/gone?a=&lt;b&gt;", page)

    def test_formats(self):
        application = WSGIMiddleware(says("404 Not Found", [TEXT], b"Not Found"))
        self.assertEqual(get(application, accept="application/problem+json")[1]["content-type"], "application/problem+json")

    def test_site(self):
        application = WSGIMiddleware(says("404 Not Found", [TEXT]), name="Teahouse", language_cookie="lang")
        page = get(application, cookie="lang=ar", accept_language="fr")[2]
        self.assertIn(b"Teahouse", page)
        self.assertIn(b'dir="rtl"', page)


class LeftAlone(unittest.TestCase):
    CASES = (
        ("success", "200 OK", [TEXT], b"OK"),
        ("redirect", "302 Found", [("Location", "/"), TEXT], b"Found"),
        ("data", "404 Not Found", [JSON], b'{"detail":"Not Found"}'),
        ("own words", "404 Not Found", [TEXT], b"There is no such user"),
        ("own page", "404 Not Found", [HTML], b"<!doctype html><title>Gone fishing</title>"),
        ("other phrase", "404 Not Found", [TEXT], b"Forbidden"),
        ("phrase as data", "404 Not Found", [("Content-Type", "application/octet-stream")], b"Not Found"),
        ("compressed", "404 Not Found", [TEXT, ("Content-Encoding", "gzip")], b"Not Found"),
        ("gRPC", "503 Service Unavailable", [("Content-Type", "application/grpc+proto")], b""),
        ("long", "404 Not Found", [HTML], b"<p>" + b"x" * 50000),
        ("own code", "499 Client Closed", [TEXT], b"closed"),
    )

    def test_cases(self):
        for name, status, headers, body in self.CASES:
            with self.subTest(name):
                self.assertEqual(get(WSGIMiddleware(says(status, headers, body)), accept_language="fr"),
                                 (status, {n.lower(): v for n, v in headers}, body))

    def test_codes(self):
        application = WSGIMiddleware(says("404 Not Found", [TEXT], b"Not Found"), codes={500})
        self.assertEqual(get(application)[2], b"Not Found")

    def test_stream(self):
        """What is not held back is not read ahead."""
        def application(environ, start_response):
            start_response("200 OK", [TEXT])
            read.append(1)
            yield b"a"
            read.append(2)
            yield b"b"
        read = []
        content = WSGIMiddleware(application)({"REQUEST_METHOD": "GET"}, lambda status, headers: None)
        self.assertEqual(next(iter(content)), b"a")
        self.assertEqual(read, [1])

    def test_long_stream_of_an_error(self):
        application = says("404 Not Found", [HTML])

        def stream(environ, start_response):
            application(environ, start_response)
            return (b"y" * 1000 for _ in range(100))
        self.assertEqual(get(WSGIMiddleware(stream))[2], b"y" * 100000)

    def test_write(self):
        def application(environ, start_response):
            start_response("404 Not Found", [TEXT])(b"own ")
            return [b"words"]
        self.assertEqual(get(WSGIMiddleware(application), validate=False)[2], b"own words")


class Fields(unittest.TestCase):
    def test_kept(self):
        own = [TEXT, ("Allow", "GET, HEAD"), ("WWW-Authenticate", "Basic realm=a"), ("Retry-After", "120"),
               ("Set-Cookie", "a=b"), ("Set-Cookie", "c=d"), ("X-Frame-Options", "DENY"), ("ETag", '"x"'),
               ("Last-Modified", "x"), ("Vary", "Cookie, accept"), ("Cache-Control", "private")]
        for status in ("401 Unauthorized", "405 Method Not Allowed", "429 Too Many Requests", "503 Service Unavailable"):
            fields = get(WSGIMiddleware(says(status, own)))[1]
            for name, value in own[1:4] + own[6:7]:
                self.assertEqual(fields[name.lower()], value)
            self.assertNotIn("etag", fields)
            self.assertNotIn("last-modified", fields)
            self.assertEqual(fields["vary"], "Cookie, accept, Accept-Language")

    def test_cookies(self):
        merged = merge([("Set-Cookie", "a=b"), ("Set-Cookie", "c=d")], [("Content-Type", "text/html")])
        self.assertEqual([v for n, v in merged if n == "Set-Cookie"], ["a=b", "c=d"])

    def test_wait_is_on_the_page(self):
        page = get(WSGIMiddleware(says("503 Service Unavailable", [("Retry-After", "120"), TEXT])))[2]
        self.assertIn("2\N{NO-BREAK SPACE}minutes", page.decode())

    def test_vary(self):
        for own, wanted in (("*", "*"), ("Accept", "Accept, Accept-Language"), ("Origin", "Origin, Accept, Accept-Language")):
            self.assertEqual(get(WSGIMiddleware(says("404 Not Found", [TEXT, ("Vary", own)])))[1]["vary"], wanted)

    def test_rules_are_those_of_the_modules(self):
        import pathlib
        import re
        header = pathlib.Path(__file__).parents[3] / "modules/page-module.h"
        table = header.read_text(encoding="utf-8").partition("module_fields_of_content[] = {")[2].partition("}")[0]
        names = {name.lower() for name in re.findall(r'"([^"]+)"', table)}
        self.assertEqual(OF_CONTENT - names, {"content-language", "content-length", "content-type"})
        self.assertLessEqual(names, OF_CONTENT)

    def test_nothing_is_owed(self):
        own = [TEXT, ("Allow", "POST"), ("Date", "Sun, 29 Nov 2026 08:00:00 GMT")]
        status, fields, body = get(WSGIMiddleware(says("405 Method Not Allowed", own)))
        self.assertEqual([str(f) for f in check((405, fields.items(), body)) if f.level == "must"], [])


class Head(unittest.TestCase):
    def test_empty(self):
        application = WSGIMiddleware(says("404 Not Found", [TEXT]))
        status, fields, body = get(application, method="HEAD", validate=False)
        self.assertEqual(body, b"")
        self.assertEqual(fields["content-length"], get(application)[1]["content-length"])

    def test_content_that_is_not_known(self):
        headers = [TEXT, ("Content-Length", "21")]
        self.assertEqual(get(WSGIMiddleware(says("404 Not Found", headers)), method="HEAD", validate=False),
                         ("404 Not Found", {n.lower(): v for n, v in headers}, b""))


class Errors(unittest.TestCase):
    def setUp(self):
        self.log = self.enterContext_log()

    def enterContext_log(self):
        stream = io.StringIO()
        handler = logging.StreamHandler(stream)
        logger = logging.getLogger("httplingo.wsgi")
        logger.addHandler(handler)
        logger.propagate = False
        self.addCleanup(logger.removeHandler, handler)
        return stream

    def fails(self, error):
        def application(environ, start_response):
            raise error
        return WSGIMiddleware(application)

    def test_nothing_gets_out(self):
        status, fields, page = get(self.fails(RuntimeError("secret password")), accept_language="fr")
        self.assertEqual((status, fields["content-language"]), ("500 Internal Server Error", "fr"))
        self.assertNotIn(b"secret", page)
        self.assertNotIn(b"Traceback", page)
        self.assertIn("RuntimeError: secret password", self.log.getvalue())

    def test_while_content_is_made(self):
        def application(environ, start_response):
            start_response("404 Not Found", [TEXT])
            yield b"secret"
            raise RuntimeError("secret password")
        status, _, page = get(WSGIMiddleware(application))
        self.assertEqual(status, "500 Internal Server Error")
        self.assertNotIn(b"secret", page)

    def test_before_the_first_chunk(self):
        def application(environ, start_response):
            if environ["PATH_INFO"]:
                raise RuntimeError("secret password")
            yield b""
        self.assertEqual(get(WSGIMiddleware(application))[0], "500 Internal Server Error")

    def test_after_the_head_was_sent(self):
        """Too late for a page: the server has to cut the connection."""
        def application(environ, start_response):
            start_response("200 OK", [TEXT])
            yield b"a"
            raise RuntimeError("late")
        self.assertRaisesRegex(RuntimeError, "late", get, WSGIMiddleware(application))

    def test_exits_are_not_errors(self):
        self.assertRaises(KeyboardInterrupt, get, self.fails(KeyboardInterrupt()))

    def test_exc_info(self):
        """An application that reports an error itself, after it had begun."""
        def application(environ, start_response):
            start_response("200 OK", [TEXT])
            try:
                raise RuntimeError("x")
            except RuntimeError:
                import sys
                start_response("500 Internal Server Error", [TEXT], sys.exc_info())
            return [b"own words"]
        self.assertEqual(get(WSGIMiddleware(application), validate=False)[2], b"own words")

    def test_problem(self):
        import json
        problem = Problem(403, "Your balance is 30.", type="https://shop.example/credit", balance=30,
                          headers={"X-Shop": "tea"})
        status, fields, page = get(self.fails(problem), accept="application/problem+json", accept_language="fr")
        self.assertEqual((status, fields["x-shop"]), ("403 Forbidden", "tea"))
        data = json.loads(page)
        self.assertEqual((data["balance"], data["detail"], data["lang"]), (30, "Your balance is 30.", "fr"))
        self.assertEqual(self.log.getvalue(), "")

    def test_close_when_it_fails(self):
        closed = []

        class Content:
            def __iter__(self):
                raise RuntimeError("secret password")

            def close(self):
                closed.append(1)

        def application(environ, start_response):
            start_response("404 Not Found", [TEXT])
            return Content()
        self.assertEqual(get(WSGIMiddleware(application), validate=False)[0], "500 Internal Server Error")
        self.assertEqual(closed, [1])

    def test_close(self):
        closed = []

        class Content:
            def __iter__(self):
                return iter([b"Not Found"])

            def close(self):
                closed.append(1)

        for status, headers in (("404 Not Found", [TEXT]), ("404 Not Found", [JSON]), ("200 OK", [TEXT])):
            def application(environ, start_response):
                start_response(status, list(headers))
                return Content()
            closed.clear()
            get(WSGIMiddleware(application))
            self.assertEqual(closed, [1], (status, headers))


class Hostile(unittest.TestCase):
    def test_environments(self):
        """Bytes that are no text, and an environment with next to nothing."""
        application = WSGIMiddleware(says("404 Not Found", [TEXT]))
        for fields in ({"accept_language": "\xff\xfe,fr"}, {"accept": "\x00"}, {"cookie": "\xe9" * 5000},
                       {"x_request_id": '"><script>'}):
            page = get(application, path="/\xff\xc3<script>", validate=False, **fields)[2]
            self.assertNotIn(b"<script>", page)
        self.assertTrue(application({}, lambda status, headers: None))
