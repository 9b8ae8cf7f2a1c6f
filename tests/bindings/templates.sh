#!/bin/sh
# SPDX-License-Identifier: MIT
# Random templates, which html5lib reads as browsers do: what the library accepts shows hostile values
# as text.  The package for Python opens them.  Usage: templates.sh PREFIX
set -u
cd "$(dirname "$0")/../.." || exit 3
build=$PWD/build/check
python=/usr/bin/python3

if ! $python -c 'import html5lib' 2>/dev/null; then
    echo "skip templates: Debian's python3 has no html5lib (Debian: python3-html5lib)"
    exit 0
fi
if ! make -s -C "$build" python >"$build/templates.log" 2>&1; then
    if grep -q "headers are missing" "$build/templates.log"; then
        echo "skip templates: Python's headers are missing (Debian: python3-dev)"
        exit 0
    fi
    echo "not ok make python: $(tail -n 3 "$build/templates.log" | tr '\n' ';')"
    exit 1
fi
count=5000
if [ -n "${CHECK_LONG-}" ]; then
    count=200000
else
    echo "skip templates: 195,000 other templates: they take minutes; ./check --long makes them"
fi
PYTHONPATH=$build/bindings/python PYTHONDONTWRITEBYTECODE=yes timeout 1200 $python tests/bindings/templates.py $count ||
    echo "not ok templates.py: status $?"
