#!/bin/sh
# SPDX-License-Identifier: MIT
# The package for Lua, built by "make lua", in each version of Lua; the recipes in docs/lua.md with the
# real servers.  Usage: lua.sh PREFIX
#
#   CHECK_LONG  10^6 calls, instead of 5 * 10^4
set -u
cd "$(dirname "$0")/../.." || exit 3
prefix=$1
build=$PWD/build/check
work=$PWD/build/lua
tests=tests/bindings/lua
rm -rf "$work"
mkdir -p "$work"
PATH=$PATH:/usr/sbin:/sbin

if ! make -s -C "$build" lua >"$work/make.log" 2>&1; then
    if grep -q "headers are missing" "$work/make.log"; then
        echo "skip lua: Lua's headers are missing (Debian: liblua5.1-0-dev, liblua5.3-dev, liblua5.4-dev)"
        exit 0
    fi
    echo "not ok make lua: $(tail -n 3 "$work/make.log" | tr '\n' ';')"
    exit 1
fi
echo "ok make lua"

# The pages of the library, to compare with.
flags=$(PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config --cflags --libs httplingo)
# shellcheck disable=SC2086 # a list of words
cc -o "$work/pages" tests/bindings/pages.c $flags &&
    LD_LIBRARY_PATH=$prefix/lib "$work/pages" >"$work/pages.out" || echo "not ok the pages of the library"

# set_paths FOLDER VERSION: where Lua finds the package that is built there.
set_paths() {
    LUA_PATH="$1/bindings/lua/?.lua;$1/bindings/lua/?/init.lua;$PWD/$tests/?.lua"
    LUA_CPATH="$1/bindings/lua/$2/?.so"
    export LUA_PATH LUA_CPATH
    unset LUA_PATH_5_3 LUA_PATH_5_4 LUA_CPATH_5_3 LUA_CPATH_5_4
}

# run NAME COMMAND...: passes on the results of a command, and the name with each.
run() {
    name=$1
    shift
    timeout 900 "$@" >"$work/out" 2>"$work/errors"
    status=$?
    sed -n "s/^\\(ok\\|not ok\\|skip\\) /&$name: /p" "$work/out"
    if [ $status -ne 0 ] && ! grep -q '^not ok ' "$work/out"; then
        echo "not ok $name: status $status: $(tail -n 3 "$work/errors" | tr '\n' ';')"
    fi
}

# refuses NAME WANTED COMMAND...: that the command fails and says so.
refuses() {
    name=$1
    wanted=$2
    shift 2
    if "$@" >"$work/out" 2>&1 || ! grep -q -- "$wanted" "$work/out"; then
        echo "not ok $name: $(tail -n 3 "$work/out" | tr '\n' ';')"
    else
        echo "ok $name"
    fi
}

# test_version VERSION PROGRAM
test_version() {
    set_paths "$build" "$1"
    run "$2" "$2" $tests/calls.lua
    run "$2" "$2" $tests/pages.lua "$work/pages.out"
    run "$2" "$2" $tests/documentation.lua docs/lua.md bindings/lua/README.md
    if REQUEST_METHOD=GET PATH_INFO=/503 HTTP_ACCEPT_LANGUAGE=fr "$2" bindings/lua/examples/program.lua >"$work/cgi" &&
        grep -q '^Status: 503 Service Unavailable' "$work/cgi" && grep -q '<html lang="fr"' "$work/cgi"; then
        echo "ok $2: the example"
    else
        echo "not ok $2: the example: $(head -n 3 "$work/cgi" | tr '\n' ';')"
    fi
    # A module for another version says so.
    for other in 5.1 5.3 5.4; do
        [ "$other" != "$1" ] && [ -d "$build/bindings/lua/$other" ] || continue
        set_paths "$build" "$other"
        refuses "$2: refuses the module for $other" "was built for Lua $other, but this is" "$2" -e 'require "httplingo"'
    done
    unset LUA_PATH LUA_CPATH
}

for version in 5.1 5.3 5.4; do
    if ! [ -d "$build/bindings/lua/$version" ]; then
        echo "skip Lua $version: its headers are missing (Debian: liblua$version-dev)"
    elif ! command -v lua$version >/dev/null; then
        echo "skip Lua $version: it is not installed (Debian: lua$version)"
    else
        test_version $version lua$version
    fi
done
luajit=$(command -v luajit || command -v luajit2)
if [ -z "$luajit" ]; then
    echo "skip LuaJIT: it is not installed (Debian: luajit2); nginx runs it below"
else
    test_version 5.1 "$(basename "$luajit")"
fi

# ---- the module ----

# No state: nothing that can be written.
objects=$(find "$build/bindings/lua/.libs" -name 'core_*.o')
# shellcheck disable=SC2086 # a list of words
written=$(nm $objects | awk '$2 ~ /^[bBdDC]$/ { print $3 }' | grep -v '^functions')
if [ -n "$objects" ] && [ -z "$written" ]; then
    echo "ok no state"
else
    echo "not ok no state: $written"
fi

