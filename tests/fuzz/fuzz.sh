#!/bin/sh
# SPDX-License-Identifier: MIT
# Fuzzes one target: fuzz.sh NAME [SECONDS [ENGINE]], where ENGINE is libfuzzer (default) or afl.
# Builds it in build/fuzz-ENGINE, with AddressSanitizer and UndefinedBehaviorSanitizer; 0 seconds only build it.
# With FUZZ_BUILT in the environment, the target is built already.
set -eu
name=${1:?usage: fuzz.sh NAME [SECONDS [libfuzzer | afl]]}
seconds=${2:-60}
engine=${3:-libfuzzer}
source=$(cd "$(dirname "$0")/../.." && pwd)
WORK=$source/build/fuzz-$engine OUT=$source/build/fuzz-$engine/out SRC=$source/..
LIB_FUZZING_ENGINE=-fsanitize=fuzzer
CFLAGS="-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all"
case $engine in
libfuzzer)
    CC=clang CXX=clang++
    CFLAGS="$CFLAGS -fsanitize=fuzzer-no-link"
    ;;
afl)
    CC=afl-clang-fast CXX=afl-clang-fast++
    export AFL_QUIET=1
    ;;
*)
    echo "fuzz.sh: unknown engine $engine: expected libfuzzer or afl" >&2
    exit 2
    ;;
esac
CXXFLAGS=$CFLAGS
export CC CXX CFLAGS CXXFLAGS LIB_FUZZING_ENGINE OUT SRC WORK
command -v "$CC" >/dev/null || {
    echo "fuzz.sh: $CC is missing (Debian: apt-get install clang libclang-rt-dev afl++)" >&2
    exit 77
}
[ -n "${FUZZ_BUILT-}" ] || "$source/tests/fuzz/oss-fuzz.sh" "$name"
[ "$seconds" -gt 0 ] || exit 0

# What is new stays in the build directory; what fails goes to the source tree, to be minimized.
crashes=$source/tests/fuzz/crashes/$name
new=$WORK/new/$name
mkdir -p "$crashes" "$new"
if [ "$engine" = libfuzzer ]; then
    "$OUT/fuzz-$name" -max_total_time="$seconds" -rss_limit_mb=1024 -timeout=10 -max_len=16384 \
        -dict="$OUT/fuzz-$name.dict" -print_final_stats=1 -artifact_prefix="$crashes/" \
        "$new" "$source/tests/fuzz/corpus/$name"
else
    # The processor may be shared, and the kernel may pass crashes to a program.
    AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_UI=1 AFL_NO_AFFINITY=1 \
        afl-fuzz -V "$seconds" -m none -t 2000+ -x "$OUT/fuzz-$name.dict" \
        -i "$source/tests/fuzz/corpus/$name" -o "$new" "$OUT/fuzz-$name"
    find "$new"/default/crashes -name 'id*' -exec cp {} "$crashes/" \;
fi
rmdir "$crashes" 2>/dev/null || :
