#!/bin/sh
# SPDX-License-Identifier: MIT
# writers.sh: writers of JSON and compiled templates of C++ that make the same pages, if they are
# installed.  They take turns with ours, which also decides what the page says.
set -eu
peers=$(cd "$(dirname "$0")" && pwd)
rounds=5
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
trap 'exit 1' INT TERM

# absent TITLE PEER WHY
absent() {
    printf '%s\tnot measured: %s\t-\t-\t%s\t-\t-\t-\t-\n' "$1" "$3" "$2"
}

# compare TITLE PEER PACKAGES SOURCE FORMAT [-lLIBRARY] [VALUE...]
compare() {
    title=$1 peer=$2 packages=$3 source=$4 format=$5 library=$6
    shift 6
    # shellcheck disable=SC2086 # no argument if there is no library
    if ! c++ -O2 -I"$peers/../.." -o "$directory/peer" "$peers/$source" $library >"$directory/log" 2>&1; then
        absent "$title" "$peer" "not installed (Debian: g++ $packages)"
        return
    fi
    bench/bench-page --print "$format" >"$directory/page"
    for _ in $(seq $rounds); do
        ours=$(bench/bench-page --time "$format")
        theirs=$("$directory/peer" "$directory/page" "$@") || {
            absent "$title" "$peer" "its page differs"
            return
        }
        echo "$ours $theirs"
    done >"$directory/times"
    awk -v title="$title" -v peer="$peer" -v OFS='\t' '
        function median(a, i, j, x) {
            for (i = 2; i <= NR; i++)
                for (j = i; j > 1 && a[j] < a[j - 1]; j--) { x = a[j]; a[j] = a[j - 1]; a[j - 1] = x }
            return a[int((NR + 1) / 2)]
        }
        { ours[NR] = $1; theirs[NR] = $2; ratio[NR] = $2 / $1 }
        END {
            printf "%s\t%s\tns\t%.1f\t%s\t%.1f\t%.2f\t-\t-\n", title, "language known",
                median(ours), peer, median(theirs), median(ratio)
        }' "$directory/times"
}

compare "problem+json of 404" "RapidJSON's Writer" rapidjson-dev rapidjson.cc problem ""
compare "problem+json of 404" Boost.JSON libboost-json-dev boost-json.cc problem ""
compare "problem+json of 404" "Boost.JSON, the tree is there" libboost-json-dev boost-json.cc problem "" tree
compare "HTML of 404" "ctemplate, the page with gaps" libctemplate-dev ctemplate.cc html -lctemplate \
    /articles/2026/a-page-that-is-gone 8f14e45f-ceea-467f-a0e6-2d3b9cbf1a77 404
