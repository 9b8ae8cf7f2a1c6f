#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""compile-commands.py BUILD: prints the compilation database of a build directory, which clang-tidy
and editors read, from the output of make -n."""
import glob
import json
import os
import re
import shlex
import subprocess
import sys


FOLDERS = ("lib", "tools", "daemon", "generators", "tests", "bench", "docs")


def dry_run(top, build):
    """make -n, as if all sources were new, but not the makefiles."""
    sources = [path for folder in FOLDERS
               for path in glob.glob(os.path.join(top, folder, "**", "*.c"), recursive=True)]
    new = [word for path in sources for word in ("-W", path)]
    # A recursive make would not get these options, so this one builds all programs.
    makefile = "include Makefile\nevery: all-am $(EXTRA_PROGRAMS) $(check_PROGRAMS)\n"
    return subprocess.run(["make", "-f", "-", "-n", "-k", "V=1", *new, "every"], cwd=build,
                          input=makefile, text=True, capture_output=True, check=False,
                          env=dict(os.environ, MAKEFLAGS="", LC_ALL="C")).stdout


def entries(top, build, lines):
    """One command for each source, for the first program that contains it."""
    seen = set()
    for line in lines:
        match = re.search(r" -c .*?(?:`test -f '([^']*\.c)'|(\S+\.c)\b)", line)
        if not match:
            continue
        file = os.path.normpath(os.path.join(top, match.group(1) or match.group(2)))
        if file in seen or not os.path.exists(file):
            continue
        seen.add(file)
        words = shlex.split(line[:match.start()].split(";")[-1])
        flags = [word for word in words if re.match(r"-[ID]|-std=", word)]
        yield {"directory": build, "file": file, "arguments": ["cc", *flags, "-c", file]}


def main():
    if len(sys.argv) != 2:
        sys.exit("Usage: compile-commands.py BUILD")
    top = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    build = os.path.abspath(sys.argv[1])
    found = list(entries(top, build, dry_run(top, build).split("\n")))
    if not found:
        sys.exit(f"compile-commands.py: make in {build} compiles nothing")
    json.dump(found, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
