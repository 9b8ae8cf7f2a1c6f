# SPDX-License-Identifier: MIT
"""Django: its errors in the visitor's language.  In settings.py:

    MIDDLEWARE = ["httplingo.django.Middleware", ...]      # first, so that it sees all errors
    HTTPLINGO = {"name": "Teahouse", "home": "/"}          # optional: see Responder
"""
from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.deprecation import MiddlewareMixin

from httplingo import _bodies
from httplingo._request import Responder
from httplingo.pages import Page, Problem
from httplingo.wsgi import is_replaceable, request_of


class Middleware(MiddlewareMixin):  # type: ignore[misc, unused-ignore]
    """Replaces what Django has built in for 400, 403, 404, 500 and failed CSRF checks, and errors
    without content such as 405.  With DEBUG, Django's pages for developers stay."""

    def __init__(self, get_response: Any) -> None:
        super().__init__(get_response)
        self.responder = Responder(**getattr(settings, "HTTPLINGO", {}))

    def process_exception(self, request: Any, exception: Exception) -> Any:
        """A Problem becomes its page; Django deals with all other exceptions."""
        if not isinstance(exception, Problem):
            return None
        page = self.responder.problem(exception, self._request(request))
        response = HttpResponse(status=page.status)
        response.httplingo = True
        _fill(response, page)
        return response

    def process_response(self, request: Any, response: Any) -> Any:
        code = response.status_code
        if not 400 <= code <= 599 or code not in self.responder.codes or response.streaming:
            return response
        if getattr(response, "httplingo", False):
            return response
        headers = list(response.items())
        if len(response.content) > _bodies.LIMIT:
            return response
        # Content is there for HEAD, too: Django removes it later.
        if is_replaceable(code, "GET", headers, response.content):
            _fill(response, self.responder.page(code, self._request(request), headers))
        return response

    def _request(self, request: Any) -> dict[str, Any]:
        """What the request says; the language of Django's LocaleMiddleware takes precedence."""
        told = request_of(request.META, self.responder.request_id)
        told["method"] = request.method
        told["uri"] = request.get_full_path()
        told["preferred"] = getattr(request, "LANGUAGE_CODE", None)
        return told


def _fill(response: Any, page: Page) -> None:
    """Cookies are kept apart from the fields, and stay."""
    for name, _ in list(response.items()):
        del response[name]
    for name, value in page.headers:
        response[name] = value
    response.content = page.body
