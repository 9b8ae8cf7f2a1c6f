# SPDX-License-Identifier: MIT
"""Pages and problem details, and the sites that they belong to."""
from __future__ import annotations

import json
import math
import os
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Any, Iterable, Mapping, NamedTuple, Union

from httplingo import _httplingo

PARAMETERS = frozenset(_httplingo.parameters())
_EXTENSIONS_MAX = 16
_KNOWN = PARAMETERS | {"method", "accept", "accept_language", "preferred", "destination", "head", "query", "cookie"}
_PLAIN = frozenset({str, bytes, type(None)})  # the types of values that need no conversion


class Page(NamedTuple):
    """A response: its status, the fields to send with it, and the content."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    @property
    def language(self) -> str:
        """The tag of the language, or of both if there are two; empty if there is no content."""
        return self.field("Content-Language") or ""

    @property
    def content_type(self) -> str:
        return self.field("Content-Type") or ""

    def field(self, name: str) -> str | None:
        """The value of a field."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


class Site:
    """A catalogue, a template and options, opened once.  It is immutable: threads may share it.

        site = Site(name="Teahouse", home="/", default_language="fr")
        site.page(404, accept_language="fr-CA")

    The options are those of httplingo-site(5).  Names may be written with "_" in place of "-", and
    those with a dot are given in a dict: Site({"title.404": "No tea here"}).  If files is given, the
    files that options name come from there, and nothing is read from the file system.
    """

    __slots__ = ("handle",)

    def __init__(self, options: Mapping[str, object] | None = None, *,
                 files: Mapping[str, bytes] | None = None, **more: object) -> None:
        names, values = [], []
        for name, value in {**(options or {}), **more}.items():
            names.append(name if "." in name else name.replace("_", "-"))
            values.append(_option(value))
        self.handle = _httplingo.site_open(names, values, None if files is None else dict(files))

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Site:
        """Reads a site file; the paths in it start from its folder."""
        return cls._of(_httplingo.site_read(os.fsencode(path), None))

    @classmethod
    def read_bytes(cls, name: str, files: Mapping[str, bytes]) -> Site:
        """The same from memory: name is that of the site file among the files."""
        return cls._of(_httplingo.site_read(os.fsencode(name), dict(files)))

    @classmethod
    def _of(cls, handle: object) -> Site:
        site = cls.__new__(cls)
        site.handle = handle
        return site

    def page(self, code: int, **arguments: Any) -> Page:
        """A page of this site: see httplingo.page()."""
        return page(code, site=self, **arguments)

    def problem(self, code: int, detail: str | None = None, **arguments: Any) -> Page:
        """Problem details of this site: see httplingo.problem()."""
        return problem(code, detail, site=self, **arguments)


def _option(value: object) -> str:
    """A value as it is written in a site file."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    return str(os.fspath(value) if isinstance(value, os.PathLike) else value)


class Problem(Exception):
    """An error that handlers and middleware turn into a page or problem details.

        raise Problem(403, "Your balance is 30, but this costs 50.",
                      type="https://shop.example/problems/credit", balance=30)

    Keywords that are parameters of page(), such as type, title and retry_after, are used as such;
    all others become extension members (RFC 9457 section 3.2).
    """

    def __init__(self, code: int, detail: str | None = None, *,
                 headers: Iterable[tuple[str, str]] | Mapping[str, str] = (), **members: Any) -> None:
        super().__init__(f"{int(code)}: {detail}" if detail else int(code))
        self.code = _code(code)
        self.headers = list(headers.items() if isinstance(headers, Mapping) else headers)
        self.parameters = {name: members.pop(name) for name in PARAMETERS & members.keys()}
        if detail is not None:
            self.parameters["detail"] = detail
        self.extensions = members
        _encode_extensions(members)  # a mistake shows where it is made


def page(code: int, *, site: Site | None = None, language: str | None = None,
         second_language: str | None = None, formats: str | Iterable[str] | None = None,
         vendor: str | None = None, extensions: Mapping[str, Any] | None = None,
         **more: Any) -> Page:
    """The page for a request.

    :param code:        the status code, 100 to 599
    :param site:        its template and options; None: the built-in ones
    :param language:    a tag; None: negotiated
    :param formats:     names or media types to choose from, such as "html" and "problem+json"
    :param vendor:      the owner of an unregistered code, such as "nginx"
    :param extensions:  members that are added to JSON and XML
    :param more:        what the request says (method, accept, accept_language, preferred,
                        destination, query, cookie, head: str or bytes) and what the page can show
                        (uri, host, request_id, time, retry_after, allow, title, detail, type, ...)
    """
    if not more.keys() <= _KNOWN:
        raise TypeError(f"page() got an unexpected keyword argument {min(more.keys() - _KNOWN)!r}")
    entries: dict[str, object] = {name: value if value.__class__ in _PLAIN else _parameter(name, value)
                                  for name, value in more.items()}
    entries.update(code=_code(code), language=language, second_language=second_language, vendor=vendor)
    if formats is not None:
        entries["formats"] = formats if isinstance(formats, str) else ", ".join(formats)
    if extensions:
        entries.update(_encode_extensions(extensions))
    return Page(*_make(site, entries))


def problem(code: int, detail: str | None = None, *, formats: str | Iterable[str] = "problem+json",
            **arguments: Any) -> Page:
    """Problem details (RFC 9457), in JSON unless formats says otherwise: see page()."""
    return page(code, detail=detail, formats=formats, **arguments)


def _make(site: Site | None, entries: dict[str, object]) -> tuple[int, list[tuple[str, str]], bytes]:
    status, body, headers = _httplingo.page(site.handle if site else None, entries)
    return status, headers, body


def _code(code: int) -> int:
    if not 100 <= code <= 599:
        raise ValueError(f"{code} is not a status code; expected 100 to 599")
    return int(code)


def _encode_extensions(extensions: Mapping[str, Any]) -> dict[str, str]:
    if len(extensions) > _EXTENSIONS_MAX:
        raise ValueError(f"{len(extensions)} extensions; expected up to {_EXTENSIONS_MAX}")
    encoded = {}
    for name, value in extensions.items():
        encoded["extension." + name] = text = json.dumps(value, allow_nan=False)
        _httplingo.check_extension(name, text)
    return encoded


_Value = Union[str, bytes, int, None]


def _parameter(name: str, value: Any) -> _Value:
    """A value as the C library reads it."""
    if value is None or isinstance(value, (str, bytes)):
        return value
    if isinstance(value, bool):
        return "yes" if value else None
    if isinstance(value, timedelta):
        value = value.total_seconds()
    if isinstance(value, datetime):
        return _date(name, value)
    if isinstance(value, (int, float)):
        return math.ceil(value) if name == "retry_after" else math.floor(value)
    if isinstance(value, (list, tuple, set, frozenset)):
        return ", ".join(map(str, value))
    return str(value)


def _date(name: str, value: datetime) -> _Value:
    """A field has a date in words, and the time of the error is in seconds."""
    value = value.astimezone(timezone.utc)
    return math.floor(value.timestamp()) if name == "time" else format_datetime(value, usegmt=True)
