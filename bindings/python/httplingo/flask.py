# SPDX-License-Identifier: MIT
"""Flask: its errors in the visitor's language.

    from httplingo.flask import Httplingo

    Httplingo(app, name="Teahouse", home="/")
"""
from __future__ import annotations

from typing import Any

from flask import request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from httplingo._request import Responder
from httplingo.pages import Page, Problem
from httplingo.wsgi import request_of


class Httplingo:
    """Handles the errors of an application, or of several with init_app().  What a view returns
    stays as it is, and so does abort(response)."""

    def __init__(self, app: Any = None, site: Any = None, **options: Any) -> None:
        self._arguments = site, options
        if app is not None:
            self.init_app(app)

    def init_app(self, app: Any) -> None:
        """Options in app.config["HTTPLINGO"] are added to those of the constructor."""
        site, options = self._arguments
        responder = Responder(site, **{**app.config.get("HTTPLINGO", {}), **options})
        app.extensions["httplingo"] = responder
        app.register_error_handler(HTTPException, lambda error: _handle(responder, error))
        app.register_error_handler(Problem, lambda problem: _respond(
            responder.problem(problem, request_of(request.environ, responder.request_id))))


def _handle(responder: Responder, error: HTTPException) -> Any:
    """From the response that Werkzeug would send, so that its fields survive."""
    code = error.code
    if error.response is not None or code is None or not 400 <= code <= 599 or code not in responder.codes:
        return error
    told = request_of(request.environ, responder.request_id)
    own = error.get_response(request.environ).headers.items(lower=False)
    return _respond(responder.page(code, told, own, _words(error)))


def _words(error: HTTPException) -> object:
    """What the application says itself; None for the description of Werkzeug."""
    return error.description if error.description != type(error).description else None


def _respond(page: Page) -> Response:
    """For HEAD, Content-Length is that of GET."""
    response = Response(page.body, status=page.status)
    response.automatically_set_content_length = False
    response.headers.clear()
    response.headers.extend(page.headers)
    return response
