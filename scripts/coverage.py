#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""coverage.py [update-] SOURCE BUILD: prints how much of each room's lines and branches has run, by
the counts that the programs of a build with --enable-coverage have left; with update-, writes the
table, the date and the list of what has not run, with the reasons in tests/coverage-gaps.tsv, into
docs/coverage.md.  Fails if a room of lib has less than it should, or if a reason is missing."""
import collections
import json
import os
import re
import shutil
import subprocess
import sys
import time

LEAST = 95, 90  # per cent of the lines and the branches of each room of lib


def room(name):
    """The row that a file belongs to: a room of lib/, or tools/ or daemon/."""
    parts = name.split("/")
    if parts[0] == "lib" and len(parts) == 3:
        return "/".join(parts[:2])
    return parts[0] if parts[0] in ("tools", "daemon") else None


def measure(source, build):
    """What gcovr says of each file."""
    if not shutil.which("gcovr"):
        sys.exit("coverage.py: gcovr is missing (Debian: apt-get install gcovr)")
    done = subprocess.run(["gcovr", "--root", source, "--object-directory", build, "--json-summary",
                           "-", build], text=True, capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"coverage.py: gcovr failed: {done.stderr}")
    return json.loads(done.stdout)["files"]


def counts(files):
    """The numbers of covered lines, all lines, covered branches and all branches, for each row."""
    rows = collections.defaultdict(lambda: [0, 0, 0, 0])
    for file in files:
        row = room(file["filename"])
        if row:
            for i, key in enumerate(("line_covered", "line_total", "branch_covered",
                                     "branch_total")):
                rows[row][i] += file[key]
    if not rows:
        sys.exit("coverage.py: nothing has run")
    return rows


def table(rows):
    lines = ["| room | lines | run | branches | run |", "|---|---:|---:|---:|---:|"]
    rooms = sorted(item for item in rows.items() if item[0].startswith("lib/"))
    library = [sum(column) for column in zip(*(numbers for _, numbers in rooms))]
    others = sorted(item for item in rows.items() if not item[0].startswith("lib/"))
    for name, (line, lines_all, branch, branches_all) in [*rooms, ("**lib**", library), *others]:
        lines.append(f"| {name} | {lines_all} | {100 * line / max(lines_all, 1):.1f} % |"
                     f" {branches_all} | {100 * branch / max(branches_all, 1):.1f} % |")
    return "\n".join(lines) + "\n"


def gaps(source, files):
    """The table of the files of lib that have lines or branches that have not run.  Each has a reason,
    and each reason has such a file."""
    with open(os.path.join(source, "tests", "coverage-gaps.tsv"), encoding="utf-8") as file:
        reasons = dict(line.rstrip("\n").split("\t") for line in file if not line.startswith("#"))
    lines = ["| file | lines | branches | why |", "|---|---:|---:|---|"]
    for file in sorted(files, key=lambda file: file["filename"]):
        name = file["filename"]
        missing = [file[f"{what}_total"] - file[f"{what}_covered"] for what in ("line", "branch")]
        if name.startswith("lib/") and any(missing):
            if name not in reasons:
                sys.exit(f"coverage.py: tests/coverage-gaps.tsv does not say why some of {name} does not run")
            lines.append(f"| {name} | {missing[0]} | {missing[1]} | {reasons.pop(name)} |")
    if reasons:
        sys.exit("coverage.py: tests/coverage-gaps.tsv gives reasons for files of which everything has run: " +
                 ", ".join(sorted(reasons)))
    return "\n".join(lines) + "\n"


def check(rows):
    """Names the rooms of lib of which too little has run."""
    poor = [f"{name}: {100 * numbers[i] / max(numbers[i + 1], 1):.1f} % of the {what}, and it should be {least} %"
            for name, numbers in sorted(rows.items()) if name.startswith("lib/")
            for i, what, least in ((0, "lines", LEAST[0]), (2, "branches", LEAST[1]))
            if 100 * numbers[i] < least * numbers[i + 1]]
    if poor:
        sys.exit("coverage.py: " + "; ".join(poor))


def main():
    *update, source, build = sys.argv[1:]
    source, build = os.path.abspath(source), os.path.abspath(build)
    files = measure(source, build)
    rows, list_of_gaps = counts(files), gaps(source, files)
    text = table(rows)
    print(text, end="")
    check(rows)
    path = os.path.join(source, "docs", "coverage.md")
    if not update:
        print("\n\"make update-coverage\" updates the figures in docs/coverage.md.")
        return
    with open(path, encoding="utf-8") as file:
        old = file.read()
    with open(path, "w", encoding="utf-8") as file:
        date = time.strftime("%Y-%m-%d", time.gmtime())
        text = re.sub(r"(?m)(^\|.*\n)+", lambda _: text, old, count=1)
        text = re.sub(r"(?m)^\| file \| lines \|.*\n(^\|.*\n)+", lambda _: list_of_gaps, text, count=1)
        file.write(re.sub(r"(?m)^The figures are of .*", f"The figures are of {date}.", text, count=1))


if __name__ == "__main__":
    main()
