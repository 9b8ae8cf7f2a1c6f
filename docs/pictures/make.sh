#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes the pictures of the documents with the command and headless Chromium.
# Usage: docs/pictures/make.sh HTTPLINGO, in the top folder; Debian's packages chromium,
# fonts-noto-core, fonts-noto-cjk and pngquant.
set -eu
command=$1
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# picture FILE WIDTHxHEIGHT HTML [CHROMIUM-ARGUMENT]...
picture() {
    file=$1
    size=$2
    html=$3
    shift 3
    chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
        --disable-background-networking --disable-component-update --disable-sync \
        --hide-scrollbars --user-data-dir="$work/profile" --window-size="$(echo "$size" | tr x ,)" \
        --screenshot="$work/picture.png" "$@" "file://$html" >/dev/null 2>&1
    pngquant --force --output "$file" 64 "$work/picture.png"
}

# page THEME CODE [ARGUMENT]...: with what a shop has.
page() {
    theme=$1
    code=$2
    shift 2
    cat >"$work/site.conf" <<END
theme = $theme
name = Example Shop
languages = en, fr, ar, ja, de
language-query = lang
search = /search
sign-in = /sign-in
contact = mailto:help@shop.example
service-status = https://status.shop.example/
END
    if [ "$theme" = brand ]; then
        printf '%s\n' 'logo = logo.svg' 'accent = #0a5c36' 'accent-dark = #8fd9b3' >>"$work/site.conf"
    fi
    "$command" page "$code" --site "$work/site.conf" --set uri=/lamps/green --set host=shop.example \
        --set request_id=7f3a-92c1 --set time=1795908850 "$@"
}

cat >"$work/logo.svg" <<'END'
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48"><rect width="48"
height="48" rx="10" fill="#0a5c36"/><path d="M24 8v14M14 34q0-12 10-12t10 12z" stroke="#fff" stroke-width="3"
fill="none"/></svg>
END
page default 404 --lang fr >"$work/french.html"
page default 503 --lang ar --set retry_after=120 >"$work/arabic.html"
page default 405 --lang ja --set allow=GET,HEAD >"$work/japanese.html"
page picture 429 --lang de --set retry_after=30 >"$work/german.html"
cat >"$work/both.html" <<'END'
<!DOCTYPE html><style>body{margin:0;display:flex;gap:8px;background:#888}
iframe{border:0;flex:1;height:600px}</style>
<iframe src="french.html"></iframe><iframe src="arabic.html"></iframe>
END
picture "$here/../pages.png" 1400x600 "$work/both.html"
picture "$here/light.png" 900x640 "$work/french.html"
picture "$here/dark.png" 900x640 "$work/french.html" --force-dark-mode --blink-settings=preferredColorScheme=0
picture "$here/arabic.png" 900x640 "$work/arabic.html"
picture "$here/japanese.png" 900x640 "$work/japanese.html"
cat >"$work/phone.html" <<'END'
<!DOCTYPE html><style>body{margin:0}iframe{border:0;width:360px;height:720px}</style>
<iframe src="german.html"></iframe>
END
picture "$here/phone.png" 360x720 "$work/phone.html"

# The other themes, each with a status that suits it.
page picture 401 --lang en >"$work/picture.html"
page brand 503 --lang en --set retry_after=120 >"$work/brand.html"
page bold 404 --lang en >"$work/bold.html"
page plain 429 --lang en --set retry_after=30 >"$work/plain.html"
for theme in picture brand bold plain; do
    picture "$here/$theme.png" 900x640 "$work/$theme.html"
done

# The reference of statuses, on a desktop, and in Arabic on a phone.
"$command" reference --out "$work/reference" --languages en,ar >/dev/null
picture "$here/reference-light.png" 1000x760 "$work/reference/en/status/401.html"
cat >"$work/reference-phone.html" <<'END'
<!DOCTYPE html><style>body{margin:0}iframe{border:0;width:360px;height:760px}</style>
<iframe src="reference/ar/status/401.html"></iframe>
END
picture "$here/reference-phone.png" 360x760 "$work/reference-phone.html" --force-dark-mode --blink-settings=preferredColorScheme=0
