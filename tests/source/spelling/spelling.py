# SPDX-License-Identifier: MIT
"""Spelling of the translations, of the English messages and of the documentation.

Each text is compared with the dictionary of its language and with a list of accepted words; a word
of that list that no text has is reported.  Then letters are changed, to see that it is found.
"""
import glob
import itertools
import os
import re
import sys
from multiprocessing import Pool

from dictionaries import TOOLS, Missing, WordList
from words import (APOSTROPHES, HYPHENS, INNER, NON_JOINER, markdown_texts, parts, po_texts, roff_texts, small,
                   spellings, without_code, words)

HERE = os.path.dirname(os.path.abspath(__file__))
NAMES = "po/words/names.txt"
# What the command writes: names of languages in these languages, messages that are checked as such,
# and responses.
GENERATED = {"docs/languages.md", "docs/measurements.md", "docs/rules.md", "docs/servers-checked.md"}
TURKISH = ("az", "tr")
# How many words get a wrong letter, and how many of those have to be found at least: in languages
# of short roots the result is often another word.
SEEDS, LEAST = 100, 0.7


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def table():
    """language -> (dictionaries, packages), or (None, why it is not checked)"""
    rows = [line.split("\t") for line in read(f"{HERE}/languages.tsv").splitlines() if not line.startswith("#")]
    return {row[0]: (None if row[1] == "-" else row[1].split(), row[2]) for row in rows}


def accepted_path(language):
    return "docs/words.txt" if language == "docs" else f"po/words/{language}.txt"


def listed(path):
    return [line for line in read(path).splitlines() if line and not line.startswith("#")] \
        if os.path.exists(path) else []


# ---- texts ----

def documents():
    manuals = sorted(glob.glob("docs/*.[1-8]"))
    pages = set(glob.glob("docs/*.md")) - GENERATED
    return ["po-tools/httplingo-tools.pot", "po-reference/httplingo-reference.pot", "README.md", "CONTRIBUTING.md", "NEWS",
            "deploy/helm/httplingo/README.md"] + manuals + sorted(pages)


def source_files(language):
    if language == "docs":
        return documents()
    if language == "en":
        return ["po/httplingo.pot"]
    return [path for path in (f"po/{language}.po", f"po-tools/{language}.po", f"po-reference/{language}.po") if os.path.exists(path)]


def foreign(english, said):
    """What a message of the commands says without code and without words that the English has, too:
    names of options, fields and programs."""
    same = {piece for word in words(english) for piece in [word] + parts(word, INNER)}
    return " ".join(word for word in words(without_code(said)) if word not in same)


def file_texts(path, text):
    if path.endswith((".po", ".pot")):
        field = "msgid" if path.endswith(".pot") else "msgstr"
        for place, said in po_texts(text, field):
            where = f"{path}: {place.strip()[:60]!r}"
            if path.startswith(("po-tools/", "po-reference/")):
                said = without_code(said) if field == "msgid" else foreign(place, said)
            yield where, said
    elif re.search(r"\.[1-8]$", path):
        yield from roff_texts(path, text)
    else:
        yield from markdown_texts(path, text)


def texts(language):
    """(place, text) of all that is checked"""
    return list(itertools.chain.from_iterable(file_texts(path, read(path)) for path in source_files(language)))


# ---- a language ----

