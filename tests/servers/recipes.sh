#!/bin/sh
# SPDX-License-Identifier: MIT
# The recipes in docs/nginx.md and docs/apache.md, run unchanged in separate namespaces, in which
# their directories, ports and addresses are free.  Usage: recipes.sh PREFIX
prefix=${1:?the folder that httplingo is installed in}
here=$(cd "$(dirname "$0")" && pwd)
PATH=$PATH:/usr/sbin:/sbin
for program in cc curl ip nginx apache2 pkg-config python3 unshare; do
    command -v $program >/dev/null || { echo "skip recipes: there is no $program" && exit 0; }
done
unshare -rmn true 2>/dev/null || { echo "skip recipes: namespaces are not allowed here" && exit 0; }

folder=$(mktemp -d "${TMPDIR:-/tmp}/lingo-XXXXXXXX") || exit 3
trap 'rm -rf "$folder"' EXIT
trap 'exit 3' HUP INT TERM
top=$(cd "$here/../.." && pwd)
. "$top/scripts/modules.sh"
for server in nginx apache; do
    build_module "$top" "$server" "$prefix" || {
        echo "skip recipes: the module of $server was not built: $(tail -n 1 "$module_log")"
        exit 0
    }
    mkdir "$folder/$server" && cp "$module" "$folder/$server/"
done
PYTHONDONTWRITEBYTECODE=1 unshare -rmn python3 "$here/recipes.py" "$folder"
