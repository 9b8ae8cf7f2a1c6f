#!/bin/sh
# SPDX-License-Identifier: MIT
# Pages in a real browser, from a real server: language, direction, colours, the policy, narrow
# screens, the keyboard, copied text.
# Usage: pages.sh [PREFIX]    (BUILD sets another build directory than build/check)
prefix=${1-$PWD/build/installed}
. scripts/browser.sh
need_modules
need_browser
need_server
need_pseudo_languages
"$prefix/bin/httplingo" status --format json >$modules/statuses.json
"$prefix/bin/httplingo" languages --format json >$modules/languages.json
run_node pages.mjs
