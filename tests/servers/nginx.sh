#!/bin/sh
# SPDX-License-Identifier: MIT
# nginx with its module, built with nginx-dev and the installed library.
# Usage: nginx.sh PREFIX    (LINGO_RELOADS: the number of reloads before memory is compared; 200,
# with CHECK_LONG 1000)
prefix=${1:?the folder that httplingo is installed in}
here=$(cd "$(dirname "$0")" && pwd)
for program in cc curl pkg-config python3; do
    command -v $program >/dev/null || { echo "skip nginx: there is no $program" && exit 0; }
done
PATH=$PATH:/usr/sbin
command -v nginx >/dev/null || { echo "skip nginx: there is no nginx" && exit 0; }
[ -d "${NGINX_SOURCE:-/usr/share/nginx/src}" ] || { echo "skip nginx: there is no nginx-dev" && exit 0; }
command -v bash >/dev/null || { echo "skip nginx: there is no bash, which nginx-dev needs" && exit 0; }

# nginx's configure takes ".S" in a path for the ending of a source.
folder=$(mktemp -d "${TMPDIR:-/tmp}/lingo-XXXXXXXX") || exit 3
trap 'rm -rf "$folder"' EXIT
trap 'exit 3' HUP INT TERM
if PKG_CONFIG_PATH=$prefix/lib/pkgconfig LDFLAGS=-Wl,-rpath,$prefix/lib \
    "$here/../../modules/nginx/build.sh" "$folder" >"$folder/build.log" 2>&1; then
    echo "ok the module compiles without a warning"
else
    echo "not ok the module compiles without a warning"
    cat "$folder/build.log"
    exit 1
fi
PYTHONDONTWRITEBYTECODE=1 python3 "$here/nginx.py" "$prefix" "$folder/ngx_http_lingo_module.so"
