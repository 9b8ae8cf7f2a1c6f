#!/bin/sh
# SPDX-License-Identifier: MIT
# nginx with its module, built with nginx-dev and the installed library.
# Usage: nginx.sh PREFIX    (LINGO_RELOADS: the number of reloads before memory is compared; 60,
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

top=$(cd "$here/../.." && pwd)
. "$top/scripts/modules.sh"
if build_module "$top" nginx "$prefix"; then
    echo "ok the module compiles without a warning"
else
    echo "not ok the module compiles without a warning"
    cat "$module_log"
    exit 1
fi
PYTHONDONTWRITEBYTECODE=1 exec python3 "$here/nginx.py" "$prefix" "$module"
