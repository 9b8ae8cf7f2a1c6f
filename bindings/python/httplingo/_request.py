# SPDX-License-Identifier: MIT
"""What middleware and handlers share: from a request and an error to a response."""
from __future__ import annotations

import os
import time
from typing import Any, Container, Iterable, Mapping

from httplingo import _fields
from httplingo.pages import Page, Problem, Site, page

ERRORS = range(400, 600)


class Responder:
    """Makes the responses of an application."""

    def __init__(self, site: Site | str | os.PathLike[str] | Mapping[str, object] | None = None, *,
                 codes: Container[int] = ERRORS, request_id: str = "X-Request-ID",
                 details: bool = True, **options: object) -> None:
        """
        :param site:        a Site, the path of a site file, or the options of a site
        :param codes:       the codes whose pages are made; others are left alone
        :param request_id:  the field of the request that identifies it
        :param details:     whether pages show what the application says about a 4xx in its own words
        :param options:     of the site, such as name="Teahouse"
        """
        self.site = open_site(site, options)
        self.codes = codes
        self.request_id = request_id.lower()
        self.details = details

    def page(self, code: int, request: Mapping[str, Any], headers: Iterable[tuple[str, str]] = (),
             detail: object = None) -> Page:
        """The response to send in place of one with these fields."""
        own = list(headers)
        parameters: dict[str, Any] = {"time": int(time.time()), **request, **_told(own)}
        if detail is not None and self.details and code < 500:
            parameters["detail"] = str(detail)
        made = page(code, site=self.site, **parameters)
        return made._replace(headers=_fields.merge(own, made.headers))

    def problem(self, problem: Problem, request: Mapping[str, Any]) -> Page:
        """The response for a Problem."""
        own = problem.headers
        parameters: dict[str, Any] = {"time": int(time.time()), **request, **_told(own), **problem.parameters}
        made = page(problem.code, site=self.site, extensions=problem.extensions, **parameters)
        return made._replace(headers=_fields.merge(own, made.headers))


def open_site(site: Any, options: Mapping[str, object]) -> Site | None:
    if isinstance(site, Site):
        return site
    if isinstance(site, (str, os.PathLike)):
        return Site.read(site)
    if site or options:
        return Site({**(site or {}), **options})
    return None


_TELLS = {"retry-after": "retry_after", "allow": "allow", "upgrade": "protocols"}


def _told(own: _fields.Fields) -> dict[str, str]:
    """What the fields of a response tell the page."""
    told: dict[str, str] = {}
    for name, value in own:
        key = _TELLS.get(name.lower())
        if key:
            told[key] = f"{told[key]}, {value}" if key in told else value
    return told


def quote(path: bytes) -> bytes:
    """A path as it stands in a request: what is not ASCII or would end it is encoded."""
    return b"".join(b"%%%02X" % c if c <= 32 or c >= 127 or c in b'"#<>?%' else bytes((c,)) for c in path)
