#!/bin/sh
# SPDX-License-Identifier: MIT
# Builds libvmod_lingo.so with the headers of Varnish, and its manual page.
set -eu

usage="Usage: build.sh [DIRECTORY]
Builds DIRECTORY/libvmod_lingo.so and DIRECTORY/vmod_lingo.3 (default: ./varnish-module).

Environment variables:
  CC                the compiler (default: cc)
  PKG_CONFIG_PATH   the directory of httplingo.pc and varnishapi.pc, if pkg-config does not find them
  CFLAGS, LDFLAGS   further options for the compiler and the linker"

case ${1-} in
-h | --help) echo "$usage" && exit 0 ;;
-*) echo "$usage" >&2 && exit 2 ;;
esac

module=$(cd "$(dirname "$0")" && pwd)
pkg-config --exists varnishapi || {
    echo "build.sh: pkg-config cannot find Varnish.
Install Debian's package libvarnishapi-dev, or set PKG_CONFIG_PATH." >&2
    exit 3
}
pkg-config --exists 'httplingo >= 0.1' || {
    echo "build.sh: pkg-config cannot find libhttplingo, which the module needs.
Install it, or set PKG_CONFIG_PATH to the directory of its httplingo.pc." >&2
    exit 3
}
mkdir -p "${1:-varnish-module}"
cd "${1:-varnish-module}"

# about_varnish QUERY: what pkg-config says of Varnish, which is installed in the system even if a staged
# libhttplingo is in a directory of its own.
about_varnish() {
    env -u PKG_CONFIG_SYSROOT_DIR pkg-config "$1" varnishapi
}

# It writes vcc_lingo_if.c and vcc_lingo_if.h, which include what autoconf makes elsewhere, and the manual page,
# which names the file as it is named here.
cp "$module/vmod_lingo.vcc" .
python3 "$(about_varnish --variable=vmodtool)" --output vcc_lingo_if vmod_lingo.vcc
: >config.h

libraries=httplingo
set --
if pkg-config --exists httplingo-site; then
    libraries='httplingo httplingo-site'
    set -- -DLINGO_HAVE_SITE_FILE
else
    echo "build.sh: building without site(), because pkg-config cannot find httplingo-site" >&2
fi
# Varnish's headers are not free of warnings.
varnish=$(about_varnish --cflags | sed 's/-I/-isystem /g')
# shellcheck disable=SC2046,SC2086 # lists of words
${CC:-cc} -std=gnu11 -O2 -g -fPIC -shared -Wall -Wextra -Werror "$@" ${CFLAGS-} -I. -I"$module" $varnish \
    $(pkg-config --cflags $libraries) -o libvmod_lingo.so "$module"/vmod_lingo*.c vcc_lingo_if.c \
    ${LDFLAGS-} $(pkg-config --libs $libraries) -lm
if command -v rst2man >/dev/null; then
    rst2man vmod_lingo.man.rst vmod_lingo.3
else
    echo "build.sh: no manual page, because there is no rst2man (Debian: python3-docutils)" >&2
fi
echo "$PWD/libvmod_lingo.so"
