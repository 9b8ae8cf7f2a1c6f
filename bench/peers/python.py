# SPDX-License-Identifier: MIT
"""The package for Python beside http.HTTPStatus and the error pages of Werkzeug and Django.

    PYTHONPATH=build/check/bindings/python python3 bench/peers/python.py

Writes the processor time of one call, the best of 25 rounds.
"""
import gettext
import http
import http.server
import io
import sys
import time

import httplingo
from httplingo import HTTPStatus, Messages, Offer, page
from httplingo.wsgi import WSGIMiddleware

ROUNDS, SECONDS = 25, 0.05


def measure(call):
    """Seconds of one call."""
    count = 1
    while True:
        started = time.thread_time()
        for _ in range(count):
            call()
        if time.thread_time() - started > SECONDS:
            break
        count *= 2
    best = []
    for _ in range(ROUNDS):
        started = time.thread_time()
        for _ in range(count):
            call()
        best.append((time.thread_time() - started) / count)
    return min(best)


def row(name, call):
    print(f"{name:<58} {measure(call) * 1e6:10.2f} us", flush=True)


def look_ups():
    theirs, ours = http.HTTPStatus, HTTPStatus
    for name, enum in (("http", theirs), ("httplingo", ours)):
        member = enum.NOT_FOUND
        row(f"{name}.HTTPStatus(404)", lambda: enum(404))
        row(f'{name}.HTTPStatus["NOT_FOUND"]', lambda: enum["NOT_FOUND"])
        row(f"{name}: .phrase", lambda: member.phrase)
    row('httplingo: .title("fr")', lambda: HTTPStatus.NOT_FOUND.title("fr"))
    row("httplingo: .references", lambda: HTTPStatus.NOT_FOUND.references)


def pages():
    row("http.server's page, by its template", lambda: http.server.DEFAULT_ERROR_MESSAGE % {
        "code": 404, "message": "Not Found", "explain": "Nothing matches the given URI"})
    row("httplingo.page(404), French by Accept-Language", lambda: page(404, accept_language="fr-CA, en;q=0.5", uri="/x"))
    row("httplingo.page(404), problem+json", lambda: page(404, accept_language="fr", formats="problem+json"))
    werkzeug()
    django()


def environ():
    return {"REQUEST_METHOD": "GET", "PATH_INFO": "/x", "SCRIPT_NAME": "", "QUERY_STRING": "", "SERVER_NAME": "localhost",
            "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "localhost", "HTTP_ACCEPT_LANGUAGE": "fr",
            "wsgi.version": (1, 0), "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr,
            "wsgi.multithread": False, "wsgi.multiprocess": False, "wsgi.run_once": False}


def answer(application):
    return b"".join(application(environ(), lambda status, headers, exc_info=None: None))


def werkzeug():
    try:
        from flask import Flask
        from werkzeug.exceptions import NotFound

        from httplingo.flask import Httplingo
    except ImportError:
        return
    row("Werkzeug's page: NotFound().get_response()", lambda: NotFound().get_response())
    plain, localized, wrapped = Flask("plain"), Flask("localized"), Flask("wrapped")
    Httplingo(localized)
    row("Flask, 404: whole request", lambda: answer(plain))
    row("Flask with httplingo.flask", lambda: answer(localized))
    row("Flask with httplingo.wsgi", lambda application=WSGIMiddleware(wrapped): answer(application))


def django():
    try:
        from django.conf import settings
    except ImportError:
        return
    settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF="bench_urls", SECRET_KEY="x", MIDDLEWARE=[],
                       TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}], LOGGING_CONFIG=None)
    import logging
    import types
    from django.core.wsgi import get_wsgi_application
    from django.test import RequestFactory
    from django.views.defaults import page_not_found
    logging.disable(logging.CRITICAL)
    sys.modules["bench_urls"] = types.SimpleNamespace(urlpatterns=[])
    application = get_wsgi_application()
    request = RequestFactory().get("/x")
    row("Django's page: page_not_found()", lambda: page_not_found(request, Exception()))
    row("Django, 404: whole request", lambda: answer(application))
    settings.MIDDLEWARE = ["httplingo.django.Middleware"]
    localized = get_wsgi_application()
    row("Django with httplingo.django", lambda: answer(localized))


def messages():
    sys.path.insert(0, "tests/bindings/python")
    from test_messages import FILES
    theirs = gettext.GNUTranslations(io.BytesIO(FILES["fr"]))
    ours = Messages.from_bytes(FILES)
    french, offer = ours.choose("fr"), Offer(["en", "fr", "ar"])
    row("gettext.GNUTranslations.gettext()", lambda: theirs.gettext("Hello"))
    row("httplingo.Messages.gettext()", lambda: french.gettext("Hello"))
    row("gettext.GNUTranslations.ngettext()", lambda: theirs.ngettext("one book", "{n} books", 3))
    row("httplingo.Messages.ngettext()", lambda: french.ngettext("one book", "{n} books", 3))
    row("httplingo.Messages.choose()", lambda: ours.choose("fr-CA, en;q=0.5"))
    row("httplingo.Offer.negotiate()", lambda: offer.negotiate("fr-CA, en;q=0.5"))


if __name__ == "__main__":
    print(f"Python {sys.version.split()[0]}, httplingo {httplingo.__version__}")
    look_ups()
    pages()
    messages()
