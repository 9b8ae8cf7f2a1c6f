# SPDX-License-Identifier: MIT
"""Whether a response meets the requirements of its status."""
from __future__ import annotations

from typing import Iterable, NamedTuple, Tuple, Union

from httplingo import _httplingo

Response = Union[bytes, Tuple[int, Iterable[Tuple[str, str]], bytes]]


class Finding(NamedTuple):
    """What a rule reports."""

    rule: str
    level: str
    code: int
    line: int
    field: str
    basis: str | None
    fact: str
    explanation: str

    def __str__(self) -> str:
        return f"{self.level}: {self.explanation} ({self.basis})"


def check(response: Response, method: str = "GET", *, complete: bool = True) -> list[Finding]:
    """The findings about a response: its bytes, or a tuple of status, fields and content.

    :param method:    of the request
    :param complete:  False if the content is missing or not complete
    """
    data = response if isinstance(response, bytes) else _serialize(*response)
    return [Finding(*row) for row in _httplingo.check(data, method, 0, complete)]


def _serialize(status: int, headers: Iterable[tuple[str, str]], body: bytes) -> bytes:
    lines = [f"HTTP/1.1 {int(status)} {_phrase(status)}"]
    lines += (f"{name}: {value}" for name, value in headers)
    return "\r\n".join([*lines, "", ""]).encode("latin-1", "replace") + body


def _phrase(status: int) -> str:
    from httplingo.status import HTTPStatus
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
