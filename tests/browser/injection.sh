#!/bin/sh
# SPDX-License-Identifier: MIT
# Whatever a parameter holds, every format and theme is parsed into the tree that it should have,
# with the text in its place, by parsers that are not ours.  Usage: injection.sh [PREFIX]
prefix=${1-$PWD/build/installed}
. scripts/browser.sh
need_modules
need_browser
need_server
run_node injection.mjs
