#!/bin/sh
# SPDX-License-Identifier: MIT
# Varnish with its module, built with libvarnishapi-dev and the installed library.
# Usage: varnish.sh PREFIX
prefix=${1:?the folder that httplingo is installed in}
here=$(cd "$(dirname "$0")" && pwd)
PATH=$PATH:/usr/sbin
for program in cc pkg-config python3 varnishd wrk; do
    command -v $program >/dev/null || { echo "skip varnish: there is no $program" && exit 0; }
done
pkg-config --exists varnishapi || { echo "skip varnish: there is no libvarnishapi-dev" && exit 0; }

folder=$(mktemp -d "${TMPDIR:-/tmp}/lingo-XXXXXXXX") || exit 3
trap 'rm -rf "$folder"' EXIT
trap 'exit 3' HUP INT TERM
chmod 755 "$folder"
if PKG_CONFIG_PATH=$prefix/lib/pkgconfig LDFLAGS=-Wl,-rpath,$prefix/lib \
    "$here/../../modules/varnish/build.sh" "$folder" >"$folder/build.log" 2>&1; then
    echo "ok the module compiles without a warning"
else
    echo "not ok the module compiles without a warning"
    cat "$folder/build.log"
    exit 1
fi
PYTHONDONTWRITEBYTECODE=1 python3 "$here/varnish.py" "$prefix" "$folder/libvmod_lingo.so"
