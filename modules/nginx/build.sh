#!/bin/bash
# SPDX-License-Identifier: MIT
# Builds ngx_http_lingo_module.so for an nginx: Debian's by default, out of its package nginx-dev.
set -eu

usage="Usage: build.sh [FOLDER]
Builds FOLDER/ngx_http_lingo_module.so (by default in ./nginx-module).

  NGINX_SOURCE      configured like the nginx that will load the module: /usr/share/nginx/src of
                    Debian's package nginx-dev, or a release's source with --with-compat
  PKG_CONFIG_PATH   the folder of httplingo.pc, if it is not where pkg-config looks
  CFLAGS, LDFLAGS   as usual"

case ${1-} in
-h | --help) echo "$usage" && exit 0 ;;
-*) echo "$usage" >&2 && exit 2 ;;
esac

module=$(cd "$(dirname "$0")" && pwd)
source=${NGINX_SOURCE:-/usr/share/nginx/src}
if [ ! -f "$source/auto/module" ] && [ ! -f "$source/auto/modules" ]; then
    echo "build.sh: there is no source of nginx in $source.
Install Debian's package nginx-dev, or name the folder in NGINX_SOURCE." >&2
    exit 3
fi
mkdir -p "${1:-nginx-module}"
build=$(cd "${1:-nginx-module}" && pwd)

# The flags that the nginx which will load it was configured with: they are its signature.
NGX_CONF_FLAGS=(--with-compat)
# shellcheck source=/dev/null
[ ! -f "$source/conf_flags" ] || . "$source/conf_flags"

# nginx's configure works in its source; a folder of links leaves that as it is.
mkdir -p "$build/source" "$build/objects"
for part in "$source"/*; do
    ln -sfn "$part" "$build/source/$(basename "$part")"
done
cd "$build/source"

bash ./configure "${NGX_CONF_FLAGS[@]}" --builddir="$build/objects" --add-dynamic-module="$module" \
    --with-cc-opt="-O2 -g -fPIC -Wall -Wextra -Wno-unused-parameter -Werror ${CFLAGS-}" \
    --with-ld-opt="-fPIC -Wl,-z,relro -Wl,-z,now ${LDFLAGS-}" >"$build/configure.log" 2>&1 || {
    tail -n 20 "$build/configure.log" >&2
    exit 3
}
make -s -f "$build/objects/Makefile" modules >"$build/make.log" 2>&1 || {
    cat "$build/make.log" >&2
    exit 3
}
cp "$build/objects/ngx_http_lingo_module.so" "$build/"
echo "$build/ngx_http_lingo_module.so"
