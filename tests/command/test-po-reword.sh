#!/bin/sh
# SPDX-License-Identifier: MIT
# httplingo po-reword and scripts/msgfmt.sh: a reworded English text costs no language its translation.
command=${HTTPLINGO-tools/httplingo}
source=${srcdir-.}
unset LOCPATH LANGUAGE LC_MESSAGES
LC_ALL=C.UTF-8
export LC_ALL
[ -z "${SANITIZED-}" ] || [ -n "${CHECK_LONG-}" ] || {
    echo "SKIP: with sanitizers it takes minutes; ./check --long runs it"
    exit 77
}
"$command" po-check --rules >/dev/null 2>&1 || {
    echo "SKIP: the command was built without po-reword, for want of libgettextpo or ICU"
    exit 77
}
failed=0
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
po=$directory/po
mkdir "$po"

# is WHAT EXPECTED ACTUAL
is() {
    [ "$2" = "$3" ] || {
        failed=1
        printf 'FAIL: %s: got\n%s\nexpected\n%s\n' "$1" "$3" "$2"
    }
}

# Only complete languages have a translation for each reworded text.  These have from one to six plural
# forms; ./check --long takes all languages, which needs a minute.
languages='ar cy de fr ga ja ru zh_CN'
[ -z "${CHECK_LONG-}" ] || languages=$(grep -v '^#' "$source/po/COMPLETE")
begin() {
    cp "$source/po/httplingo.pot" "$po"
    for language in $languages; do
        cp "$source/po/$language.po" "$po"
    done
    chmod u+w "$po"/*
}

# reword CONTEXT FROM TO: in the template; FROM and TO are the whole text.
reword() {
    awk -v context="msgctxt \"$1\"" -v from="msgid \"$2\"" -v to="msgid \"$3\"" '
        $0 == context { here = 1 } /^$/ { here = 0 }
        here && $0 == from { $0 = to; n++ } { print }
        END { exit n != 1 }' "$po/httplingo.pot" >"$po/new" || {
        failed=1
        echo "FAIL: the template has no \"$2\" in $1"
    }
    mv "$po/new" "$po/httplingo.pot"
}

# counts FILE: translated, fuzzy and untranslated messages, as msgfmt counts them.
counts() {
    msgfmt --statistics -o /dev/null "$1" 2>&1
}

# texts FILE: what pages have: how many messages, and the whole as text.
texts() {
    sh "$source/scripts/msgfmt.sh" -o "$po/out.mo" "$1" && msgunfmt "$po/out.mo" | sed '1,/^$/d' >"$po/out.txt"
}

# Ten texts of every kind, one in each of ten contexts.
begin
total=$(grep -c '^msgid ' "$po/httplingo.pot")
total=$((total - 1))
reword 404 "Page not found" "The page was not found"
reword 403 "This page is restricted" "Access to this page is restricted"
reword 418 "I’m a Teapot" "I’m a teapot"
reword 429 "A limit has been reached" "You have reached a limit"
reword GET "Requests a current representation of a resource." "Asks for a current representation of a resource."
reword page "Home page" "The home page"
reword page "Try again" "Try once more"
reword page "You can try again in {count} minute." "Try again in {count} minute."
reword 503 "The service is unavailable right now" "This service is unavailable right now"
reword 410 "This page was removed" "The page was removed"
files=$(find "$po" -name '*.po' | wc -l)
is "ten texts in each language" "Reworded texts that keep their translations: $((10 * files))" \
    "$("$command" po-reword --template "$po/httplingo.pot" "$po"/*.po)"
for file in "$po"/*.po; do
    name=${file##*/}
    is "$name: fuzzy with the English before" "$((total - 10)) translated messages, 10 fuzzy translations." "$(counts "$file")"
    is "$name: the previous texts" 10 "$(grep -c '^#| msgid "' "$file")"
    # merging with the template finds nothing to do
    msgmerge --quiet --previous --no-fuzzy-matching -o "$po/merged" "$file" "$po/httplingo.pot"
    is "$name: nothing new, nothing obsolete" "$((total - 10)) translated messages, 10 fuzzy translations." "$(counts "$po/merged")"
    # what pages have is what they had, under the new English
    texts "$file" && grep '^msgstr' "$po/out.txt" | sort >"$po/now"
    texts "$source/po/$name" && grep '^msgstr' "$po/out.txt" | sort >"$po/before"
    cmp -s "$po/now" "$po/before" || {
        failed=1
        echo "FAIL: $name: pages have other texts than before"
    }
