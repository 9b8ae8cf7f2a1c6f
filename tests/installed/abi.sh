#!/bin/sh
# SPDX-License-Identifier: MIT
# The ABI: the installed libraries do not break what tests/installed/abi records of each, symbols
# have the versions of the maps and of Debian's symbols files, and a program that was compiled with
# the headers of the first release runs.  See "The ABI" in docs/releasing.md.
#
# abi.sh PREFIX, or abi.sh --accept PREFIX to record the ABI of the installed headers.
set -u
accept=
if [ "${1-}" = --accept ]; then
    accept=yes
    shift
fi
prefix=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.." || exit 3
top=$PWD
record=tests/installed/abi
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT

# result NAME STATUS
result() {
    if [ "$2" -eq 0 ]; then
        echo "ok $1"
    else
        echo "not ok $1"
        failed=yes
    fi
}
failed=

# The map and Debian's symbols file of a library.
map_of() {
    find lib -name "$1.map"
}
symbols_of() {
    echo "debian/lib${1}0.symbols"
}

# declarations INCLUDE: the functions of the headers, one a line.
declarations() {
    sed -e 's|/\*.*\*/||' -e '/\/\*/,/\*\//d' -e '/^#/d' "$1"/httplingo/*.h | tr '\n' ' ' |
        grep -oE 'LINGO_API [^;]*\([^;]*;'
}

# make_library INCLUDE MAP NAME SONAME: $work/NAME.so, in which the functions of a map are empty.  It has
# the types of the headers and nothing of what is inside the library.
make_library() {
    {
        for header in "$1"/httplingo/*.h; do
            echo "#include <httplingo/${header##*/}>"
        done
        declarations "$1" | awk '
            NR == FNR { exported[$1]; next }
            match($0, /lingo_[a-z0-9_]+\(/) && substr($0, RSTART, RLENGTH - 1) ";" in exported {
                gsub(/LINGO_(PURE|MUST_CHECK)/, "")
                sub(/;$/, " { __builtin_trap(); }")
                print
            }' "$2" -
    } >"$work/$3.c"
    # -O0, so that arguments that are not used are not lost
    (cd "$work" && cc -g -O0 -fPIC -shared -I"$1" -Wl,-soname,"lib$4.so.0" -Wl,--version-script="$2" \
        -o "$3.so" "$3.c")
}

# dump LIBRARY: its ABI, without constants that count the others of their enum: those grow.
dump() {
    abidw --no-show-locs --no-corpus-path --no-comp-dir-path --no-elf-needed --no-parameter-names \
        --exported-interfaces-only --no-write-default-sizes "$1" | grep -v "<enumerator name='[A-Z_]*_COUNT'"
}

# compare RECORD DUMP: whether a library does what programs of the record expect.  What was added
# harms none.
compare() {
    abidiff --no-added-syms "$1" "$2" >"$work/difference" 2>&1
}

# change NAME SED-SCRIPT HEADER broken|missing|kept: a library with a header that is changed like that
# is found, or found harmless; and so is the installed library beside a record of that.
change() {
    rm -rf "$work/include"
    cp -r "$prefix/include" "$work/include"
    sed -E -i "$2" "$work/include/httplingo/$3"
    if cmp -s "$work/include/httplingo/$3" "$prefix/include/httplingo/$3"; then
        echo "not ok the header of \"$1\" is changed"
        failed=yes
        return
    fi
    make_library "$work/include" "$top/lib/httplingo.map" changed httplingo || failed=yes
    dump "$work/changed.so" >"$work/changed.abi"
    compare $record/httplingo.abi "$work/changed.abi"
    status=$?
    [ "$4" = kept ] || status=$((status == 0))
    result "$4: $1" $status
    [ "$4" = broken ] || return
    ! compare "$work/changed.abi" "$work/httplingo.abi"
    result "$4 in the installed library: $1" $?
}

compare_dumps() {
    for name in httplingo httplingo-icu httplingo-site; do
        library=$prefix/lib/lib$name.so
        if [ ! -e "$library" ]; then
            echo "skip $name: it was not built"
            continue
        fi
        if [ -n "$accept" ]; then
            make_library "$prefix/include" "$top/$(map_of $name)" recorded $name &&
                dump "$work/recorded.so" >$record/$name.abi
        fi
        dump "$library" >"$work/$name.abi"
        compare $record/$name.abi "$work/$name.abi"
        result "lib$name: the ABI is as recorded" $?
        cat "$work/difference"
    done
}

