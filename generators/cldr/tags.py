# SPDX-License-Identifier: MIT
"""Language tags as keys, as in lib/language/tag.h; CLDR's aliases, likely subtags and parents."""
import re

from packages import fail

REGION, SCRIPT, LANGUAGE = 0x7ff, 0xfffff << 11, 0x7fff << 31
# Negotiation decides which of the two Norwegian languages "no" means.
NORWEGIAN = ("no", "nb", "nn")


def pack_letters(text):
    packed = 0
    for letter in text:
        packed = packed << 5 | ord(letter) & 0x1f
    return packed


def pack_region(text):
    if re.fullmatch("[A-Z]{2}", text):
        return (ord(text[0]) & 0x1f) * 27 + (ord(text[1]) & 0x1f)
    return 800 + int(text) if re.fullmatch("[0-9]{3}", text) else 0


def key_of(tag):
    """The key of a tag that consists of language, script and region; 0 for other tags."""
    found = re.fullmatch("([a-z]{2,3})(?:-([A-Z][a-z]{3}))?(?:-([A-Z]{2}|[0-9]{3}))?", tag)
    if not found:
        return 0
    language, script, region = found.groups("")
    return pack_letters(language) << (36 if len(language) == 2 else 31) | \
        pack_letters(script) << 11 | pack_region(region)


def letters(packed, count):
    return "".join(chr(0x60 + (packed >> 5 * i & 0x1f))
                   for i in reversed(range(count)) if packed >> 5 * i & 0x1f)


