#!/bin/sh
# SPDX-License-Identifier: MIT
# Every line of C is formatted by clang-format.  Its versions differ, so only version 14, which is
# in Debian 12, is used.
work=build/format

command -v clang-format >/dev/null || {
    echo "skip clang-format: it is missing (Debian: apt-get install clang-format)"
    exit 0
}
version=$(clang-format --version | sed 's/.*version \([0-9]*\).*/\1/')
[ "$version" = 14 ] || {
    echo "skip clang-format: this is version $version, and 14 is what counts"
    exit 0
}
mkdir -p $work

# unformatted FILE...: lines to a log; true when there are any.
unformatted() {
    clang-format --dry-run "$@" 2>&1 | grep 'warning:' >$work/log
}

printf 'int fault( int a );\n' >$work/fault.c
if unformatted $work/fault.c; then
    echo "ok clang-format finds a fault"
else
    echo "not ok clang-format finds a fault"
fi

git ls-files '*.c' '*.h' >$work/files 2>/dev/null ||
    find include lib generators tools daemon modules bench docs tests -name '*.[ch]' >$work/files
# shellcheck disable=SC2046 # a list of files, none with a space
if ! [ -s $work/files ] || unformatted $(cat $work/files); then
    cut -d : -f 1,2 $work/log | head -n 40
    echo "not ok nothing is unformatted: run clang-format -i on $(cut -d : -f 1 $work/log | sort -u | paste -sd ' ')"
else
    echo "ok nothing is unformatted in $(wc -l <$work/files) files"
fi
