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

page() {
    "$command" page "$@"
}

page 404 --lang fr --set uri=/catalogue/4711 --set request_id=7f3a-92c1-e0 --set home=/ \
    --set contact=mailto:help@example.org >"$work/french.html"
page 503 --lang ar --set retry_after=120 --set request_id=7f3a-92c1-e1 --set home=/ \
    --set service_status=https://status.example.org/ >"$work/arabic.html"
page 405 --lang ja --set allow=GET,HEAD --set uri=/form --set home=/ >"$work/japanese.html"
page 429 --lang de --set retry_after=30 --set request_id=7f3a-92c1-e2 --set home=/ >"$work/german.html"
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
