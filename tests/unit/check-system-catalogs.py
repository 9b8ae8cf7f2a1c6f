#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares the reader of .mo files with Python's gettext and with msgunfmt.

`httplingo message --dump` lists the .mo files under /usr/share. Each message must be the same
as in the other two readers, and each plural formula must select the same form as in Python for n
= 0 to 1000. If there are many files, 500 of them are compared, evenly distributed; with
CHECK_ALL=1 in the environment, all of them; with arguments, those in these directories. The
exit status is 77 if there are too few files.

The functions explain_... contain the intended differences between the readers; any other
difference is a failure.
"""

import collections
import gettext
import json
import multiprocessing
import os
import re
import shutil
import struct
import subprocess
import sys

# With sanitizers, the command takes five times as long to start.
ENOUGH = 100 if os.environ.get("SANITIZED") and not os.environ.get("CHECK_LONG") else 500
COMMAND = os.environ.get("HTTPLINGO", "tools/httplingo")
PLURALS = os.environ.get("DUMP_PLURAL", "tests/support/dump-plural")

# What msgunfmt spells <PRIu64> is what the C compiler made of the macro.
SYSDEP = re.compile(r"<(PRI[a-zA-Z0-9]+)>")


def find(roots):
    for root in roots:
        for folder, _, names in os.walk(root):
            for name in names:
                path = os.path.join(folder, name)
                if name.endswith((".mo", ".gmo")) and os.path.isfile(path):
                    yield path


def ours(path):
    """The head and the messages {(context, id): (plural, strings)}, or the error."""
    # glibc does not free the path in LOCPATH, and looking that up would take LeakSanitizer a second.
    environment = {name: value for name, value in os.environ.items() if name != "LOCPATH"}
    done = subprocess.run([COMMAND, "message", "--dump", path], capture_output=True, check=False,
                          env=environment)
    if done.returncode:
        return None, done.stderr.decode()
    head, *rest = map(json.loads, done.stdout.splitlines())
    messages = {}
    for entry in rest:
        key = (entry["context"], entry["id"])
        if key in messages:
            raise AssertionError(f"{path}: {key} is listed twice")
        messages[key] = (entry["plural"], entry["strings"])
    if head["messages"] != len(messages):
        raise AssertionError(f"{path}: {head['messages']} messages, {len(messages)} listed")
    return head, messages


def split(key):
    context, mark, rest = key.partition("\x04")
    return (context, rest) if mark else (None, key)


def pythons(path):
    """{(context, id): [strings]} as Python's gettext reads it, or the exception."""
    try:
        with open(path, "rb") as file:
            catalog = gettext.GNUTranslations(file)._catalog
    except Exception as error:  # whatever it is, it is Python's answer
        return error
    messages = {}
    for key, value in catalog.items():
        if isinstance(key, tuple):
            messages.setdefault(split(key[0]), {})[key[1]] = value
        else:
            messages.setdefault(split(key), {})[0] = value
    return {key: [forms[i] for i in sorted(forms)] for key, forms in messages.items()}


ESCAPES = {"n": "\n", "t": "\t", "b": "\b", "r": "\r", "f": "\f", "v": "\v", "a": "\a",
           "\\": "\\", '"': '"'}


def unquote(text):
    return re.sub(r"\\(.)", lambda match: ESCAPES[match.group(1)], text[1:-1])


def msgunfmts(path, charset):
    """{(context, id): (plural, [strings])} as msgunfmt reads it, or its error."""
    environment = dict(os.environ, LC_ALL="C", LANGUAGE="")
    done = subprocess.run(["msgunfmt", "--no-wrap", path], capture_output=True, check=False,
                          env=environment)
    if done.returncode:
        return done.stderr.decode(errors="replace")
    try:
        output = done.stdout.decode(charset)
    except (UnicodeDecodeError, LookupError) as error:
        return str(error)
    messages, fields, last = {}, {}, None
    for line in output.split("\n") + [""]:
        if not line:
            if "msgid" in fields:
                strings = [fields[k] for k in sorted((k for k in fields if "msgstr" in k),
                                                     key=lambda k: int(k[7:-1] or 0)
                                                     if "[" in k else 0)]
                messages[fields.get("msgctxt"), fields["msgid"]] = (
                    fields.get("msgid_plural"), strings)
            fields = {}
        elif line.startswith('"'):
            fields[last] += unquote(line)
        elif not line.startswith("#"):
            last, text = line.split(" ", 1)
            fields[last] = unquote(text)
    return messages


