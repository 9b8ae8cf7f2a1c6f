#!/bin/sh
# SPDX-License-Identifier: MIT
# ./check counts the results of test scripts and shows its progress: the functions of
# scripts/count.sh, run with scripts that pass, fail, crash and print nothing.
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
source=$PWD
mkdir -p "$work/build/tests" "$work/build/docs" "$work/tests/source"
cd "$work" || exit 3

script() {
    printf '%s\n' "$2" >"tests/source/$1.sh"
}
script good 'echo "ok one"; echo "ok two"; echo "not counted"'
script skipped 'echo "skip three: there is no three"'
script bad 'echo "ok four"; echo "not ok five: got 6"'
script dead 'echo "ok seven"; exit 4'
script silent 'echo hello'

# run SETTINGS: all of them, as ./check does.
run() {
    sh -c "set -u; . '$source/scripts/setup.sh'; . '$source/scripts/count.sh'; $1
        for script in tests/source/*.sh; do run_script source \$script; done
        report_counts" >out 2>err
    echo "status $?" >>out
}

# has NAME FILE PATTERN: that a line matches as a whole.
has() {
    if grep -qxE "$3" "$2"; then
        echo "ok $1"
    else
        echo "not ok $1: no line '$3' in: $(paste -sd '|' "$2")"
    fi
}

run ''
has "the counts" out 'checks: 4 passed, 3 failed, 1 skipped'
has "a failure is the exit status" out 'status 1'
has "the reason of a skip" out '  source/skipped: three: there is no three'
has "what failed" out '  source/bad: five: got 6'
has "a script that dies has failed" out '  source/dead: ended with status 4'
has "a script that says nothing has failed" out '  source/silent: tested nothing'
has "a script begins" err '\[ +[0-9]+ s\] source/good \.\.\.'
has "a script ends, with its time and counts" err \
    '\[ +[0-9]+ s\] source/bad: [0-9]+ s, 1 passed, 1 failed, 0 skipped'
has "the slowest are listed" out ' +[0-9]+ s  source/good'
order=$(grep -nE '^(Slowest|Skipped|Failed):$|^checks:' out | sed 's/.*:\([A-Za-z]*\):.*/\1/' | paste -sd ' ')
if [ "$(echo "$order" | cut -d ' ' -f 1-3)" = "Slowest Skipped Failed" ] &&
    tail -n 2 out | head -n 1 | grep -q '^checks: '; then
    echo "ok the counts are the last line, below the slowest, the skips and the failures"
else
    echo "not ok the counts are the last line, below the slowest, the skips and the failures: $order"
fi

run 'only=/goo'
has "--only: the counts of what matches" out 'checks: 2 passed, 0 failed, 0 skipped'
has "--only: the exit status" out 'status 0'
run 'only=nothing'
has "--only: a pattern that nothing matches fails" out "  no stage and no script matches 'nothing'"

# What make check says, line by line.
printf 'PASS: tests/unit/test-x\nmake: nothing\nFAIL: tests/unit/test-y\n' >said
sh -c ". '$source/scripts/setup.sh'; . '$source/scripts/count.sh'; follow log <said" 2>err
has "a test program that has ended is told" err '\[ +[0-9]+ s\]   FAIL: tests/unit/test-y'
if cmp -s said log && [ "$(wc -l <err)" -eq 2 ]; then
    echo "ok all is in the log, and only the results are told"
else
    echo "not ok all is in the log, and only the results are told: $(cat err)"
fi

# Two functions beside each other, and what dies in one.
sh -c "set -u; . '$source/scripts/setup.sh'; . '$source/scripts/count.sh'
    one() { for name in good skipped bad; do run_script source tests/source/\$name.sh; done; }
    two() { run_script source tests/source/dead.sh; run_script source tests/source/good.sh; }
    three() { exit 5; }
    run_at_once one two three
    report_counts" >out 2>err
has "at once: the counts" out 'checks: 6 passed, 3 failed, 1 skipped'
has "at once: the reason of a skip" out '  source/skipped: three: there is no three'
has "at once: what failed" out '  source/bad: five: got 6'
has "at once: what died" out '  three: ended before its counts were written'
has "at once: the slowest are listed" out ' +[0-9]+ s  source/good'
