#!/bin/sh
# SPDX-License-Identifier: MIT
# The command says the same in a Turkish locale, where I is not the capital of i and 1.5 is written
# 1,5, as in C: for words in capitals wherever they may be, and for numbers.  If CHECK_LONG is set, also
# in an Azeri locale, and for all that tests/command/ asks.  With sanitizers, ./check runs those scripts in
# Turkish, too.
# shellcheck disable=SC2018,SC2019 # letters of ASCII are meant
# shellcheck disable=SC2013 # the names are words
# Pages tell the time of the error: the same in each locale.
export SOURCE_DATE_EPOCH=1795908850
set -u
cd "$(dirname "$0")/../.." || exit 3
top=$PWD
build=${BUILD-$top/build/check}
. scripts/uninstalled.sh
httplingo=$HTTPLINGO
[ -x "$httplingo" ] || {
    echo "skip locales: $httplingo is not built"
    exit 0
}
directory=$(mktemp -d "$build/locales.XXXXXX") || exit 3 # where tests name it as they do the command
trap 'rm -rf "$directory"' EXIT
unset LANGUAGE LC_MESSAGES LC_CTYPE
mkdir -p build/locales
LOCPATH=$top/build/locales
locales=
names=tr_TR
if [ -n "${CHECK_LONG-}" ]; then
    names='tr_TR az_AZ'
else
    echo "skip az_AZ.UTF-8: its letters are those of Turkish; ./check --long tries it"
fi
for name in $names; do
    [ -d "$LOCPATH/$name.UTF-8" ] || localedef -i "$name" -f UTF-8 "$LOCPATH/$name.UTF-8" 2>/dev/null
    # Where this changes nothing, neither would a fault.
    if [ "$(echo I | LOCPATH=$LOCPATH LC_ALL=$name.UTF-8 sed 's/.*/\L&/')" = ı ]; then
        echo "ok $name.UTF-8 is there"
        locales="$locales $name.UTF-8"
    else
        echo "skip $name.UTF-8: localedef cannot make it (Debian: apt-get install locales)"
    fi
done
[ -n "$locales" ] || exit 0

# in_locale LOCALE COMMAND ARGUMENT...
in_locale() {
    chosen=$1
    shift
    LOCPATH=$LOCPATH LC_ALL=$chosen LANGUAGE=en "$@"
}

# row NAME PATTERN ARGUMENT...: what the command says of $input matches in C and is the same
# elsewhere.  The pattern "!x" is that of an answer without x.
input=
row() {
    name=$1
    pattern=$2
    shift 2
    for locale in C $locales; do
        printf '%b' "$input" | in_locale "$locale" "$httplingo" "$@" >"$directory/$locale" 2>&1
        echo "status $?" >>"$directory/$locale"
    done
    wrong=
    case $pattern in
    !*) ! grep -qE -e "${pattern#!}" "$directory/C" || wrong=" C" ;;
    *) grep -qE -e "$pattern" "$directory/C" || wrong=" C" ;;
    esac
    for locale in $locales; do
        cmp -s "$directory/C" "$directory/$locale" || wrong="$wrong $locale"
    done
    if [ -z "$wrong" ]; then
        echo "ok $name"
    else
        echo "not ok $name:$wrong"
        for locale in $wrong; do
            sed 's/^/    /' "$directory/$locale"
        done
    fi
}

