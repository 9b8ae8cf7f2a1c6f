# SPDX-License-Identifier: MIT
"""CLDR's data for locales: numbers, lists, names of languages in these languages, directions."""
import re

from packages import fail
from tags import LANGUAGE, REGION, SCRIPT, Tags, key_of, pack_letters, tag_of

# The size of the separator of groups in lib/language/cldr.c.
GROUP_SIZE = 4


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def groups(pattern):
    """The sizes of the last group of digits and of the others, as in #,##,##0.###; 0 for no groups."""
    sizes = [len(part) for part in pattern.split(";")[0].split(".")[0].split(",")[1:]]
    return (sizes[-1], sizes[-2] if len(sizes) > 1 else sizes[-1]) if sizes else (0, 0)


def numbers(packages, tag):
    """The digit 0, the separator of groups, their sizes, the digits before the first separator."""
    def read(*members):
        return packages.locale("cldr-numbers-full", tag, "numbers", "numbers", *members)
    system = read("defaultNumberingSystem")
    digits = packages.supplemental("numberingSystems", "numberingSystems", system)
    digits = digits.get("_digits", "")
    if len(digits) != 10 or any(ord(digits[i]) != ord(digits[0]) + i for i in range(10)):
        fail(f"{tag}: its numbers are not written with ten digits in order: {system} {digits}")
    group = read(f"symbols-numberSystem-{system}", "group")
    if len(group.encode()) > GROUP_SIZE:
        fail(f"{tag}: what separates groups of digits is too long: {group}")
    primary, secondary = groups(read(f"decimalFormats-numberSystem-{system}", "standard"))
    return ord(digits[0]), group, primary, secondary, int(read("minimumGroupingDigits"))


def split(pattern, tag):
    found = re.fullmatch(r"(.*)\{0\}(.*)\{1\}(.*)", pattern)
    return found.groups() if found else fail(f"{tag}: a list is not put together so: {pattern}")


def lists(packages, tag):
    """The texts before, between and after two items; and before, at the start, in the middle, at the
    end and after more."""
    pair, start, middle, end = (
        split(packages.locale("cldr-misc-full", tag, "listPatterns", "listPatterns",
                              "listPattern-type-standard", name), tag)
        for name in ("2", "start", "middle", "end"))
    if start[2] or middle[0] or middle[2] or end[0]:
        fail(f"{tag}: a list is put together otherwise")
    separators = [*pair, start[0], start[1], middle[1], end[1], end[2]]
    if tag.split("-")[0] == "he":
        # Before a word in another script, the conjunction takes a hyphen. Like ICU, this is left to
        # programs; pages only list names of methods and types.
        separators = [text + "-" if text.endswith("ו") else text for text in separators]
    return tuple(separators)


def data_rows(packages, tags):
    """The data for each normal form, and for tags with a region that the normal form omits, if their
    data differs: Arabic in Egypt has its own digits."""
    rows = {}
    for tag in packages.tags():
        key = key_of(tag)
        if not key:
            continue
        data = (numbers(packages, tag), lists(packages, tag))
        full = tags.with_script(key)
        if rows.setdefault(tags.normal(key), data) != data:
            rows.setdefault(full, data)
    return rows


def is_inherited(tags, rows, key):
    """Whether the nearest parent has the same data."""
    if tags.normal(key) != key:
        return False
    parent = tags.parent(key)
    while parent and parent not in rows:
        parent = tags.parent(parent)
    return bool(parent) and rows[parent] == rows[key]


def locale_tables(packages, tags):
    rows = data_rows(packages, tags)
    kept = [key for key in sorted(rows) if not is_inherited(tags, rows, key)]
    names, list_rows, locale_rows = {}, [], []
    for key in kept:
        (zero, group, *sizes), separators = rows[key]
        if separators not in names:
            names[separators] = tag_of(key).replace("-", "_")
            list_rows.append(f"CLDR_LIST({names[separators]}, {', '.join(map(quote, separators))})")
        locale_rows.append(f"CLDR_LOCALE({key:#x}, {names[separators]}, {zero:#x}, {quote(group)}, "
                           f"{', '.join(map(str, sizes))}) /* {tag_of(key)} */")
    return list_rows, locale_rows


class Names:
    """The names of locales in their own languages."""

    def __init__(self, packages, tag):
        self.languages = packages.names(tag, "languages", "languages")
        self.scripts = packages.names(tag, "scripts", "scripts")
        self.regions = packages.names(tag, "territories", "territories")
        self.pattern = packages.names(tag, "localeDisplayNames", "localeDisplayPattern")

    def full(self, tag):
        """The name of a tag, or of the dialect if it has one; None if there is no name."""
        language, *rest = tag.split("-")
        for count in range(len(rest), -1, -1):
            # In the name, the script comes before the region, as in ICU.
            for named in ([rest[:count]] if count != 1 else [[part] for part in rest]):
                name = self.languages.get("-".join([language, *named]))
                if name and name != language:
                    return self.qualify(name, [part for part in rest if part not in named])
        return None

    def qualify(self, name, rest):
        words = [{**self.scripts, **self.regions}.get(part, part) for part in rest]
        words = [word.replace("(", "[").replace(")", "]").replace("（", "［").replace("）", "］")
                 for word in words]
        if not words:
            return name
        joined = words[0]
        for word in words[1:]:
            joined = self.pattern["localeSeparator"].replace("{0}", joined).replace("{1}", word)
        return self.pattern["localePattern"].replace("{0}", name).replace("{1}", joined)


def autonyms(packages):
    rows = []
    for tag in packages.tags():
        name = Names(packages, tag).full(tag) if key_of(tag) else None
        if name:
            rows.append((key_of(tag), tag, name))
    return [f"CLDR_AUTONYM({tag.replace('-', '_')}, {key:#x}, {quote(name)})"
            for key, tag, name in sorted(rows)]


def rtl_scripts(packages):
    rows = packages.read("cldr-core", "scriptMetadata.json", "scriptMetadata")
    return [f"CLDR_RTL_SCRIPT({pack_letters(script) << 11:#x}) /* {script} */"
            for script, row in sorted(rows.items()) if row["rtl"] == "YES"]


def tables(packages):
    list_rows, locale_rows = locale_tables(packages, Tags(packages))
    return [
        ("CLDR_LIST", "The texts before, between and after the items of a list of two; then those"
         " before, at the\n * start, in the middle, at the end and after a longer list.", list_rows),
        ("CLDR_LOCALE", "A normal form, its list, the digit 0, the separator of groups of digits, the"
         " size of\n * the last group and of the others, and how many digits must precede the"
         " first\n * separator.  A locale with the same data as its parent has no"
         " row.",
         locale_rows),
        ("CLDR_AUTONYM", "The name of a locale in its own language.", autonyms(packages)),
        ("CLDR_RTL_SCRIPT", "Scripts that are written from right to left.", rtl_scripts(packages)),
    ]
