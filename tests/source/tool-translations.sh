#!/bin/sh
# SPDX-License-Identifier: MIT
# The translations of the commands and their rules, and those of the texts for engineers: listed,
# complete and up to date.
check_folder() {
    listed=$(grep -v '^#' "$1/LINGUAS" | grep . | sort)
    present=$(for po in "$1"/*.po; do basename "$po" .po; done | sort)
    if [ "$listed" = "$present" ]; then
        echo "ok $1/LINGUAS lists every language"
    else
        echo "not ok $1/LINGUAS lists every language"
    fi

    sh scripts/extract-messages.sh "$1" >build/today.pot
    for po in "$1"/*.po; do
        said=$(LC_ALL=C msgfmt -c --statistics -o /dev/null "$po" 2>&1)
        case $said in
        *untranslated* | *fuzzy* | *error* | *warning* | '') echo "not ok $po: $said" ;;
        *) echo "ok $po: $said" ;;
        esac
        if LC_ALL=C msgcmp "$po" build/today.pot >/dev/null 2>build/msgcmp.log; then
            echo "ok $po has today's messages"
        else
            echo "not ok $po has today's messages: $(head -n 1 build/msgcmp.log); run 'make update-po'"
        fi
    done
}

check_folder po-tools
check_folder po-reference