class Language:
    def __init__(self, name, dictionaries):
        self.name = name
        self.dictionaries = [TOOLS[tool](which) for tool, which in (entry.split(":") for entry in dictionaries)]
        self.listed = listed(accepted_path(name))
        self.accepted = set(self.listed)
        self.names = set(listed(NAMES))
        self.verdicts = {}

    def forms(self, word):
        return [word, small(word, self.name in TURKISH)]

    def pieces(self, word):
        """The word, and what hyphens, apostrophes and the like join in it"""
        return [word] + parts(word, INNER + NON_JOINER)

    def learn(self, texts_):
        for dictionary in self.dictionaries:
            if hasattr(dictionary, "learn"):
                pieces = {piece for text in texts_ for word in words(text) for piece in self.pieces(word)}
                dictionary.learn(sorted({form for piece in pieces for form in spellings(piece)}))

    def has(self, word):
        if word in self.names or any(form in self.accepted for form in self.forms(word)):
            return True
        return any(dictionary.has(form) for form in spellings(word) for dictionary in self.dictionaries)

    def is_known(self, word):
        if self.has(word):
            return True
        for marks in (HYPHENS + ":" + NON_JOINER, APOSTROPHES):
            joined = parts(word, marks)
            if len(joined) > 1 and all(len(part) == 1 or self.is_known(part) or self.has(part + "'")
                                       for part in joined):
                return True
        return False

    def unknown(self, word):
        """What of the word is not known: it, part of it where words are not separated, nothing"""
        if word not in self.verdicts:
            dictionary = self.dictionaries[0]
            if isinstance(dictionary, WordList):
                left = [] if word in self.names else dictionary.unknown(word, self.accepted)
            else:
                left = [] if self.is_known(word) else [word]
            self.verdicts[word] = left
        return self.verdicts[word]

    def misspelt(self, texts_):
        """unknown word -> the place and text where it is first"""
        self.learn(text for _, text in texts_)
        found = {}
        for place, text in texts_:
            for word in words(text):
                for piece in self.unknown(word):
                    found.setdefault(piece, (place, text))
        return found

    def unused(self, texts_, listed_):
        """those of a list of words that are in no text"""
        if isinstance(self.dictionaries[0], WordList):
            together = " ".join(text for _, text in texts_)
            return [word for word in listed_ if word not in together]
        used = {form for _, text in texts_ for word in words(text)
                for piece in self.pieces(word) + parts(word, HYPHENS + ":" + NON_JOINER) + parts(word, APOSTROPHES)
                for form in self.forms(piece)}
        return [word for word in listed_ if word not in used]


def check(language, texts_):
    """What is wrong with the texts and with the list of accepted words, a line each"""
    path = accepted_path(language.name)
    for word, (place, text) in sorted(language.misspelt(texts_).items()):
        yield f"{place}: {word} is not in the dictionary: {' '.join(text.split())}"
    for word in language.unused(texts_, language.listed):
        yield f"{path}: {word} is in no text"
    if language.listed != sorted(set(language.listed)):
        yield f"{path} is not sorted: LC_ALL=C sort -u"


# ---- faults ----

