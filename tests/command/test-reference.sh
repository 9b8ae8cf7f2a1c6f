#!/bin/sh
# SPDX-License-Identifier: MIT
# The reference: its facts are those of the library, its texts those of the catalogues, its pages are
# small, and it is the same each time.
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

# same WHAT: the files "expected" and "actual" are equal, and not empty.
same() {
    { [ -s "$directory/expected" ] && cmp -s "$directory/expected" "$directory/actual"; } ||
        fail "$1: $(diff "$directory/expected" "$directory/actual" | head -n 5)"
}

# contains FILE TEXT: a page contains the text, which is not empty.
contains() {
    { [ -n "$2" ] && grep -qF -e "$2" "$directory/site/$1"; } || fail "$1 does not contain: $2"
}

# The texts for engineers, if they can be compiled here.
HTTPLINGO_LOCALEDIR=$directory/locale
export HTTPLINGO_LOCALEDIR
translated=
for language in fr ar; do
    po=${srcdir-.}/po-reference/$language.po
    mkdir -p "$directory/locale/$language/LC_MESSAGES"
    if [ -f "$po" ] && command -v msgfmt >/dev/null; then
        msgfmt -o "$directory/locale/$language/LC_MESSAGES/httplingo-reference.mo" "$po" && translated="$translated $language"
    fi
done

"$command" reference --out "$directory/site" --languages 'en,fr, ar,eu' >"$directory/output" || fail "ends with $?"
pages=$(find "$directory/site" -name '*.html' ! -path '*/preview/*' | wc -l)
[ "$(cat "$directory/output")" = "Pages: $((pages - 1)).  Languages: 4.  Open $directory/site/index.html in a browser." ] ||
    fail "it says: $(cat "$directory/output"); there are $pages pages"

# Facts: the same as in JSON.
"$command" status --format json >"$directory/status.json"
field_of_page() {
    # shellcheck disable=SC2016 # for awk
    awk -v pattern="$1" '
        FNR == 1 { code = FILENAME; gsub(/.*\/|\.html/, "", code) }
        $0 ~ pattern { gsub(/<[^>]*>/, " "); gsub(/  +/, " "); sub(/^ /, ""); sub(/ $/, ""); print code, $0 }' \
        "$directory"/site/en/status/*.html
}
jq -r '.[] | "\(.code) HTTP/1.1 \(.code) \(.phrase)"' "$directory/status.json" |
    sed "s/418 (Unused)/418 I'm a Teapot/; s/306 (Unused)/306/" >"$directory/expected"
field_of_page '<code class="wire"' | sed 's/&#39;/'"'"'/' >"$directory/actual"
same "status lines"
jq -r '.[] | . as $status | .references[] | "\($status.code) " +
        if .rfc then "RFC \(.rfc) \(.title) \(.section) \(.state)" else "\(.draft) \(.section) draft" end' \
    "$directory/status.json" >"$directory/expected"
field_of_page '<tr><td>.*(current|obsolete|draft)<.td><.tr>' | sed 's/&amp;/\&/' >"$directory/actual"
same "references"
jq -r '.[] | . as $status | .requirements[] |
        "\($status.code) \(.field) \(.level | ascii_upcase) \(.when // "always") \(.basis)"' \
    "$directory/status.json" >"$directory/expected"
field_of_page '<strong>(MUST|SHOULD|MAY)<' >"$directory/actual"
same "requirements"
jq -r '.[] | select(.cache_note | not) | "\(.code) \(if .cacheable then "" else "not " end)stored without explicit freshness"' \
    "$directory/status.json" >"$directory/expected"
field_of_page '^<dd>Caches may store (and|this response only)' |
    sed 's/ Caches may store and .*/ stored without explicit freshness/; s/ Caches may store this .*/ not stored without explicit freshness/' \
        >"$directory/all"
jq -r '.[] | select(.cache_note | not) | .code' "$directory/status.json" >"$directory/codes"
grep -wFf "$directory/codes" "$directory/all" >"$directory/actual"
same "caching"
jq -r '.[].code' "$directory/status.json" >"$directory/expected"
sed -n 's/.*href="status\/\([0-9]*\)\.html"><b>.*/\1/p' "$directory/site/en/index.html" >"$directory/actual"
same "the codes of the start page"
jq -r '.[].code' "$directory/status.json" >"$directory/expected"
sed -n 's/^\["\([0-9]*\)","status\/.*/\1/p' "$directory/site/en/search-index.js" >"$directory/actual"
same "the codes of the index"
"$command" method --format json | jq -r '.[] | "\(.name) \(if .safe then "yes" else "no" end)"' >"$directory/expected"
sed -n 's/^<tr>.*<code>\(.*\)<.code>.*<td>\(yes\|no\)<.td><td>\(yes\|no\)<.td><.tr>$/\1 \2/p' \
    "$directory/site/en/methods.html" >"$directory/actual"
same "safe methods"

# Texts: those of the catalogue, and those for engineers where they are translated.
for language in fr ar eu; do
    for text in local_phrase title summary advice description; do
        contains $language/status/404.html "$("$command" status 404 --lang $language --format json |
            jq -r ".[0].$text" | sed "s/&/\&amp;/g; s/'/\&#39;/g; s/\"/\&quot;/g")"
    done
    grep -q "^<html lang=\"$language\" dir=\"$([ $language = ar ] && echo rtl || echo ltr)\">" \
        "$directory/site/$language/status/404.html" || fail "$language: the language of the page"