def raw(path):
    """What the bytes say without any reader: charset, entries, and whether there are more of them
    in system-dependent tables."""
    with open(path, "rb") as file:
        data = file.read()
    order = "<" if data[:4] == b"\xde\x12\x04\x95" else ">"
    revision, count, keys, values = struct.unpack_from(order + "4I", data, 4)
    entries = []
    for i in range(count):
        length, offset = struct.unpack_from(order + "2I", data, keys + 8 * i)
        value_length, value = struct.unpack_from(order + "2I", data, values + 8 * i)
        entries.append((data[offset:offset + length], data[value:value + value_length]))
    sysdep = struct.unpack_from(order + "I", data, 36)[0] if revision & 0xffff else 0
    header = dict(entries).get(b"", b"")
    match = re.search(rb"charset=([^\s;]+)", header, re.I)
    named = bool(match) and match.group(1) != b"CHARSET"
    return {"charset": match.group(1).decode() if named else "UTF-8", "named": named,
            "entries": entries, "sysdep": sysdep, "header": header,
            "only_header": count == 1 and not sysdep}


def undecodable(facts):
    """How many entries are not valid in their charset, by Python's codecs; None: it knows none."""
    count = 0
    for key, value in facts["entries"]:
        try:
            key.decode(facts["charset"])
            value.decode(facts["charset"])
        except UnicodeDecodeError:
            count += 1
        except LookupError:
            return None
    return count


def explain_message(facts, reader, key, mine, other):
    """Why the readers differ on a message; None: for no known reason."""
    if reader == "python" and mine is not None and other is None and facts["sysdep"]:
        return "Python does not read system-dependent strings"
    if reader == "msgunfmt" and key == (None, "") and other is None and facts["only_header"]:
        return "msgunfmt prints nothing for a header alone"
    if reader == "msgunfmt" and not facts["named"] and mine and other and \
            other[1] == [re.sub("[^\0-\x7f]", "", text) for text in mine[1]]:
        return "msgunfmt leaves bytes beyond ASCII out when the header names no charset"
    return None


def explain_refusal(facts, error):
    """Why Python refuses a file that is read here; None: for no known reason."""
    if isinstance(error, UnicodeDecodeError):
        if not facts["named"]:
            return "Python takes a file that names no charset for ASCII"
        try:
            facts["header"].decode()
        except UnicodeDecodeError:
            return "Python reads the header as UTF-8, whatever its charset is"
        return "Python refuses what is dropped here" if undecodable(facts) else None
    if b"Plural-Forms" in facts["header"] and isinstance(error, (ValueError, IndexError)):
        return "Python refuses a file whose plural formula it cannot use"
    if isinstance(error, LookupError) and undecodable(facts) is None:
        return "Python does not know the charset"
    return None


def expand(messages, known):
    """msgunfmt's <PRIu64> as our reader expanded it: the macros' values are this platform's."""
    values = {}
    for prefix in "dioux" "X":
        for size in ("8", "16", "32", "LEAST8", "LEAST16", "LEAST32", "FAST8"):
            values["PRI" + prefix + size] = prefix
        for size in ("64", "LEAST64", "MAX", "PTR", "FAST16", "FAST32", "FAST64"):
            values["PRI" + prefix + size] = "l" + prefix
    result = {}
    for (context, text), (plural, strings) in messages.items():
        replace = lambda s: SYSDEP.sub(lambda m: values.get(m.group(1), m.group(0)), s)
        new = (context, replace(text))
        result[new if new in known else (context, text)] = (
            plural, [replace(s) for s in strings] if new in known else strings)
    return result


def compare_messages(path, facts, reader, mine, theirs, bad, explained):
    for key in mine.keys() | theirs.keys():
        if mine.get(key) == theirs.get(key):
            continue
        reason = explain_message(facts, reader, key, mine.get(key), theirs.get(key))
        text = f"{path}: {reader}: {key!r}: {mine.get(key)!r} and {theirs.get(key)!r}"
        (explained if reason else bad).append(f"{reason}: {text}")


