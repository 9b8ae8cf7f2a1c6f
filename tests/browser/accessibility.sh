#!/bin/sh
# SPDX-License-Identifier: MIT
# axe-core finds no violations, and every text has a contrast of 7:1, on the page for every error,
# in every theme, light and dark.
# Usage: accessibility.sh [PREFIX]    (LANGUAGES_TESTED sets other languages, BUILD another build
# directory than build/check)
prefix=${1-$PWD/build/installed}
. scripts/browser.sh
need_modules
need_browser
need_server
need_pseudo_languages
"$prefix/bin/httplingo" status --format json >$modules/statuses.json
"$prefix/bin/httplingo" languages --format json >$modules/languages.json
run_node accessibility.mjs
