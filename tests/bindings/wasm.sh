#!/bin/sh
# SPDX-License-Identifier: MIT
# The WebAssembly module with chosen languages: it has these, and it is smaller.
BUILD=${BUILD-build/check}
. scripts/bindings.sh
need_wasm
need_npm
make_package

subset=bindings/wasm/subset
make -s -C "$BUILD" wasm LANGUAGES='de pt_BR' WASM_FOLDER=$subset >"$work/subset.log" 2>&1 || {
    tail -n 20 "$work/subset.log"
    echo "not ok make wasm LANGUAGES='de pt_BR'"
    exit 1
}
echo "ok make wasm LANGUAGES='de pt_BR'"
node tests/bindings/subset.mjs "$BUILD/bindings/node/package" "$BUILD/$subset/httplingo.wasm"
