#!/bin/sh
# SPDX-License-Identifier: MIT
# The benchmark of the npm package, of a build and with packages of npm: bench.sh [PREFIX]
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
cc -O2 -o "$work/native" bindings/node/bench/native.c $(pkg-config --cflags --libs httplingo) || exit 1
cp bindings/node/bench/bench.mjs "$work" && cd "$work" && node bench.mjs "$work/native"
