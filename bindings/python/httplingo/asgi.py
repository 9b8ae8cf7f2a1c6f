# SPDX-License-Identifier: MIT
"""Middleware for ASGI 3: errors without content, or with a page that a framework has built in, get a
page in the visitor's language.

    application = ASGIMiddleware(application, name="Teahouse", home="/")
"""
from __future__ import annotations

from typing import Any, Awaitable, Callable, Iterable

from httplingo import _bodies
from httplingo._request import Responder, quote
from httplingo.pages import Page, Problem
from httplingo.wsgi import is_replaceable

Message = Any
Send = Callable[[Message], Awaitable[None]]


def request_of(scope: dict[str, Any], request_id: str = "x-request-id") -> dict[str, Any]:
    """What the scope says about the request, for page()."""
    fields: dict[bytes, bytes] = {}
    for name, value in scope.get("headers", ()):
        name = name.lower()
        separator = b"; " if name == b"cookie" else b", "
        fields[name] = fields[name] + separator + value if name in fields else value
    query = scope.get("query_string", b"")
    path = scope.get("raw_path") or quote(scope.get("path", "/").encode("utf-8", "surrogateescape"))
    return {
        "method": scope.get("method"),
        "accept": fields.get(b"accept"),
        "accept_language": fields.get(b"accept-language"),
        "destination": fields.get(b"sec-fetch-dest"),
        "cookie": fields.get(b"cookie"),
        "host": fields.get(b"host"),
        "request_id": fields.get(request_id.encode("latin-1")),
        "query": query or None,
        "uri": path.partition(b"?")[0] + (b"?" + query if query else b""),
    }


class ASGIMiddleware:
    """See the module; the arguments are those of a Responder."""

    def __init__(self, application: Callable[..., Awaitable[None]], site: Any = None, **options: Any) -> None:
        self.application = application
        self.responder = Responder(site, **options)

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Send) -> None:
        if scope["type"] != "http":
            await self.application(scope, receive, send)
            return
        sender = _Sender(self.responder, scope, send)
        try:
            await self.application(scope, receive, sender)
        except Problem as problem:
            if sender.passed:
                raise
            await sender.send_page(self.responder.problem(problem, sender.request()))
        except Exception:
            # The server logs it, as when there is no middleware; the client gets no more than a page.
            if not sender.passed:
                await sender.send_page(self.responder.page(500, sender.request()))
            raise
        else:
            await sender.flush()


class _Sender:
    """send() for the application: errors are held back until their content is known."""

    def __init__(self, responder: Responder, scope: dict[str, Any], send: Send) -> None:
        self.responder, self.scope, self.real = responder, scope, send
        self.held: Message = None
        self.passed = False
        self.chunks: list[bytes] = []
        self.size = 0

    def request(self) -> dict[str, Any]:
        return request_of(self.scope, self.responder.request_id)

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and self.is_candidate(message):
            self.held = message
        elif self.held and message["type"] == "http.response.body":
            await self.take(message)
        else:
            await self.flush()
            self.passed = self.passed or message["type"] == "http.response.start"
            await self.real(message)

    def is_candidate(self, message: Message) -> bool:
        return 400 <= message["status"] <= 599 and message["status"] in self.responder.codes

    async def take(self, message: Message) -> None:
        """Content of what is held back."""
        self.chunks.append(message.get("body", b""))
        self.size += len(self.chunks[-1])
        if self.size > _bodies.LIMIT:
            await self.flush(message.get("more_body", False))
        elif not message.get("more_body", False):
            await self.decide()

    async def decide(self) -> None:
        code, headers = self.held["status"], decode(self.held.get("headers", ()))
        body = b"".join(self.chunks)
        if is_replaceable(code, self.scope.get("method"), headers, body):
            await self.send_page(self.responder.page(code, self.request(), headers))
        else:
            await self.flush(False)

    async def flush(self, more: bool = True) -> None:
        """Sends what was held back as it is."""
        if not self.held:
            return
        start, self.held, self.passed = self.held, None, True
        await self.real(start)
        if self.chunks or not more:
            await self.real({"type": "http.response.body", "body": b"".join(self.chunks), "more_body": more})

    async def send_page(self, page: Page) -> None:
        self.held, self.passed = None, True
        await self.real({"type": "http.response.start", "status": page.status, "headers": encode(page.headers)})
        await self.real({"type": "http.response.body", "body": page.body})


def decode(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[str, str]]:
    return [(name.decode("latin-1"), value.decode("latin-1")) for name, value in headers]


def encode(headers: Iterable[tuple[str, str]]) -> list[tuple[bytes, bytes]]:
    return [(name.lower().encode("latin-1"), value.encode("latin-1", "replace")) for name, value in headers]
