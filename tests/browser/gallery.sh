#!/bin/sh
# SPDX-License-Identifier: MIT
# The gallery can be browsed, and is accessible.  Usage: gallery.sh [PREFIX]
prefix=${1-$PWD/build/installed}
. scripts/browser.sh
need_modules
need_browser
gallery=$(mktemp -d) || exit 3
trap 'rm -rf "$gallery"' EXIT
trap 'exit 1' INT TERM
"$prefix/bin/httplingo" gallery --out "$gallery" || {
    echo "not ok the gallery"
    exit 1
}
run_node gallery.mjs "$gallery"