def tag_of(key):
    """The tag of a key. A single script has no hyphen before it."""
    parts = [letters(key >> 31, 3), letters(key >> 11 & 0xfffff, 4).capitalize()]
    region = key & REGION
    parts.append(f"{region - 800:03}" if region >= 800 else
                 chr(0x40 + region // 27) + chr(0x40 + region % 27) if region else "")
    return "-".join(part for part in parts if part)


class Tags:
    def __init__(self, packages):
        rows = packages.supplemental("likelySubtags", "likelySubtags")
        und = key_of("und")
        self.likely = {key_of(a): key_of(b) for a, b in rows.items()
                       if key_of(a) and key_of(a) & LANGUAGE != und}
        self.aliases = self.read_aliases(packages, "languageAlias", key_of)
        self.regions = self.read_aliases(packages, "territoryAlias", pack_region)
        self.parents, self.other_parents = self.read_parents(
            packages.supplemental("parentLocales", "parentLocales", "parentLocale"))
        self.collation_parents = self.read_parents(
            packages.supplemental("parentLocales", "parentLocales", "collations"))[1]

    @staticmethod
    def read_aliases(packages, table, pack):
        """Languages or regions that were replaced by exactly one other."""
        rows = packages.supplemental("aliases", "metadata", "alias", table)
        return {pack(a): pack(row["_replacement"]) for a, row in rows.items()
                if a not in NORWEGIAN and pack(a) and pack(row["_replacement"])
                and not (pack is key_of and pack(a) & ~LANGUAGE)}

    def read_parents(self, rows):
        """Parents in the same language and script, and parents in another language. A locale in
        another script, or the root, is not a parent here."""
        same, other = {}, {}
        for child, parent in rows.items():
            a, b = (self.normal(key_of(tag)) for tag in (child, parent))
            if not a or not b or parent == "und" or a == b:
                continue
            if (a ^ b) & LANGUAGE:
                other[a] = b
            elif not (a ^ b) & SCRIPT and b & REGION:
                same[a] = b
        return same, other

    def with_script(self, key):
        """Adds the likely script of the language in its region, if there is none."""
        if key & SCRIPT:
            return key
        return key | self.likely.get(key, self.likely.get(key & LANGUAGE, 0)) & SCRIPT

    def normal(self, key):
        """The normal form, as in tag_normal(): with a script, and with a region only if it is not likely."""
        key = self.with_script(key)
        usual = self.likely.get(key & ~REGION, self.likely.get(key & LANGUAGE, 0))
        return key & ~REGION if key & REGION == usual & REGION else key

    def parent(self, normal):
        return self.parents.get(normal, normal & ~REGION if normal & REGION else 0)

    def exceptions(self):
        """Regions that change the script of their language, and scripts that change the region."""
        found = {}
        for key, full in self.likely.items():
            usual = self.likely.get(key & LANGUAGE, 0)
            if key & SCRIPT and key & REGION:
                fail(f"{tag_of(key)}: likely subtags of script and region are not understood")
            if key & REGION and (full ^ usual) & SCRIPT:
                found[key] = key | full & SCRIPT
            if key & SCRIPT and (full ^ usual) & REGION:
                found[key] = key | full & REGION
        return found


def pairs(macro, rows):
    return [f"{macro}({a:#x}, {b:#x}) /* {tag_of(a)}: {tag_of(b)} */"
            for a, b in sorted(rows.items())]


def languages(tags, exceptions):
    """The rows of languages, and where those for each two letters start, in lines of 32."""
    keys = sorted({key for key in [*tags.likely, *tags.aliases] if not key & ~LANGUAGE})
    sets = [{key & LANGUAGE for key in table} for table in (exceptions, tags.parents, tags.aliases)]
    rows, starts = [], [0] * 1025
    for key in keys:
        full, packed = tags.likely.get(key, 0), key >> 31
        flags = ", ".join(str(int(key in flagged)) for flagged in sets)
        script = tag_of(full & SCRIPT) or "None"
        name = tag_of(key | full & REGION)
        rows.append(f"CLDR_LANGUAGE({packed & 31}, {full & REGION}, {script}, {flags})"
                    f" /* {name} */")
        starts[(packed >> 5) + 1] = len(rows)
    for i in range(1, 1025):
        starts[i] = max(starts[i], starts[i - 1])
    lines = [", ".join(map(str, starts[i:i + 32])) for i in range(0, 1025, 32)]
    return rows, [f"CLDR_LANGUAGE_STARTS({line})" for line in lines]


def scripts(tags):
    found = {full & SCRIPT for full in tags.likely.values()} - {0}
    return [f"CLDR_SCRIPT({tag_of(script)}, {script:#x})" for script in sorted(found)]


def tables(packages):
    tags = Tags(packages)
    exceptions = tags.exceptions()
    rows, starts = languages(tags, exceptions)
    return [
        ("CLDR_PARENT", "The normal form of a locale, and that of its parent unless this is the same"
         " without the\n * region.",
         pairs("CLDR_PARENT", tags.parents)),
        ("CLDR_OTHER_PARENT", "Parents in another language.",
         pairs("CLDR_OTHER_PARENT", tags.other_parents)),
        ("CLDR_COLLATION_PARENT", "Parents in another language that are only used for collation.",
         pairs("CLDR_COLLATION_PARENT", tags.collation_parents)),
        ("CLDR_SCRIPT", "Scripts.", scripts(tags)),
        ("CLDR_LANGUAGE", "The third letter of a language, its likely region and script; whether"
         " CLDR_EXCEPTION,\n * CLDR_PARENT and CLDR_ALIAS have rows for it.", rows),
        ("CLDR_LANGUAGE_STARTS", "The rows where languages with the same first two letters start.",
         starts),
        ("CLDR_EXCEPTION", "A language and a region in which its script is not the usual one, or a"
         " script for which the\n * region is not; then all three.", pairs("CLDR_EXCEPTION", exceptions)),
        ("CLDR_ALIAS", "A language, and its current tag.", pairs("CLDR_ALIAS", tags.aliases)),
        ("CLDR_REGION_ALIAS", "A region, and its current code.",
         [f"CLDR_REGION_ALIAS({a}, {b}) /* {tag_of(a)}: {tag_of(b)} */"
          for a, b in sorted(tags.regions.items())]),
    ]
