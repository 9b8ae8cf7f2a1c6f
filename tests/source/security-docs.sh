#!/bin/sh
# SPDX-License-Identifier: MIT
# Each test and file that docs/security.md names exists, and each row of its tables names a test.
cd "$(dirname "$0")/../.." || exit 3
page=docs/security.md

# missing TEXT: the paths of the tree that the text names, and that do not exist.
missing() {
    printf '%s\n' "$1" | tr '`' '\n' | grep -E '^(tests|lib|daemon|docs|scripts|modules)/[A-Za-z0-9/._-]+$' | sort -u |
        while IFS= read -r path; do
            [ -e "$path" ] || echo "$path"
        done
}

# without: the rows of the tables with tests that name none, from standard input.
without() {
    awk '/^\| actor \| input/ { inside = 1; next } !/^\|/ { inside = 0 }
        inside && !/^\|---/ && !/`tests\/[^`]*`[^|]*\|$/' "$@"
}

# is NAME WANTED GOT
is() {
    if [ "$2" = "$3" ]; then
        echo "ok $1"
    else
        echo "not ok $1: $3"
    fi
}

is "what $page names exists" "" "$(missing "$(cat $page)")"
# shellcheck disable=SC2016 # backquotes of Markdown
is "a path that does not exist is seen" tests/unit/none.c "$(missing 'see `tests/unit/none.c`')"
is "each guard has a test" "" "$(without $page)"
is "a guard without a test is seen" "| a | b | c | |" "$(printf '| actor | input | guard | test |\n|---|---|---|---|\n| a | b | c | |\n' | without)"
rows=$(grep -c '`tests/.*|$' $page)
if [ "$rows" -ge 30 ]; then
    echo "ok $page has $rows guards with tests"
else
    echo "not ok $page has $rows guards with tests"
fi

# The summary of what was fuzzed is that of the table.
sums=$(awk -F '|' '$2 ~ /all/ { gsub(/ /, ""); print $3, $4, $7 }' tests/fuzz/README.md)
is "$page sums up the table of fuzzing" "$sums" "$(sed -n 's/^\* [0-9]* targets: //p' $page | tr -d , |
    sed 's/ inputs in / /; s/ seconds with libFuzzer and / /; s/ with AFL.*//')"
is "README.md links to $page and SECURITY.md" 2 "$(grep -cE '\]\((docs/security|SECURITY)\.md\)' README.md)"