# ---- check: fields, types, schemes ----
date='Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n'
input="HTTP/1.1 404 Not Found\r\n${date}CONTENT-TYPE: text/html\r\nCONTENT-ENCODING: gzip\r\nCONTENT-LENGTH: 99\r\n\r\n<html lang=en><p>"
row "CONTENT-ENCODING is Content-Encoding" '!content-length-wrong' check --method GET --format tsv
input='icy 200 OK\r\nCONTENT-TYPE: AUDIO/MPEG\r\n\r\n'
row "icy is ICY" 'version' check --format json
input="< http/1.1 404 NOT FOUND\r\n< CONTENT-ENCODING: GZIP\r\n< DATE: x\r\n< \r\n"
row "the lines of curl -v" 'date-|Date|DATE' check --format tsv
input="HTTP/1.1 404 Not Found\r\n${date}CONTENT-TYPE: APPLICATION/PROBLEM+JSON\r\nCONTENT-LANGUAGE: EN\r\n\r\n{\"status\":404.5}"
row "APPLICATION/PROBLEM+JSON is looked into, and numbers have a point" '404\.5' check --format tsv
title=$(in_locale C "$httplingo" page 404 --lang de --format problem+json | sed -n 's/.*"title": *"\([^"]*\)".*/\1/p')
input="HTTP/1.1 404 Not Found\r\n${date}Content-Type: application/problem+json\r\n\r\n{\"title\":\"$(echo "$title" | LC_ALL=C tr a-z A-Z)\"}"
row "a title in capitals ($title)" '!problem-title' check --format tsv
input="HTTP/1.1 404 Not Found\r\n${date}Content-Type: application/problem+json\r\n\r\n{\"type\":\"ITS://EXAMPLE/INVALID\"}"
row "ITS: is a scheme" '!problem-type-relative' check --format tsv
input="HTTP/1.1 301 MOVED PERMANENTLY\r\n${date}LOCATION: HTTPS://EXAMPLE.COM/I\r\n\r\nHTTP/1.1 503 SERVICE UNAVAILABLE\r\n${date}RETRY-AFTER: FRI, 31 DEC 1999 23:59:59 GMT\r\n\r\nHTTP/1.1 421 MISDIRECTED REQUEST\r\n${date}\r\n"
row "phrases and dates in capitals" 'phrase' check --format tsv
input='{"log":{"entries":[{"request":{"method":"LINK","url":"HTTPS://EXAMPLE.COM/I","httpVersion":"HTTP/1.1"},"response":{"status":404,"statusText":"NOT FOUND","httpVersion":"http/1.1","headers":[{"name":"CONTENT-ENCODING","value":"GZIP"},{"name":"CONTENT-TYPE","value":"TEXT/HTML"}],"content":{"size":9,"text":"<HTML><P>"}}}]}}'
row "a HAR file" 'html-lang-missing' check --format tsv
input=
row "the rules" 'content-length-wrong' check --rules --format tsv

# ---- status, method: names ----
row "a constant in small letters" 'status 0' status misdirected_request
row "a phrase in capitals" 'status 0' status 'MISDIRECTED REQUEST'
row "im_a_teapot" 'status 0' status im_a_teapot
row "--class=4XX" 'status 0' status --class=4XX --format tsv
# The names that vendors' codes have: owner, constant, phrase.
vendors() {
    in_locale C "$httplingo" status --vendor --format json | jq -r ".[].$1" | sort -u | grep -i i
}
if command -v jq >/dev/null; then
    vendors owner >"$directory/owners"
    while read -r owner; do
        row "vendor $owner in capitals" 'status 0' status --vendor="$(echo "$owner" | LC_ALL=C tr a-z A-Z)"
    done <"$directory/owners"
    { vendors name && vendors phrase; } >"$directory/names"
    while read -r name; do
        row "vendors' $name in small letters" 'status 0' status --vendor "$(echo "$name" | LC_ALL=C tr A-Z a-z)"
    done <"$directory/names"
else
    echo "skip vendors' names: jq is missing (Debian: apt-get install jq)"
fi
for method in $(sed -n 's/^METHOD([A-Z_]*, *"\([^"]*\)".*/\1/p' lib/registry/method.def | grep I); do
    row "method $method in small letters" "did you mean \"$method\"" method "$(echo "$method" | LC_ALL=C tr A-Z a-z)"
done

# ---- options, negotiation ----
row "--format JSON" 'unknown format "JSON"' status --format JSON
row "page --format TEXT/PLAIN" 'status 0' page 404 --format TEXT/PLAIN
row "--level SHOULD" 'status 2' check --level SHOULD
row "ranges in capitals" 'id' negotiate --accept-language 'ID, IT;Q=0.5' --available id,it
row "scripts in capitals" 'az-Cyrl' negotiate --accept-language 'AZ-CYRL, HI' --available en,az-Cyrl,az
row "media types in capitals" 'application/problem\+json' negotiate --accept 'TEXT/HTML;Q=0.1, APPLICATION/PROBLEM+JSON'

# ---- colours: each with an i, in capitals, warns as in small letters ----
site=$directory/site.ini
if echo 'accent = ivory' >"$site" && "$httplingo" page 404 --site "$site" 2>&1 | grep -q 'ivory: the contrast'; then
    wrong=
    colours=0
    for colour in $(sed -n 's/^COLOUR("\([^"]*\)".*/\1/p' tools/colour/names.def | grep i); do
        colours=$((colours + 1))
        capitals=$(echo "$colour" | LC_ALL=C tr a-z A-Z)
        echo "accent = $colour" >"$site"
        in_locale C "$httplingo" page 404 --site "$site" 2>&1 >/dev/null | sed "s/$colour/$capitals/" >"$directory/C"
        echo "accent = $capitals" >"$site"
        for locale in C $locales; do
            in_locale "$locale" "$httplingo" page 404 --site "$site" 2>"$directory/capitals" >/dev/null
            cmp -s "$directory/C" "$directory/capitals" || wrong="$wrong $capitals in $locale"
        done
    done
    if [ -z "$wrong" ] && [ $colours -gt 40 ]; then
        echo "ok $colours colours in capitals"
    else
        echo "not ok $colours colours in capitals:$wrong"
    fi
    printf 'accent = IVORY\n' >"$site"
    row "a contrast has a point" 'the contrast with #fcfbf9 in the theme default is 1\.0:1' page 404 --site "$site"
