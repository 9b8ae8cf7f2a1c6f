# SPDX-License-Identifier: MIT
"""gettext for servers: the language is chosen for each request and never by the process's locale."""
from __future__ import annotations

import gettext
import os
from typing import Iterable, Mapping

from httplingo import _httplingo

_LARGEST = 2**64


class Messages(gettext.NullTranslations):
    """The messages of an application in all its languages, one of which is chosen.

        messages = Messages("shop", "/usr/share/locale")        # when the server starts
        here = messages.choose(request.headers["Accept-Language"])
        here.ngettext("one book", "{n} books", 3)

    It has the methods of gettext.GNUTranslations.  It is immutable: threads may share it, and
    choosing a language takes no memory but that of a small object.  A message that a language lacks
    comes from its parent (fr-CA from fr), then from a fallback of add_fallback(), and is the msgid
    in the end.
    """

    def __init__(self, domain: str, localedir: str | os.PathLike[str],
                 languages: Iterable[str] | None = None, source: str = "en") -> None:
        """Opens LOCALEDIR/LL/LC_MESSAGES/DOMAIN.mo of all languages, or of those that are named."""
        names = None if languages is None else list(languages)
        self._begin(_httplingo.messages_open(os.fsencode(localedir), domain, names, source))

    @classmethod
    def from_bytes(cls, files: Mapping[str, bytes], source: str = "en") -> Messages:
        """The same from the contents of .mo files by language."""
        messages = cls.__new__(cls)
        messages._begin(_httplingo.messages_open_bytes(dict(files), source))
        return messages

    def _begin(self, handle: object) -> None:
        super().__init__()
        self._handle = handle
        self._tags = tuple(_httplingo.messages_languages(handle))
        self._index = _httplingo.messages_choose(handle, "", len(self._tags))[0]

    def _at(self, index: int) -> Messages:
        if index == self._index:
            return self
        other = self.__class__.__new__(self.__class__)
        other.__dict__.update(self.__dict__)
        other._index = index
        return other

    # ---- languages ----

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags of all languages."""
        return self._tags

    @property
    def language(self) -> str:
        """The tag of the chosen language, for Content-Language."""
        return self._tags[self._index]

    def choose(self, accept_language: str | None, default: str | None = None) -> Messages:
        """The same messages in the language that Accept-Language asks for (RFC 9110 section
        12.5.4); if it asks for none, in the default, or in the language of the msgids."""
        index = len(self._tags) if default is None else self._find(default)
        field = (accept_language or "").encode("utf-8", "replace").decode("utf-8")
        return self._at(_httplingo.messages_choose(self._handle, field, index)[0])

    def in_language(self, tag: str) -> Messages:
        """The same messages in a language; LookupError if it is not found."""
        return self._at(self._find(tag))

    def _find(self, tag: str) -> int:
        index = _httplingo.messages_find_language(self._handle, tag)
        if index < 0:
            raise LookupError(f"no messages in {tag!r}; there are {', '.join(self._tags)}")
        return index

    # ---- the methods of GNUTranslations ----

    def gettext(self, message: str) -> str:
        return self._look_up(None, message) or super().gettext(message)

    def pgettext(self, context: str, message: str) -> str:
        return self._look_up(context, message) or super().pgettext(context, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._look_up(None, msgid1, msgid2, n) or super().ngettext(msgid1, msgid2, n)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return (self._look_up(context, msgid1, msgid2, n)
                or super().npgettext(context, msgid1, msgid2, n))

    def _look_up(self, context: str | None, message: str, plural: str | None = None,
                 n: int = 0) -> str | None:
        if not 0 <= n < _LARGEST:
            n = _shorten(n)
        return _httplingo.messages_find(self._handle, self._index, context, message, plural, n)

    def info(self) -> dict[str, str]:
        """The header of the file, in lower case."""
        lines = (self._look_up(None, "") or "").splitlines()
        pairs = (line.partition(":") for line in lines)
        return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}

    def charset(self) -> str:
        return "utf-8"

    def __repr__(self) -> str:
        return f"<{self.__class__.__name__} in {self.language} of {', '.join(self._tags)}>"


def _shorten(n: int) -> int:
    """A number with the plural form of n that fits into 64 bits.  Forms depend on the absolute
    value, and of large numbers on their last digits."""
    n = abs(n)
    return n if n < _LARGEST else n % 10**18 + 10**18


def fill(message: str, *, isolate: bool = False, **values: object) -> str:
    """The message with each {name} replaced by its value.

    Unlike str.format(), a message can reach nothing else, and a placeholder in a value is left as
    it is.

    :param isolate:  put each value between U+2068 and U+2069, so that text of the other direction
                     does not mix with the message
    """
    encoded = [str(value).encode("utf-8", "replace") for value in values.values()]
    return _httplingo.fill(message, list(values), encoded, isolate)
