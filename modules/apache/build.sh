#!/bin/sh
# SPDX-License-Identifier: MIT
# Builds mod_lingo.so for an Apache httpd, by its apxs.
set -eu

usage="Usage: build.sh [FOLDER]
Builds FOLDER/mod_lingo.so (by default in ./apache-module).

  APXS              the apxs of the httpd that will load the module; Debian's package apache2-dev
                    brings one
  PKG_CONFIG_PATH   the folder of httplingo.pc, if it is not where pkg-config looks
  CFLAGS, LDFLAGS   as usual"

case ${1-} in
-h | --help) echo "$usage" && exit 0 ;;
-*) echo "$usage" >&2 && exit 2 ;;
esac

module=$(cd "$(dirname "$0")" && pwd)
apxs=${APXS:-apxs}
command -v "$apxs" >/dev/null || {
    echo "build.sh: there is no $apxs.
Install Debian's package apache2-dev, or name the program in APXS." >&2
    exit 3
}
pkg-config --exists 'httplingo >= 0.1' || {
    echo "build.sh: the module needs libhttplingo, which pkg-config does not find.
Install it, or name the folder of its httplingo.pc in PKG_CONFIG_PATH." >&2
    exit 3
}
mkdir -p "${1:-apache-module}"
build=$(cd "${1:-apache-module}" && pwd)

# apxs leaves objects beside its sources; a folder of links keeps them out of here.
mkdir -p "$build/objects/apache"
ln -sfn "$module/../page-module.h" "$build/objects/page-module.h"
for part in "$module"/*.[ch]; do
    ln -sfn "$part" "$build/objects/apache/$(basename "$part")"
done
cd "$build/objects/apache"

# A function without a declaration returns an int, and a pointer that was cut to one crashes.
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
    echo "build.sh: LingoSite will not be there: pkg-config does not find httplingo-site" >&2
fi
# shellcheck disable=SC2046,SC2086 # lists of words
"$apxs" "$@" $(pkg-config --cflags $libraries) -c mod_lingo*.c \
    $(pkg-config --libs $libraries) >"$build/build.log" 2>&1 || {
    cat "$build/build.log" >&2
    exit 3
}
cp .libs/mod_lingo.so "$build/"
echo "$build/mod_lingo.so"
