#!/bin/sh
# SPDX-License-Identifier: MIT
# The documentation site in Chromium, from files: the search finds functions and guides, it works
# without script, fits a phone, is accessible and valid HTML.  Usage: site.sh [PREFIX]; BUILD names
# another build than build/check.
. scripts/browser.sh
need_modules
need_browser
need python3 python3
site=$PWD/$modules/site
if ! python3 -B generators/site . "${BUILD-build/check}" "$site" >$modules/site.log 2>&1; then
    grep -q 'apt-get install' $modules/site.log && give_up "$(tail -n 1 $modules/site.log)"
    echo "not ok the site is made: $(tail -n 3 $modules/site.log | paste -sd ' ')"
    exit 1
fi
run_node site.mjs "$site"

# The Nu HTML checker, on the pages and on one with a fault.
if ! command -v java >/dev/null; then
    echo "skip the Nu HTML checker: java is not on this machine (Debian: default-jre-headless)"
    exit 0
fi
log=$modules/site-checker.log
sed 's/<main/<main id="site-menu"/' "$site/api.html" >$modules/fault.html
java -Xss4m -jar $modules/node_modules/vnu-jar/build/dist/vnu.jar --skip-non-html --format gnu \
    "$PWD/$modules/fault.html" "$site" >$log 2>&1
if grep -q '/fault.html".*Duplicate' $log; then
    echo "ok the Nu HTML checker finds a fault"
else
    echo "not ok the Nu HTML checker finds a fault"
fi
if grep -v '/fault.html"' $log >$log-pages; then
    echo "not ok the Nu HTML checker has nothing to say of the site: $(head -n 3 $log-pages | paste -sd ' ')"
else
    echo "ok the Nu HTML checker has nothing to say of $(find "$site" -name '*.html' | wc -l) pages"
fi
