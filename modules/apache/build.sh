#!/bin/sh
# SPDX-License-Identifier: MIT
# Builds mod_lingo.so with the apxs of an Apache httpd.
set -eu

usage="Usage: build.sh [DIRECTORY]
Builds DIRECTORY/mod_lingo.so (default: ./apache-module).

Environment variables:
  APXS              the apxs of the httpd that will load the module (default: apxs, which is in
                    Debian's package apache2-dev)
  PKG_CONFIG_PATH   the directory of httplingo.pc, if pkg-config does not find it
  CFLAGS, LDFLAGS   further options for the compiler and the linker"

case ${1-} in
-h | --help) echo "$usage" && exit 0 ;;
-*) echo "$usage" >&2 && exit 2 ;;
esac

module=$(cd "$(dirname "$0")" && pwd)
apxs=${APXS:-apxs}
command -v "$apxs" >/dev/null || {
    echo "build.sh: cannot find $apxs.
Install Debian's package apache2-dev, or set APXS to the program." >&2
    exit 3
}
pkg-config --exists 'httplingo >= 0.1' || {
    echo "build.sh: pkg-config cannot find libhttplingo, which the module needs.
Install it, or set PKG_CONFIG_PATH to the directory of its httplingo.pc." >&2
    exit 3
}
mkdir -p "${1:-apache-module}"
build=$(cd "${1:-apache-module}" && pwd)

# apxs writes objects next to the sources, so it gets a directory of links to them.
mkdir -p "$build/objects/apache"
ln -sfn "$module/../page-module.h" "$build/objects/page-module.h"
for part in "$module"/*.[ch]; do
    ln -sfn "$part" "$build/objects/apache/$(basename "$part")"
done
cd "$build/objects/apache"

# A function without a declaration is assumed to return an int, which truncates pointers.
set -- -Wc,-std=gnu11 -Wc,-Wall -Wc,-Wextra -Wc,-Werror -Wc,-Werror=implicit-function-declaration
for flag in ${CFLAGS-}; do
    set -- "$@" "-Wc,$flag"
done
for flag in ${LDFLAGS-}; do
    set -- "$@" "-Wl,$flag"
done
libraries=httplingo
if pkg-config --exists httplingo-site; then
    libraries='httplingo httplingo-site'
    set -- "$@" -DLINGO_HAVE_SITE_FILE
else
    echo "build.sh: building without LingoSite, because pkg-config cannot find httplingo-site" >&2
fi
# shellcheck disable=SC2046,SC2086 # lists of words
"$apxs" "$@" $(pkg-config --cflags $libraries) -c mod_lingo*.c \
    $(pkg-config --libs $libraries) >"$build/build.log" 2>&1 || {
    cat "$build/build.log" >&2
    exit 3
}
cp .libs/mod_lingo.so "$build/"
echo "$build/mod_lingo.so"