done
for language in $translated; do
    label=$("$command" message --dir "$HTTPLINGO_LOCALEDIR" --domain httplingo-reference --lang "$language" --context label 'Similar codes')
    [ "$label" != 'Similar codes' ] || fail "$language: no translation"
    contains "$language/status/404.html" "<h2 id=\"similar\">$label</h2>"
    ! grep -q '<h2[^>]* lang="en"' "$directory/site/$language/status/404.html" || fail "$language: an English heading"
done
contains eu/status/404.html '<h2 id="similar" lang="en" dir="ltr">Similar codes</h2>'
contains eu/search.html '"english":["search_for",'
! grep -rq 'lang="en" dir="ltr">Similar' "$directory/site/en" || fail "English is marked on an English page"
contains fr/status/404.html '<a lang=ar hreflang=ar href=../../ar/status/404.html>'
contains fr/vendor/nginx.html '<h2 id="c499"'
contains en/preview/plain/404.html 'Page not found'
contains en/status/404.html 'http.StatusNotFound'
contains en/similar/401-403-404.html '<a href="../status/403.html"><b>403</b> Forbidden</a>'
contains en/field/retry-after.html '<a href="../status/503.html"><b>503</b> Service Unavailable</a>'
contains en/choose.html '<section class=question id=start>'

# Pages are small.  The languages of the menu that are missing here take about 60 bytes each.
languages=$("$command" languages --format json | jq length)
large=$(find "$directory/site" -name '*.html' ! -path '*/preview/*' -size +$((30 * 1024 - 60 * languages))c)
[ -z "$large" ] || fail "more than 30 KB: $large"

# The same bytes again; no addresses of the site without its address.
"$command" reference --out "$directory/again" --languages en,fr,ar,eu >/dev/null || fail "again: $?"
diff -r "$directory/site" "$directory/again" >"$directory/difference" || fail "differs: $(head -n 3 "$directory/difference")"
! grep -rql 'rel="canonical"' "$directory/site" || fail "a canonical address"
[ ! -e "$directory/site/sitemap.xml" ] || fail "a site map"

# With its address.
"$command" reference --out "$directory/base" --languages en,fr --base-url https://www.example.org/http/ >/dev/null || fail "base: $?"
text='<link rel="canonical" href="https://www.example.org/http/fr/status/404.html">'
grep -qF "$text" "$directory/base/fr/status/404.html" || fail "$text is missing"
grep -qF '<loc>https://www.example.org/http/sitemap-fr.xml</loc>' "$directory/base/sitemap.xml" || fail "the map of French"
grep -qF '<loc>https://www.example.org/http/fr/status/404.html</loc>' "$directory/base/sitemap-fr.xml" || fail "404 in the map"
text='<xhtml:link rel="alternate" hreflang="en" href="https://www.example.org/http/en/status/404.html"/>'
grep -qF "$text" "$directory/base/sitemap-fr.xml" || fail "English in the map of French"
grep -qF 'Sitemap: https://www.example.org/http/sitemap.xml' "$directory/base/robots.txt" || fail "robots.txt"

# A package for the playground.
mkdir -p "$directory/package/src"
for name in httplingo.wasm src/core.js src/wasm.js src/web.js; do
    echo "$name" >"$directory/package/$name"
done
"$command" reference --out "$directory/play" --languages en --playground "$directory/package" >/dev/null || fail "playground: $?"
grep -q 'data-module="../playground/src/web.js"' "$directory/play/en/playground.html" || fail "the module of the playground"
diff -r "$directory/package" "$directory/play/playground" || fail "the files of the playground"
! grep -q data-module "$directory/site/en/playground.html" || fail "a playground without a module"

# ends STATUS PATTERN OPTION...: it fails so.
ends() {
    expected=$1
    pattern=$2
    shift 2
    "$command" reference "$@" >/dev/null 2>"$directory/error"
    status=$?
    { [ $status -eq "$expected" ] && grep -q -e "$pattern" "$directory/error"; } ||
        fail "$*: $status, $(cat "$directory/error")"
}
ends 2 '--out is required'
ends 2 'unknown language "xx"' --out "$directory/bad" --languages en,xx
ends 2 'unknown language ""' --out "$directory/bad" --languages ''
ends 2 'expected an absolute address' --out "$directory/bad" --base-url www.example.org
ends 2 'expected an absolute address' --out "$directory/bad" --base-url 'https://www.example.org/?a'
ends 2 'expected an absolute address' --out "$directory/bad" --base-url https:///
ends 2 'expected an absolute address' --out "$directory/bad" --base-url 'https://www.example.org/">'
ends 2 'unexpected argument "404"' --out "$directory/bad" 404
ends 3 '/dev/null' --out /dev/null/reference --languages en
ends 3 'missing/httplingo.wasm' --out "$directory/bad" --languages en --playground "$directory/missing"
[ ! -e "$directory/bad/en" ] || fail "pages in spite of a mistake"
exit $failed
