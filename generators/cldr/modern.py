# SPDX-License-Identifier: MIT
"""The locales, without those of single regions, that CLDR covers at the level "modern"."""
from packages import fail
from tags import NORWEGIAN


def tables(packages):
    levels = packages.read("cldr-core", "coverageLevels.json", "coverageLevels")
    tags = sorted("nb" if tag == NORWEGIAN[0] else tag
                  for tag, level in levels.items() if level == "modern")
    if "en" not in tags or "fr" not in tags:
        fail("cldr-core/coverageLevels.json: English and French have no modern coverage")
    return [("CLDR_MODERN", "The tag of each locale.", [f'CLDR_MODERN("{tag}")' for tag in tags])]
