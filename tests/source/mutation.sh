#!/bin/sh
# SPDX-License-Identifier: MIT
# The unit tests notice mutants of the source files in tests/mutation/tests.tsv, except those that
# tests/mutation/equivalent.tsv explains; see scripts/mutate.py.  Tests a few mutants of four files, always
# the same; with CHECK_LONG=1, all mutants of all files.  Usage: mutation.sh [BUILD] (default: build/check)
set -u
build=${1:-build/check}
sample='--sample 5 --seed 9110'
files='lib/negotiation/language.c lib/base/escape.c lib/gettext/mo-index.c lib/page/wait.c'
status=0

ok() {
    echo "ok $*"
}

not_ok() {
    echo "not ok $*"
    status=1
}

all=$(grep -v '^#' tests/mutation/tests.tsv | cut -f 1)
mutants=$(scripts/mutate.py --list "$build") || not_ok "mutation: the tables"
for file in $all; do
    count=$(printf '%s\n' "$mutants" | grep -c "^$file:[0-9]*: a mutant$")
    if [ "$count" -ge 2 ]; then
        ok "mutation: $file has $count mutants"
    else
        not_ok "mutation: $file has $count mutants, expected at least 2"
    fi
done

if [ -n "${CHECK_LONG-}" ]; then
    sample=
    files=$all
fi
tests=$(grep -v '^#' tests/mutation/tests.tsv | cut -f 2 | tr ' ' '\n' | sort -u | sed 's:^:tests/unit/:')
log=$build/mutation.log
# shellcheck disable=SC2086 # lists of words
if ! make -s -C "$build" $tests >"$log" 2>&1; then
    cat "$log"
    not_ok "mutation: make $tests"
elif scripts/mutate.py $sample "$build" $files >"$log" 2>&1; then
    ok "mutation: $(tail -n 1 "$log")"
else
    cat "$log"
    not_ok "mutation: $(tail -n 1 "$log")"
fi
exit $status