seed_changes() {
    change "a struct that grows" 's/^( *)void \*reserved_\[8\];/\1void *reserved_[9];/' page.h broken
    change "a member in place of another" 's/struct lingo_text accept_language;/int accept_language;/' \
        page.h broken
    change "a function that takes something else" 's/(lingo_reason_phrase\()int code/\1long code/' \
        status.h broken
    change "a function that returns something else" 's/^LINGO_API int (lingo_status_class)/LINGO_API long \1/' \
        status.h broken
    change "a function that is missing" 's/lingo_status_class\(int/lingo_status_other(int/' status.h missing
    change "constants in another order" 's/LINGO_MATCH_EXACT,/LINGO_MATCH_NONE, LINGO_MATCH_EXACT,/' \
        negotiate.h broken
    change "a constant at the end" 's/LINGO_REGISTRY_CLASS /LINGO_REGISTRY_CLASS, LINGO_REGISTRY_NEW /' \
        status.h kept
    change "an argument with another name" 's/(lingo_reason_phrase\()int code/\1int status/' status.h kept
}

# versions_of FILE: the versions of symbols in it.
versions_of() {
    grep -oE 'HTTPLINGO(_[A-Z]+)?_[0-9]+(\.[0-9]+)*' "$1" | sort -u | paste -sd ' '
}

compare_symbols() {
    for name in httplingo httplingo-icu httplingo-site; do
        library=$prefix/lib/lib$name.so
        [ -e "$library" ] || continue
        versions=$(versions_of "$(map_of $name)")
        nm -D --defined-only "$library" | awk '$2 == "A" { print $3 }' >"$work/versions"
        [ "$(versions_of "$work/versions")" = "$versions" ]
        result "lib$name has the versions of its map: $versions" $?
        [ "$(versions_of "$(symbols_of $name)")" = "$versions" ]
        result "$(symbols_of $name) has the versions of the map" $?
        ! nm -D --defined-only "$library" | awk '$2 != "A"' | grep -v '@@HTTPLINGO_'
        result "lib$name has no symbol without a version" $?
    done
}

# Whether the policy says of every struct of the headers whether it grows.
compare_policy() {
    structs=$(sed -n 's/^struct \(lingo_[a-z_]*\) {.*/\1/p' "$prefix"/include/httplingo/*.h | sort -u)
    for struct in $structs; do
        grep -q "^|.*\`$struct\`" docs/releasing.md
        result "docs/releasing.md says whether struct $struct grows" $?
    done
}

# run_program NAME [CC-ARGUMENT]...: the program that knows the structs of the first release.
run_program() {
    program=$work/$1
    shift
    cc -std=c99 -Wall -Wextra -Werror "$@" -o "$program" $record/first-release.c -L"$prefix/lib" -lhttplingo &&
        LD_LIBRARY_PATH=$prefix/lib "$program"
}

run_old_program() {
    run_program old
    result "a program of the first release runs" $?
    run_program small -DHEADERS_MAX=4
    [ $? -eq 9 ]
    result "a library that writes beyond a program's response is found" $?
    run_program smaller -DCHECK_SIZE=1024
    [ $? -eq 9 ]
    result "a library that writes beyond a program's check is found" $?
}

compare_symbols
compare_policy
run_old_program
if ! command -v abidiff >/dev/null; then
    echo "skip abidiff: it is missing (Debian: apt-get install abigail-tools)"
elif [ "$(uname -m)" != x86_64 ]; then
    echo "skip abidiff: the record is of x86_64; this is $(uname -m)"
elif ! readelf -S "$prefix/lib/libhttplingo.so" | grep -q debug_info; then
    echo "skip abidiff: the library was built without debugging information"
else
    compare_dumps
    seed_changes
fi
if [ -n "$failed" ]; then
    echo "A change that breaks programs needs a new SONAME; before the first release, and for members in"
    echo "reserved room, look at the differences above and run"
    echo "    tests/installed/abi.sh --accept PREFIX"
    exit 1
fi
