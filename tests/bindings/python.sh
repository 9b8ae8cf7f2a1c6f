#!/bin/sh
# SPDX-License-Identifier: MIT
# The package for Python, built by "make python": with Debian's Python and its frameworks, and as far
# as it needs no framework with every other version of Python that is found.  Usage: python.sh PREFIX
#
#   CHECK_PYTHONS  more interpreters, separated by spaces
#   CHECK_LONG     10^6 calls instead of 10^5, and all tests with the sanitizers
#   HISTORY        the table of Python's documentation, as FILE
set -u
cd "$(dirname "$0")/../.." || exit 3
prefix=$1
build=$PWD/build/check
work=$PWD/build/python
tests=tests/bindings/python
mkdir -p "$work"

python=/usr/bin/python3
[ -x $python ] || python=$(command -v python3) || {
    echo "skip python: there is no python3"
    exit 0
}
if ! make -s -C "$build" python >"$work/make.log" 2>&1; then
    if grep -q "headers are missing" "$work/make.log"; then
        echo "skip python: Python's headers are missing (Debian: python3-dev)"
        exit 0
    fi
    echo "not ok make python: $(tail -n 3 "$work/make.log" | tr '\n' ';')"
    exit 1
fi
echo "ok make python"
PYTHONPATH=$build/bindings/python
PYTHONDONTWRITEBYTECODE=yes
PYTHONWARNINGS=error
export PYTHONPATH PYTHONDONTWRITEBYTECODE

# What is compared with the library.
PKG_CONFIG_PATH=$prefix/lib/pkgconfig
LD_LIBRARY_PATH=$prefix/lib
export PKG_CONFIG_PATH
# shellcheck disable=SC2046 # a list of words
if cc -o "$work/pages" tests/bindings/pages.c $(pkg-config --cflags --libs httplingo) &&
    LD_LIBRARY_PATH=$prefix/lib "$work/pages" >"$work/pages.out"; then
    LINGO_PAGES=$work/pages.out
    export LINGO_PAGES
else
    echo "not ok the pages of the library"
fi
LINGO_CATALOGS=$prefix/share/locale
export LINGO_CATALOGS

# with NAME COMMAND...: counts its lines, each with the name of the interpreter.
with() {
    name=$1
    shift
    "$@" >"$work/log" 2>"$work/errors"
    status=$?
    sed -n "s/^ok /&$name: /p; s/^not ok /&$name: /p; s/^skip /&$name: /p" "$work/log"
    if [ $status -ne 0 ] && ! grep -q '^not ok ' "$work/log"; then
        echo "not ok $name: status $status: $(tail -n 3 "$work/errors" | tr '\n' ';')"
    fi
}

with python PYTHONWARNINGS= $python -W error::ResourceWarning $tests/run.py
