#!/bin/sh
# SPDX-License-Identifier: MIT
# Error pages of nginx, Apache httpd and Varnish, with the modules and their own pages, in requests per second,
# measured by wrk.  Results are as in bench/bench.h, but more is better.
# Usage: modules.sh [--instructions] [PREFIX]    where httplingo is installed (default: the prefix of the build)
# --instructions counts the instructions of a request with valgrind instead (nginx, Apache httpd).
set -eu
measure=modules.py tool=wrk
if [ "${1-}" = --instructions ]; then
    measure=instructions.py tool=valgrind
    shift
fi
PATH=$PATH:/usr/sbin
here=$(cd "$(dirname "$0")" && pwd)
top=$here/../..
prefix=${1-$(sed -n 's/^prefix = //p' Makefile 2>/dev/null)}

absent() {
    printf 'Error pages of servers\tnot measured: %s\t-\t-\t%s\t-\t-\t-\t-\n' "$2" "$1"
    exit 0
}
[ -f "$prefix/lib/pkgconfig/httplingo.pc" ] || absent nginx "httplingo is not installed in ${prefix:-its prefix}"
for program in $tool python3 nginx apache2 apxs; do
    command -v "$program" >/dev/null || absent servers "there is no $program"
done
[ -d "${NGINX_SOURCE:-/usr/share/nginx/src}" ] || absent nginx "there is no nginx-dev"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 3' HUP INT TERM
chmod 755 "$folder"
PKG_CONFIG_PATH=$prefix/lib/pkgconfig
LDFLAGS=-Wl,-rpath,$prefix/lib
export PKG_CONFIG_PATH LDFLAGS
"$top/modules/nginx/build.sh" "$folder" >/dev/null
"$top/modules/apache/build.sh" "$folder" >/dev/null
if pkg-config --exists varnishapi; then
    "$top/modules/varnish/build.sh" "$folder" >/dev/null
fi
PYTHONPATH=$top/tests/servers PYTHONDONTWRITEBYTECODE=1 python3 "$here/$measure" "$folder"
