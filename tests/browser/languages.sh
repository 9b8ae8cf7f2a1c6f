#!/bin/sh
# SPDX-License-Identifier: MIT
# Pictures of pages in languages with many scripts, taken with Chromium and Debian's fonts, to look
# at: build/pictures/LANGUAGE.png, and all of them in all.png.  Usage: languages.sh [PREFIX]
prefix=${1-$PWD/build/installed}
pictures=build/pictures
. scripts/browser.sh
need_modules
need_browser
need fc-list fontconfig
rm -rf $pictures
mkdir -p $pictures

echo '<!DOCTYPE html><meta charset="utf-8"><style>body{margin:0;display:grid;
grid-template-columns:repeat(5,1fr)}iframe{width:100%;height:760px;border:1px solid #ccc;box-sizing:border-box}</style>' \
    >$pictures/all.html
# Latin, Cyrillic, Greek, Arabic, Hebrew, Devanagari, Bengali, Thai, Japanese, Korean, Chinese, Georgian, Tamil, Burmese, Khmer, and
# those of scripts.tsv that are built in
set --
for language in de ru el ar he hi bn th ja ko zh-Hant ka ta my km \
    $(grep -v '^#' tests/browser/scripts.tsv | cut -f 1); do
    "$prefix/bin/httplingo" page 503 --lang "$language" --set retry_after=7200 --set uri=/shop/4711 \
        --set home=https://www.example.org/ >"$pictures/$language.html" 2>/dev/null || continue
    echo "<iframe src=\"$language.html\"></iframe>" >>$pictures/all.html
    if [ -z "$(fc-list ":lang=${language%-Hant}" family)" ] && [ "$language" != zh-Hant ]; then
        echo "skip $language: no font for it (Debian: fonts-noto-core fonts-noto-cjk)"
    else
        set -- "$@" "$language"
    fi
done
run_node languages.mjs "$PWD/$pictures" "$@"
