#!/bin/sh
# SPDX-License-Identifier: MIT
# Whatever a parameter contains, every format and theme is parsed into the expected tree, with the
# text in the expected place, by other parsers.  Usage: injection.sh [PREFIX]
prefix=${1-$PWD/build/installed}
. scripts/browser.sh
need_modules
need_browser
need_server
run_node injection.mjs
