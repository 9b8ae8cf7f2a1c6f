# SPDX-License-Identifier: MIT
"""HTTP status codes, error pages and messages in the visitor's own language.

    >>> from httplingo import HTTPStatus, page
    >>> HTTPStatus.NOT_FOUND.title("fr")
    'Page introuvable'
    >>> page(404, accept_language="fr-CA, en;q=0.5").language
    'fr'

HTTPStatus and HTTPMethod take the place of those in the module http.  The middleware is in
httplingo.wsgi and httplingo.asgi, and the frameworks in httplingo.django, httplingo.flask and
httplingo.starlette.
"""
from httplingo._httplingo import version as __version__
from httplingo.checking import Finding, check
from httplingo.messages import Messages, fill
from httplingo.method import HTTPMethod
from httplingo.negotiation import Choice, Offer, negotiate, negotiate_media
from httplingo.pages import Page, Problem, Site, page, problem
from httplingo.status import Fact, HTTPStatus, Reference, Requirement, VendorStatus, find_status, vendor_statuses
from httplingo.texts import Language, languages, text, wait

__all__ = [
    "Choice", "Fact", "Finding", "HTTPMethod", "HTTPStatus", "Language", "Messages", "Offer", "Page",
    "Problem", "Reference", "Requirement", "Site", "VendorStatus", "__version__", "check", "fill",
    "find_status", "languages", "negotiate", "negotiate_media", "page", "problem", "text",
    "vendor_statuses", "wait",
]
