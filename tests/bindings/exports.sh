#!/bin/sh
# SPDX-License-Identifier: MIT
# What 'httplingo export' writes is read back by the frameworks: each text of each language is what the
# library says.  Usage: exports.sh PREFIX
#
#   CHECK_LONG  every number of a wait, and every language in Symfony, which is slow
set -u
cd "$(dirname "$0")/../.." || exit 3
prefix=$1
if [ ! -x "$prefix/bin/httplingo" ]; then
    echo "skip exports: the command was not built, for want of jansson"
    exit 0
fi
[ -x /usr/bin/python3 ] || {
    echo "skip exports: there is no python3 of Debian, for its Babel and Django"
    exit 0
}
[ -n "${CHECK_LONG-}" ] || echo "skip all numbers of waits, and all languages in Symfony: ./check --long does that"
exports=$PWD/build/exports
rm -rf "$exports"
mkdir -p "$exports"
# shellcheck disable=SC2046 # a list of words
cc -std=gnu11 -Wall -Wextra -Werror -O2 -o "$exports/texts" tests/bindings/exports/texts.c \
    $(PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config --cflags --libs httplingo) || {
    echo "not ok texts.c compiles"
    exit 1
}

# The packages of npm; modules find them from where they are.
node=$(
    . scripts/bindings.sh
    need_npm
    need_npm_packages
    rm -rf "$work/exports"
    cp -R tests/bindings/exports "$work/exports" && echo "$work"
)
case $node in /*) ;; *) echo "$node" && node= ;; esac
PYTHONDONTWRITEBYTECODE=1 exec /usr/bin/python3 tests/bindings/exports/exports.py "$prefix" "$exports" "$node"
