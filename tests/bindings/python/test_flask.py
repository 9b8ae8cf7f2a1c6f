# SPDX-License-Identifier: MIT
"""Flask: an application with one line of configuration."""
import logging
import unittest

try:
    import flask
except ImportError:
    raise unittest.SkipTest("Flask is not installed (Debian: python3-flask)")

from flask import Flask, abort, make_response, redirect
from werkzeug.exceptions import HTTPException, MethodNotAllowed, TooManyRequests, Unauthorized
from werkzeug.datastructures import WWWAuthenticate

from httplingo import HTTPStatus, Problem
from httplingo.flask import Httplingo
from httplingo.wsgi import WSGIMiddleware


class Teapot(HTTPException):
    code = 418
    description = "Own words of a class."


def make_app(**options):
    app = Flask(__name__)
    app.logger.disabled = True
    if options is not None:
        Httplingo(app, **options)
    add_views(app)
    return app


def add_views(app):
    def raises(url, error):
        def view():
            raise error
        app.add_url_rule(url, url, view)

    app.add_url_rule("/fine", "fine", lambda: "fine")
    app.add_url_rule("/own", "own", lambda: ("There is no such user", 404))
    app.add_url_rule("/posts", "posts", lambda: "", methods=["POST"])
    app.add_url_rule("/response", "response", lambda: abort(make_response("own", 409)))
    app.add_url_rule("/words", "words", lambda: abort(404, "There is no <user>."))
    app.add_url_rule("/moved", "moved", lambda: redirect("/fine"))
    app.add_url_rule("/folder/", "folder", lambda: "folder")
    raises("/busy", TooManyRequests(retry_after=120))
    raises("/secret", Unauthorized(www_authenticate=WWWAuthenticate("basic", {"realm": "a"})))
    raises("/broken", RuntimeError("secret password"))
    raises("/teapot", Teapot())
    raises("/credit", Problem(403, "Your balance is 30.", balance=30))


class WithHandler(unittest.TestCase):
    def setUp(self):
        self.client = make_app(name="Teahouse", home="/").test_client()

    def get(self, url, language="fr", method="GET", **headers):
        return self.client.open(url, method=method, headers={"Accept-Language": language, **headers})

    def test_french_and_arabic_visitors(self):
        response = self.get("/nothing")
        self.assertEqual((response.status_code, response.headers["Content-Language"]), (404, "fr"))
        self.assertIn("Page introuvable", response.text)
        self.assertIn("Teahouse", response.text)
        response = self.get("/nothing", "ar")
        self.assertIn(HTTPStatus.NOT_FOUND.title("ar"), response.text)
        self.assertIn('dir="rtl"', response.text)

    def test_all_errors(self):
        for url, status in (("/nothing", 404), ("/posts", 405), ("/busy", 429), ("/secret", 401), ("/broken", 500),
                            ("/teapot", 418)):
            with self.subTest(url):
                response = self.get(url)
                self.assertEqual((response.status_code, response.headers.get("Content-Language")), (status, "fr"))
                self.assertEqual(int(response.headers["Content-Length"]), len(response.data))
                self.assertNotIn("secret password", response.text)

    def test_fields(self):
        self.assertEqual(set(self.get("/posts").headers["Allow"].split(", ")), {"POST", "OPTIONS"})
        self.assertEqual(self.get("/busy").headers["Retry-After"], "120")
        self.assertIn("realm", self.get("/secret").headers["WWW-Authenticate"])

    def test_left_alone(self):
        self.assertEqual(self.get("/fine").text, "fine")
        self.assertEqual(self.get("/own").text, "There is no such user")
        self.assertEqual((self.get("/response").text, self.get("/response").status_code), ("own", 409))
        self.assertEqual(self.get("/moved").headers["Location"], "/fine")
        self.assertEqual(self.get("/folder").status_code, 308)

    def test_words_of_the_application(self):
        self.assertIn("There is no &lt;user&gt;.", self.get("/words").text)
        self.assertIn("Page introuvable", self.get("/words").text)
        self.assertNotIn("no &lt;user", make_app(details=False).test_client().get("/words").text)

    def test_head(self):
        head = self.get("/nothing", method="HEAD")
        self.assertEqual((head.data, head.headers["Content-Length"]), (b"", self.get("/nothing").headers["Content-Length"]))

    def test_problem(self):
        response = self.get("/credit", Accept="application/problem+json")
        self.assertEqual((response.status_code, response.get_json()["balance"], response.get_json()["lang"]), (403, 30, "fr"))
        self.assertEqual(self.get("/nothing", Accept="application/json").get_json()["status"], 404)

    def test_configuration(self):
        app = Flask(__name__)
        app.config["HTTPLINGO"] = {"name": "Teahouse"}
        extension = Httplingo()
        extension.init_app(app)
        self.assertIn("Teahouse", app.test_client().get("/nothing").text)

    def test_own_handler_of_the_application(self):
        app = make_app()
        app.register_error_handler(404, lambda error: ("my own", 404))
        self.assertEqual(app.test_client().get("/nothing").text, "my own")


class WithMiddleware(unittest.TestCase):
    """The same application, whose code is not changed."""

    def test_builtin_pages(self):
        app = Flask(__name__)
        app.logger.disabled = True
        add_views(app)
        app.wsgi_app = WSGIMiddleware(app.wsgi_app, name="Teahouse")
        client = app.test_client()
        for url, status, replaced in (("/nothing", 404, True), ("/posts", 405, True), ("/busy", 429, True),
                                      ("/broken", 500, True), ("/words", 404, False), ("/own", 404, False),
                                      ("/teapot", 418, False)):
            response = client.get(url, headers={"Accept-Language": "ar"})
            self.assertEqual((response.status_code, response.headers.get("Content-Language")),
                             (status, "ar" if replaced else None), url)

    def test_default_descriptions(self):
        """Each page that Werkzeug has built in is known."""
        from werkzeug.exceptions import default_exceptions
        from httplingo._bodies import is_builtin
        for code, error in default_exceptions.items():
            if code >= 400:
                self.assertTrue(is_builtin(code, "text/html; charset=utf-8", error().get_body().encode()), code)


logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
