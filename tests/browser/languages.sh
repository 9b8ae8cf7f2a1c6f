#!/bin/sh
# SPDX-License-Identifier: MIT
# Pictures of pages in languages with many scripts, taken with Chromium and Debian's fonts, to look
# at: build/pictures/LANGUAGE.png, and all of them in all.png.  Usage: languages.sh [PREFIX]
httplingo=${1-$PWD/build/installed}/bin/httplingo
pictures=build/pictures
for program in chromium fc-list; do
    command -v "$program" >/dev/null || {
        echo "skip pictures: $program is missing (Debian: chromium fontconfig fonts-noto-core fonts-noto-cjk)"
        exit 0
    }
done
mkdir -p $pictures
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

# picture NAME SIZE URL: false when there is none after some minutes.
picture() {
    rm -f "$pictures/$1.png"
    timeout 300 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
        --disable-background-networking --disable-component-update --disable-sync \
        --user-data-dir="$profile" --hide-scrollbars --window-size="$2" \
        --screenshot="$PWD/$pictures/$1.png" "$3" >/dev/null 2>&1
    [ -s "$pictures/$1.png" ]
}

echo '<!DOCTYPE html><meta charset="utf-8"><style>body{margin:0;display:grid;
grid-template-columns:repeat(5,1fr)}iframe{width:100%;height:760px;border:1px solid #ccc;box-sizing:border-box}</style>' \
    >$pictures/all.html
# Latin, Cyrillic, Greek, Arabic, Hebrew, Devanagari, Bengali, Thai, Japanese, Korean, Chinese, Georgian, Tamil, Burmese, Khmer, and
# those of scripts.tsv that are built in
for language in de ru el ar he hi bn th ja ko zh-Hant ka ta my km \
    $(grep -v '^#' tests/browser/scripts.tsv | cut -f 1); do
    "$httplingo" page 503 --lang "$language" --set retry_after=7200 --set uri=/shop/4711 \
        --set home=https://www.example.org/ >"$pictures/$language.html" 2>/dev/null || continue
    echo "<iframe src=\"$language.html\"></iframe>" >>$pictures/all.html
    if [ -z "$(fc-list ":lang=${language%-Hant}" family)" ] && [ "$language" != zh-Hant ]; then
        echo "skip $language: no font for it (Debian: fonts-noto-core fonts-noto-cjk)"
    elif picture "$language" 412,760 "file://$PWD/$pictures/$language.html"; then
        echo "ok $language has a picture"
    else
        echo "not ok $language has a picture"
    fi
done
if picture all 2060,3800 "file://$PWD/$pictures/all.html"; then
    echo "ok all in one picture"
else
    echo "not ok all in one picture"
fi
