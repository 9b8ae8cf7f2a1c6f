#!/bin/sh
# SPDX-License-Identifier: MIT
# extract-messages.sh FOLDER: prints the template of po, po-tools or po-reference, by the sources as they are now.
set -u
cd "$(dirname "$0")/.." || exit 3
# makevar FOLDER NAME: the value of a variable in the folder's Makevars.
makevar() {
    sed -n "s/^$2 = //p" "$1/Makevars"
}
# PACKAGE_VERSION and PACKAGE_BUGREPORT, which Makevars refers to.
version=$(sed -n 's/^AC_INIT(\[httplingo\], \[\([^]]*\)\].*/\1/p' configure.ac)
address=$(sed -n 's/^AC_INIT(\[httplingo\], \[[^]]*\], \[\([^]]*\)\].*/\1/p' configure.ac)
# shellcheck disable=SC2046 # options
grep -v '^#' "$1/POTFILES.in" | xgettext $(makevar "$1" XGETTEXT_OPTIONS) \
    --package-name=httplingo --package-version="$version" \
    --copyright-holder="$(makevar "$1" COPYRIGHT_HOLDER)" \
    --msgid-bugs-address="$address" --files-from=- --output=-
