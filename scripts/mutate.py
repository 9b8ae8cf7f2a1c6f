#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""mutate.py [OPTION]... BUILD [FILE]...: changes one operator, constant or statement of a source file at a
time, and runs the unit tests of the file with that mutant.  A mutant that no test notices survives:
either a test is missing, or the mutant does the same as the original, which tests/mutation/equivalent.tsv
explains.

A file is compiled once with all its mutants: each function has a body for each of its mutants, and
tests/mutation/choose-mutant.c chooses among them.

BUILD is a build directory in which the unit tests are built.  tests/mutation/tests.tsv lists the files
and their tests.

  --sample N   test only N mutants of each file, chosen by the seed
  --seed N     the seed (default: 1)
  --list       print the mutants instead of testing them
  --report     write the figures into docs/coverage.md
"""
import argparse
import collections
import concurrent.futures
import glob
import os
import random
import re
import subprocess
import sys
import tempfile
import time

CASES = 5000  # of a random test
JOBS = os.cpu_count() or 1
MAIN = "tests/mutation/choose-mutant.c"
SANITIZER = ["-fsanitize=address", "-fno-omit-frame-pointer"]
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER = os.path.join(ROOT, "tests", "mutation")

# Spaces around an operator tell a binary one from a unary one: clang-format sets them.
SWAPS = [(" < ", " <= "), (" <= ", " < "), (" > ", " >= "), (" >= ", " > "), (" == ", " != "),
         (" != ", " == "), (" && ", " || "), (" || ", " && "), (" + ", " - "), (" - ", " + "),
         (" * ", " / "), (" / ", " * "), (" % ", " * "), (" & ", " | "), (" | ", " & "),
         (" << ", " >> "), (" >> ", " << "), (" += ", " -= "), (" -= ", " += "), (" |= ", " &= "),
         (" &= ", " |= "), ("++", "--"), ("--", "++"), ("true", "false"), ("false", "true")]
STATEMENT = re.compile(r"(\s+)(?!return|goto|typedef|static|struct|const|else|case|default)[\w*(].*[;]$")
DECLARATION = re.compile(r"\s+(?:\w+ )+\**\w+(?:\[.*\])?(?: = .*|, .*)?;$")

VERDICTS = ("mutants", "killed", "equivalent", "survived")
Mutant = collections.namedtuple("Mutant", "number path line old new")


# ---- mutants ----

def mask(lines):
    """The lines with spaces instead of comments, strings, characters and directives."""
    text = "\n".join(lines)
    pattern = r'/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|^[ \t]*#(?:\\\n|.)*?$'
    return re.sub(pattern, lambda found: re.sub(r"[^\n]", " ", found.group()), text,
                  flags=re.DOTALL | re.MULTILINE).split("\n")


def of_constant(digits):
    value = int(digits, 0)
    return [str(value + 1)] + (["0"] if value > 1 else []) if value != 1 else ["0", "2"]


def of_code(line, code):
    """The changed lines, where code is the line without comments and strings."""
    def put(start, end, text):
        return line[:start] + text + line[end:]
    for old, new in SWAPS:
        for found in re.finditer(re.escape(old) if old[0] in " +-" else rf"\b{old}\b", code):
            yield put(*found.span(), new)
    for found in re.finditer(r"!(?=[\w(*])", code):
        yield put(*found.span(), "")
    for found in re.finditer(r"(?<![\w.])(0x[0-9a-fA-F]+|[1-9]\d*|0)(?=[uUlL]*\b)", code):
        for text in of_constant(found.group()):
            yield put(*found.span(), text)
    for found in re.finditer(r"'([ -&(-\[\]-}])'", line):
        if not code[found.start()].strip():  # neither a comment nor a string begins earlier
            yield put(*found.span(1), chr(ord(found.group(1)) + 1))
    found = re.search(r"\b(?:if|while) \((.*)\)( \{)?$", code)
    if found and found.group(1).count("(") == found.group(1).count(")"):
        yield put(*found.span(1), f"!({line[found.start(1):found.end(1)]})")
    found = re.search(r"\breturn (.+);$", code)
    if found and found.group(1) not in ("0", "NULL", "false"):
        yield put(*found.span(1), "0")


def begins_statement(before):
    before = [line for line in before if line.strip()]
    return bool(before) and before[-1].rstrip()[-1] in ";{}):"


def read_lines(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read().split("\n")


def changes_of(lines):
    """The number of each line that can be changed, and what it becomes."""
    codes = mask(lines)
    for number, (line, code) in enumerate(zip(lines, codes)):
        code = code.ljust(len(line))
        if not code.strip():
            continue
        for new in dict.fromkeys(of_code(line, code.rstrip())):
            yield number, new
        found = STATEMENT.match(code.rstrip())
        if found and code.count("(") == code.count(")") and begins_statement(codes[:number]) \
                and not DECLARATION.match(code.rstrip()):
            yield number, found.group(1) + ";"


def blocks_of(lines):
    """The first and the last line of each table and of each function's body, and the table's name: they begin
    and end where clang-format puts their braces."""
    start, name = None, None
    for number, line in enumerate(lines):
        table = re.fullmatch(r"\S.*?(\w+)(?:\[.*\])? = \{", line)
        if line == "{" or table:
            start, name = number, table and table.group(1)
        elif start is not None and (line == "}" if name is None else line.endswith("};")):
            yield start, number, name
            start = None


def mutants_of(path):
    lines = read_lines(path)
    inside = {line for start, end, _ in blocks_of(lines) for line in range(start + 1, end + 1)}
    changes = (change for change in changes_of(lines) if change[0] in inside)
    return [Mutant(number, path, line, lines[line], new) for number, (line, new) in enumerate(changes, 1)]


def mutated(lines, mutant):
    return [*lines[:mutant.line], mutant.new, *lines[mutant.line + 1:]]


def case_of(lines, mutant, begin, start, end):
    """The case for a mutant of lines start to end.  Messages of the compiler name the mutant."""
    return [f"case {mutant.number}: {begin}", f'#line 1 "mutant {mutant.number}"',
            *mutated(lines, mutant)[start:end]]


def with_all(lines, mutants):
    """The file with a body for each mutant in its function, and a function that changes the tables."""
    result, tables = list(lines), ["void lingo_change_tables(void) { switch (lingo_mutant) {"]
    for start, end, table in blocks_of(lines):
        inside = [mutant for mutant in mutants if start < mutant.line <= end]
        if table:
            for mutant in inside:
                tables += case_of(lines, mutant, f"{{ typeof({table}) changed = {{", start + 1, end + 1)
                tables.append(f"__builtin_memcpy(&{table}, &changed, sizeof changed); }} break;")
            continue
        labels = ", ".join(re.findall(r"(?m)^(\w+):$", "\n".join(lines[start:end])))
        begin = f"{{ __label__ {labels};" if labels else "{"
        bodies = ["{ switch (lingo_mutant) {"]
        for mutant in inside:
            bodies += [*case_of(lines, mutant, begin, start + 1, end), "} break;"]
        result[start] = "\n".join([*bodies, f"default: {begin}"])
        result[end] = "} } }"
    return ["extern int lingo_mutant;", *result, *tables, "} }"]


def key_of(mutant):
    return mutant.path, mutant.old.strip(), mutant.new.strip()


def show(mutant, why):
    print(f"{mutant.path}:{mutant.line + 1}: {why}\n  - {mutant.old.strip()}\n  + {mutant.new.strip()}",
          flush=True)


# ---- tests ----

class Bench:
    """Compiles mutants, links the tests with them, and runs these."""

    def __init__(self, build, folder, *sanitizer):
        self.build, self.folder = build, folder
        paths = [ROOT, os.path.join(ROOT, "include"), os.path.join(build, "include"),
                 os.path.join(ROOT, "lib"), os.path.join(build, "lib"), build]
        self.flags = ["-std=gnu11", "-w", "-DHAVE_CONFIG_H", "-D_FILE_OFFSET_BITS=64",
                      '-DLOCALEDIR="/usr/share/locale"', *(f"-I{path}" for path in paths)]
        self.sanitizer = sanitizer
        self.main = self.compile(MAIN, read_lines(MAIN), "main.o")[0]

    def compile(self, path, lines, name, *options):
        """The object (or what options say) that the compiler makes of the lines; None with its messages if it
        refuses them."""
        result = os.path.join(self.folder, name)
        # Functions that are always inlined would multiply the bodies, and constant tables cannot be changed.
        done = subprocess.run(["gcc", *self.flags, f"-I{os.path.dirname(os.path.join(ROOT, path))}",
                               *self.sanitizer, *(options or ["-O0", "-c", "-Dalways_inline=noinline", "-Dconst="]),
                               "-x", "c", "-", "-o", result],
                              input="\n".join(lines), text=True, capture_output=True, check=False)
        return (None if done.returncode else result), done.stderr

    def compile_all(self, path, mutants):
        """The object with all mutants, and the mutants without those that the compiler refuses."""
        lines = read_lines(path)
        while True:
            built, messages = self.compile(path, with_all(lines, mutants), "all.o")
            if built:
                return built, mutants
            invalid = set(map(int, re.findall(r"(?m)^mutant (\d+):.* error: ", messages)))
            if not invalid:
                sys.exit(f"mutate.py: {path}: {messages}")
            mutants = [mutant for mutant in mutants if mutant.number not in invalid]

    def link(self, test, built):
        name = test.replace("-", "_")
        objects = glob.glob(f"{self.build}/tests/unit/{name}-*.o") + \
            glob.glob(f"{self.build}/tests/support/unit_{name}-*.o")
        if not objects:
            sys.exit(f"mutate.py: {test} is not built in {self.build}; run make check TESTS= there")
        wrapped = ["main", "CU_assertImplementation"]
        if any("-memory.o" in name for name in objects):
            wrapped += ["malloc", "calloc", "realloc", "free"]
        program = f"{built[:-2]}-{test}"
        objects += [built, self.main, f"{self.build}/tests/support/.libs/libtest.a",
                    f"{self.build}/lib/.libs/libcore.a"]
        subprocess.run(["gcc", *self.sanitizer, *objects, "-lcunit", "-pthread", "-o", program,
                        *(f"-Wl,--wrap={name}" for name in wrapped)], check=True)
        return program

    def run(self, program, numbers, seconds):
        """Runs a test with mutants, each for limited seconds: the numbers of those with which it passes, and
        how long all of them took."""
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            done = subprocess.run([program, str(CASES), str(seconds), *map(str, numbers)], cwd=folder, text=True,
                                  stdout=subprocess.PIPE, check=True,
                                  env={**os.environ, "ASAN_OPTIONS": "detect_leaks=0:allocator_may_return_null=1"})
        rows = [line.split() for line in done.stdout.splitlines()]
        return [int(row[0]) for row in rows if row[1] == "0"], sum(float(row[2]) for row in rows)

    def survivors(self, test, built, mutants):
        """The mutants with which a test passes."""
        if not mutants:
            return []
        program = self.link(test, built)
        passed, seconds = self.run(program, [0], 100)
        if not passed:
            sys.exit(f"mutate.py: {test} fails without a mutant")
        parts = [[mutant.number for mutant in mutants[i::JOBS]] for i in range(JOBS)]
        with concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
            runs = pool.map(lambda part: self.run(program, part, 0.5 + 4 * seconds)[0], parts)
            passed = {number for run in runs for number in run}
        os.remove(program)
        return [mutant for mutant in mutants if mutant.number in passed]

    def without_same_code(self, mutants):
        """The mutants of which the optimizer does not make the same as of the original."""
        def code(path, lines, name):
            with open(self.compile(path, lines, name, "-O2", "-S")[0], encoding="utf-8") as file:
                return file.read()
        if not mutants:
            return []
        path = mutants[0].path
        lines = read_lines(path)
        original = code(path, lines, "original.s")
        with concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
            codes = pool.map(lambda it: code(path, mutated(lines, it), f"{it.number}.s"), mutants)
            return [mutant for mutant, text in zip(mutants, codes) if text != original]


def test_file(build, path, tests, reasons, mutants):
    """Tests the mutants of a file, shows those that need work, and counts them by verdict."""
    valid, left = None, mutants
    for sanitizer in [], SANITIZER:
        with tempfile.TemporaryDirectory() as folder:
            bench = Bench(build, folder, *sanitizer)
            built, left = bench.compile_all(path, left)
            valid = valid or left
            for test in tests:
                left = bench.survivors(test, built, left)
    unexplained = [mutant for mutant in left if key_of(mutant) not in reasons]
    with tempfile.TemporaryDirectory() as folder:
        survived = Bench(build, folder).without_same_code(unexplained)
    # A row is about each line with this text, of which tests may notice some.
    judged = reasons.keys() - {key_of(mutant) for mutant in left}
    misjudged = [mutant for mutant in valid if mutant not in left and key_of(mutant) in judged]
    for mutant in survived:
        show(mutant, "survived")
    for mutant in misjudged:
        show(mutant, "not equivalent: a test notices it")
    return collections.Counter(mutants=len(valid), killed=len(valid) - len(left), survived=len(survived),
                               equivalent=len(left) - len(survived), misjudged=len(misjudged))


# ---- tables ----

def read_table(name, columns):
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if line.strip() and line[0] != "#"]
    for row in rows:
        if len(row) != columns or not all(row):
            sys.exit(f"mutate.py: {name}: a row must have {columns} columns: {row}")
    return rows


def read_equivalents():
    """The mutants that do the same, with the reasons.  A row whose line is gone is an error."""
    reasons = {(path, old, new): why for path, old, new, why in read_table("equivalent.tsv", 4)}
    for path in {key[0] for key in reasons}:
        known = {key_of(mutant) for mutant in mutants_of(path)}
        for key in reasons:
            if key[0] == path and key not in known:
                sys.exit(f"mutate.py: equivalent.tsv: there is no such mutant: {' | '.join(key)}")
    return reasons


def choose(mutants, sample, seed):
    if sample is None or sample >= len(mutants):
        return mutants
    return sorted(random.Random(seed).sample(mutants, sample))


def line_of(counts):
    return ", ".join(f"{counts[name]} {name}" for name in VERDICTS)


def report(path, counts):
    """Writes the figures of a file into docs/coverage.md."""
    document = os.path.join(ROOT, "docs", "coverage.md")
    figures = [str(counts[name]) for name in VERDICTS]
    row = " | ".join([path, *figures, time.strftime("%Y-%m-%d", time.gmtime())])
    with open(document, encoding="utf-8") as file:
        before, head, rows, after = re.fullmatch(r"(.*\n)(\| file \|.*?\n.*?\n)((?:\|.*?\n)*)(.*)", file.read(),
                                                 re.DOTALL).groups()
    others = [line for line in rows.splitlines() if not line.startswith(f"| {path} |")]
    with open(document, "w", encoding="utf-8") as file:
        file.write(before + head + "\n".join(sorted([*others, f"| {row} |"])) + "\n" + after)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--report", action="store_true")
    parser.add_argument("build")
    parser.add_argument("files", nargs="*")
    arguments = parser.parse_args()
    tests = {path: names.split() for path, names in read_table("tests.tsv", 2)}
    reasons, total = read_equivalents(), collections.Counter()
    for path in arguments.files or tests:
        mutants = choose(mutants_of(path), arguments.sample, arguments.seed)
        if arguments.list:
            for mutant in mutants:
                show(mutant, "a mutant")
            continue
        start = time.time()
        counts = test_file(os.path.abspath(arguments.build), path, tests[path], reasons, mutants)
        print(f"{path}: {line_of(counts)} ({time.time() - start:.0f} s)", flush=True)
        total.update(counts)
        if arguments.report and not arguments.sample:
            report(path, counts)
    print(f"all: {line_of(total)}")
    return 1 if total["survived"] or total["misjudged"] else 0


if __name__ == "__main__":
    sys.exit(main())
