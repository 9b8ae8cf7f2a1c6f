# SPDX-License-Identifier: MIT
"""The ASGI middleware, called as a server calls it."""
import asyncio
import json
import unittest

from httplingo import Problem
from httplingo.asgi import ASGIMiddleware
from test_wsgi import LeftAlone, Replaced


def get(application, method="GET", headers=(), **more):
    """The messages that the server gets."""
    sent = []
    scope = {"type": "http", "method": method, "path": "/gone", "raw_path": b"/gone", "query_string": b"a=%3Cb%3E",
             "headers": [(b"host", b"tea.example"), *headers], **more}

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.request"}

    error = None
    try:
        asyncio.run(application(scope, receive, send))
    except Exception as caught:
        error = caught
    return sent, error


def read(application, **more):
    """The status, fields and content of a response."""
    sent, error = get(application, **more)
    if error:
        raise error
    fields = {name.decode(): value.decode("latin-1") for name, value in sent[0]["headers"]}
    return sent[0]["status"], fields, b"".join(m.get("body", b"") for m in sent[1:])


def says(status, headers=(), *chunks):
    async def application(scope, receive, send):
        await send({"type": "http.response.start", "status": status,
                    "headers": [(n.lower().encode(), v.encode()) for n, v in headers]})
        for i, chunk in enumerate(chunks):
            await send({"type": "http.response.body", "body": chunk, "more_body": i + 1 < len(chunks)})
    return application


FR = [(b"accept-language", b"fr-CA"), (b"accept-language", b"en;q=0.1")]


class Cases(unittest.TestCase):
    """Those of WSGI."""

    def test_replaced(self):
        for name, status, headers, body in Replaced.CASES:
            with self.subTest(name):
                code, fields, page = read(ASGIMiddleware(says(int(status[:3]), headers, body)), headers=FR)
                self.assertEqual((code, fields["content-language"]), (int(status[:3]), "fr"))
                self.assertEqual(int(fields["content-length"]), len(page))

    def test_left_alone(self):
        for name, status, headers, body in LeftAlone.CASES:
            with self.subTest(name):
                self.assertEqual(read(ASGIMiddleware(says(int(status[:3]), headers, body)), headers=FR),
                                 (int(status[:3]), {n.lower(): v for n, v in headers}, body))

    def test_chunks(self):
        self.assertIn(b"Page not found", read(ASGIMiddleware(says(404, [("Content-Type", "text/plain")], b"Not ", b"Found")))[2])
        chunks = [b"x" * 10000] * 5
        sent, _ = get(ASGIMiddleware(says(404, [("Content-Type", "text/html")], *chunks)))
        self.assertEqual(b"".join(m["body"] for m in sent[1:]), b"".join(chunks))
        self.assertEqual([m["more_body"] for m in sent[1:]][-1], False)

    def test_head(self):
        fields = read(ASGIMiddleware(says(404, [("Content-Type", "text/plain")], b"")), method="HEAD")
        self.assertEqual(fields[2], b"")
        self.assertGreater(int(fields[1]["content-length"]), 1000)

    def test_fields(self):
        own = [("Content-Type", "text/plain"), ("WWW-Authenticate", "Basic realm=a"), ("Set-Cookie", "a=b"), ("ETag", "x")]
        fields = read(ASGIMiddleware(says(401, own, b"Unauthorized")))[1]
        self.assertEqual((fields["www-authenticate"], fields["set-cookie"], "etag" in fields), ("Basic realm=a", "a=b", False))

    def test_other_protocols(self):
        called = []

        async def application(scope, receive, send):
            called.append((scope["type"], send))
        get(ASGIMiddleware(application), type="websocket")
        self.assertEqual(called[0][0], "websocket")
        self.assertEqual(called[0][1].__name__, "send")


class Errors(unittest.TestCase):
    def test_nothing_gets_out(self):
        """The client gets a page, and the server the exception."""
        async def application(scope, receive, send):
            raise RuntimeError("secret password")
        sent, error = get(ASGIMiddleware(application), headers=FR)
        self.assertIsInstance(error, RuntimeError)
        self.assertEqual(sent[0]["status"], 500)
        self.assertIn(b'lang="fr"', sent[1]["body"])
        self.assertNotIn(b"secret", sent[1]["body"])

    def test_while_an_error_is_held_back(self):
        async def application(scope, receive, send):
            await says(404, [("Content-Type", "text/plain")], b"secret", b"")(scope, receive, lambda m: send({**m, "more_body": True}))
            raise RuntimeError("secret password")
        sent, _ = get(ASGIMiddleware(application))
        self.assertEqual((sent[0]["status"], len(sent)), (500, 2))
        self.assertNotIn(b"secret", sent[1]["body"])

    def test_late(self):
        async def application(scope, receive, send):
            await says(200, [], b"a", b"b")(scope, receive, send)
            raise RuntimeError("late")
        sent, error = get(ASGIMiddleware(application))
        self.assertEqual((sent[0]["status"], str(error)), (200, "late"))

    def test_without_end(self):
        sent, _ = get(ASGIMiddleware(says(404, [("Content-Type", "text/plain")])))
        self.assertEqual(sent[0]["status"], 404)

    def test_problem(self):
        async def application(scope, receive, send):
            raise Problem(503, retry_after=120, queue=7)
        code, fields, page = read(ASGIMiddleware(application), headers=[(b"accept", b"application/json")])
        self.assertEqual((code, fields["retry-after"], json.loads(page)["queue"]), (503, "120", 7))
