#!/bin/sh
# SPDX-License-Identifier: MIT
# httplingo message, with all kinds of files that msgfmt writes.
command=${HTTPLINGO-tools/httplingo}
[ -x "$command" ] || {
    echo "SKIP: the command was not built, for want of jansson"
    exit 77
}
unset LOCPATH LANGUAGE LC_MESSAGES
LC_ALL=C.UTF-8
export LC_ALL
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
failed=0

fail() {
    failed=1
    printf 'FAIL: %s\n' "$*"
}

# is EXPECTED ARGUMENT...: the command prints that.
is() {
    expected=$1
    shift
    actual=$("$command" message "$@" 2>"$directory/error")
    status=$?
    [ $status -eq 0 ] && [ "$actual" = "$expected" ] ||
        fail "message $*: status $status, got '$actual', expected '$expected'" "$(cat "$directory/error")"
}

# ends STATUS MESSAGE ARGUMENT...: the command ends so and says that.
ends() {
    expected=$1
    message=$2
    shift 2
    "$command" message "$@" >/dev/null 2>"$directory/error"
    status=$?
    [ $status -eq "$expected" ] && grep -qF -e "$message" "$directory/error" ||
        fail "message $*: status $status, expected $expected and '$message'" "$(cat "$directory/error")"
}

cat >"$directory/pl.po" <<'END'
msgid ""
msgstr ""
"Language: pl\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\n"

msgid "Hello, {name}"
msgstr "Cześć, {name}"

msgctxt "menu"
msgid "Open"
msgstr "Otwórz"

msgid "one file"
msgid_plural "{n} files"
msgstr[0] "jeden plik"
msgstr[1] "{n} pliki"
msgstr[2] "{n} plików"

#, c-format
msgid "%<PRIu64> bytes"
msgstr "%<PRIu64> bajtów"
END

cat >"$directory/expected" <<'END'
{"charset":"UTF-8","plural_forms":"nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);","language":"pl","messages":5,"dropped":0}
{"context":null,"id":"","plural":null,"strings":["Language: pl\nContent-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\n"]}
{"context":null,"id":"Hello, {name}","plural":null,"strings":["Cześć, {name}"]}
{"context":"menu","id":"Open","plural":null,"strings":["Otwórz"]}
{"context":null,"id":"one file","plural":"{n} files","strings":["jeden plik","{n} pliki","{n} plików"]}
END
case $(getconf LONG_BIT) in
64) echo '{"context":null,"id":"%lu bytes","plural":null,"strings":["%lu bajtów"]}' ;;
*) echo '{"context":null,"id":"%llu bytes","plural":null,"strings":["%llu bajtów"]}' ;;
esac >>"$directory/expected"

# Whatever the layout and the charset, the messages are the same.
for charset in UTF-8 ISO-8859-2 CP1250; do
    msgconv -t $charset -o "$directory/converted.po" "$directory/pl.po"
    for option in --endianness=little --endianness=big --no-hash --alignment=1 --alignment=16; do
        msgfmt $option -o "$directory/pl.mo" "$directory/converted.po"
        "$command" message --dump "$directory/pl.mo" | sed "s/$charset/UTF-8/g" >"$directory/actual"
        cmp "$directory/expected" "$directory/actual" || fail "msgfmt $option in $charset"
    done
done

mkdir -p "$directory/pl/LC_MESSAGES"
msgfmt -o "$directory/pl/LC_MESSAGES/app.mo" "$directory/pl.po"
app="--dir=$directory --domain=app"
# shellcheck disable=SC2086 # two options
{
    is 'Cześć, Ann' $app --lang=pl --set name=Ann 'Hello, {name}'
    is 'Hello, Ann' $app --lang=en --set name=Ann 'Hello, {name}'
    is "$(printf 'Cześć, \342\201\250Ann\342\201\251')" $app --lang=pl -i -s name=Ann 'Hello, {name}'
    is 'Otwórz' $app --lang=pl-PL --context=menu Open
    is 'Open' $app --lang=pl Open
    is '22 pliki' $app --accept-language='fr, pl;q=0.5' --plural='{n} files' --count=22 -s n=22 'one file'
    is '12 plików' $app --lang=pl --plural='{n} files' --count=12 -s n=12 'one file'
    ends 1 "has no language that matches \"fr\"" $app --lang=fr Open
    ends 3 "contains no file LL/LC_MESSAGES/none.mo" --dir="$directory" --domain=none --lang=pl Open
    ends 2 'either --lang or --accept-language is required' $app Open
    ends 2 'either --lang or --accept-language is required' $app -l pl -L pl Open
    ends 2 '--plural and --count must be used together' $app --lang=pl --count=2 Open
    ends 2 '--count requires a number of up to nine digits, not "-1"' $app -l pl -p x --count=-1 Open
    ends 2 '--set requires KEY=VALUE and may be given up to 64 times; cannot use "=x"' $app --lang=pl --set==x Open
    ends 2 'exactly one MSGID is required' $app --lang=pl
    ends 2 '--dir and --domain are required, unless --dump or --template is given' Open
    ends 2 '--dump takes one file and no other arguments' --dump "$directory/pl.mo" Open
}

