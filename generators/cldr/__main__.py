# SPDX-License-Identifier: MIT
"""python3 generators/cldr PACKAGES DIRECTORY: reads the npm packages of CLDR in a directory, and
writes the tables of lib/language and tools/po, and the licence of their data to another directory."""
import os
import sys

import locales
import modern
import tags
from packages import Packages, fail

FILES = (("cldr-tags.def", "aliases, likely subtags and parents of languages", tags.tables),
         ("cldr-locales.def", "numbers, lists, names and directions of languages", locales.tables),
         ("cldr-modern.def", "locales with modern coverage", modern.tables))


def document(packages, purpose, tables):
    lines = ["/* SPDX-License-Identifier: Unicode-3.0 */",
             f"/* CLDR {packages.version}: {purpose}.",
             f" * Copyright {packages.copyright()}  COPYING.unicode has the licence.",
             ' * Written by "make update-cldr": do not edit.  A file that includes this one defines'
             " the macros\n * of the tables that it wants. */"]
    lines += [f'#define CLDR_VERSION "{packages.version}"']
    for macro, comment, rows in tables:
        lines += ["", f"/* {comment} */", f"#ifdef {macro}", *rows, f"#undef {macro}", "#endif"]
    return "\n".join(lines) + "\n"


def main():
    if len(sys.argv) != 3:
        fail("usage: python3 generators/cldr PACKAGES FOLDER")
    packages = Packages(sys.argv[1])
    files = [(name, document(packages, purpose, tables(packages)))
             for name, purpose, tables in FILES]
    for name, text in [*files, ("COPYING.unicode", packages.licence())]:
        with open(os.path.join(sys.argv[2], name), "w", encoding="utf-8") as file:
            file.write(text)


main()
