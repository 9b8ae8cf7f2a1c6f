#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""fuzz.py [OPTION]... [NAME]...: fuzzes all targets of tests/fuzz, or those with these names, and prints
how many inputs each has run, in how much processor time, and what they reach.

  --seconds N      processor time for each target with libFuzzer (default: 212, together an hour)
  --afl-seconds N  time for each target with AFL++ (default: 20; 0: none)
  --jobs N         fuzz N targets at a time (default: one for each processor)
  --report         renew the rows of the table in tests/fuzz/README.md, except of those that failed, and the
                   summary in docs/security.md; for both engines

What fails is put into tests/fuzz/crashes/NAME, and the exit status is then 1.
"""
import argparse
import concurrent.futures
import glob
import os
import re
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FUZZ = os.path.join(ROOT, "tests", "fuzz")
README = os.path.join(FUZZ, "README.md")
SECURITY = os.path.join(ROOT, "docs", "security.md")
ROUND = 60  # seconds of a run; on a busy machine, a target needs more of them


def progress(text):
    print(text, file=sys.stderr, flush=True)


def run(name, seconds, engine, **environment):
    """Runs fuzz.sh, and returns its exit status, its output and its processor time."""
    with tempfile.TemporaryFile("w+", errors="replace") as output:
        process = subprocess.Popen([os.path.join(FUZZ, "fuzz.sh"), name, str(seconds), engine],
                                   stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                                   env=dict(os.environ, **environment))
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        return process.returncode, output.read(), usage.ru_utime + usage.ru_stime


def last(pattern, text):
    """The number that the last match of a pattern in a text contains."""
    numbers = re.findall(pattern, text)
    return int(numbers[-1]) if numbers else 0


def with_libfuzzer(name, seconds):
    """Fuzzes a target for so much processor time: runs, seconds, edges, features, whether none failed."""
    runs, used, edges, features = 0, 0.0, 0, 0
    while used < seconds:
        status, output, time_of_run = run(name, min(ROUND, max(1, round(seconds - used))), "libfuzzer", FUZZ_BUILT="yes")
        used += time_of_run
        runs += last(r"stat::number_of_executed_units: *(\d+)", output)
        edges = max(edges, last(r"\bcov: (\d+)", output))
        features = max(features, last(r"\bft: (\d+)", output))
        if status:
            progress(output[-4000:])
            return runs, used, edges, features, False
    return runs, used, edges, features, True


def with_afl(name, seconds):
    """Fuzzes a target with AFL++ for so much time: runs, and whether none failed."""
    status, output, _ = run(name, seconds, "afl", FUZZ_BUILT="yes")
    statistics = os.path.join(ROOT, "build", "fuzz-afl", "new", name, "default", "fuzzer_stats")
    if status or not os.path.exists(statistics):
        progress(output[-4000:])
        return 0, False
    with open(statistics, encoding="utf-8") as file:
        text = file.read()
    crashes = last(r"saved_crashes *: (\d+)", text) + last(r"saved_hangs *: (\d+)", text)
    return last(r"execs_done *: (\d+)", text), not crashes


def fuzz(name, arguments):
    """The cells of a target's row, and whether nothing failed."""
    runs, used, edges, features, good = with_libfuzzer(name, arguments.seconds)
    afl = ""
    if arguments.afl_seconds:
        afl, afl_good = with_afl(name, arguments.afl_seconds)
        good = good and afl_good
    progress(f"{name}: {runs} runs in {used:.0f} s, {edges} edges; AFL++: {afl or 'no'} runs"
             f"{'' if good else ': FAILED'}")
    date = time.strftime("%Y-%m-%d", time.gmtime())
    return [name, *map(str, (runs, round(used), edges, features, afl)), date], good


def table(rows):
    """The rows, which are lists of text, with their sum."""
    lines = ["| target | libFuzzer: runs | processor s | edges | features | AFL++: runs | date |",
             "|---|---:|---:|---:|---:|---:|---|"]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    runs, used, afl = (sum(int(row[i] or 0) for row in rows) for i in (1, 2, 5))
    return "\n".join([*lines, f"| **all** | {runs} | {used} | | | {afl} | |"]) + "\n"


def summary(rows):
    """The sum of the rows in a line, with the dates of the first and the last."""
    runs, used, afl = (sum(int(row[i] or 0) for row in rows) for i in (1, 2, 5))
    dates = sorted({row[6] for row in rows})
    date = dates[0] if len(dates) == 1 else f"{dates[0]} to {dates[-1]}"
    return f"* {len(rows)} targets: {runs:,} inputs in {used:,} seconds with libFuzzer, and {afl:,} with AFL++, on {date}"


def report(rows):
    """Replaces the rows of these targets in README.md, and the sum, also in docs/security.md."""
    with open(README, encoding="utf-8") as file:
        before, lines, after = re.split(r"(^\| target .*\n(?:\|.*\n)*)", file.read(), maxsplit=1, flags=re.MULTILINE)
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines.splitlines()[2:-1]]
    every = {row[0]: row for row in cells + rows}
    with open(README, "w", encoding="utf-8") as file:
        file.write(before + table([every[name] for name in sorted(every)]) + after)
    with open(SECURITY, encoding="utf-8") as file:
        text = file.read()
    with open(SECURITY, "w", encoding="utf-8") as file:
        file.write(re.sub(r"^\* \d+ targets: .*", summary(list(every.values())), text, count=1, flags=re.MULTILINE))


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--seconds", type=int, default=212)
    parser.add_argument("--afl-seconds", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--report", action="store_true")
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    known = sorted(os.path.basename(path)[len("fuzz-"):-2] for path in glob.glob(os.path.join(FUZZ, "fuzz-*.c")))
    known.remove("main")
    for name in arguments.names:
        if name not in known:
            parser.error(f"there is no target {name}; the targets are {' '.join(known)}")
    if arguments.report and not arguments.afl_seconds:
        parser.error("--report is for both engines")
    names = arguments.names or known
    for engine in ["libfuzzer"] + ["afl"] * (arguments.afl_seconds > 0):
        for name in names:
            progress(f"{engine}: building {name}")
            status, output, _ = run(name, 0, engine)
            if status:
                sys.exit(f"fuzz.py: {name} cannot be built for {engine}:\n{output[-4000:]}")
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        done = list(pool.map(lambda name: fuzz(name, arguments), names))
    rows = [row for row, _ in done]
    print(table(rows), end="")
    if arguments.report:
        report([row for row, good in done if good])
    if not all(good for _, good in done):
        sys.exit(1)


if __name__ == "__main__":
    main()
