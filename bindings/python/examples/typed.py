# SPDX-License-Identifier: MIT
"""An API client and server's helper, as type checkers see it: mypy --strict finds nothing here."""
from __future__ import annotations

from typing import Optional

from httplingo import HTTPMethod, HTTPStatus, Messages, Offer, Page, Problem, Requirement, Site, check, problem

OFFER = Offer(["en", "fr", "ar"])
SITE = Site(name="Teahouse", home="/")


def explain(status: HTTPStatus, accept_language: Optional[str]) -> str:
    """A sentence for people who read logs."""
    language: str = OFFER.negotiate(accept_language).language
    return f"{int(status)} {status.phrase}: {status.description_in(language)}"


def owed(status: HTTPStatus) -> list[str]:
    requirements: tuple[Requirement, ...] = status.requirements
    return [requirement.field for requirement in requirements if requirement.level == "must"]


def forbid(balance: int, accept_language: str) -> Page:
    page = problem(HTTPStatus.FORBIDDEN, "Your balance is too low.", site=SITE, accept_language=accept_language,
                   extensions={"balance": balance})
    return page if not check(page) else SITE.page(HTTPStatus.FORBIDDEN)


def order(method: HTTPMethod, stock: int) -> None:
    if not method.is_safe and stock <= 0:
        raise Problem(HTTPStatus.CONFLICT, "There is no tea left.", stock=stock)


def greet(messages: Messages, accept_language: str, count: int) -> str:
    here = messages.choose(accept_language, default="en")
    return here.ngettext("one cup", "{n} cups", count)


if __name__ == "__main__":
    print(explain(HTTPStatus.NOT_FOUND, "fr-CA"))
    print(owed(HTTPStatus.UNAUTHORIZED))
    print(forbid(30, "ar").language)
