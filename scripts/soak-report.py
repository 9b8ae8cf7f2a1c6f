#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""soak-report.py LOG: writes the figures of a soak into the table of docs/security.md, and the date.

LOG is the output of "CHECK_LONG=1 sh tests/servers/soak.sh PREFIX" for all three servers.  "make update-soak"
runs it and this."""
import os
import re
import subprocess
import sys
import time

PAGE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "docs", "security.md")
SERVERS = {"daemon": ("httplingod", None), "nginx": ("nginx", ["nginx", "-v"]), "apache": ("Apache httpd", ["apache2", "-v"])}
DATE = r"These are the figures of \d{4}-\d\d-\d\d"


def find(pattern, text, name):
    found = re.search(pattern, text, re.MULTILINE)
    if not found:
        sys.exit(f"soak-report.py: {name}: the log has no line like {pattern}")
    return found.groups()


def counts(text):
    """Counts of what was done, which are written as "98 broken reloads, 3 lost"."""
    return {name: int(number) for number, name in re.findall(r"(\d+) ([^,]+)", text)}


def memory(text, what):
    """Before and after: of the main process and, if there is one, of the worker with the most."""
    pairs = re.findall(rf"(?:main|worker) {what} (\d+) -> (\d+)", text)
    return [" / ".join(f"{int(pair[i]):,}" for pair in pairs) for i in (0, 1)]


def killed(done, asked):
    number = done["killed workers"]
    return f"{number}, {asked.get('interrupted', 0)}" if number else "none"


def column(name, log):
    """The heading and the cells for a server."""
    heading, command = SERVERS[name]
    if command:
        said = subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=True,
                              env=dict(os.environ, PATH=os.environ["PATH"] + ":/usr/sbin")).stdout
        heading += " " + find(r"/([0-9.]+)", said, name)[0]
    rounds, seconds, text = find(rf"^ok {name}: (\d+) rounds in (\d+) s: (.*)", log, name)
    done = counts(text)
    text, lost = find(rf"^ok {name}: requests: (.*), lost (\d+)$", log, name)
    asked = counts(text)
    grown, = find(rf"^ok {name}: nothing has grown: (.*) \(1\)$", log, name)
    most, = find(rf"^ok {name}: the kernel killed nothing within \d+ KiB; the most was (\d+) KiB", log, name)
    (resident, resident_end), (anonymous, anonymous_end) = (memory(grown, what) for what in ("resident", "anonymous"))
    descriptors = memory(grown, "descriptors")
    return [heading, f"{seconds}, {rounds}", f"{asked['answered']:,}", f"{asked['hostile']:,}",
            f"{done['reloads']}, {done['broken reloads']}", killed(done, asked), str(done["full devices"]),
            f"{done['shortages of descriptors']}, {done['shortages of memory']}", f"{asked.get('refused', 0):,}",
            str(done.get("processes that crashed without memory", 0)), f"{asked.get('sent again', 0):,}", lost,
            resident, resident_end, anonymous, anonymous_end, descriptors[0], descriptors[1], f"{int(most):,}"]


ROWS = ["", "seconds, rounds", "requests answered", "malformed and cut requests", "reloads, of a broken site file",
        "workers killed, requests interrupted by that", "times the disk was full", "shortages of descriptors, of memory",
        "connections refused meanwhile", "processes that crashed without memory",
        "requests sent again on a connection that the server had closed", "answers lost",
        "resident memory after the first rounds", "resident memory at the end",
        "anonymous memory after the first rounds", "anonymous memory at the end",
        "descriptors after the first rounds", "descriptors at the end",
        "most memory of the control group, without file pages that other processes have loaded"]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        log = file.read()
    columns = [column(name, log) for name in SERVERS]
    lines = ["|" + "".join(f" {cell} |" if cell else " |" for cell in cells) for cells in zip(ROWS, *columns, strict=True)]
    lines.insert(1, "|---|---:|---:|---:|")
    with open(PAGE, encoding="utf-8") as file:
        text = file.read()
    text, dates = re.subn(DATE, f"These are the figures of {time.strftime('%Y-%m-%d', time.gmtime())}", text)
    text, tables = re.subn(r"^\|[^|]*\| httplingod \|.*\n(?:\|.*\n)+", lambda _: "\n".join(lines) + "\n", text, flags=re.MULTILINE)
    if (dates, tables) != (1, 1):
        sys.exit(f"soak-report.py: {PAGE} has {dates} dates and {tables} tables of the soak")
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main()
