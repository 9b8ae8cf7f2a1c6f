# SPDX-License-Identifier: MIT
"""Starlette and what is built on it: their errors in the visitor's language.

    from httplingo.starlette import exception_handlers

    app = Starlette(routes=routes, exception_handlers=exception_handlers(name="Teahouse", home="/"))
"""
from __future__ import annotations

from typing import Any, Callable, Dict

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, PlainTextResponse, Response

from httplingo._request import Responder
from httplingo.asgi import encode, request_of
from httplingo.pages import Page, Problem
from httplingo.status import HTTPStatus

_PHRASES = {int(status): status.phrase for status in HTTPStatus}


def exception_handlers(site: Any = None, **options: Any) -> Dict[Any, Callable[..., Any]]:
    """The handlers for HTTPException, Problem and all other exceptions, which are answered with 500
    and still raised to the server."""
    responder = Responder(site, **options)

    async def handle_http(request: Any, error: Any) -> Response:
        if error.status_code not in responder.codes or not isinstance(error.detail, str):
            return _default(error)
        return _respond(responder.page(error.status_code, told(request),
                                       (error.headers or {}).items(), _words(error)))

    async def handle_problem(request: Any, problem: Any) -> Response:
        return _respond(responder.problem(problem, told(request)))

    async def handle_error(request: Any, _error: Any) -> Response:
        return _respond(responder.page(500, told(request)))

    def told(request: Any) -> dict[str, Any]:
        return request_of(request.scope, responder.request_id)

    return {HTTPException: handle_http, Problem: handle_problem, Exception: handle_error}


def _default(error: Any) -> Response:
    """What Starlette answers itself, and FastAPI if the application has given data."""
    if error.status_code in (204, 304):
        return Response(status_code=error.status_code, headers=error.headers)
    if isinstance(error.detail, str):
        return PlainTextResponse(error.detail, status_code=error.status_code, headers=error.headers)
    return JSONResponse({"detail": error.detail}, status_code=error.status_code, headers=error.headers)


def _words(error: HTTPException) -> object:
    """What the application says itself; None for the phrase of the status, in any version."""
    import http
    code = error.status_code
    known = {_PHRASES.get(code), http.HTTPStatus(code).phrase if code in _PHRASES else None}
    return None if error.detail in known else error.detail


def _respond(page: Page) -> Response:
    response = Response(page.body, status_code=page.status)
    response.raw_headers = encode(page.headers)
    return response
