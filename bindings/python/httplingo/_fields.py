# SPDX-License-Identifier: MIT
"""The fields of a response whose content is replaced by a page.

The rules are those of the modules for nginx and Apache httpd: what describes the content that is
replaced goes, and what tells more stays, such as Allow, Retry-After, WWW-Authenticate, Set-Cookie.
"""
from __future__ import annotations

from typing import Iterable, List, Tuple

Fields = List[Tuple[str, str]]

# Those of modules/page-module.h, which a test compares; the page has the last three itself.
OF_CONTENT = frozenset({
    "accept-ranges", "content-digest", "content-disposition", "content-encoding", "content-location",
    "content-md5", "content-security-policy", "content-security-policy-report-only", "digest", "etag",
    "last-modified", "repr-digest", "trailer",
    "content-language", "content-length", "content-type",
})
_LISTS = frozenset({"vary", "link"})  # a value of the page is added


def get(fields: Iterable[tuple[str, str]], name: str) -> str | None:
    """The value of a field, with several lines joined (RFC 9110 section 5.3)."""
    values = [value for key, value in fields if key.lower() == name]
    return ", ".join(values) if values else None


def merge(own: Iterable[tuple[str, str]], page: Iterable[tuple[str, str]]) -> Fields:
    """The fields to send: those of the response that stay, and those of the page."""
    kept = [(name, value) for name, value in own if name.lower() not in OF_CONTENT]
    if not kept:
        return list(page)
    for name, value in page:
        kept = _set(kept, name, value)
    return kept


def _set(fields: Fields, name: str, value: str) -> Fields:
    key = name.lower()
    present = get(fields, key)
    if present is None:
        return [*fields, (name, value)]
    if key in _LISTS:
        value = _join(present, value)
    elif key == "allow" or (key == "cache-control" and value != "no-store"):
        return fields  # what must not be stored is not, whatever the response said
    return [*((n, v) for n, v in fields if n.lower() != key), (name, value)]


def _join(present: str, value: str) -> str:
    """Both lists; an item that is in both is there once."""
    items = [item.strip() for item in present.split(",")]
    if "*" in items:
        return present
    known = {item.lower() for item in items}
    return ", ".join(items + [i for i in map(str.strip, value.split(",")) if i.lower() not in known])
