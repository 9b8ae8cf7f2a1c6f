# SPDX-License-Identifier: MIT
"""Which content middleware may replace: none, or a page that a framework has built in.

What an application says in its own words stays, and so do data, pages for developers, and anything
that is not known.
"""
from __future__ import annotations

import html
import re
import sys

from httplingo.status import find_status, HTTPStatus

# The longest content that is read to find out: built-in pages are far shorter.
LIMIT = 16384

_WERKZEUG = re.compile(
    r'<!doctype html>\n<html lang="?en"?>\n<title>(\d{3}) [^<\n]*</title>\n<h1>[^<\n]*</h1>\n<p>(.*)</p>\n?', re.S | re.I)
_DJANGO = re.compile(
    r'\n<!doctype html>\n<html lang="en">\n<head>\n  <title>([^<\n]*)</title>\n</head>\n<body>\n'
    r'  <h1>([^<\n]*)</h1><p>[^<\n]*</p>\n</body>\n</html>\n', re.I)
_DJANGO_CSRF = re.compile(
    r'\n<!DOCTYPE html>\n<html lang="en">\n<head>\n  <meta http-equiv="content-type"[^>]*>\n'
    r'  <meta name="robots"[^>]*>\n  <title>403 Forbidden</title>\n', re.I)


def is_builtin(code: int, content_type: str | None, body: bytes) -> bool:
    """Whether there is no content, or a framework's own for this code."""
    if is_grpc(content_type):
        return False
    if not body:
        return True
    kind = (content_type or "").partition(";")[0].strip().lower()
    if len(body) > LIMIT or kind not in ("text/html", "text/plain", ""):
        return False
    text = body.decode("utf-8", "replace")
    return _is_phrase(code, text) or (kind == "text/html" and _is_page(code, text))


def is_grpc(content_type: str | None) -> bool:
    """Clients of gRPC read trailers and no pages."""
    return (content_type or "").lower().startswith("application/grpc")


def _is_phrase(code: int, text: str) -> bool:
    """"Not Found", "404 Not Found" or "404: Not Found", as text or as a page of nothing else."""
    text = re.sub(r"^\s*<h1>(.*)</h1>\s*$", r"\1", text, flags=re.S).strip()
    if len(text) > 80:
        return False
    phrase = re.sub(rf"^{code}:? ", "", text)
    found = find_status(phrase) if re.fullmatch(r"[A-Za-z' -]+", phrase) else None
    return isinstance(found, HTTPStatus) and found == code


def _is_page(code: int, text: str) -> bool:
    werkzeug = _WERKZEUG.fullmatch(text)
    if werkzeug:
        return int(werkzeug[1]) == code and _is_werkzeug_text(code, werkzeug[2])
    if code == 403 and _DJANGO_CSRF.match(text):
        return True
    django = _DJANGO.fullmatch(text)
    return django is not None and _is_phrase(code, re.sub(r" \(\d{3}\)$", "", django[1]))


def _is_werkzeug_text(code: int, text: str) -> bool:
    """Whether the description is not the application's: what Werkzeug says of the code."""
    known = getattr(sys.modules.get("werkzeug.exceptions"), "default_exceptions", {}).get(code)
    description = getattr(known, "description", None)
    return description is None or html.unescape(text) == description
