#!/bin/sh
# SPDX-License-Identifier: MIT
# The translations of the commands and of the rules: listed, complete and up to date.
listed=$(grep -v '^#' po-tools/LINGUAS | grep . | sort)
present=$(for po in po-tools/*.po; do basename "$po" .po; done | sort)
if [ "$listed" = "$present" ]; then
    echo "ok LINGUAS of the commands lists every language"
else
    echo "not ok LINGUAS of the commands lists every language"
fi

sh scripts/extract-messages.sh po-tools >build/tools-today.pot
for po in po-tools/*.po; do
    said=$(LC_ALL=C msgfmt -c --statistics -o /dev/null "$po" 2>&1)
    case $said in
    *untranslated* | *fuzzy* | *error* | *warning* | '') echo "not ok $po: $said" ;;
    *) echo "ok $po: $said" ;;
    esac
    if LC_ALL=C msgcmp "$po" build/tools-today.pot >/dev/null 2>build/msgcmp.log; then
        echo "ok $po has today's messages"
    else
        echo "not ok $po has today's messages: $(head -n 1 build/msgcmp.log); run 'make update-po'"
    fi
done