def compare_count(path, facts, head, bad):
    """What is dropped is what is not valid; of system-dependent strings also what they make equal
    or what is of another system."""
    invalid = undecodable(facts)
    if invalid is None:
        return
    if head["dropped"] != invalid and not facts["sysdep"]:
        bad.append(f"{path}: {head['dropped']} dropped, {invalid} are not {facts['charset']}")
    if head["messages"] + head["dropped"] != len(facts["entries"]) + facts["sysdep"]:
        bad.append(f"{path}: {head} of {len(facts['entries'])} + {facts['sysdep']} entries")


def compare(path):
    """(number of messages, differences, explained differences, Plural-Forms)"""
    facts = raw(path)
    bad, explained = [], []
    head, mine = ours(path)
    if head is None:
        return 0, [f"{path}: refused: {mine.strip()}"], [], None
    compare_count(path, facts, head, bad)
    theirs = pythons(path)
    if isinstance(theirs, Exception):
        reason = explain_refusal(facts, theirs)
        text = f"{path}: {type(theirs).__name__}: {theirs}"
        (explained if reason else bad).append(f"{reason}: {text}")
    else:
        without_plural = {key: strings for key, (_, strings) in mine.items()}
        compare_messages(path, facts, "python", without_plural, theirs, bad, explained)
    other = msgunfmts(path, facts["charset"])
    if isinstance(other, str):
        reason = "msgunfmt refuses what is dropped here" if undecodable(facts) else None
        (explained if reason else bad).append(f"{reason}: {path}: {other}")
    else:
        other = expand(other, mine) if facts["sysdep"] else other
        compare_messages(path, facts, "msgunfmt", mine, other, bad, explained)
    return len(mine), bad, explained, head["plural_forms"]


def check_plurals(values):
    """Compares the formulas, and returns the differences and what both refuse."""
    bad, explained = [], []
    done = subprocess.run([PLURALS], input="\n".join(values).encode(), capture_output=True,
                          check=True)
    for value, line in zip(values, done.stdout.decode().splitlines()):
        try:
            expression = value.split("plural=", 2)[2 if value.count("plural=") > 1 else 1]
            function = gettext.c2py(expression.split(";")[0])
            count = int(re.search(r"nplurals=\s*(\d+)", value).group(1))
            forms = [function(n) for n in range(1001)]
            expected = " ".join(map(str, [count] + [f if 0 <= f < count else 0 for f in forms]))
        except Exception as error:
            expected = "refused"
            if line == expected:
                explained.append(f"the plural formula is refused by both: {value!r}: {error}")
        if line != expected:
            bad.append(f"Plural-Forms: {value!r}: {line[:60]} and {expected[:60]}")
    return bad, explained


def main():
    paths = sorted(find(sys.argv[1:] or ["/usr/share"]))
    if not shutil.which("msgunfmt"):
        print("SKIP: msgunfmt is missing (Debian: apt-get install gettext)")
        return 77
    if len(paths) > ENOUGH and not sys.argv[1:] and os.environ.get("CHECK_ALL") != "1":
        print(f"SKIP: {len(paths) - ENOUGH} of {len(paths)} .mo files: ./check --long compares all")
        paths = [paths[i * len(paths) // ENOUGH] for i in range(ENOUGH)]
    if len(paths) < ENOUGH and not sys.argv[1:]:
        print(f"SKIP: only {len(paths)} .mo files under /usr/share: {ENOUGH} show something "
              "(Debian: apt-get install iso-codes vim-runtime)")
        return 77
    messages, bad, explained, formulas = 0, [], [], set()
    with multiprocessing.Pool(2) as pool:
        for count, wrong, known, formula in pool.imap_unordered(compare, paths, 16):
            messages += count
            bad += wrong
            explained += known
            if formula:
                formulas.add(formula)
    wrong, known = check_plurals(sorted(formulas))
    bad += wrong
    explained += known
    reasons = collections.Counter(line.split(": ", 1)[0] for line in explained)
    for reason, count in reasons.most_common():
        print(f"explained: {count} times: {reason}")
    for line in bad:
        print("DIFFERENT:", line[:1000])
    print(f"{len(paths)} files, {messages} messages, {len(formulas)} plural formulas: "
          f"{len(bad)} differences, {len(explained)} explained")
    return 1 if bad or not messages else 0


if __name__ == "__main__":
    sys.exit(main())
