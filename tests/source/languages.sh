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
rows=$(grep -c '^| [a-z]' docs/languages.md)
listed=$(grep -vc '^#' po/LINGUAS)
# The heading of the table is a row more.
if [ "$rows" -eq $((listed + 1)) ]; then
    echo "ok docs/languages.md has every language"
else
    echo "not ok docs/languages.md has every language: $rows rows, $listed languages"
fi