done
is "the translation under the new English" 'msgctxt "404"
msgid "The page was not found"
msgstr "Page introuvable"' "$(texts "$po/fr.po" && grep -B1 -A1 'The page was not found' "$po/out.txt")"
is "po-check counts" "$po/fr.po: no findings; translated: $((total - 10)), fuzzy: 10, untranslated: 0" \
    "$("$command" po-check "$po/fr.po")"

# A second rewording keeps the English that was translated.
reword 404 "The page was not found" "This page was not found"
"$command" po-reword --template "$po/httplingo.pot" "$po/fr.po" >/dev/null
is "reworded twice" '#| msgid "Page not found"
msgctxt "404"
msgid "This page was not found"' "$(grep -B2 'This page was not found' "$po/fr.po")"

# Confirming, first one context, then all.
is "one context is confirmed" "Translations confirmed: 1" "$("$command" po-reword --confirm --context 404,405 "$po/fr.po")"
is "the rest is fuzzy" "$((total - 9)) translated messages, 9 fuzzy translations." "$(counts "$po/fr.po")"
is "all are confirmed" "Translations confirmed: $((10 * files - 1))" "$("$command" po-reword --confirm "$po"/*.po)"
for file in "$po"/*.po; do
    name=${file##*/}
    is "$name: only msgids differ" "" "$(diff "$source/po/$name" "$file" | grep '^[<>]' | grep -vE '^[<>] (msgid |")')"
done

# Another meaning: the text is to be translated again.
begin
reword 404 "Page not found" "Nothing was ever here"
reword 403 "This page is restricted" "Access to this page is restricted"
is "a new meaning" "Reworded texts that keep their translations: 1" \
    "$("$command" po-reword --template "$po/httplingo.pot" --new-meaning 410,404 "$po/fr.po")"
msgmerge --quiet --previous --no-fuzzy-matching -o "$po/merged" "$po/fr.po" "$po/httplingo.pot"
is "is untranslated" "$((total - 2)) translated messages, 1 fuzzy translation, 1 untranslated message." "$(counts "$po/merged")"

# Two texts of one kind, as the classes have: nobody can tell which became which.
begin
titles=$(awk '/^#\. TRANSLATORS: 3xx, title:/ { here = 1 } here && sub(/^msgid "/, "") { sub(/"$/, ""); print; here = 0 }' "$po/httplingo.pot")
is "the class has two titles or more" yes "$([ "$(echo "$titles" | wc -l)" -ge 2 ] && echo yes)"
echo "$titles" | while IFS= read -r title; do
    reword 3xx "$title" "So: $title"
done
before=$(cat "$po/fr.po")
is "what is not clear is left" "Reworded texts that keep their translations: 0" \
    "$("$command" po-reword --template "$po/httplingo.pot" "$po/fr.po")"
is "and the file is not written" "$before" "$(cat "$po/fr.po")"

# A guess of another program, from another context, is not shown; nor is what a translator doubts.
cat >"$po/guess.po" <<'END'
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"

#, fuzzy
#| msgctxt "403"
#| msgid "Access denied"
msgctxt "404"
msgid "Page denied"
msgstr "a"

#, fuzzy
msgctxt "405"
msgid "Doubtful"
msgstr "b"

#. TRANSLATORS: two flags
#, c-format, fuzzy
#| msgid "Old"
msgctxt "406"
msgid "New"
msgstr "c"

#, fuzzy, c-format
#| msgid ""
#| "Old "
#| "text"
msgctxt "407"
msgid "New"
msgstr "d"
END
is "guesses are left out" 'msgctxt "406"
msgid "New"
msgstr "c"

msgctxt "407"
msgid "New"
msgstr "d"' "$(texts "$po/guess.po" && cat "$po/out.txt")"

# Usage.
"$command" po-reword "$po/fr.po" 2>"$po/error"
is "no action" "2 httplingo po-reword: one of --template and --confirm is required" "$? $(cat "$po/error")"
"$command" po-reword --confirm 2>"$po/error"
is "no file" "2 httplingo po-reword: a PO file is required, for example po/fr.po" "$? $(cat "$po/error")"
said=$("$command" po-reword --confirm "$po/none.po" 2>&1)
is "no such file" "3 httplingo po-reword: $po/none.po: cannot open it: there is no such file" "$? $said"
printf 'msgid "a"\nmsgstr\n' >"$po/bad.po"
"$command" po-reword --confirm "$po/bad.po" >/dev/null 2>"$po/error"
is "a malformed file" "1 $(printf 'msgid "a"\nmsgstr\n')" "$? $(cat "$po/bad.po")"
exit $failed
