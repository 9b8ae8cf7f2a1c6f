# SPDX-License-Identifier: MIT
# For ./check: counting what passed, failed and was skipped.  To be sourced by a POSIX shell.

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

# count_results NAME DIRECTORY: counts automake's results of a build, and the lines "SKIP: why" in
# what the tests printed.  Fails when a test did, or none ran.
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

# run_script KIND SCRIPT [ARGUMENT]...: a test script says "ok NAME", "not ok NAME" or
# "skip NAME: why" for each thing it tested; one that dies or says nothing has failed.
run_script() {
    kind=$1
    script=$2
    shift 2
    name="$kind: $(basename "$script" .sh)"
    log=build/$kind-$(basename "$script" .sh).log
    sh "$script" "$@" >"$log" 2>&1
    status=$?
    results=$(grep -cE '^(ok|not ok|skip) ' "$log")
    passed=$((passed + $(grep -c '^ok ' "$log")))
    while IFS= read -r line; do
        case $line in
        'not ok '*) fail "$name: ${line#not ok }" ;;
        'skip '*) skip "$name" "${line#skip }" ;;
        esac
    done <"$log"
    if [ "$status" -ne 0 ] && ! grep -q '^not ok ' "$log"; then
        fail "$name: ended with status $status"
    elif [ "$results" -eq 0 ]; then
        fail "$name: tested nothing"
    fi
    [ "$status" -eq 0 ] && ! grep -q '^not ok ' "$log" || tail -n 30 "$log"
}

report_counts() {
    [ -z "$skips" ] || printf 'Skipped:%s\n' "$skips"
    [ -z "$failures" ] || printf 'Failed:%s\n' "$failures"
    printf 'checks: %d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    [ "$failed" -eq 0 ]
}