else
    echo "skip colours: the command was built without libinih"
fi

# ---- translations: ICU has a locale, too ----
if "$httplingo" po-check --rules >/dev/null 2>&1; then
    if [ -n "${CHECK_LONG-}" ]; then
        row "po-check of every language" 'status' po-check po/*.po
    else
        echo "skip po-check of every language: ./check --long does that"
    fi
    row "the table of languages" '[|] tr [|]' languages --markdown po/*.po
    row "the glossary of Turkish" 'status' po-check --format tsv po/tr.po po/az.po po/de.po
else
    echo "skip po-check: the command was built without it"
fi

# ---- the daemon ----
httplingod=$build/daemon/httplingod
if [ -x "$httplingod" ]; then
    command=$httplingo
    httplingo=$httplingod
    row "a field of httplingod in capitals" 'CONTENT-ENCODING is controlled by the page' \
        --check --field '404 CONTENT-ENCODING: GZIP'
    httplingo=$command
else
    echo "skip httplingod: it is not built"
fi

# ---- all that tests/command/ asks ----
# In place of the command: calls it in the locale, and writes down what it said.  What a test does
# in a locale of its own stays as it is, and so does what goes to a device or serves.
cat >"$directory/httplingo" <<'END'
#!/bin/sh
if [ "${LC_ALL-}" = C.UTF-8 ] && [ -z "${LANGUAGE-}" ]; then
    LC_ALL=$CHECKED_LOCALE LANGUAGE=en LOCPATH=$CHECKED_LOCPATH
    export LC_ALL LANGUAGE LOCPATH
fi
[ "${1-}" != preview ] && [ ! -c /dev/fd/1 ] || exec "$CHECKED_COMMAND" "$@"
said=$CHECKED_DIRECTORY/said.$$
"$CHECKED_COMMAND" "$@" >"$said.out" 2>"$said.error"
status=$?
printf '%s\n' "$*" >"$said.arguments"
echo "status $status" >"$said.status"
cat "$said.arguments" "$said.out" "$said.error" "$said.status" >>"$CHECKED_DIRECTORY/log"
[ ! -s "$said.out" ] || cat "$said.out"
[ ! -s "$said.error" ] || cat "$said.error" >&2
exit $status
END
chmod +x "$directory/httplingo"

# run_in LOCALE TEST: its status; the log is named for both.
run_in() {
    mkdir "$directory/run"
    (cd "$build" && srcdir=$top CHECKED_LOCPATH=$LOCPATH CHECKED_LOCALE=$1 CHECKED_COMMAND=$httplingo \
        CHECKED_DIRECTORY=$directory/run HTTPLINGO=$(basename "$directory")/httplingo \
        sh "$top/tests/command/$2" >"$directory/run/output" 2>&1)
    status=$?
    LC_ALL=C sed 's/tmp\.[A-Za-z0-9]*/tmp/g; s/after [0-9]* ms/after a while/' \
        "$directory/run/log" >"$directory/$2.$1" 2>/dev/null
    cp "$directory/run/output" "$directory/output"
    rm -rf "$directory/run"
    return $status
}

# These calls take minutes.
scripts=$(cd tests/command && echo *.sh)
if [ -z "${CHECK_LONG-}" ]; then
    scripts=
    echo "skip the calls of tests/command: they take minutes; ./check --long compares them"
fi
for script in $scripts; do
    grep -q '{HTTPLINGO-' "tests/command/$script" || continue # it tests another program
    for locale in C $locales; do
        run_in "$locale" "$script"
        status=$?
        if [ $status -eq 77 ]; then
            echo "skip $script in $locale: $(sed -n 's/^SKIP: //p' "$directory/output" | head -n 1)"
        elif [ $status -ne 0 ] || [ ! -s "$directory/$script.$locale" ]; then
            echo "not ok $script in $locale"
            sed 's/^/    /' "$directory/output"
        elif ! cmp -s "$directory/$script.C" "$directory/$script.$locale"; then
            echo "not ok $script in $locale says what it says in C"
            diff -a "$directory/$script.C" "$directory/$script.$locale" | head -n 20 | sed 's/^/    /'
        else
            echo "ok $script in $locale: $(grep -ac '^status ' "$directory/$script.$locale") calls say the same"
        fi
    done
done
