#!/bin/sh
# SPDX-License-Identifier: MIT
# "make sbom" describes the tarball: every file with its digests and its licence, every library that
# configure looks for, and the fields that SPDX 2.3 requires.  Usage: sbom.sh, after a build in
# build/check
cd "$(dirname "$0")/../.." || exit 3
command -v python3 >/dev/null || { echo "skip sbom: there is no python3" && exit 0; }
[ -f build/check/Makefile ] || { echo "skip sbom: build/check is not built" && exit 0; }
. scripts/setup.sh
mkdir -p build
# The tarball of "make distcheck" will do, if nothing has changed.
set --
! find_tarball build/check >/dev/null 2>&1 || set -- --old-file=dist
# How small it is does not matter here.
if XZ_OPT=-1 make -s -C build/check "$@" sbom >build/sbom.log 2>&1; then
    echo "ok make sbom"
else
    echo "not ok make sbom: $(tail -n 3 build/sbom.log | tr '\n' ';')"
    exit 1
fi
tarball=$(ls build/check/httplingo-*.tar.xz)
exec python3 -B tests/guides/sbom.py "$tarball" "${tarball%.tar.xz}.spdx.json"
