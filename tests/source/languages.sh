#!/bin/sh
# SPDX-License-Identifier: MIT
# docs/languages.md matches the translations.
httplingo=${HTTPLINGO-build/check/tools/httplingo}
if ! "$httplingo" po-check --rules >/dev/null 2>&1; then
    echo "skip languages.md: $httplingo was built without what reads PO files"
    exit 0
fi
"$httplingo" languages --markdown po/*.po >build/languages.md
if cmp -s build/languages.md docs/languages.md; then
    echo "ok docs/languages.md is current"
else
    echo "not ok docs/languages.md is current: run 'make update-languages' and commit"
fi
# What is missing is CLDR's list without what is there.
listed=$(grep -c '^\* [a-z]' docs/languages.md)
# shellcheck disable=SC2013 # tags have no spaces
for tag in $(sed -n 's/^\* \([A-Za-z-]*\): .*/\1/p' docs/languages.md); do
    ! grep -q "^| $tag |" docs/languages.md || echo "not ok docs/languages.md: $tag is missing, and there"
    grep -q "^CLDR_MODERN(\"$tag\")" tools/po/cldr-modern.def || echo "not ok docs/languages.md: $tag has no modern coverage"
done
modern=$(grep -c '^CLDR_MODERN' tools/po/cldr-modern.def)
if [ "$modern" -gt 90 ] && grep -q "for $modern locales" docs/languages.md && grep -q " $listed of them have no" docs/languages.md; then
    echo "ok docs/languages.md lists the $listed missing ones of the $modern locales with modern coverage"
else
    echo "not ok docs/languages.md lists the missing locales: $listed of $modern"
fi
rows=$(grep -c '^| [a-z]' docs/languages.md)
listed=$(grep -vc '^#' po/LINGUAS)
# The heading of the table is a row more.
if [ "$rows" -eq $((listed + 1)) ]; then
    echo "ok docs/languages.md has every language"
else
    echo "not ok docs/languages.md has every language: $rows rows, $listed languages"
fi
