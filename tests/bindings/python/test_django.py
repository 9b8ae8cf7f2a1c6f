# SPDX-License-Identifier: MIT
"""Django: an application with three lines of settings."""
import asyncio
import unittest

try:
    import django
except ImportError:
    raise unittest.SkipTest("Django is not installed (Debian: python3-django)")

import logging

from django.conf import settings

settings.configure(
    DEBUG=False, SECRET_KEY="x", ALLOWED_HOSTS=["testserver"], ROOT_URLCONF=__name__, USE_I18N=True,
    INSTALLED_APPS=[], TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    MIDDLEWARE=["httplingo.django.Middleware",
                "django.middleware.common.CommonMiddleware",
                "django.middleware.csrf.CsrfViewMiddleware"],
    HTTPLINGO={"name": "Teahouse", "home": "/"},
)
django.setup()
logging.getLogger("django").disabled = True
logging.getLogger("django.request").disabled = True
logging.getLogger("django.security").disabled = True

from django.core.exceptions import PermissionDenied, SuspiciousOperation  # noqa: E402
from django.http import Http404, HttpResponse, HttpResponseNotAllowed, JsonResponse, StreamingHttpResponse  # noqa: E402
from django.test import AsyncClient, Client, override_settings  # noqa: E402
from django.urls import path  # noqa: E402

from httplingo import HTTPStatus, Problem  # noqa: E402


def fails(error):
    def view(request):
        raise error
    return view


def cookie(request):
    response = HttpResponse(status=404)
    response.set_cookie("a", "b")
    response["X-Own"] = "c"
    return response


def busy(request):
    return HttpResponse(status=503, headers={"Retry-After": "120"})


urlpatterns = [
    path("fine", lambda request: HttpResponse("fine")),
    path("gone", fails(Http404("no such user"))),
    path("forbidden", fails(PermissionDenied())),
    path("suspicious", fails(SuspiciousOperation("bad"))),
    path("broken", fails(RuntimeError("secret password"))),
    path("posts", lambda request: HttpResponseNotAllowed(["POST"])),
    path("form", lambda request: HttpResponse("fine")),
    path("data", lambda request: JsonResponse({"detail": "Not found."}, status=404)),
    path("own", lambda request: HttpResponse("<h1>There is no such user</h1>", status=404)),
    path("stream", lambda request: StreamingHttpResponse([b"Not Found"], status=404, content_type="text/plain")),
    path("cookie", cookie),
    path("busy", busy),
    path("credit", fails(Problem(403, "Your balance is 30.", type="https://shop.example/credit", balance=30))),
]


def get(url, language="fr", **more):
    return Client(raise_request_exception=False).get(url, HTTP_ACCEPT_LANGUAGE=language, **more)


class Django(unittest.TestCase):
    def test_french_and_arabic_visitors(self):
        arabic = HTTPStatus.NOT_FOUND.title("ar")
        for url, status, french in (("/nothing", 404, "Page introuvable"), ("/gone", 404, "Page introuvable")):
            response = get(url)
            self.assertEqual((response.status_code, response["Content-Language"]), (status, "fr"))
            self.assertIn(french, response.content.decode())
            self.assertIn("Teahouse", response.content.decode())
            response = get(url, "ar")
            self.assertIn(arabic, response.content.decode())
            self.assertIn('dir="rtl"', response.content.decode())

    def test_all_errors_of_django(self):
        for url, status in (("/nothing", 404), ("/gone", 404), ("/forbidden", 403), ("/suspicious", 400),
                            ("/broken", 500), ("/posts", 405), ("/busy", 503), ("/cookie", 404)):
            with self.subTest(url):
                response = get(url)
                self.assertEqual((response.status_code, response.get("Content-Language")), (status, "fr"))
                self.assertEqual(int(response["Content-Length"]), len(response.content))
                self.assertNotIn(b"secret", response.content)

    def test_bad_host(self):
        self.assertEqual(get("/fine", HTTP_HOST="evil.example").get("Content-Language"), "fr")

    def test_csrf(self):
        response = Client(enforce_csrf_checks=True).post("/form", HTTP_ACCEPT_LANGUAGE="fr")
        self.assertEqual((response.status_code, response.get("Content-Language")), (403, "fr"))

    def test_fields(self):
        self.assertEqual(get("/posts")["Allow"], "POST")
        self.assertEqual(get("/busy")["Retry-After"], "120")
        response = get("/cookie")
        self.assertEqual((response.cookies["a"].value, response["X-Own"]), ("b", "c"))
        self.assertEqual(get("/gone")["Vary"], "Accept, Accept-Language")

    def test_left_alone(self):
        for url, content in (("/fine", b"fine"), ("/data", b'{"detail": "Not found."}'),
                             ("/own", b"<h1>There is no such user</h1>")):
            self.assertEqual(get(url).content, content)
        self.assertEqual(b"".join(get("/stream").streaming_content), b"Not Found")

    def test_debug(self):
        """Pages for developers stay."""
        with override_settings(DEBUG=True):
            self.assertIn(b"secret password", get("/broken").content)

    def test_head(self):
        response = Client().head("/nothing", HTTP_ACCEPT_LANGUAGE="fr")
        self.assertEqual((response.content, response["Content-Language"]), (b"", "fr"))
        self.assertEqual(response["Content-Length"], get("/nothing")["Content-Length"])

    def test_problem(self):
        response = get("/credit", HTTP_ACCEPT="application/problem+json")
        self.assertEqual((response.status_code, response.json()["balance"], response.json()["lang"]), (403, 30, "fr"))
        self.assertIn(b"Your balance is 30.", get("/credit").content)

    def test_asynchronous(self):
        response = asyncio.run(AsyncClient().get("/nothing", **{"Accept-Language": "ar"}))
        self.assertEqual((response.status_code, response["Content-Language"]), (404, "ar"))

    def test_language_of_django(self):
        """Who chose a language on the site gets it, whatever the browser says."""
        with override_settings(MIDDLEWARE=[*settings.MIDDLEWARE[:1], "django.middleware.locale.LocaleMiddleware"]):
            client = Client()
            client.cookies["django_language"] = "ar"
            response = client.get("/nothing", HTTP_ACCEPT_LANGUAGE="fr")
            self.assertEqual(response["Content-Language"], "ar")
