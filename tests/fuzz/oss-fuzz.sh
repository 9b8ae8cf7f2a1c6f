#!/bin/sh
# SPDX-License-Identifier: MIT
# Builds all fuzz targets like a project of OSS-Fuzz, as its base image calls build.sh.
# Reads: CC CXX CFLAGS CXXFLAGS LIB_FUZZING_ENGINE WORK; this source tree is expected in $SRC.
# Writes to $OUT, for each target:
#     fuzz-NAME, fuzz-NAME_seed_corpus.zip, fuzz-NAME.dict, fuzz-NAME.options
# Without arguments it builds all targets, otherwise those with these NAMEs.
set -eu
source=$(cd "$(dirname "$0")/../.." && pwd)
: "${CC:?}" "${CXX:?}" "${LIB_FUZZING_ENGINE:?}" "${OUT:?}" "${WORK:?}" "${CFLAGS=}" "${CXXFLAGS=}"
export CC CXX CFLAGS CXXFLAGS LIB_FUZZING_ENGINE

# archives OPTIONS LIBRARY...: the archives of libraries, or the options if one has none.  Targets run in
# another image, which does not have the shared libraries.
archives() {
    options=$1
    shift
    found=
    for library; do
        file=$($CC -print-file-name="lib$library.a")
        case $file in
        /*) found="$found $file" ;;
        *) found= && printf '%s' "$options" && return ;;
        esac
    done
    printf '%s' "$found"
}

# words TABLE MACRO: the first text of each row of a table, for dictionaries.
words() {
    sed -n "s/^$2([^\"]*\"\([^\"]*\)\".*/\"\1\"/p" "$source/$1"
}

# dictionary NAME: the handwritten file, and the words of the tables that the target reads.
dictionary() {
    case $1 in
    nginx | apache) file=module ;;
    *) file=$1 ;;
    esac
    cat "$source/tests/fuzz/dictionaries/$file.dict"
    case $1 in
    site-file) words lib/site/settings.def SETTING ;;
    template) words lib/site/names.def NAME ;;
    page) words include/httplingo/parameter.def PARAMETER ;;
    flat) words lib/flat/member.def MEMBER && words include/httplingo/parameter.def PARAMETER ;;
    check) words lib/check/fields.def FIELD ;;
    daemon) words daemon/request.def FIELD ;;
    esac
}

build() {
    cd "$WORK"
    [ -x "$source/configure" ] || (cd "$source" && . scripts/setup.sh && bootstrap)
    [ -f config.status ] || "$source/configure" -q --disable-shared
    make -s headers
    # The engine may be in C++, so that the C++ compiler has to link.
    make -s -j"$(nproc)" "$@" CCLD="$CXX $CXXFLAGS" JANSSON_LIBS="$(archives -ljansson jansson)" \
        INIH_LIBS="$(archives -linih inih)" ICU_LIBS="$(archives '-licui18n -licuuc' icui18n icuuc icudata)" \
        GETTEXTPO_LIBS="$(archives -lgettextpo gettextpo unistring)"
}

# add NAME: puts a target and the files that belong to it into $OUT.
add() {
    cp "$WORK/tests/fuzz/fuzz-$1" "$OUT/fuzz-$1"
    dictionary "$1" >"$OUT/fuzz-$1.dict"
    printf '[libfuzzer]\ndict = fuzz-%s.dict\nmax_len = 16384\ntimeout = 10\nrss_limit_mb = 1024\n' "$1" \
        >"$OUT/fuzz-$1.options"
    rm -f "$OUT/fuzz-$1_seed_corpus.zip"
    (cd "$source/tests/fuzz" &&
        find "corpus/$1" "crashes/$1" -type f 2>/dev/null | LC_ALL=C sort |
        zip -q -j -X -@ "$OUT/fuzz-$1_seed_corpus.zip")
}

mkdir -p "$OUT" "$WORK"
if [ $# -gt 0 ]; then
    # shellcheck disable=SC2046 # a list of words
    build $(printf 'tests/fuzz/fuzz-%s ' "$@")
else
    build fuzz-targets
    # shellcheck disable=SC2046 # a list of words
    set -- $(make -s -C "$WORK" print-fuzz-targets | tr ' ' '\n' | sed 's:^tests/fuzz/fuzz-::')
fi
for name; do
    add "$name"
done
