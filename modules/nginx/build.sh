#!/bin/bash
# SPDX-License-Identifier: MIT
# Builds ngx_http_lingo_module.so for an nginx; by default for Debian's, with its package nginx-dev.
set -eu

usage="Usage: build.sh [DIRECTORY]
Builds DIRECTORY/ngx_http_lingo_module.so (default: ./nginx-module).

Environment variables:
  NGINX_SOURCE      the source of the nginx that will load the module, which must have the same
                    version (default: /usr/share/nginx/src, from Debian's package nginx-dev);
                    nginx must be configured with --with-compat
  PKG_CONFIG_PATH   the directory of httplingo.pc, if pkg-config does not find it
  CFLAGS, LDFLAGS   further options for the compiler and the linker"

case ${1-} in
-h | --help) echo "$usage" && exit 0 ;;
-*) echo "$usage" >&2 && exit 2 ;;
esac

module=$(cd "$(dirname "$0")" && pwd)
source=${NGINX_SOURCE:-/usr/share/nginx/src}
if [ ! -f "$source/auto/module" ] && [ ! -f "$source/auto/modules" ]; then
    echo "build.sh: there is no source of nginx in $source.
Install Debian's package nginx-dev, or set NGINX_SOURCE to the directory." >&2
    exit 3
fi
mkdir -p "${1:-nginx-module}"
build=$(cd "${1:-nginx-module}" && pwd)

# The flags with which that nginx was configured: the signature of the module depends on them.
NGX_CONF_FLAGS=(--with-compat)
# shellcheck source=/dev/null
[ ! -f "$source/conf_flags" ] || . "$source/conf_flags"

# nginx's configure writes to its source, so it gets a directory of links to it.
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
