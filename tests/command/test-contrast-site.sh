#!/bin/sh
# SPDX-License-Identifier: MIT
# Warnings about colours in a site file that have too little contrast in their theme, and no others.
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
site=$directory/site.ini
: >"$site"
"$command" page 404 --site "$site" >"$directory/page" 2>&1 || {
    echo "SKIP: $(cat "$directory/page")"
    exit 77
}

# warns EXPECTED LINE...: the warning about a site file of these lines, without what all have.
warns() {
    expected=$1
    shift
    printf '%s\n' "$@" >"$site"
    actual=$("$command" page 404 --site "$site" 2>&1 >"$directory/page")
    status=$?
    actual=$(echo "$actual" | sed "s|^httplingo page: $site: warning: ||" | paste -sd '|')
    if [ "$actual" != "$expected" ] || [ $status -ne 0 ] || [ ! -s "$directory/page" ]; then
        failed=1
        printf 'FAIL: %s: status %d, got\n%s\nexpected\n%s\n' "$*" $status "$actual" "$expected"
    fi
}

warns ''
warns '' 'accent = #0a5c36' 'accent-dark = #8fd9b3'
# Lines and underlines need 3:1, texts and what is behind texts 7:1.
warns 'accent = #8fd9b3: the contrast with #fcfbf9 in the theme default is 1.5:1, but should be at least 3:1' \
    'accent = #8fd9b3'
warns 'accent-dark = #0a5c36: the contrast with #131316 in the theme default is 2.2:1, but should be at least 3:1' \
    'accent-dark = #0a5c36'
warns '' 'accent = teal' 'accent-dark = teal'
warns 'accent = Orange: the contrast with #fcfbf9 in the theme picture is 1.9:1, but should be at least 3:1' \
    'theme = picture' 'accent = Orange'
warns 'accent = Orange: the contrast with #ffffff in the theme bold is 1.9:1, but should be at least 7:1' \
    'theme = bold' 'accent = Orange' 'accent-dark = black'
warns '' 'theme = brand' 'accent = #0a5c36' 'accent-dark = #8fd9b3'
warns 'accent = gold: the contrast with #ffffff in the theme brand is 1.4:1, but should be at least 7:1|accent-dark = navy: the contrast with #191b20 in the theme brand is 1.0:1, but should be at least 7:1' \
    'accent = gold' 'accent-dark = navy' 'theme = brand'
warns 'accent = #00000060: the contrast with #fcfbf9 in the theme default is 2.6:1, but should be at least 3:1' \
    'accent = #00000060'
warns 'accent = teal: the contrast with #fdfdfb in the theme plain is 4.6:1, but should be at least 7:1|accent-dark = black: the contrast with #0d1014 in the theme plain is 1.1:1, but should be at least 7:1' \
    'theme = plain' 'accent = teal' 'accent-dark = black'
warns '' 'accent = nocolour'

# What is compared with is what the themes have.
has() {
    printf 'theme = %s\n' "$1" >"$site"
    "$command" page 404 --site "$site" | grep -qF -e "$2" || {
        failed=1
        echo "FAIL: the theme $1 lacks $2"
    }
}
for theme in default picture; do
    has $theme '--h:1.6;--b:#fcfbf9;'
    has $theme '(prefers-color-scheme:dark){html{--b:#131316;'
    has $theme 'var(--a)'
done
has bold 'background:var(--b);color:#fff'
has brand ';--b:#fff;'
has brand '(prefers-color-scheme:dark){html{--p:#0e0f12;--b:#191b20;'
has brand 'background:var(--a);color:var(--b)'
has plain ';--b:#fdfdfb;'
has plain '(prefers-color-scheme:dark){html{--p:#1c222a;--b:#0d1014;'
has plain 'color:var(--a)'

# generate warns too.
echo 'accent = gold' >"$site"
"$command" generate static --site "$site" --languages en --out "$directory/out" 2>"$directory/error" ||
    { failed=1 && echo "FAIL: generate ends with $?"; }
grep -q "httplingo generate: $site: warning: accent = gold: .* 1\.3:1" "$directory/error" || {
    failed=1
    echo "FAIL: generate says: $(cat "$directory/error")"
}
exit $failed
