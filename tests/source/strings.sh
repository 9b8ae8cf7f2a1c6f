#!/bin/sh
# SPDX-License-Identifier: MIT
# Each string in a table leaves room for its NUL.  C allows one that fills its array without it, and gcc
# warns about that only with -Wc++-compat, or since version 15 with -Wextra.  Usage: strings.sh [BUILD]
build=${1:-build/check}
work=build/strings

command -v gcc >/dev/null || {
    echo "skip strings in tables: gcc is missing (Debian: apt-get install gcc)"
    exit 0
}
mkdir -p $work
python3 scripts/compile-commands.py "$build" >$work/all.json || {
    echo "not ok strings in tables: the commands of $build are not known"
    exit 1
}

# find_full: reads a compilation database, and prints the strings of its files that fill their arrays.
find_full() {
    jq -r '.[] | "cd \(.directory | @sh) && gcc -fsyntax-only -Wc++-compat \(.arguments[1:] | map(@sh) | join(" "))"' |
        LC_ALL=C xargs -d '\n' -P "$(nproc)" -n 1 sh -c >$work/log 2>&1
    grep -E 'error: |warning: initializer-string for array ' $work/log
}

# find_in FILE...: the same for sources that compile without options.
find_in() {
    jq -n '[$ARGS.positional[] | {directory: ".", arguments: ["cc", "-std=gnu11", "-c", .]}]' --args "$@" | find_full
}

# Strings of four bytes in a row, in a struct in it, and in a list.
for size in 4 5; do
    echo "const struct { char name[$size]; struct { int value; char basis[$size]; } fact; char words[2][$size]; }
rows[] = {{\"four\", {4, \"four\"}, {\"ab\", \"four\"}}};" >$work/$size.c
done
if [ "$(find_in $work/4.c | wc -l)" -eq 3 ] && [ -z "$(find_in $work/5.c)" ]; then
    echo "ok strings without room for a NUL are found"
else
    cat $work/log
    echo "not ok strings without room for a NUL are found"
fi

# The sources with a table.
find "$PWD/lib" "$PWD/tools" "$PWD/daemon" "$PWD/generators" -name '*.c' \
    -exec grep -lE '(static|const|\]|^ *\}).* = \{' {} + | sort >$work/files
jq --rawfile files $work/files '($files | split("\n")) as $files | map(select(.file | IN($files[])))' \
    $work/all.json >$work/tables.json
count=$(jq length $work/tables.json)
if [ "$count" -lt 100 ]; then
    echo "not ok strings in tables: $count files have tables, expected at least 100"
elif find_full <$work/tables.json; then
    echo "not ok strings in the tables of $count files leave room for their NULs"
else
    echo "ok strings in the tables of $count files leave room for their NULs"
fi
