#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/fuzz/oss-fuzz.sh keeps the conventions of OSS-Fuzz: for each target, $OUT gets a program, its seed
# corpus, its dictionary and its options.  Each program then fuzzes for a minute, starting from its seed
# corpus.  Building everything again takes minutes, so this runs only with CHECK_LONG=1.
set -u
status=0

ok() {
    echo "ok $*"
}

not_ok() {
    echo "not ok $*"
    status=1
}

if [ -z "${CHECK_LONG-}" ]; then
    echo "skip oss-fuzz: CHECK_LONG is not set"
    exit 0
fi
for program in clang clang++ unzip zip; do
    if ! command -v $program >/dev/null; then
        echo "skip oss-fuzz: $program is missing"
        exit 0
    fi
done
top=$PWD
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
# The objects stay, so that the next run compiles only what has changed.
CC=clang CXX=clang++ CFLAGS='-O1 -g -fsanitize=address -fsanitize=fuzzer-no-link' \
    CXXFLAGS='-O1 -g -fsanitize=address -fsanitize=fuzzer-no-link' LIB_FUZZING_ENGINE=-fsanitize=fuzzer \
    SRC=$top/.. WORK=$top/build/check-fuzz OUT=$work/out tests/fuzz/oss-fuzz.sh >"$work/log" 2>&1 || {
    tail -n 20 "$work/log"
    not_ok "oss-fuzz: build"
    exit 1
}
ok "oss-fuzz: build"

# A target without a file in $OUT would never be fuzzed.
wanted=$(find tests/fuzz -maxdepth 1 -name 'fuzz-*.c' ! -name fuzz-main.c -exec basename {} .c \; | LC_ALL=C sort)
found=$(find "$work/out" -type f -perm -u+x -exec basename {} \; | LC_ALL=C sort)
if [ "$wanted" = "$found" ]; then
    ok "oss-fuzz: all targets"
else
    not_ok "oss-fuzz: got $found, expected $wanted"
fi

# check_files TARGET: its seeds are those of the source tree, and its options name its dictionary.
check_files() {
    seeds=$(unzip -Z1 "$work/out/$1_seed_corpus.zip" 2>/dev/null | wc -l)
    files=$(find "tests/fuzz/corpus/${1#fuzz-}" "tests/fuzz/crashes/${1#fuzz-}" -type f 2>/dev/null | wc -l)
    if [ "$seeds" = 0 ] || [ "$seeds" != "$files" ]; then
        not_ok "oss-fuzz: $1: $seeds seeds, expected $files"
    fi
    grep -qx '"..*"' "$work/out/$1.dict" || not_ok "oss-fuzz: $1: the dictionary is empty"
    grep -qx "dict = $1.dict" "$work/out/$1.options" || not_ok "oss-fuzz: $1: no dictionary in the options"
}

seconds=60
for target in $found; do
    check_files "$target"
    mkdir "$work/seeds"
    unzip -q -d "$work/seeds" "$work/out/${target}_seed_corpus.zip"
    if "$work/out/$target" -max_total_time=$seconds -rss_limit_mb=1024 -timeout=10 -max_len=16384 \
        -dict="$work/out/$target.dict" -artifact_prefix="$work/" "$work/seeds" >"$work/log" 2>&1; then
        ok "oss-fuzz: $target"
    else
        tail -n 20 "$work/log"
        not_ok "oss-fuzz: $target"
    fi
    rm -rf "$work/seeds"
done
exit $status
