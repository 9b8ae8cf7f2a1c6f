# SPDX-License-Identifier: MIT
"""Texts of any code in any language, and the languages that there are."""
from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from httplingo import _httplingo

if TYPE_CHECKING:
    from httplingo.pages import Site

_FIELDS = ("phrase", "title", "summary", "advice", "description")


class Language(NamedTuple):
    """A language of a catalogue."""

    tag: str
    name: str
    is_rtl: bool
    translated: int


def languages(site: Site | None = None) -> tuple[Language, ...]:
    """The languages of a site, or those that are built in: tag, name in the language itself,
    whether it is written from right to left, and how many messages are translated."""
    return tuple(Language(*row) for row in _httplingo.languages(site and site.handle))


def text(code: int, field: str, language: str = "en", site: Site | None = None) -> str:
    """A text of a code: phrase, title, summary, advice or description.

    A code that is not registered is treated as its class, and what is no code as a server error
    (RFC 9110 section 15).  If the language is not found, the text is in English."""
    if field not in _FIELDS:
        raise ValueError(f"{field!r} is not a text; expected one of {', '.join(_FIELDS)}")
    code = code if 100 <= code <= 599 else 0
    return _httplingo.text(site and site.handle, code, _FIELDS.index(field), language)


def wait(seconds: int, language: str = "en", site: Site | None = None) -> str:
    """A sentence that tells a visitor how long to wait; empty for more than 30 days."""
    if seconds < 0:
        raise ValueError("seconds: expected 0 or more")
    return _httplingo.wait_text(site and site.handle, min(seconds, 2**63), language)
