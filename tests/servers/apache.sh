#!/bin/sh
# SPDX-License-Identifier: MIT
# Apache httpd with its module, built with apache2-dev and the installed library.
# Usage: apache.sh PREFIX    (LINGO_RELOADS: the number of reloads before memory is compared; 60,
# with CHECK_LONG 1000)
prefix=${1:?the folder that httplingo is installed in}
here=$(cd "$(dirname "$0")" && pwd)
PATH=$PATH:/usr/sbin
for program in cc curl pkg-config python3; do
    command -v $program >/dev/null || { echo "skip apache: there is no $program" && exit 0; }
done
command -v apache2 >/dev/null || { echo "skip apache: there is no apache2" && exit 0; }
command -v "${APXS:-apxs}" >/dev/null || { echo "skip apache: there is no apxs, of apache2-dev" && exit 0; }

top=$(cd "$here/../.." && pwd)
. "$top/scripts/modules.sh"
if build_module "$top" apache "$prefix"; then
    echo "ok the module compiles without a warning"
else
    echo "not ok the module compiles without a warning"
    cat "$module_log"
    exit 1
fi
PYTHONDONTWRITEBYTECODE=1 exec python3 "$here/apache.py" "$prefix" "$module"
