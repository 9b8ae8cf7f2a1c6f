#!/bin/sh
# SPDX-License-Identifier: MIT
# The playground in Chromium: the library as a WebAssembly module in a browser.  BUILD names another
# build than build/check.
BUILD=${BUILD-build/check}
. scripts/bindings.sh
. scripts/browser.sh
need_wasm
need_npm
need_modules
need_browser
make_package
make -s -C "$BUILD" playground >"$work/playground.log" 2>&1 || {
    tail -n 20 "$work/playground.log"
    echo "not ok make playground"
    exit 1
}
run_node playground.mjs "$BUILD/docs/playground/html" "$BUILD/bindings/node/package"
