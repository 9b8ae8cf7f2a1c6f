# The members are listed by stubs.py.
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
