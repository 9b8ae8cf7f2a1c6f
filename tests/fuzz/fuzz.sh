#!/bin/sh
# SPDX-License-Identifier: MIT
# Fuzzes one target with libFuzzer: fuzz.sh NAME [SECONDS].  Run it anywhere that is configured.
set -eu
name=${1:?usage: fuzz.sh NAME [SECONDS]}
seconds=${2:-60}
source=$(cd "$(dirname "$0")/../.." && pwd)
test -f config.h || { echo "fuzz.sh: run it in a build directory, after configure" >&2; exit 2; }
command -v clang >/dev/null || { echo "fuzz.sh: clang is missing" >&2; exit 77; }
new=$(mktemp -d)
trap 'rm -rf "$new"' EXIT
# The reader of site files is a library of its own, for which libinih is needed.
extra=
[ "$name" != site-file ] || extra="$source/lib/site-file/site-file.c $(pkg-config --cflags --libs inih)"
make -s headers lib/catalog/builtin.inc lib/site/themes.inc
# shellcheck disable=SC2046,SC2086 # lists of files
clang -std=gnu11 -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all \
	-I. -I"$source/include" -Iinclude -I"$source" -I"$source/lib" -Ilib \
	"$source/tests/fuzz/fuzz-$name.c" $(find "$source/lib" -name '*.c' ! -path '*/icu/*' ! -path '*/site-file/*') $extra -o "$new/fuzz"
mkdir -p "$source/tests/fuzz/crashes/$name"
"$new/fuzz" -max_total_time="$seconds" -rss_limit_mb=512 -timeout=10 -print_final_stats=1 \
	-artifact_prefix="$source/tests/fuzz/crashes/$name/" "$new" "$source/tests/fuzz/corpus/$name"