def wrong_words(known):
    """(a word, the same with a wrong letter in the middle), the same ones each time"""
    letters = sorted({letter for word in known for letter in word[1:] if letter.isalpha()})
    for number, word in enumerate(known[::max(1, len(known) // SEEDS)]):
        place = next((place for place in range(len(word) // 2, len(word)) if word[place].isalpha()), None)
        if place is not None:
            choices = [letter for letter in letters if letter != word[place]]
            yield word, word[:place] + choices[number * 7 % len(choices)] + word[place + 1:]


def seeds(language, caught):
    """A file with a wrong word in place of a right one, in each way: first where it is a whole word of
    the texts, then, as where words are not separated, anywhere"""
    for whole in (True, False):
        for path in source_files(language.name):
            text = read(path)
            for right, wrong in caught:
                changed = text.replace(right, wrong)
                if changed != text and (not whole or any(wrong in words(said) for _, said in file_texts(path, changed))):
                    yield path, changed, right, wrong


def seed(language, texts_):
    """Whether wrong letters are found, a result each"""
    known = sorted({word for _, text in texts_ for word in words(text)
                    if len(word) > 3 and word == small(word, False) and not language.unknown(word)} - language.names)
    pairs = list(wrong_words(known))
    found = language.misspelt([(wrong, wrong) for _, wrong in pairs])
    places = {place for place, _ in found.values()}
    caught = [pair for pair in pairs if pair[1] in places]
    name = f"{language.name} finds {len(caught)} of {len(pairs)} words with a wrong letter"
    yield f"ok {name}" if len(caught) >= LEAST * len(pairs) and len(pairs) >= SEEDS // 2 else f"not ok {name}"

    # One of them in its file, and a list with words that are not used, in no order.
    path, changed, right, wrong = next(seeds(language, caught))
    language.listed += ["zzz", "aaa"]
    said = list(check(language, list(file_texts(path, changed))))
    name = f"{language.name}: {wrong} in place of {right} in {path}, and accepted words that no text has"
    expected = [f": {piece} is not in" for piece in language.unknown(wrong)]
    expected += [": zzz is in no text", "is not sorted"]
    complete = all(any(what in line for line in said) for what in expected)
    yield f"ok {name}" if complete else f"not ok {name}: {said[:3]}"


def results(row):
    """The lines of a language, and the names that it uses; no names if it cannot be checked"""
    name, (dictionaries, packages) = row
    try:
        language = Language(name, dictionaries)
    except Missing as error:
        return [f"skip spelling of {name}: {error} is missing (Debian: apt-get install {packages})"], None
    texts_ = texts(name)
    wrong = [f"not ok {line}" for line in check(language, texts_)]
    count = len({word for _, text in texts_ for word in words(text)})
    lines = wrong or [f"ok spelling of {name}: {count} words, {len(language.listed)} accepted"]
    names = language.names - set(language.unused(texts_, language.names))
    return lines + list(seed(language, texts_)), names


failures = 0


def say(*lines):
    global failures
    failures += sum(line.startswith("not ok ") for line in lines)
    print("\n".join(lines), flush=True)


def check_rows(rows, wanted):
    """That each language that is wanted, or has a file, is in the table"""
    files = {os.path.basename(path)[:-3] for path in glob.glob("po/*.po")}
    for name in sorted((set(wanted) or files | {"en", "docs"}) - set(rows)):
        if wanted and name not in files:
            say(f"not ok there is no po/{name}.po")
        else:
            say(f"not ok po/{name}.po has no row in tests/source/spelling/languages.tsv; add: "
                f"{name}<TAB>-<TAB>Debian has no dictionary, or {name}<TAB>hunspell:DICTIONARY<TAB>PACKAGE")
    for name in sorted(set(rows) - files - {"en", "docs"}):
        say(f"not ok tests/source/spelling/languages.tsv has a row for {name}, but there is no po/{name}.po")


def check_lists(rows):
    """That each list is of a language that is checked"""
    for path in glob.glob("po/words/*.txt"):
        name = os.path.basename(path)[:-4]
        if path != NAMES and not (name in rows and rows[name][0]):
            say(f"not ok {path} is of a language that is checked")
    if listed(NAMES) != sorted(set(listed(NAMES))):
        say(f"not ok {NAMES} is not sorted: LC_ALL=C sort -u")


def skip(rows):
    """Says which are not checked: a line each reason"""
    reasons = {}
    for name, (dictionaries, reason) in rows.items():
        if not dictionaries:
            reasons.setdefault(reason, []).append(name)
    for reason, names in reasons.items():
        say(f"skip spelling of {', '.join(names)}: {reason}")


def main(wanted):
    rows = table()
    check_rows(rows, wanted)
    check_lists(rows)
    rows = {name: row for name, row in rows.items() if not wanted or name in wanted}
    skip(rows)
    used = []
    with Pool() as pool:
        for lines, names in pool.imap(results, [item for item in rows.items() if item[1][0]], chunksize=1):
            say(*lines)
            used.append(names)
    if not wanted and None not in used:
        for name in sorted(set(listed(NAMES)).difference(*used)):
            say(f"not ok {NAMES}: {name} is in no text")
    # Python itself ends with 1 or 2 on errors.
    return 3 if failures else 0


sys.exit(main(sys.argv[1:]))
