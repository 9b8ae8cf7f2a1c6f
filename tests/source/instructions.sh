#!/bin/sh
# SPDX-License-Identifier: MIT
# Compares the instructions that some operations take with those recorded in bench/instructions.tsv.
# Counting them, unlike time, does not depend on what else the machine does; only the library's own
# are counted, so that the C library's choice of routines for a processor makes no difference.
#
# instructions.sh [--accept] [BUILD]: --accept records what is counted; BUILD is build/check.
set -u
accept=
if [ "${1-}" = --accept ]; then
    accept=yes
    shift
fi
cd "$(dirname "$0")/../.." || exit 3
build=${1:-build/check}
record=bench/instructions.tsv
tolerance=3 # per cent

skip() {
    echo "skip instructions: $1"
    exit 0
}

command -v valgrind >/dev/null || skip "valgrind is missing (Debian: apt-get install valgrind)"
[ -f "$build/Makefile" ] || skip "there is no build in $build"
variable() {
    sed -n "s/^$1 = //p" "$build/Makefile"
}
compiler="$("$(variable CC)" --version | head -n 1), $(variable CFLAGS), $(uname -m)"
recorded=$(sed -n 's/^# //p' "$record" 2>/dev/null)
[ -n "$accept" ] || [ "$compiler" = "$recorded" ] ||
    skip "the record is of another compiler: $recorded; this is $compiler"
make -s -C "$build" bench/operations >/dev/null || {
    echo "not ok instructions: bench/operations cannot be built"
    exit 1
}
counts=$(mktemp -d) || exit 3
trap 'rm -rf "$counts"' EXIT

# count NAME TIMES: the library's instructions of one operation.
count() {
    (cd "$build" && valgrind --tool=callgrind --toggle-collect=measured \
        --callgrind-out-file="$counts/out" bench/operations "$1") >"$counts/log" 2>&1 || {
        cat "$counts/log" >&2
        return 1
    }
    # A cost line is a position and a count; the one after "calls=" is the callee's, counted there.
    awk -v times="$2" '
        /^ob=/ { split($0, part, /[()]/); if (part[3] != "") name[part[2]] = part[3]
                 own = name[part[2]] ~ /operations$/; next }
        /^cob=/ { split($0, part, /[()]/); if (part[3] != "") name[part[2]] = part[3]; next }
        /^calls=/ { getline; next }
        /^[0-9+*-]/ && own { sum += $2 }
        END { printf "%.0f\n", sum / times }' "$counts/out"
}

(cd "$build" && bench/operations) >"$counts/names" || exit 3
while read -r name times; do
    now=$(count "$name" "$times") || exit 1
    printf '%s\t%s\n' "$name" "$now"
done <"$counts/names" >"$counts/now"

if [ -n "$accept" ]; then
    { echo "# $compiler" && cat "$counts/now"; } >"$record"
    echo "recorded in $record:"
    cat "$record"
    exit 0
fi

while IFS='	' read -r name now; do
    before=$(awk -F '\t' -v name="$name" '$1 == name { print $2 }' "$record")
    change=$(awk -v now="$now" -v before="${before:-0}" \
        'BEGIN { printf "%+.1f", before ? (now - before) * 100 / before : 999 }')
    if awk -v c="$change" -v t=$tolerance 'BEGIN { exit !(c <= t && c >= -t) }'; then
        echo "ok instructions of $name: $now, $change %"
    else
        echo "not ok instructions of $name: $now, recorded are ${before:-none} ($change %, at most $tolerance)"
        changed=yes
    fi
done <"$counts/now"
if [ -n "${changed-}" ]; then
    echo "Slower: find out why, for example with callgrind_annotate.  Meant, or faster: run"
    echo "    tests/source/instructions.sh --accept"
    echo "and commit $record with the change and its reason."
    exit 1
fi
