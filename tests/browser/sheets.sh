#!/bin/sh
# SPDX-License-Identifier: MIT
# Contact sheets, to be looked at: the pages of 15 statuses on one picture, for each theme and
# language, on a phone, on a desk, in the dark and on paper.  The action of a page is in sight, nothing
# is wider than the screen, and one sheet of paper is enough.
# Usage: sheets.sh [PREFIX [FOLDER]]; THEMES, VARIANTS, LANGUAGES_TESTED and CODES name fewer or others.
prefix=${1-$PWD/build/installed}
folder=${2-}
if [ -z "$folder" ]; then
    [ -n "${CHECK_LONG-}" ] || { echo "skip sheets: they take minutes; ./check --long makes them" && exit 0; }
    folder=build/sheets
fi
. scripts/browser.sh
need_modules
need_browser
need_server
need pdftoppm poppler-utils
"$prefix/bin/httplingo" languages --format json >$modules/languages.json
mkdir -p "$folder"
run_node sheets.mjs "$folder"
