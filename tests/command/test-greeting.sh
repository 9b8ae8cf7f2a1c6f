#!/bin/sh
# SPDX-License-Identifier: MIT
# The example server responds to many requests at the same time, each in its own language, and
# reloads.
server=${GREETING-docs/examples/greeting/greeting}
source=${srcdir:-.}/docs/examples/greeting/po
command -v curl >/dev/null || {
    echo "SKIP: curl is missing (Debian: apt-get install curl)"
    exit 77
}
directory=$(mktemp -d)
process=
trap '[ -z "$process" ] || kill "$process"; rm -rf "$directory"' EXIT
failed=0

compile() {
    mkdir -p "$directory/$1/LC_MESSAGES"
    msgfmt -o "$directory/new.mo" "$2" && mv "$directory/new.mo" "$directory/$1/LC_MESSAGES/greeting.mo"
}

for language in de he ja pl; do
    compile $language "$source/$language.po" || exit 1
done
"$server" "$directory" >"$directory/port" 2>"$directory/errors" &
process=$!
for _ in $(seq 1200); do
    [ "$(wc -l <"$directory/port")" -gt 0 ] && break
    sleep 0.05
done
port=$(cat "$directory/port")

# The isolates around what was filled in are shown as [ and ].
get() {
    curl -s --noproxy '*' -H "Accept-Language: $1" "http://127.0.0.1:$port/$2" |
        sed "s/$(printf '\342\201\250')/[/g; s/$(printf '\342\201\251')/]/g"
}

is() {
    actual=$(get "$1" "$2")
    [ "$actual" = "$3" ] || {
        failed=1
        echo "FAIL: $2 in $1: got '$actual', expected '$3'"
    }
}

is de-AT Ann/1 'Hallo [Ann]! Du hast eine Nachricht.'
is 'fr, pl;q=0.8, de;q=0.5' Ann/22 'Cześć, [Ann]! Masz [22] wiadomości.'
is ja Ann/5 '[Ann]さん、こんにちは。メッセージが[5]件あります。'
is iw Ann/2 'שלום, [Ann]! יש לך [2] הודעות.'
is 'fr' Ann/1 'Hello, [Ann]! You have one message.'
is 'en;q=0.9, de;q=0.5' Ann/0 'Hello, [Ann]! You have [0] messages.'
curl -si --noproxy '*' -H 'Accept-Language: zh-TW, ja-JP;q=0.9' "http://127.0.0.1:$port/Ann/1" |
    tr -d '\r' >"$directory/head"
for field in 'HTTP/1.1 200 OK' 'Content-Language: ja' 'Vary: Accept-Language'; do
    grep -qx "$field" "$directory/head" || {
        failed=1
        echo "FAIL: no '$field' in the head"
    }
done

# Many at once: no answer in another's language.
for i in $(seq 25); do
    for language in de he ja pl; do
        get $language "Ann/$i" >"$directory/$language.$i" &
        clients="$clients $!"
    done
done
# shellcheck disable=SC2086 # a list
wait $clients
mixed=$(grep -L 'Hallo' "$directory"/de.*; grep -L 'שלום' "$directory"/he.*
    grep -L 'さん' "$directory"/ja.*; grep -L 'Cześć' "$directory"/pl.*)
[ -z "$mixed" ] || {
    failed=1
    echo "FAIL: wrong answers in $mixed"
}

# A broken file changes nothing and is named; a new one is in force at once.
echo broken >"$directory/pl/LC_MESSAGES/greeting.mo"
sed 's/Hallo/Servus/' "$source/de.po" >"$directory/de.po"
compile de "$directory/de.po"
kill -HUP $process
complaint='pl/LC_MESSAGES/greeting.mo: offset 0: not a .mo file'
for _ in $(seq 1200); do
    grep -q "$complaint" "$directory/errors" && break
    sleep 0.05
done
grep -q "$complaint" "$directory/errors" || {
    failed=1
    echo "FAIL: no word of the broken file: $(cat "$directory/errors")"
}
is de Ann/1 'Hallo [Ann]! Du hast eine Nachricht.'
compile pl "$source/pl.po"
kill -HUP $process
for _ in $(seq 1200); do
    case $(get de Ann/1) in Servus*) break ;; esac
    sleep 0.05
done
is de Ann/1 'Servus [Ann]! Du hast eine Nachricht.'
is pl Ann/1 'Cześć, [Ann]! Masz jedną wiadomość.'
exit $failed
