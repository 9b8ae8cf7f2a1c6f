#!/bin/sh
# SPDX-License-Identifier: MIT
# The gallery: a page for every status with content, language and theme, and the links between them.
command=${HTTPLINGO-tools/httplingo}
[ -x "$command" ] || {
    echo "SKIP: the command was not built, for want of jansson"
    exit 77
}
unset LOCPATH LANGUAGE LC_MESSAGES
LC_ALL=C.UTF-8
export LC_ALL
failed=0
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT

fail() {
    failed=1
    echo "FAIL: $*"
}

"$command" gallery --out "$directory/gallery" || fail "ends with $?"
languages=$("$command" languages --format json | jq length)
codes=$("$command" status --format json | jq '[.[] | select(.body == "yes")] | length')
themes=$(find "$directory/gallery" -mindepth 1 -maxdepth 1 -type d ! -name notes | wc -l)
[ "$themes" -ge 5 ] || fail "$themes themes"
files=$(find "$directory/gallery" -type f | wc -l)
expected=$((1 + languages + themes * languages * (1 + codes)))
[ "$files" -eq "$expected" ] || fail "$files files, expected $expected"
grep -q 'lang="fr".*' "$directory/gallery/default/fr/404.html" || fail "the French page's language"
grep -q 'Page introuvable' "$directory/gallery/plain/fr/404.html" || fail "the plain French page"
grep -q '<svg' "$directory/gallery/picture/fr/404.html" || fail "the picture"
grep -q 'href="https://www.example.org/search"' "$directory/gallery/default/fr/404.html" || fail "the search"
grep -q 'subject=503%207f3a-92c1-e0"' "$directory/gallery/default/fr/503.html" || fail "the subject of a mail"
grep -q 'href="../ar/index.html" lang="ar"' "$directory/gallery/default/fr/index.html" || fail "the language switch"
grep -q 'href="../../bold/fr/index.html"' "$directory/gallery/default/fr/index.html" || fail "the theme switch"
grep -q 'href="404.html" target="page"' "$directory/gallery/default/fr/index.html" || fail "the index"
grep -q 'src="../en/404.html"' "$directory/gallery/default/fr/index.html" || fail "the English page"
! grep -q 'name="english"' "$directory/gallery/default/en/index.html" || fail "English beside English"
grep -q 'src="../../notes/fr.html#c404"' "$directory/gallery/default/fr/index.html" || fail "the notes"
sed -n '/<table id="c404">/,/<\/table>/p' "$directory/gallery/notes/fr.html" >"$directory/notes"
[ "$(grep -c '<tr>' "$directory/notes")" = 5 ] || fail "five texts of 404: $(cat "$directory/notes")"
grep -q '>Page introuvable</td><td>Page not found</td><td><small>404, title: ' "$directory/notes" || fail "the notes"
listed=$(grep -o 'hreflang=' "$directory/gallery/bold/ja/index.html" | wc -l)
[ "$listed" = "$languages" ] || fail "$listed languages in the list"
grep -q 'href="default/ja/index.html"' "$directory/gallery/index.html" || fail "the start page"
# shellcheck disable=SC2013 # links hold no spaces
for link in $(grep -oh 'href="[^"#:]*"' "$directory/gallery/default/fr/index.html" | sed 's/href="//; s/"//'); do
    [ -e "$directory/gallery/default/fr/$link" ] || fail "a dead link: $link"
done

"$command" gallery 2>"$directory/error"
status=$?
{ [ $status -eq 2 ] && grep -q -e '--out' "$directory/error"; } || fail "without --out: $status"
"$command" gallery --out /dev/null/gallery 2>"$directory/error"
status=$?
{ [ $status -eq 3 ] && grep -q '/dev/null' "$directory/error"; } || fail "a bad folder: $status"
exit $failed
