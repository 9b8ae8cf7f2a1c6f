#!/bin/sh
# SPDX-License-Identifier: MIT
# The translations: listed, well-formed, and of the messages that the tables have today; those of
# po/COMPLETE are complete.
listed=$(grep -v '^#' po/LINGUAS | tr ' ' '\n' | grep . | sort)
present=$(for po in po/*.po; do basename "$po" .po; done | sort)
if [ "$listed" = "$present" ]; then
    echo "ok LINGUAS lists every language"
else
    echo "not ok LINGUAS lists every language: $(echo "$listed
$present" | sort | uniq -u | paste -sd ' ')"
fi
unlisted=$(grep -v '^#' po/COMPLETE | grep -vxF -f po/LINGUAS)
if [ -z "$unlisted" ]; then
    echo "ok COMPLETE lists languages of LINGUAS"
else
    echo "not ok COMPLETE lists languages of LINGUAS: $unlisted"
fi
# A language in progress may lack texts, and a text that a translator doubts is not shown.
for po in po/*.po; do
    said=$(LC_ALL=C sh scripts/msgfmt.sh -c --statistics -o /dev/null "$po" 2>&1)
    complete=
    ! grep -qx "$(basename "$po" .po)" po/COMPLETE || complete=yes
    case $complete,$said in
    *error* | *warning* | *, | yes,*untranslated* | yes,*fuzzy*) echo "not ok $po: $said" ;;
    *) echo "ok $po: $said" ;;
    esac
    [ -n "$complete" ] || continue
    if msgcmp --use-fuzzy "$po" po/httplingo.pot >/dev/null 2>build/msgcmp.log; then
        echo "ok $po has the messages of the template"
    else
        echo "not ok $po has the messages of the template: $(head -n 1 build/msgcmp.log)"
    fi
done

# The template is what xgettext finds today, but for the places and the date.
sh scripts/extract-messages.sh po >build/today.pot
msgcat --no-location po/httplingo.pot | sed '1,/^$/d' >build/template.txt
msgcat --no-location build/today.pot | sed '1,/^$/d' >build/today.txt
if cmp -s build/template.txt build/today.txt; then
    echo "ok the template is current"
else
    echo "not ok the template is current: run 'make update-po' and commit"
fi

# What msgfmt does not see.
build=$PWD/build/check
. scripts/uninstalled.sh
httplingo=$HTTPLINGO
if ! "$httplingo" po-check --rules >/dev/null 2>&1; then
    echo "skip po-check: $httplingo was not built with it"
else
    for po in po/*.po; do
        if found=$("$httplingo" po-check "$po" 2>&1); then
            echo "ok po-check $found"
        else
            echo "not ok po-check $(echo "$found" | head -n 1)"
        fi
    done
fi
