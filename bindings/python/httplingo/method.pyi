# The members are listed by scripts/python-stubs.py.
from enum import Enum

from httplingo.status import Reference

class HTTPMethod(str, Enum):
    @property
    def description(self) -> str: ...
    def description_in(self, language: str) -> str: ...
    @property
    def is_safe(self) -> bool: ...
    @property
    def is_idempotent(self) -> bool: ...
    @property
    def references(self) -> tuple[Reference, ...]: ...
    # members
    ACL = "ACL"
    BASELINE_CONTROL = "BASELINE-CONTROL"
    BIND = "BIND"
    CHECKIN = "CHECKIN"
    CHECKOUT = "CHECKOUT"
    CONNECT = "CONNECT"
    COPY = "COPY"
    DELETE = "DELETE"
    GET = "GET"
    HEAD = "HEAD"
    LABEL = "LABEL"
    LINK = "LINK"
    LOCK = "LOCK"
    MERGE = "MERGE"
    MKACTIVITY = "MKACTIVITY"
    MKCALENDAR = "MKCALENDAR"
    MKCOL = "MKCOL"
    MKREDIRECTREF = "MKREDIRECTREF"
    MKWORKSPACE = "MKWORKSPACE"
    MOVE = "MOVE"
    OPTIONS = "OPTIONS"
    ORDERPATCH = "ORDERPATCH"
    PATCH = "PATCH"
    POST = "POST"
    PRI = "PRI"
    PROPFIND = "PROPFIND"
    PROPPATCH = "PROPPATCH"
    PUT = "PUT"
    QUERY = "QUERY"
    REBIND = "REBIND"
    REPORT = "REPORT"
    SEARCH = "SEARCH"
    TRACE = "TRACE"
    UNBIND = "UNBIND"
    UNCHECKOUT = "UNCHECKOUT"
    UNLINK = "UNLINK"
    UNLOCK = "UNLOCK"
    UPDATE = "UPDATE"
    UPDATEREDIRECTREF = "UPDATEREDIRECTREF"
    VERSION_CONTROL = "VERSION-CONTROL"
    ASTERISK = "*"
