# The members are listed by scripts/python-stubs.py.
from enum import IntEnum
from typing import NamedTuple, Optional, Union

PHRASE: int
TITLE: int
SUMMARY: int
ADVICE: int
DESCRIPTION: int

class Reference(NamedTuple):
    rfc: int
    draft: Optional[str]
    section: str
    title: str
    current: bool

class Requirement(NamedTuple):
    level: str
    field: str
    when: Optional[str]
    basis: Optional[str]

class Fact(NamedTuple):
    value: Union[str, bool, None]
    basis: Optional[str]

class VendorStatus(NamedTuple):
    code: int
    name: str
    vendor: str
    phrase: str
    meaning: str
    wire: str

def find_status(name: str) -> Union[HTTPStatus, VendorStatus, None]: ...
def vendor_statuses() -> tuple[VendorStatus, ...]: ...

class HTTPStatus(IntEnum):
    @property
    def phrase(self) -> str: ...
    @property
    def description(self) -> str: ...
    def phrase_in(self, language: str) -> str: ...
    def title(self, language: str = ...) -> str: ...
    def summary(self, language: str = ...) -> str: ...
    def advice(self, language: str = ...) -> str: ...
    def description_in(self, language: str) -> str: ...
    @property
    def is_informational(self) -> bool: ...
    @property
    def is_success(self) -> bool: ...
    @property
    def is_redirection(self) -> bool: ...
    @property
    def is_client_error(self) -> bool: ...
    @property
    def is_server_error(self) -> bool: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...
    @property
    def former_phrases(self) -> tuple[str, ...]: ...
    @property
    def references(self) -> tuple[Reference, ...]: ...
    @property
    def requirements(self) -> tuple[Requirement, ...]: ...
    @property
    def facts(self) -> dict[str, Fact]: ...
    @property
    def registry(self) -> str: ...
    @property
    def expires(self) -> Optional[str]: ...
    @property
    def is_obsoleted(self) -> bool: ...
    @property
    def is_cacheable(self) -> bool: ...
    # members
    CONTINUE = 100
    SWITCHING_PROTOCOLS = 101
    PROCESSING = 102
    EARLY_HINTS = 103
    UPLOAD_RESUMPTION_SUPPORTED = 104
    OK = 200
    CREATED = 201
    ACCEPTED = 202
    NON_AUTHORITATIVE_INFORMATION = 203
    NO_CONTENT = 204
    RESET_CONTENT = 205
    PARTIAL_CONTENT = 206
    MULTI_STATUS = 207
    ALREADY_REPORTED = 208
    IM_USED = 226
    MULTIPLE_CHOICES = 300
    MOVED_PERMANENTLY = 301
    FOUND = 302
    SEE_OTHER = 303
    NOT_MODIFIED = 304
    USE_PROXY = 305
    UNUSED = 306
    TEMPORARY_REDIRECT = 307
    PERMANENT_REDIRECT = 308
    BAD_REQUEST = 400
    UNAUTHORIZED = 401
    PAYMENT_REQUIRED = 402
    FORBIDDEN = 403
    NOT_FOUND = 404
    METHOD_NOT_ALLOWED = 405
    NOT_ACCEPTABLE = 406
    PROXY_AUTHENTICATION_REQUIRED = 407
    REQUEST_TIMEOUT = 408
    CONFLICT = 409
    GONE = 410
    LENGTH_REQUIRED = 411
    PRECONDITION_FAILED = 412
    CONTENT_TOO_LARGE = 413
    URI_TOO_LONG = 414
    UNSUPPORTED_MEDIA_TYPE = 415
    RANGE_NOT_SATISFIABLE = 416
    EXPECTATION_FAILED = 417
    IM_A_TEAPOT = 418
    MISDIRECTED_REQUEST = 421
    UNPROCESSABLE_CONTENT = 422
    LOCKED = 423
    FAILED_DEPENDENCY = 424
    TOO_EARLY = 425
    UPGRADE_REQUIRED = 426
    PRECONDITION_REQUIRED = 428
    TOO_MANY_REQUESTS = 429
    REQUEST_HEADER_FIELDS_TOO_LARGE = 431
    UNAVAILABLE_FOR_LEGAL_REASONS = 451
    INTERNAL_SERVER_ERROR = 500
    NOT_IMPLEMENTED = 501
    BAD_GATEWAY = 502
    SERVICE_UNAVAILABLE = 503
    GATEWAY_TIMEOUT = 504
    HTTP_VERSION_NOT_SUPPORTED = 505
    VARIANT_ALSO_NEGOTIATES = 506
    INSUFFICIENT_STORAGE = 507
    LOOP_DETECTED = 508
    NOT_EXTENDED = 510
    NETWORK_AUTHENTICATION_REQUIRED = 511
    SWITCH_PROTOCOLS = SWITCHING_PROTOCOLS
    OKAY = OK
    NON_AUTHORITATIVE_INFO = NON_AUTHORITATIVE_INFORMATION
    NON_AUTHORITATIVE = NON_AUTHORITATIVE_INFORMATION
    NOT_AUTHORITATIVE = NON_AUTHORITATIVE_INFORMATION
    RESET = RESET_CONTENT
    PARTIAL = PARTIAL_CONTENT
    WEBDAV_MULTI_STATUS = MULTI_STATUS
    AMBIGUOUS = MULTIPLE_CHOICES
    MULT_CHOICE = MULTIPLE_CHOICES
    MOVED = MOVED_PERMANENTLY
    MOVED_PERM = MOVED_PERMANENTLY
    MOVE_PERM = MOVED_PERMANENTLY
    MOVED_TEMPORARILY = FOUND
    MOVED_TEMP = FOUND
    REDIRECT = FOUND
    MOVE_TEMP = FOUND
    REDIRECT_METHOD = SEE_OTHER
    SWITCH_PROXY = UNUSED
    RESERVED = UNUSED
    NOT_APPEARING_IN_THIS_PROTOCOL = UNUSED
    REDIRECT_KEEP_VERB = TEMPORARY_REDIRECT
    PERMANENTLY_REDIRECT = PERMANENT_REDIRECT
    DENIED = UNAUTHORIZED
    PAYMENT_REQ = PAYMENT_REQUIRED
    BAD_METHOD = METHOD_NOT_ALLOWED
    NOT_ALLOWED = METHOD_NOT_ALLOWED
    NONE_ACCEPTABLE = NOT_ACCEPTABLE
    PROXY_AUTH = PROXY_AUTHENTICATION_REQUIRED
    PROXY_AUTH_REQUIRED = PROXY_AUTHENTICATION_REQUIRED
    PROXY_AUTH_REQ = PROXY_AUTHENTICATION_REQUIRED
    PROXY_UNAUTHORIZED = PROXY_AUTHENTICATION_REQUIRED
    REQUEST_TIME_OUT = REQUEST_TIMEOUT
    CLIENT_TIMEOUT = REQUEST_TIMEOUT
    PRECON_FAILED = PRECONDITION_FAILED
    PRECOND_FAILED = PRECONDITION_FAILED
    PAYLOAD_TOO_LARGE = CONTENT_TOO_LARGE
    REQUEST_ENTITY_TOO_LARGE = CONTENT_TOO_LARGE
    ENTITY_TOO_LARGE = CONTENT_TOO_LARGE
    REQUEST_TOO_LONG = CONTENT_TOO_LARGE
    REQUEST_TOO_LARGE = CONTENT_TOO_LARGE
    REQUEST_URI_TOO_LONG = URI_TOO_LONG
    REQUEST_URI_TOO_LARGE = URI_TOO_LONG
    REQ_TOO_LONG = URI_TOO_LONG
    UNSUPPORTED_TYPE = UNSUPPORTED_MEDIA_TYPE
    UNSUPPORTED_MEDIA = UNSUPPORTED_MEDIA_TYPE
    REQUESTED_RANGE_NOT_SATISFIABLE = RANGE_NOT_SATISFIABLE
    REQUEST_RANGE_NOT_SATISFIABLE = RANGE_NOT_SATISFIABLE
    INVALID_RANGE = RANGE_NOT_SATISFIABLE
    TEAPOT = IM_A_TEAPOT
    I_AM_A_TEAPOT = IM_A_TEAPOT
    UNPROCESSABLE_ENTITY = UNPROCESSABLE_CONTENT
    INTERNAL_ERROR = INTERNAL_SERVER_ERROR
    INTERNAL = INTERNAL_SERVER_ERROR
    SERVER_ERROR = INTERNAL_SERVER_ERROR
    NOT_SUPPORTED = NOT_IMPLEMENTED
    UNAVAILABLE = SERVICE_UNAVAILABLE
    SERVICE_UNAVAIL = SERVICE_UNAVAILABLE
    SERV_UNAVAIL = SERVICE_UNAVAILABLE
    GATEWAY_TIME_OUT = GATEWAY_TIMEOUT
    VERSION_NOT_SUPPORTED = HTTP_VERSION_NOT_SUPPORTED
    VERSION = HTTP_VERSION_NOT_SUPPORTED
    VERSION_NOT_SUP = HTTP_VERSION_NOT_SUPPORTED
    VARIANT_ALSO_VARIES = VARIANT_ALSO_NEGOTIATES
    VARIANT_ALSO_NEGOTIATES_EXPERIMENTAL = VARIANT_ALSO_NEGOTIATES
