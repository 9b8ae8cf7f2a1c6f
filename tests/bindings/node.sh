#!/bin/sh
# SPDX-License-Identifier: MIT
# The WebAssembly module and the npm package, made in build/check (BUILD names another build), with
# node's own test runner: beside the C library, with the real packages of the frameworks, in workerd,
# and with tsc.  Usage: node.sh [PREFIX]
prefix=${1-$PWD/build/installed}
BUILD=${BUILD-build/check}
. scripts/bindings.sh
need_wasm
need_npm
make_package
need_packages

PKG_CONFIG_PATH=$prefix/lib/pkgconfig${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}
LD_LIBRARY_PATH=$prefix/lib
export PKG_CONFIG_PATH LD_LIBRARY_PATH
# shellcheck disable=SC2046 # a list of words
cc -std=gnu11 -Wall -Wextra -Werror -O2 -o "$work/flat-calls" tests/bindings/flat-calls.c \
    $(pkg-config --cflags --libs httplingo) || {
    echo "not ok flat-calls.c compiles"
    exit 1
}
msgfmt -o "$work/greeting.mo" docs/examples/greeting/po/de.po || exit 1

# They find their packages from where they are.
rm -rf "$work/node" "$work/types" "$work/workerd" "$work/examples"
cp -R tests/bindings/node tests/bindings/types tests/bindings/workerd bindings/node/examples \
    tests/bindings/reporter.mjs bindings/node/README.md "$work" || exit 1
FREE_PORT=$PWD/tests/servers/free_port.py
cd "$work" || exit 1
export FREE_PORT FLAT_CALLS="$work/flat-calls" GREETING_MO="$work/greeting.mo" PACKAGE="$tarball"
timeout 600 node --expose-gc --test --test-reporter=./reporter.mjs node/*.test.mjs
