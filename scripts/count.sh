# SPDX-License-Identifier: MIT
# Functions for ./check that show its progress, and count tests that passed, failed or were skipped.
# Source this file in a POSIX shell, after setup.sh.

started=$(date +%s)
times= # lines of seconds and a name
only=  # a pattern of the shell: what does not match is left out
matched=
passed=0
failed=0
skipped=0
skips=
failures=

pass() {
    passed=$((passed + 1))
}

fail() {
    failed=$((failed + 1))
    failures="$failures
  $1"
    say "FAILED: $1"
}

skip() {
    skipped=$((skipped + 1))
    skips="$skips
  $1: $2"
}

# progress TEXT: prints a line with the seconds since the start.
progress() {
    say "$(printf '[%5d s] %s' $(($(date +%s) - started)) "$*")"
}

# begin NAME, end [RESULT]: print the current step, and how long it took.
begin() {
    step=$1
    step_started=$(date +%s)
    progress "$step ..."
}

end() {
    seconds=$(($(date +%s) - step_started))
    times="$times$seconds $step
"
    progress "$step: $seconds s${1:+, $1}"
}

# is_wanted NAME: whether the name matches --only.
is_wanted() {
    # shellcheck disable=SC2254 # it is a pattern
    case $1 in *$only*) matched=yes ;; *) return 1 ;; esac
}

# follow LOG: copies the output of make to a file, and prints a line for each finished test program.
follow() {
    tee "$1" | while IFS= read -r line; do
        case $line in
        'PASS: '* | 'FAIL: '* | 'SKIP: '* | 'ERROR: '* | 'XFAIL: '* | 'XPASS: '*) progress "  $line" ;;
        esac
    done
}

# count_results NAME DIRECTORY: counts automake's results of a build, and the lines "SKIP: reason" in
# the output of the tests.  Fails if a test failed, or if none was run.
count_results() {
    before=$failed
    found=0
    for result in $(find "$2/tests" "$2/docs" -name '*.trs' 2>/dev/null | sort); do
        found=$((found + 1))
        log=${result%.trs}.log
        test="$1: $(basename "${result%.trs}")"
        case $(sed -n 's/^:test-result: \([A-Z]*\).*/\1/p' "$result" | head -n 1) in
        PASS) pass ;;
        SKIP) skip "$test" "$(sed -n 's/^SKIP: //p' "$log" | tail -n 1)" ;;
        *)
            fail "$test"
            tail -n 30 "$log"
            continue
            ;;
        esac
        grep -q '^SKIP: ' "$log" && grep -q '^:test-result: PASS' "$result" &&
            skip "$test" "$(sed -n 's/^SKIP: //p' "$log" | paste -sd ';')"
    done
    [ "$found" -gt 0 ] || fail "$1: no test ran"
    [ "$failed" -eq "$before" ]
}

# run_script KIND SCRIPT [ARGUMENT]...: runs a test script, which prints "ok NAME", "not ok NAME" or
# "skip NAME: reason" for each test.  A script that exits with an error or prints nothing has failed.
# Does not run scripts that do not match --only.
run_script() {
    name="$1/$(basename "$2" .sh)"
    log=build/$1-$(basename "$2" .sh).log
    script=$2
    shift 2
    is_wanted "$name" || return 0
    begin "$name"
    sh "$script" "$@" >"$log" 2>&1
    status=$?
    count_lines "$status"
    end "$(grep -c '^ok ' "$log") passed, $(grep -c '^not ok ' "$log") failed, $(grep -c '^skip ' "$log") skipped"
}

# count_lines STATUS: counts the results in $log of the script $name, which exited with this status.
count_lines() {
    passed=$((passed + $(grep -c '^ok ' "$log")))
    while IFS= read -r line; do
        case $line in
        'not ok '*) fail "$name: ${line#not ok }" ;;
        'skip '*) skip "$name" "${line#skip }" ;;
        esac
    done <"$log"
    if grep -q '^not ok ' "$log"; then
        tail -n 30 "$log"
    elif [ "$1" -ne 0 ]; then
        fail "$name: ended with status $1"
        tail -n 30 "$log"
    elif ! grep -qE '^(ok|skip) ' "$log"; then
        fail "$name: tested nothing"
    fi
}

# run_apart FUNCTION: runs a function with separate counts, and writes them to a file.
run_apart() {
    passed=0 failed=0 skipped=0 skips='' failures='' times='' matched=''
    "$1"
    printf '%s' "$skips" >"build/counts/$1.skips"
    printf '%s' "$failures" >"build/counts/$1.failures"
    printf '%s' "$times" >"build/counts/$1.times"
    echo "$passed $failed $skipped ${matched:-no}" >"build/counts/$1"
}

# run_at_once FUNCTION...: runs the functions in parallel, each in a separate shell, and adds up their
# counts.  Most scripts use a single processor, and many of them wait.
run_at_once() {
    rm -rf build/counts
    mkdir -p build/counts
    for function; do
        run_apart "$function" &
    done
    wait
    for function; do
        add_counts "build/counts/$function"
    done
}

# add_counts FILE: adds the counts of a function of run_at_once; if there are none, it has crashed.
add_counts() {
    read -r more_passed more_failed more_skipped more_matched 2>/dev/null <"$1" || {
        fail "$(basename "$1"): ended before its counts were written"
        return
    }
    passed=$((passed + more_passed))
    failed=$((failed + more_failed))
    skipped=$((skipped + more_skipped))
    [ "$more_matched" = no ] || matched=yes
    skips="$skips$(cat "$1.skips")"
    failures="$failures$(cat "$1.failures")"
    times="$times$(cat "$1.times")
"
}

report_counts() {
    [ -n "$matched" ] || fail "no stage and no script matches '$only'"
    [ -z "$times" ] || {
        echo "Slowest:"
        printf '%s' "$times" | grep . | sort -rn | head -n 10 |
            while read -r seconds name; do printf '  %5d s  %s\n' "$seconds" "$name"; done
    }
    [ -z "$skips" ] || printf 'Skipped:%s\n' "$skips"
    [ -z "$failures" ] || printf 'Failed:%s\n' "$failures"
    printf 'checks: %d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    [ "$failed" -eq 0 ]
}
