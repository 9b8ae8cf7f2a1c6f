#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares the plural categories of tools/export/plurals.def with those of CLDR.

Usage: cldr-plurals.py PACKAGES PLURALS.DEF LINGUAS    prints how many languages were compared, or what differs
"""
import json
import re
import sys

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
# gettext's names, where they are not those of the table with a hyphen
TAGS = {"sr@latin": "sr-Latn", "zh_CN": "zh-Hans", "zh_TW": "zh-Hant", "zh_HK": "zh-Hant-HK"}


def read_table(path):
    """Whether CLDR has rules for a language, and its categories."""
    with open(path, encoding="utf-8") as file:
        rows = re.findall(r'^PLURAL(_WITHOUT_RULES)?\("([^"]*)", "[^"]*", "[^"]*", (.*)\)', file.read(), re.M)
    table = {}
    for without, tags, numbers in rows:
        numbers = [int(number) for number in numbers.split(",")]
        categories = {name for name, number in zip(CATEGORIES, numbers, strict=True) if number >= 0}
        for tag in tags.split():
            table[tag] = (not without, categories)
    return table


def read_rules(packages):
    with open(f"{packages}/cldr-core/supplemental/plurals.json", encoding="utf-8") as file:
        rules = json.load(file)["supplemental"]["plurals-type-cardinal"]
    return {tag: {name.removeprefix("pluralRule-count-") for name in of_tag} for tag, of_tag in rules.items()}


def rules_for(rules, tag):
    """Those of the tag, or of its language."""
    return rules.get(tag, rules.get(tag.split("-")[0]))


def main():
    packages, table, languages = sys.argv[1:]
    table, rules = read_table(table), read_rules(packages)
    with open(languages, encoding="utf-8") as file:
        names = [name for line in file if not line.startswith("#") for name in line.split()]
    tags = ["en", *(TAGS.get(name, name.replace("_", "-")) for name in names)]
    wrong = [f"{tag}: no such language" for tag in table if tag not in tags]
    for tag in tags:
        has_rules, categories = table.get(tag, table["en"])
        wanted = rules_for(rules, tag)
        if has_rules != bool(wanted):
            wrong.append(f"{tag}: CLDR has {'' if wanted else 'no '}rules")
        elif has_rules and categories != wanted:
            wrong.append(f"{tag}: {' '.join(sorted(categories))}, expected {' '.join(sorted(wanted))}")
    print("; ".join(wrong) if wrong else f"{len(tags)} languages")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
