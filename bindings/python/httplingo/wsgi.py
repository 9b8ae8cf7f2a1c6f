# SPDX-License-Identifier: MIT
"""Middleware for WSGI (PEP 3333): errors without content, or with a page that a framework has built
in, get a page in the visitor's language.

    application = WSGIMiddleware(application, name="Teahouse", home="/")
"""
from __future__ import annotations

import logging
from itertools import chain
from typing import Any, Callable, Iterable, Iterator

from httplingo import _bodies, _fields
from httplingo._request import Responder, quote
from httplingo.pages import Page, Problem
from httplingo.status import HTTPStatus

_log = logging.getLogger("httplingo.wsgi")


def request_of(environ: dict[str, Any], request_id: str = "x-request-id") -> dict[str, Any]:
    """What the environment says about the request, for page()."""
    def field(name: str) -> bytes | None:
        value: str | None = environ.get("HTTP_" + name.upper().replace("-", "_"))
        return None if value is None else value.encode("latin-1", "replace")

    return {
        "method": environ.get("REQUEST_METHOD"),
        "accept": field("accept"),
        "accept_language": field("accept-language"),
        "destination": field("sec-fetch-dest"),
        "cookie": field("cookie"),
        "host": field("host"),
        "request_id": field(request_id),
        "query": environ.get("QUERY_STRING") or None,
        "uri": _uri(environ),
    }


def _uri(environ: dict[str, Any]) -> bytes:
    def encoded(name: str) -> bytes:
        return str(environ.get(name, "")).encode("latin-1", "replace")

    path, query = encoded("SCRIPT_NAME") + encoded("PATH_INFO"), encoded("QUERY_STRING")
    return quote(path or b"/") + (b"?" + query if query else b"")


class WSGIMiddleware:
    """See the module; the arguments are those of a Responder."""

    def __init__(self, application: Callable[..., Iterable[bytes]], site: Any = None, **options: Any) -> None:
        self.application = application
        self.responder = Responder(site, **options)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        start = _Start(self.responder.codes, start_response)
        try:
            return _Response(start, self.application(environ, start)).finish(self, environ)
        except Problem as problem:
            if start.passed:
                raise
            return self._send(start, self.responder.problem(problem, self._request(environ)))
        except Exception:
            if start.passed:
                raise
            _log.exception("%s %s failed", environ.get("REQUEST_METHOD"), environ.get("PATH_INFO"))
            return self._send(start, self.responder.page(500, self._request(environ)))

    def _request(self, environ: dict[str, Any]) -> dict[str, Any]:
        return request_of(environ, self.responder.request_id)

    def replace(self, environ: dict[str, Any], start: _Start, body: bytes) -> list[bytes]:
        """Sends what was held back: as it is, or with a page."""
        status, headers = start.status, start.headers
        code = int(status[:3])
        if not is_replaceable(code, environ.get("REQUEST_METHOD"), headers, body):
            start.send(status, headers)
            return [body]
        return self._send(start, self.responder.page(code, self._request(environ), headers), status)

    @staticmethod
    def _send(start: _Start, page: Page, status: str | None = None) -> list[bytes]:
        start.send(status or status_line(page.status), page.headers)
        return [page.body]


def status_line(code: int) -> str:
    """A code and its phrase, as start_response() takes them."""
    return f"{code} {HTTPStatus(code).phrase if code in _CODES else ''}"


_CODES = frozenset(int(status) for status in HTTPStatus)


def is_replaceable(code: int, method: str | None, headers: Iterable[tuple[str, str]], body: bytes) -> bool:
    """Whether a page may take the place of this response.  The content of HEAD is not known, unless
    it is said to be empty."""
    headers = list(headers)
    if (_fields.get(headers, "content-encoding") or "identity").lower() != "identity":
        return False
    if method == "HEAD" and (_fields.get(headers, "content-length") or "0") != "0":
        return False
    return _bodies.is_builtin(code, _fields.get(headers, "content-type"), body)


class _Start:
    """start_response() for the application: errors are held back."""

    def __init__(self, codes: Any, real: Callable[..., Any]) -> None:
        self.codes, self.real = codes, real
        self.status, self.error = "", None
        self.headers: list[tuple[str, str]] = []
        self.held = self.passed = False
        self.written: list[bytes] = []

    def __call__(self, status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
        self.status, self.headers, self.error = status, headers, exc_info
        code = int(status[:3])
        if self.passed or not (400 <= code <= 599 and code in self.codes):
            self.held, self.passed = False, True
            return self.real(status, headers, exc_info) if exc_info else self.real(status, headers)
        self.held = True
        return self.written.append

    def send(self, status: str, headers: list[tuple[str, str]]) -> Any:
        self.held, self.passed = False, True
        write = self.real(status, headers, self.error) if self.error else self.real(status, headers)
        self.error = None
        return write


class _Response:
    """What the application returned.  It is read as far as it takes to decide."""

    def __init__(self, start: _Start, content: Iterable[bytes]) -> None:
        self.start, self.content = start, content

    def finish(self, middleware: WSGIMiddleware, environ: dict[str, Any]) -> Iterable[bytes]:
        if self.start.passed:
            return self.content
        try:
            chunks, rest, ended = self._read()
        except BaseException:
            self._close()
            raise
        if ended and self.start.held:
            self._close()
            return middleware.replace(environ, self.start, b"".join(self.start.written + chunks))
        if self.start.held:
            self.start.send(self.start.status, self.start.headers)
        return _Chain(chain(self.start.written, chunks, rest), self._close)

    def _read(self) -> tuple[list[bytes], Iterator[bytes], bool]:
        """What was read, what is left, and whether that is nothing."""
        chunks: list[bytes] = []
        rest, size = iter(self.content), 0
        while not self.start.passed and size <= _bodies.LIMIT:
            chunk = next(rest, None)
            if chunk is None:
                return chunks, rest, True
            chunks.append(chunk)
            size += len(chunk)
        return chunks, rest, False

    def _close(self) -> None:
        close = getattr(self.content, "close", None)
        if close:
            close()


class _Chain:
    """The chunks that were read and the rest, with the close() of the application."""

    def __init__(self, chunks: Iterator[bytes], close: Callable[[], None]) -> None:
        self.chunks, self.close = chunks, close

    def __iter__(self) -> Iterator[bytes]:
        return self.chunks
