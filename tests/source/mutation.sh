#!/bin/sh
# SPDX-License-Identifier: MIT
# With CHECK_LONG=1: the unit tests notice every mutant of the files in tests/mutation/tests.tsv, except
# those that tests/mutation/equivalent.tsv explains; see scripts/mutate.py.  That takes hours.  Otherwise:
# the tables are in order, and each file has mutants.  Usage: mutation.sh [BUILD] (default: build/check)
set -u
build=${1:-build/check}
status=0

ok() {
    echo "ok $*"
}

not_ok() {
    echo "not ok $*"
    status=1
}

files=$(grep -v '^#' tests/mutation/tests.tsv | cut -f 1)
mutants=$(scripts/mutate.py --list "$build") || not_ok "mutation: the tables"
for file in $files; do
    count=$(printf '%s\n' "$mutants" | grep -c "^$file:[0-9]*: a mutant$")
    if [ "$count" -ge 5 ]; then
        ok "mutation: $file has $count mutants"
    else
        not_ok "mutation: $file has $count mutants, expected at least 5"
    fi
done
tests=$(grep -v '^#' tests/mutation/tests.tsv | cut -f 2)
for test in $tests; do
    [ -f "tests/unit/$test.c" ] || not_ok "mutation: there is no test $test"
done

if [ -z "${CHECK_LONG-}" ]; then
    echo "skip mutation: CHECK_LONG=1 runs the tests with all mutants"
elif scripts/mutate.py "$build" >"$build/mutation.log"; then
    ok "mutation: $(tail -n 1 "$build/mutation.log")"
else
    cat "$build/mutation.log"
    not_ok "mutation: $(tail -n 1 "$build/mutation.log")"
fi
exit $status
