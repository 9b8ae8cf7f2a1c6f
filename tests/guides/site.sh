#!/bin/sh
# SPDX-License-Identifier: MIT
# "make docs" makes a site whose links all lead somewhere, and says what it lacks if it cannot.
# Usage: site.sh [PREFIX]; BUILD names another build than build/check.
build=${BUILD-build/check}
log=build/site.log
command -v python3 >/dev/null || { echo "skip the site: python3 is missing (Debian: python3)" && exit 0; }

# Without its tools it says which package has them.
bare=$(mktemp -d) || exit 3
trap 'rm -rf "$bare"' EXIT
python=$(python3 -c 'import sys; print(sys.executable)')
PATH=$bare "$python" -S -B generators/site . "$build" "$bare/site" >$log 2>&1 && echo "not ok without its tools it fails"
for package in cmark-gfm mandoc python3-pygments; do
    if grep -q "apt-get install.* $package" $log; then
        echo "ok it says that $package is missing"
    else
        echo "not ok it says that $package is missing: $(paste -sd ' ' $log)"
    fi
done

# It makes what the playground needs, if it can.
REFERENCE_LANGUAGES=en
export REFERENCE_LANGUAGES
make -s -C "$build" docs REFERENCE_LANGUAGES=en >$log 2>&1
made=$?
if python3 -B generators/site . "$build" build/site >$log 2>&1; then
    echo "ok the site is made"
elif grep -q 'apt-get install' $log; then
    echo "skip the site: $(tail -n 1 $log)"
    exit 0
else
    echo "not ok the site is made: $(tail -n 3 $log | paste -sd ' ')"
    exit 1
fi
if [ $made -eq 0 ] && diff -r build/site "$build/docs/html" >>$log; then
    echo "ok make docs makes it"
else
    echo "not ok make docs makes it: $(tail -n 3 $log | paste -sd ' ')"
fi
if [ ! -f "$build/bindings/node/package/package.json" ]; then
    echo "skip the playground: make npm cannot make its package: $(tail -n 1 "$build/docs/playground.log")"
elif [ -f build/site/playground/httplingo/httplingo.wasm ] && [ -f build/site/playground/index.html ]; then
    echo "ok the playground is on it"
else
    echo "not ok the playground is on it"
fi
if [ ! -x "$build/tools/httplingo" ]; then
    echo "skip the reference: the command was not built"
elif grep -q 'Page not found' build/site/reference/en/status/404.html; then
    echo "ok the reference is on it"
else
    echo "not ok the reference is on it"
fi
python3 -B tests/guides/site.py build/site
