#!/bin/sh
# SPDX-License-Identifier: MIT
# The npm package in Deno and Bun, from their packages of npm: the same as in Node.js.
[ -n "${CHECK_LONG-}" ] || {
    echo "skip Deno and Bun: their packages have 200 MB; ./check --long gets them"
    exit 0
}
BUILD=${BUILD-build/check}
. scripts/bindings.sh
need_wasm
need_npm
make_package
work=$work/runtimes
mkdir -p "$work"
cp tests/bindings/runtimes/* "$work"
timeout 600 npm ci --prefix "$work" --no-audit --no-fund --ignore-scripts --prefer-offline \
    --loglevel=error >"$work/npm.log" 2>&1 ||
    give_up "npm cannot install its packages: $(tail -n 1 "$work/npm.log")"
mkdir -p "$work/node_modules/httplingo"
tar xzf "$tarball" -C "$work/node_modules/httplingo" --strip-components=1
cd "$work" || exit 1
expected=$(node run.mjs)

# same NAME PROGRAM [ARGUMENT]...: what it says of run.mjs.
same() {
    name=$1
    program=$(find node_modules/@"$2" -type f -name "$3" -perm -u+x | head -n 1)
    shift 3
    [ -n "$program" ] || {
        echo "skip $name: npm has none for this platform"
        return
    }
    said=$("$program" "$@" run.mjs 2>&1)
    if [ -n "$said" ] && [ "$said" = "$expected" ]; then
        echo "ok $name"
    else
        echo "not ok $name: got $said, expected $expected"
    fi
}
same Deno deno deno run --allow-all --node-modules-dir=manual
same Bun oven bun
