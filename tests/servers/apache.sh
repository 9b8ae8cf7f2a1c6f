#!/bin/sh
# SPDX-License-Identifier: MIT
# Apache httpd with its module, built with apache2-dev and the installed library.
# Usage: apache.sh PREFIX    (LINGO_RELOADS: the number of reloads before memory is compared; 200,
# with CHECK_LONG 1000)
prefix=${1:?the folder that httplingo is installed in}
here=$(cd "$(dirname "$0")" && pwd)
PATH=$PATH:/usr/sbin
for program in cc curl pkg-config python3; do
    command -v $program >/dev/null || { echo "skip apache: there is no $program" && exit 0; }
done
command -v apache2 >/dev/null || { echo "skip apache: there is no apache2" && exit 0; }
command -v "${APXS:-apxs}" >/dev/null || { echo "skip apache: there is no apxs, of apache2-dev" && exit 0; }

folder=$(mktemp -d "${TMPDIR:-/tmp}/lingo-XXXXXXXX") || exit 3
trap 'rm -rf "$folder"' EXIT
trap 'exit 3' HUP INT TERM
chmod 755 "$folder"
if PKG_CONFIG_PATH=$prefix/lib/pkgconfig LDFLAGS=-Wl,-rpath,$prefix/lib \
    "$here/../../modules/apache/build.sh" "$folder" >"$folder/build.log" 2>&1; then
    echo "ok the module compiles without a warning"
else
    echo "not ok the module compiles without a warning"
    cat "$folder/build.log"
    exit 1
fi
PYTHONDONTWRITEBYTECODE=1 python3 "$here/apache.py" "$prefix" "$folder/mod_lingo.so"
