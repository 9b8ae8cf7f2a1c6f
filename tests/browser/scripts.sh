#!/bin/sh
# SPDX-License-Identifier: MIT
# The languages of scripts.tsv in Chromium: direction, fonts, joined letters, and where lines break.  A
# language that is not built in has the texts of the table.
# Usage: scripts.sh [PREFIX]
prefix=${1-$PWD/build/installed}
. scripts/browser.sh
need_modules
need_browser
need_server
"$prefix/bin/httplingo" languages --format json >$modules/languages.json

# A catalogue in which every text is the sentence, but for titles, and placeholders are kept.
samples=$modules/scripts
rm -rf $samples
mkdir -p $samples
tab=$(printf '\t')
grep -v '^#' tests/browser/scripts.tsv | while IFS=$tab read -r tag name _ _ _ title sentence; do
    ! grep -q "\"tag\": *\"$tag\"" $modules/languages.json || continue
    msgcat --no-wrap po/httplingo.pot | awk -v name="$name" -v title="$title" -v sentence="$sentence" '
        BEGIN { RS = ""; FS = "\n" }
        NR == 1 {
            print "msgid \"\"\nmsgstr \"Language: " name "\\nContent-Type: text/plain; charset=UTF-8\\n" \
                "Plural-Forms: nplurals=1; plural=0;\\n\"\n"
            next
        }
        {
            text = /TRANSLATORS: [0-9x]+, (title|phrase)/ ? title : sentence
            plural = ""
            for (i = 1; i <= NF; i++) {
                if ($i ~ /^msgid_plural/)
                    plural = "[0]"
                if ($i ~ /^msgid /)
                    text = $i ~ /\{label\}/ ? "{label}: {value}" : $i ~ /\{count\}/ ? sentence " {count}" : text
                if ($i ~ /^msg(ctxt|id)/)
                    print $i
            }
            print "msgstr" plural " \"" text "\"\n"
        }' >"$samples/$name.po"
    if ! msgfmt -o "$samples/$name.mo" "$samples/$name.po"; then
        echo "not ok $tag: the texts of the table make no catalogue"
    fi
done
rm -f $samples/*.po
# The server takes them like pseudo-languages.
if ls $samples/*.mo >/dev/null 2>&1; then
    PSEUDO=$PWD/$samples
    export PSEUDO
else
    unset PSEUDO
fi
run_node scripts.mjs
