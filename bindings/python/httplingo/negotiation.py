# SPDX-License-Identifier: MIT
"""Languages by Accept-Language, and formats by Accept."""
from __future__ import annotations

from typing import TYPE_CHECKING, Iterable, NamedTuple

from httplingo import _httplingo

if TYPE_CHECKING:
    from httplingo.pages import Site

FORMATS = ("html", "problem+json", "problem+xml", "json", "xml", "text")


class Choice(NamedTuple):
    """What was chosen, and why."""

    language: str
    match: str
    range: str


class Offer:
    """A set of languages, prepared for negotiation.  It is immutable: threads may share it."""

    __slots__ = ("_handle",)

    def __init__(self, languages: Iterable[str], default: str | None = None) -> None:
        """Tags such as "pt-BR", or names of gettext such as "pt_BR"; the first is the default."""
        tags = list(languages)
        if default is not None and default not in tags:
            raise ValueError(f"the default {default!r} is not one of the languages")
        index = 0 if default is None else tags.index(default)
        self._handle = _httplingo.offer_open(tags, index)

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags, in canonical form."""
        return tuple(_httplingo.offer_tags(self._handle))

    def negotiate(self, accept_language: str | None) -> Choice:
        """Chooses by the value of Accept-Language (RFC 9110 section 12.5.4), whatever it holds."""
        return Choice(*_httplingo.negotiate(self._handle, _field(accept_language)))

    def __repr__(self) -> str:
        return f"Offer({list(self.languages)!r})"


def _field(value: str | None) -> str:
    """A value as the C library takes it: lone surrogates become question marks."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError(f"expected the value of a field as str, not {type(value).__name__}")
    return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")


def negotiate(accept_language: str | None, languages: Iterable[str] | None = None,
              default: str | None = None, *, site: Site | None = None) -> Choice:
    """Chooses one of the languages, or of those of a site.  For many requests, keep an Offer."""
    if languages is not None:
        return Offer(languages, default).negotiate(accept_language)
    return Choice(*_httplingo.negotiate_site(site and site.handle, _field(accept_language)))


def negotiate_media(accept: str | None, formats: Iterable[str] = FORMATS,
                    default: str | None = None) -> str:
    """Chooses one of the formats, by name, by the value of Accept (RFC 9110 section 12.5.1)."""
    return _httplingo.negotiate_media(_field(accept), list(formats), default)[0]
