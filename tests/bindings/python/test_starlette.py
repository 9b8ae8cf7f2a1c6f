# SPDX-License-Identifier: MIT
"""Starlette: an application with one more argument."""
import unittest

try:
    from starlette.applications import Starlette
    from starlette.testclient import TestClient
except ImportError:
    raise unittest.SkipTest("Starlette or httpx is not installed (Debian: python3-starlette, python3-httpx)")

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse
from starlette.routing import Route

from httplingo import HTTPStatus, Problem
from httplingo.asgi import ASGIMiddleware
from httplingo.starlette import exception_handlers


def raises(url, error):
    async def view(request):
        raise error
    return Route(url, view)


def says(url, response):
    async def view(request):
        return response
    return Route(url, view)


ROUTES = [
    says("/fine", PlainTextResponse("fine")),
    says("/own", PlainTextResponse("There is no such user", 404)),
    says("/data", JSONResponse({"detail": "Not Found"}, 404)),
    says("/moved", RedirectResponse("/fine")),
    Route("/posts", lambda request: PlainTextResponse(""), methods=["POST"]),
    raises("/busy", HTTPException(503, headers={"Retry-After": "120"})),
    raises("/secret", HTTPException(401, headers={"WWW-Authenticate": "Basic realm=a"})),
    raises("/words", HTTPException(404, "There is no <user>.")),
    raises("/broken", RuntimeError("secret password")),
    raises("/credit", Problem(403, "Your balance is 30.", balance=30)),
    raises("/same", HTTPException(304)),
    raises("/data-of-an-error", HTTPException(409, {"stock": 0})),
]


class WithHandlers(unittest.TestCase):
    def client(self, **options):
        app = Starlette(routes=ROUTES, exception_handlers=exception_handlers(**options))
        return TestClient(app, raise_server_exceptions=False)

    def get(self, url, language="fr", method="GET", **headers):
        return self.client(name="Teahouse", home="/").request(
            method, url, follow_redirects=False, headers={"Accept-Language": language, "Accept": "text/html", **headers})

    def test_french_and_arabic_visitors(self):
        response = self.get("/nothing")
        self.assertEqual((response.status_code, response.headers["Content-Language"]), (404, "fr"))
        self.assertIn("Page introuvable", response.text)
        self.assertIn("Teahouse", response.text)
        response = self.get("/nothing", "ar")
        self.assertIn(HTTPStatus.NOT_FOUND.title("ar"), response.text)
        self.assertIn('dir="rtl"', response.text)

    def test_all_errors(self):
        for url, status in (("/nothing", 404), ("/posts", 405), ("/busy", 503), ("/secret", 401), ("/broken", 500)):
            with self.subTest(url):
                response = self.get(url)
                self.assertEqual((response.status_code, response.headers.get("Content-Language")), (status, "fr"))
                self.assertEqual(int(response.headers["Content-Length"]), len(response.content))
                self.assertNotIn("secret password", response.text)

    def test_server_gets_the_exception(self):
        app = Starlette(routes=ROUTES, exception_handlers=exception_handlers())
        self.assertRaisesRegex(RuntimeError, "secret password", TestClient(app).get, "/broken")

    def test_fields(self):
        self.assertEqual(self.get("/posts").headers["Allow"], "POST")
        self.assertEqual(self.get("/busy").headers["Retry-After"], "120")
        self.assertEqual(self.get("/secret").headers["WWW-Authenticate"], "Basic realm=a")

    def test_left_alone(self):
        for url, text in (("/fine", "fine"), ("/own", "There is no such user"), ("/data", '{"detail":"Not Found"}')):
            self.assertEqual(self.get(url).text, text)
        self.assertEqual(self.get("/moved").headers["Location"], "/fine")
        self.assertEqual((self.get("/same").status_code, self.get("/same").content), (304, b""))

    def test_codes(self):
        response = self.client(codes={500}).get("/nothing")
        self.assertEqual((response.status_code, response.text), (404, "Not Found"))
        self.assertEqual(self.get("/data-of-an-error").json(), {"detail": {"stock": 0}})

    def test_words_of_the_application(self):
        self.assertIn("There is no &lt;user&gt;.", self.get("/words").text)
        self.assertNotIn("no &lt;user", self.client(details=False).get("/words").text)

    def test_head(self):
        head = self.get("/nothing", method="HEAD")
        self.assertEqual((head.content, head.headers["Content-Length"]), (b"", self.get("/nothing").headers["Content-Length"]))

    def test_problem(self):
        response = self.get("/credit", Accept="application/problem+json")
        self.assertEqual((response.status_code, response.json()["balance"], response.json()["lang"]), (403, 30, "fr"))


class WithMiddleware(unittest.TestCase):
    """The same application, whose code is not changed."""

    def test_builtin_pages(self):
        client = TestClient(ASGIMiddleware(Starlette(routes=ROUTES)), raise_server_exceptions=False)
        for url, status, replaced in (("/nothing", 404, True), ("/posts", 405, True), ("/busy", 503, True),
                                      ("/broken", 500, True), ("/words", 404, False), ("/own", 404, False),
                                      ("/data", 404, False)):
            response = client.get(url, headers={"Accept-Language": "ar"})
            self.assertEqual((response.status_code, response.headers.get("Content-Language")),
                             (status, "ar" if replaced else None), url)
            self.assertNotIn("secret password", response.text)
