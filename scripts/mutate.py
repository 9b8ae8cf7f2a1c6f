#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""mutate.py [OPTION]... BUILD [FILE]...: changes one operator, constant or statement of a source file at a
time, and runs the unit tests of the file with that mutant.  A mutant that no test notices survives:
either a test is missing, or the mutant does the same as the original, which tests/mutation/equivalent.tsv
explains.

BUILD is a build directory in which the unit tests are built.  tests/mutation/tests.tsv lists the files
and their tests.

  --sample N   test only N mutants of each file, chosen by the seed
  --seed N     the seed (default: 1)
  --list       print the mutants instead of testing them
"""
import argparse
import collections
import glob
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time

SECONDS = 60  # of processor time for one test: the random ones take ten without optimization
MEMORY = 2 << 30
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER = os.path.join(ROOT, "tests", "mutation")

# Spaces around an operator tell a binary one from a unary one: clang-format sets them.
SWAPS = [(" < ", " <= "), (" <= ", " < "), (" > ", " >= "), (" >= ", " > "), (" == ", " != "),
         (" != ", " == "), (" && ", " || "), (" || ", " && "), (" + ", " - "), (" - ", " + "),
         (" * ", " / "), (" / ", " * "), (" % ", " * "), (" & ", " | "), (" | ", " & "),
         (" << ", " >> "), (" >> ", " << "), (" += ", " -= "), (" -= ", " += "), (" |= ", " &= "),
         (" &= ", " |= "), ("++", "--"), ("--", "++"), ("true", "false"), ("false", "true")]
STATEMENT = re.compile(r"(\s+)(?!return|goto|typedef|static|struct|const|else|case|default)[\w*(].*[;]$")

Mutant = collections.namedtuple("Mutant", "path line old new")


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


def mutants_of(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        lines = file.read().split("\n")
    codes = mask(lines)
    for number, (line, code) in enumerate(zip(lines, codes)):
        code = code.ljust(len(line))
        if not code.strip():
            continue
        for new in dict.fromkeys(of_code(line, code.rstrip())):
            yield Mutant(path, number, line, new)
        found = STATEMENT.match(code.rstrip())
        if found and code.count("(") == code.count(")") and begins_statement(codes[:number]):
            yield Mutant(path, number, line, found.group(1) + ";")


# ---- tests ----

class Bench:
    """Compiles a mutant and links the tests with it."""

    def __init__(self, build, folder):
        self.build, self.folder = build, folder
        paths = [ROOT, os.path.join(ROOT, "include"), os.path.join(build, "include"),
                 os.path.join(ROOT, "lib"), os.path.join(build, "lib"), build]
        self.flags = ["-std=gnu11", "-w", "-DHAVE_CONFIG_H", "-D_FILE_OFFSET_BITS=64",
                      '-DLOCALEDIR="/usr/share/locale"', *(f"-I{path}" for path in paths)]

    def compile(self, mutant, *options):
        """The file that a compiler makes of the mutant; None if it refuses it."""
        source = os.path.join(self.folder, "mutant.c")
        with open(os.path.join(ROOT, mutant.path), encoding="utf-8") as file:
            lines = file.read().split("\n")
        lines[mutant.line] = mutant.new
        with open(source, "w", encoding="utf-8") as file:
            file.write("\n".join(lines))
        result = os.path.join(self.folder, "mutant.o")
        done = subprocess.run(["gcc", *self.flags, f"-I{os.path.dirname(os.path.join(ROOT, mutant.path))}",
                               *options, source, "-o", result], stderr=subprocess.DEVNULL, check=False)
        return None if done.returncode else result

    def link(self, test, mutant):
        name = test.replace("-", "_")
        objects = glob.glob(f"{self.build}/tests/unit/{name}-*.o") + \
            glob.glob(f"{self.build}/tests/support/unit_{name}-*.o")
        if not objects:
            sys.exit(f"mutate.py: {test} is not built in {self.build}; run make check TESTS= there")
        wraps = ["-Wl," + ",".join(f"--wrap={name}" for name in ("malloc", "calloc", "realloc", "free"))]
        program = os.path.join(self.folder, "test")
        # A build for coverage will do: what it counts is not written.
        subprocess.run(["gcc", "--coverage", *objects, mutant, f"{self.build}/tests/support/.libs/libtest.a",
                        f"{self.build}/lib/.libs/libcore.a", "-lcunit", "-pthread", "-o", program,
                        *(wraps if any("-memory.o" in name for name in objects) else [])], check=True)
        return program

    def run(self, program):
        """Whether the test passes in limited time and memory."""
        def limit():
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            resource.setrlimit(resource.RLIMIT_FSIZE, (2 * MEMORY, 2 * MEMORY))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        try:
            done = subprocess.run([program], cwd=self.build, stdin=subprocess.DEVNULL, check=False,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                  env={**os.environ, "GCOV_PREFIX": "/dev/null"},
                                  preexec_fn=limit, timeout=20 * SECONDS)
        except subprocess.TimeoutExpired:
            return False
        return done.returncode == 0

    def is_same_code(self, mutant):
        """Whether the optimizer makes the same of both."""
        texts = []
        for line in (mutant.old, mutant.new):
            path = self.compile(mutant._replace(new=line), "-O2", "-S")
            with open(path, encoding="utf-8") as file:
                texts.append(file.read())
        return texts[0] == texts[1]

    def verdict(self, mutant, tests):
        built = self.compile(mutant, "-O0", "-c")
        if not built:
            return "invalid"
        if not all(self.run(self.link(test, built)) for test in tests):
            return "killed"
        return "same code" if self.is_same_code(mutant) else "survived"


# ---- tables ----

def read_table(name, columns):
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if line.strip() and line[0] != "#"]
    for row in rows:
        if len(row) != columns or not all(row):
            sys.exit(f"mutate.py: {name}: a row must have {columns} columns: {row}")
    return rows


def key_of(mutant):
    return mutant.path, mutant.old.strip(), mutant.new.strip()


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
    mutants = list(mutants)
    if sample is None or sample >= len(mutants):
        return mutants
    chosen = random.Random(seed).sample(range(len(mutants)), sample)
    return [mutants[i] for i in sorted(chosen)]


def show(mutant, why):
    print(f"{mutant.path}:{mutant.line + 1}: {why}\n  - {mutant.old.strip()}\n  + {mutant.new.strip()}",
          flush=True)


def test_file(bench, path, tests, mutants, reasons):
    """Tests the mutants of a file, and returns how many there are of each verdict."""
    start, counts = time.time(), collections.Counter()
    original = Mutant(path, 0, "", open(os.path.join(ROOT, path), encoding="utf-8").readline().rstrip("\n"))
    for test in tests:
        if not bench.run(bench.link(test, bench.compile(original, "-O0", "-c"))):
            sys.exit(f"mutate.py: {test} fails without a mutant")
    for mutant in mutants:
        verdict = bench.verdict(mutant, tests)
        if verdict == "survived" and key_of(mutant) in reasons:
            verdict = "equivalent"
        elif verdict == "killed" and key_of(mutant) in reasons:
            show(mutant, "not equivalent: a test notices it")
            verdict = "misjudged"
        elif verdict == "survived":
            show(mutant, "survived")
        counts[verdict] += 1
    print(f"{path}: {line_of(counts)} ({time.time() - start:.0f} s)", flush=True)
    return counts


def line_of(counts):
    same = counts["same code"] + counts["equivalent"]
    judged = counts["killed"] + counts["survived"]
    return (f"{counts['killed']} killed, {counts['survived']} survived, {same} equivalent;"
            f" score {100 * counts['killed'] / max(judged, 1):.1f} %")


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true")
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
        with tempfile.TemporaryDirectory() as folder:
            bench = Bench(os.path.abspath(arguments.build), folder)
            total += test_file(bench, path, tests[path], mutants, reasons)
    print(f"all: {line_of(total)}")
    return 1 if total["survived"] or total["misjudged"] else 0


if __name__ == "__main__":
    sys.exit(main())
