#!/bin/sh
# SPDX-License-Identifier: MIT
# What "make distcheck" does, without what takes most of its time: builds what a tarball would contain from a
# folder that cannot be written to, installs and uninstalls it, and cleans up.  The folders are arranged so
# that ccache has compiled each file for the first build, and there is no tarball.
# Usage: distcheck.sh BUILD CONFIGURE-ARGUMENT..., in the top directory of the source tree, with the
# arguments of that build
set -u
build=${1:?usage: distcheck.sh BUILD CONFIGURE-ARGUMENT...}
shift
. scripts/setup.sh
tree=$PWD/$build/httplingo-$(sed -n 's/^PACKAGE_VERSION = //p' "$build/Makefile")

# fail WHAT: ends the script.
fail() {
    echo "distcheck: $1" >&2
    exit 1
}

clean() {
    [ ! -d "$tree" ] || chmod -R u+w "$tree"
    rm -rf "$tree"
}

clean
make -s -C "$build" distdir || fail "make distdir"
trap clean EXIT
trap 'exit 3' HUP INT TERM
chmod -R a-w "$tree"
chmod u+w "$tree"
mkdir -p "$tree/_build/sub" "$tree/_installed"
chmod a-w "$tree"
cd "$tree" || fail "there is no $tree"
# As deep below the sources as a build in build/, and with its arguments: what the compiler is told is the same.
build_in _build/sub "$@" || fail "the build"
cd _build/sub || exit 3
make -s install DESTDIR="$tree/_installed" || fail "make install"
[ -n "$(find "$tree/_installed" -name 'libhttplingo.so')" ] || fail "the library is not installed"
make -s uninstall DESTDIR="$tree/_installed" || fail "make uninstall"
make -s distuninstallcheck distuninstallcheck_dir="$tree/_installed" || fail "files are left after make uninstall"
rm -f arguments build.log lock
make -s distcleancheck || fail "files are left after make distclean"
