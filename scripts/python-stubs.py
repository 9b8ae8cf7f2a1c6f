# SPDX-License-Identifier: MIT
"""The members of the enums in the stubs: what a type checker cannot see at run time.

    python-stubs.py FOLDER          renews status.pyi and method.pyi there
    python-stubs.py --check FOLDER  says whether they are as they should be
"""
import pathlib
import sys

from httplingo import HTTPMethod, HTTPStatus

MARK = "    # members\n"


def lines_of(enum):
    """Aliases stand after all members, as in the enum."""
    for name, member in enum.__members__.items():
        if name == member.name:
            yield f"    {name} = {member.value!r}\n".replace("'", '"')
        else:
            yield f"    {name} = {member.name}\n"


def renewed(path, enum):
    head = path.read_text(encoding="utf-8").partition(MARK)[0]
    return head + MARK + "".join(lines_of(enum))


def main(arguments):
    checks = arguments[:1] == ["--check"]
    folder = pathlib.Path(arguments[-1])
    good = True
    for name, enum in (("status.pyi", HTTPStatus), ("method.pyi", HTTPMethod)):
        path = folder / name
        text = renewed(path, enum)
        if checks:
            good = good and path.read_text(encoding="utf-8") == text
        else:
            path.write_text(text, encoding="utf-8")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
