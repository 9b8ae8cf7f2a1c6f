# SPDX-License-Identifier: MIT
"""The words of a text, and the texts in PO files, Markdown and manual pages.

A text is a pair: its place, and what a reader sees of it without code.
"""
import re
import unicodedata

APOSTROPHES = "'\u2018\u2019\u02bb\u02bc"
HYPHENS = "-\u2010\u2011"
NON_JOINER, JOINER, SOFT_HYPHEN = "\u200c", "\u200d", "\u00ad"
# Within a word: the colon of Finnish and Swedish endings, the middle dot of Catalan, the marks of
# Hebrew abbreviations.
INNER = APOSTROPHES + HYPHENS + ":\u00b7\u05f3\u05f4\""
# The stress and question marks that Armenian puts inside words, and what stretches Arabic ones.
DROPPED = dict.fromkeys(map(ord, SOFT_HYPHEN + "\u055b\u055c\u055e\u0640"))
# A word of Arabic that is written together with one in Latin, such as "and" before a name.
ARABIC_LATIN = re.compile("(?<=[\u0621-\u064a])(?=[A-Za-z])|(?<=[A-Za-z])(?=[\u0621-\u064a])")
ARABIC_MARKS = re.compile("[\u064b-\u0652\u0654\u0670]")


def is_letter(character):
    return unicodedata.category(character)[0] in "LMN" or character in NON_JOINER + JOINER


def words(text):
    """The words of a text, in order.  What has a digit in it is a number or a code."""
    text = ARABIC_LATIN.sub(" ", text.translate(DROPPED))
    start = None
    for place, character in enumerate(text + " "):
        if is_letter(character):
            start = place if start is None else start
            continue
        inner = start is not None and character in INNER and place + 1 < len(text) and \
            is_letter(text[place - 1]) and is_letter(text[place + 1])
        if start is None or inner:
            continue
        word = text[start:place].strip(NON_JOINER + JOINER)
        start = None
        if any(map(str.isalpha, word)) and not any(map(str.isdigit, word)):
            yield word


def spellings(word):
    """The word as dictionaries may write it: with other apostrophes, without optional marks."""
    found = [word, unicodedata.normalize("NFC", word)]
    found += [re.sub(f"[{HYPHENS}]", "-", form) for form in found]
    if any(mark in word for mark in APOSTROPHES):
        found += [re.sub(f"[{APOSTROPHES}]", mark, form) for form in found for mark in APOSTROPHES]
    found += [ARABIC_MARKS.sub("", form) for form in found]
    found += [re.sub(f"[{NON_JOINER}{JOINER}]", "", form) for form in found]
    found += [form.replace("\u05f3", "'").replace("\u05f4", '"') for form in found]
    return list(dict.fromkeys(found))


def parts(word, marks):
    return [part for part in re.split(f"[{marks}]", word) if part]


def small(word, turkish):
    """The word without the capital of a sentence's beginning."""
    first = word[:1]
    if turkish and first in "Iİ":
        return {"I": "ı", "İ": "i"}[first] + word[1:]
    return first.lower() + word[1:]


# ---- texts ----

# What printf replaces; options, paths, addresses, names of files and fields, quoted code.
CODE = re.compile(r"""%[-+ #0]*[\d*]*(?:\.[\d*]+)?[hlzjt]*[a-zA-Z]\w*
    | (?<![\w-])--?[A-Za-z][\w-]*(?:[=\[]\S+)?
    | \b\w+://\S+ | \S*\w[/@=_<>]\S* | [/~.]\w[\w./-]* | \w[\w-]*(?:\.\w[\w-]*)+(?:\(\d\))?
    | \w+\(\d?\) | \\[a-z]""", re.X)


def without_code(text):
    return CODE.sub(" ", text)


def unquoted(line):
    text = line[line.index('"') + 1:line.rindex('"')]
    return re.sub(r"\\(.)", lambda match: {"n": "\n", "t": "\t"}.get(match[1], match[1]), text)


def po_texts(text, field="msgstr"):
    """(the English, a translation) of each message; field msgid: (the English, the English)."""
    for block in re.split(r"\n\s*\n", text):
        fields, name = {}, None
        for line in block.splitlines():
            start = re.match(r"(msg\w+(?:\[\d\])?)\s+\"", line)
            if start:
                name = start[1]
            if name and re.match(r"\s*(msg|\")", line):
                fields[name] = fields.get(name, "") + unquoted(line)
        if fields.get("msgid"):
            for name, value in fields.items():
                if name.startswith(field):
                    yield fields["msgid"], re.sub(r"\{[^{}]*\}", " ", value)


def markdown_texts(path, text):
    text = re.sub(r"<!--.*?-->", lambda match: "\n" * match[0].count("\n"), text, flags=re.S)
    text = re.sub(r"^ *```.*?^ *```", lambda match: "\n" * match[0].count("\n"), text, flags=re.S | re.M)
    text = re.sub(r"(?<=\n\n)(    .*\n)+", lambda match: "\n" * match[0].count("\n"), text)
    text = re.sub(r"(`+)(?:[^`]|(?!\1)`)+\1", lambda match: " _ " + "\n" * match[0].count("\n"), text)
    text = re.sub(r"\]\([^)]*\)", "]", text)
    text = re.sub(r"</?[a-z][^<>]*>", lambda match: " " + "\n" * match[0].count("\n"), text)
    for number, line in enumerate(text.split("\n"), 1):
        yield f"{path}:{number}", without_code(line)


def roff_texts(path, text):
    """Headings and running text.  What is bold or italic is code or a placeholder."""
    text = re.sub(r"^\.(nf|EX)\n.*?^\.(fi|EE)$", lambda match: "\n" * match[0].count("\n"), text, flags=re.S | re.M)
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith((".SH ", ".SS ")):
            line = line[4:].lower() if line.isupper() else line[4:]
        elif line.startswith((".", "'")):
            continue
        line = line.replace("\\-", "-").replace("\\(aq", "'").replace("\\(cq", "'")
        line = re.sub(r"\\f[BI].*?(?:\\f[RP]|$)", " _ ", line)
        line = re.sub(r"\\(?:\(..|\[\w+\]|f.|.)", " ", line)
        yield f"{path}:{number}", without_code(line)
