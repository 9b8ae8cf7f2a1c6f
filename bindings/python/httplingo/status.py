# SPDX-License-Identifier: MIT
"""HTTPStatus in place of http.HTTPStatus, with what the specifications say and with translations.

The members come from the tables of the C library; status.pyi lists them for type checkers.
"""
from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from httplingo import _httplingo

PHRASE, TITLE, SUMMARY, ADVICE, DESCRIPTION = range(5)


class Reference(NamedTuple):
    """A specification that defines, or defined, a code or a method."""

    rfc: int
    draft: str | None
    section: str
    title: str
    current: bool

    def __str__(self) -> str:
        name = f"RFC {self.rfc}" if self.rfc else self.draft
        return f"{name}, section {self.section}" if self.section else str(name)


class Requirement(NamedTuple):
    """A field that a response with this status must, should or may carry."""

    level: str
    field: str
    when: str | None
    basis: str | None


class Fact(NamedTuple):
    """A value, and the section that says so."""

    value: str | bool | None
    basis: str | None


class VendorStatus(NamedTuple):
    """A code that a vendor uses without registration."""

    code: int
    name: str
    vendor: str
    phrase: str
    meaning: str
    wire: str


class _Status(IntEnum):
    """What every member can do.  It has no members, so that it can be extended."""

    def __new__(cls, value: int) -> _Status:
        row = _ROWS[value]
        member = int.__new__(cls, value)
        member._value_ = value
        member.phrase = row[3]
        member.description = row[4]
        return member

    # ---- texts in a language: a tag such as "fr", "pt-BR" or "pt_BR"; English if it is not found ----

    def phrase_in(self, language: str) -> str:
        """The reason phrase, translated: a term for engineers, which is never sent."""
        return _httplingo.text(None, self, PHRASE, language)

    def title(self, language: str = "en") -> str:
        """A headline for visitors."""
        return _httplingo.text(None, self, TITLE, language)

    def summary(self, language: str = "en") -> str:
        """What happened, for visitors; empty for 1xx and 2xx."""
        return _httplingo.text(None, self, SUMMARY, language)

    def advice(self, language: str = "en") -> str:
        """What visitors can do next; empty if there is nothing to add."""
        return _httplingo.text(None, self, ADVICE, language)

    def description_in(self, language: str) -> str:
        """What the status means, for engineers."""
        return _httplingo.text(None, self, DESCRIPTION, language)

    # ---- classes ----

    @property
    def is_informational(self) -> bool:
        return 100 <= self <= 199

    @property
    def is_success(self) -> bool:
        return 200 <= self <= 299

    @property
    def is_redirection(self) -> bool:
        return 300 <= self <= 399

    @property
    def is_client_error(self) -> bool:
        return 400 <= self <= 499

    @property
    def is_server_error(self) -> bool:
        return 500 <= self <= 599

    # ---- what the registry and the specifications say ----

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other names of the constant."""
        return tuple(_ROWS[self][2])

    @property
    def former_phrases(self) -> tuple[str, ...]:
        """Reason phrases that the code had before."""
        return tuple(_httplingo.status_facts(self)["former_phrases"])

    @property
    def references(self) -> tuple[Reference, ...]:
        """The specifications, oldest first."""
        return tuple(Reference(*row) for row in _httplingo.status_facts(self)["references"])

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """The fields that a response must, should or may carry."""
        return tuple(Requirement(*row) for row in _httplingo.status_facts(self)["requirements"])

    @property
    def facts(self) -> dict[str, Fact]:
        """body, content_length, cacheable, duration, retry, redirect_method, sender, content."""
        facts = _httplingo.status_facts(self)["facts"]
        return {name: Fact(*fact) for name, fact in facts.items()}

    @property
    def registry(self) -> str:
        """iana, temporary or unused."""
        return _httplingo.status_facts(self)["registry"]

    @property
    def expires(self) -> str | None:
        """The day on which a temporary registration ends."""
        return _httplingo.status_facts(self)["expires"]

    @property
    def is_obsoleted(self) -> bool:
        """Whether the registry marks the code as obsoleted."""
        return _httplingo.status_facts(self)["obsoleted"]

    @property
    def is_cacheable(self) -> bool:
        """Whether a response is heuristically cacheable (RFC 9110 section 15.1)."""
        return bool(self.facts["cacheable"].value)


_ROWS = {row[0]: row for row in _httplingo.statuses()}


def _names() -> list[tuple[str, int]]:
    """Each name once, and those of members before aliases: the first one of a value is its name."""
    rows = _ROWS.values()
    names = [(row[1], row[0]) for row in rows]
    return names + [(alias, row[0]) for row in rows for alias in row[2]]


HTTPStatus = _Status("HTTPStatus", _names(), module="httplingo", qualname="HTTPStatus")
HTTPStatus.__doc__ = """HTTP status codes and reason phrases, of IANA's registry.

Takes the place of http.HTTPStatus, and knows what a status is called in other languages.
"""


def find_status(name: str) -> HTTPStatus | VendorStatus | None:
    """The status that a name refers to: a constant, a phrase or a code in any spelling, as in
    "StatusNotFound", "SC_NOT_FOUND" and "404 Nothing here"."""
    found = _httplingo.lookup(name)
    if found is None:
        return None
    code, vendor = found
    if vendor is None:
        return HTTPStatus(code)
    return next(row for row in vendor_statuses() if (row.code, row.vendor) == found)


def vendor_statuses() -> tuple[VendorStatus, ...]:
    """The codes that vendors use; several vendors may use one code."""
    return tuple(VendorStatus(*row) for row in _httplingo.vendors())