# A canonical name and a legacy one: each finds its own; a third way to write one is left out.
for name in ro mo fil tl he iw id in pt_BR pt_BR.UTF-8; do
    mkdir -p "$directory/names/$name/LC_MESSAGES"
    printf 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\nmsgid "Open"\nmsgstr "%s"\n' $name |
        msgfmt -o "$directory/names/$name/LC_MESSAGES/app.mo" -
done
names="--dir=$directory/names --domain=app"
# shellcheck disable=SC2086 # two options
for row in ro:ro mo:mo ro-MD:ro fil:fil tl:tl he:he iw:iw id:id in:in pt_BR:pt_BR fil_PH.UTF-8:fil; do
    is "${row#*:}" $names --lang="${row%:*}" Open
done
# shellcheck disable=SC2086
ends 0 "$directory/names/pt_BR.UTF-8 is ignored: pt_BR is the same language" $names --lang=ro Open
ends 1 'pl.po: offset 0: not a .mo file' --dump "$directory/pl.po"
ends 3 'there is no such file' --dump "$directory/none.mo"
sed 's/charset=UTF-8/charset=x-none/' "$directory/pl.po" >"$directory/bad.po"
msgfmt -o "$directory/bad.mo" "$directory/bad.po" 2>/dev/null
ends 1 'cannot convert from the charset "x-none" to UTF-8' --dump "$directory/bad.mo"
sed 's/plural=(n==1/plural=(n=1/' "$directory/pl.po" >"$directory/bad.po"
msgfmt -o "$directory/bad.mo" "$directory/bad.po" 2>/dev/null
ends 0 'using n != 1 instead' --dump "$directory/bad.mo"
# Templates of a site's own texts.
template() {
    "$command" message --template "$@" 2>"$directory/error"
}
messages() {
    grep -c '^msgid "..*"' "$directory/template.po"
}
template 404 --lang fr >"$directory/template.po" || fail "--template: $(cat "$directory/error")"
[ "$(messages)" = 5 ] || fail "--template 404: $(messages) messages"
grep -q '^#     httplingo po-check --site fr.po$' "$directory/template.po" || fail "the header names the file"
grep -A 3 '^#. 404, title: a headline' "$directory/template.po" >"$directory/title"
printf '%s\n' '#. 404, title: a headline for visitors' '#. Text today: Page introuvable' \
    'msgctxt "404"' 'msgid "Page not found"' >"$directory/expected"
cmp -s "$directory/title" "$directory/expected" || fail "--template 404: $(cat "$directory/title")"
template 500 502 --lang pl >"$directory/template.po"
[ "$(grep -c '^msgid "Something went wrong"' "$directory/template.po")" = 1 ] || fail "a shared text is there once"
template page --lang pl >"$directory/template.po"
[ "$(grep -c '^msgstr\[2\] ""' "$directory/template.po")" = 4 ] || fail "Polish has three plural forms"
grep -q '^"Plural-Forms: nplurals=3; ' "$directory/template.po" || fail "Plural-Forms of Polish"
template GET 2xx --lang en >"$directory/template.po"
[ "$(messages)" = 3 ] || fail "--template GET 2xx: $(messages) messages"
! grep -q 'Text today' "$directory/template.po" || fail "English has no other text today"
if command -v msgfmt >/dev/null; then
    for language in en fr pl pt-BR sr-Latn; do
        template 100 404 451 503 page OPTIONS 4xx --lang $language >"$directory/template.po"
        said=$(msgfmt -c -o /dev/null "$directory/template.po" 2>&1) || fail "msgfmt: $said"
        [ -z "$said" ] || fail "msgfmt: $said"
    done
fi
# The date is that of SOURCE_DATE_EPOCH, which must be a time up to the year 9999.
SOURCE_DATE_EPOCH=1795908850 template 404 --lang fr >"$directory/template.po"
grep -q '^"PO-Revision-Date: 2026-11-28 23:34+0000' "$directory/template.po" ||
    fail "SOURCE_DATE_EPOCH: $(grep Revision "$directory/template.po")"
SOURCE_DATE_EPOCH=253402300799 template 404 --lang fr >"$directory/template.po"
grep -q '^"PO-Revision-Date: 9999-12-31 23:59+0000' "$directory/template.po" ||
    fail "the last SOURCE_DATE_EPOCH: $(grep Revision "$directory/template.po")"
for epoch in 0x ' ' 1.5 -1 253402300800 9223372036854775807 99999999999999999999; do
    SOURCE_DATE_EPOCH=$epoch
    export SOURCE_DATE_EPOCH
    ends 2 "SOURCE_DATE_EPOCH is \"$epoch\"; expected seconds from 0 to 253402300799" --template 404 --lang fr
done
unset SOURCE_DATE_EPOCH
ends 2 'requires --lang and at least one' --template --lang fr
ends 2 'requires --lang and at least one' --template 404
ends 2 'unknown language "xyzzy"' --template 404 --lang xyzzy
for unknown in 499 99 6xx Page FETCH; do
    ends 1 "\"$unknown\" has no texts" --template $unknown --lang fr
done
exit $failed