if ! command -v valgrind >/dev/null || ! command -v lua5.4 >/dev/null; then
    echo "skip valgrind: it or lua5.4 is not installed"
elif (
    set_paths "$build" 5.4
    LINGO_CALLS=200 timeout 300 valgrind -q --error-exitcode=9 --leak-check=full --show-leak-kinds=definite \
        --errors-for-leak-kinds=definite lua5.4 $tests/calls.lua >"$work/valgrind.out" 2>"$work/valgrind.log"
); then
    echo "ok valgrind"
else
    echo "not ok valgrind: $(grep -v '^--' "$work/valgrind.log" | head -n 5 | tr '\n' ';') $(grep '^not ok' "$work/valgrind.out")"
fi

# With AddressSanitizer and UndefinedBehaviorSanitizer, which the interpreter has to load first.
runtime=$(cc -print-file-name=libasan.so)
headers=$(pkg-config --cflags lua5.4 2>/dev/null)
mkdir -p "$work/sanitized/httplingo"
# shellcheck disable=SC2086 # lists of words
if [ "$runtime" = libasan.so ] || [ -z "$headers" ] || ! command -v lua5.4 >/dev/null; then
    echo "skip sanitizers: libasan.so of the compiler, or Lua 5.4, is missing"
elif ! cc -g -std=gnu11 -fPIC -shared -fsanitize=address,undefined -fno-sanitize-recover=all -DHAVE_SITE_FILE $headers \
    -I. -o "$work/sanitized/httplingo/core.so" bindings/lua/*.c $flags -lhttplingo-site "-Wl,-rpath,$prefix/lib" -lm \
    >"$work/sanitized.log" 2>&1; then
    echo "not ok sanitizers: $(tail -n 3 "$work/sanitized.log" | tr '\n' ';')"
elif (
    set_paths "$build" 5.4
    LUA_CPATH="$work/sanitized/?.so" LINGO_CALLS=2000 LD_PRELOAD=$runtime timeout 300 \
        lua5.4 $tests/calls.lua >"$work/sanitized.out" 2>"$work/sanitized.log"
); then
    echo "ok sanitizers"
else
    echo "not ok sanitizers: $(grep -E '^not ok|ERROR|runtime error' "$work/sanitized.out" "$work/sanitized.log" | head -n 3 | tr '\n' ';')"
fi

if ! command -v luacheck >/dev/null; then
    echo "skip luacheck: it is not installed (Debian: lua-check)"
elif luacheck --quiet --no-color --std max --max-line-length 130 --globals core lighty apache2 kong ngx handle filter bucket \
    -- bindings/lua tests/bindings/lua >"$work/luacheck" 2>&1; then
    echo "ok luacheck"
else
    echo "not ok luacheck: $(grep -E '[0-9]:' "$work/luacheck" | head -n 5 | tr '\n' ';')"
fi

# ---- installed ----

if make -s -C "$build" install-lua >"$work/install.log" 2>&1; then
    echo "ok make install-lua"
else
    echo "not ok make install-lua: $(tail -n 3 "$work/install.log" | tr '\n' ';')"
fi
for module in "$prefix"/lib/lua/*/httplingo/core.so; do
    if readelf -d "$module" | grep -q "$build"; then
        echo "not ok $module names the build tree"
    fi
done

if ! command -v luarocks >/dev/null; then
    echo "skip luarocks: it is not installed (Debian: luarocks)"
else
    mkdir -p "$work/rock/bindings"
    cp -r bindings/lua "$work/rock/bindings"
    (cd "$work/rock" && luarocks --lua-version 5.1 --tree "$work/tree" make "HTTPLINGO_DIR=$prefix" \
        bindings/lua/lua-httplingo-*.rockspec) \
        >"$work/luarocks.log" 2>&1
    if LD_LIBRARY_PATH=$prefix/lib LUA_PATH="$work/tree/share/lua/5.1/?.lua;$work/tree/share/lua/5.1/?/init.lua" \
        LUA_CPATH="$work/tree/lib/lua/5.1/?.so" lua5.1 -e \
        'assert(require("httplingo").page(404, {accept_language = "fr"}).fields["Content-Language"] == "fr")' \
        >"$work/out" 2>&1; then
        echo "ok luarocks"
    else
        echo "not ok luarocks: $(tail -n 3 "$work/luarocks.log" "$work/out" | tr '\n' ';')"
    fi
fi

# ---- servers ----

python=/usr/bin/python3
[ -x $python ] || python=python3
if ! command -v $python >/dev/null || ! command -v ip >/dev/null; then
    echo "skip servers: there is no python3 or ip"
elif ! unshare -rmn true 2>/dev/null; then
    echo "skip servers: namespaces are not allowed here"
else
    mkdir -p "$work/servers"
    PYTHONDONTWRITEBYTECODE=1 timeout 300 unshare -rmn $python $tests/servers.py "$work/servers" "$prefix" 2>"$work/servers.log"
    status=$?
    [ $status -le 1 ] || echo "not ok servers: status $status: $(tail -n 3 "$work/servers.log" | tr '\n' ';')"
fi
