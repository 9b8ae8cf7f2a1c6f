# SPDX-License-Identifier: MIT
"""HTTPMethod in place of http.HTTPMethod, with all methods of IANA's registry."""
from __future__ import annotations

import enum

from httplingo import _httplingo
from httplingo.status import Reference

if hasattr(enum, "StrEnum"):
    _Base = enum.StrEnum
else:  # before Python 3.11
    class _Base(str, enum.Enum):
        __str__ = str.__str__
        __format__ = str.__format__


class _Method(_Base):
    """What every member can do.  It has no members, so that it can be extended."""

    def __new__(cls, value: str) -> _Method:
        member = str.__new__(cls, value)
        member._value_ = value
        member.description = _ROWS[value][1]
        return member

    def __repr__(self) -> str:
        return f"<{self.__class__.__name__}.{self._name_}>"

    def description_in(self, language: str) -> str:
        """What the method does, in a language; in English if it is not found."""
        return _httplingo.method_text(None, self, language)

    @property
    def is_safe(self) -> bool:
        """Whether it is safe (RFC 9110 section 9.2.1)."""
        return _ROWS[self._value_][2]

    @property
    def is_idempotent(self) -> bool:
        """Whether it is idempotent (RFC 9110 section 9.2.2)."""
        return _ROWS[self._value_][3]

    @property
    def references(self) -> tuple[Reference, ...]:
        """The specifications, oldest first."""
        return tuple(Reference(*row) for row in _ROWS[self._value_][4])


_ROWS = {row[0]: row for row in _httplingo.methods()}


def _constant(name: str) -> str:
    return "ASTERISK" if name == "*" else name.replace("-", "_")


HTTPMethod = _Method("HTTPMethod", [(_constant(name), name) for name in _ROWS],
                     module="httplingo", qualname="HTTPMethod")
HTTPMethod.__doc__ = """HTTP methods and descriptions, of IANA's registry.

Takes the place of http.HTTPMethod.
"""
