#!/bin/sh
# SPDX-License-Identifier: MIT
# The reference site in Chromium, in some languages: its search, its playground, the keyboard, axe-core
# and Lighthouse; and its files: links, anchors, sizes and markup.  Usage: reference.sh [PREFIX]
# CHECK_LONG=1 also measures ten pages in five languages with Lighthouse, and looks at all languages.
# BUILD names another build than build/check.
prefix=${1-$PWD/build/installed}
BUILD=${BUILD-build/check}
export BUILD
. scripts/browser.sh
need_modules
need_browser
need python3 python3
site=$PWD/$modules/reference
bare=$PWD/$modules/reference-bare
npm=$PWD/$BUILD/bindings/node/package

# The package of npm, if what it needs is there.
(
    . scripts/bindings.sh
    need_wasm
    need_npm
    make_package
) >$modules/reference-package.log 2>&1
if [ -f "$npm/httplingo.wasm" ]; then
    set -- --playground "$npm"
else
    echo "skip the playground: $(tail -n 1 $modules/reference-package.log)"
    set --
fi

# The site, and one without the module and in one language.
port=$(python3 -B tests/servers/free_port.py)
base=http://127.0.0.1:$port
languages=en,fr,ar,ja,de,eu
rm -rf "$site" "$bare"
[ -n "${CHECK_LONG-}" ] || set -- "$@" --languages "$languages"
if ! "$prefix/bin/httplingo" reference --out "$site" --base-url "$base" "$@" >$modules/reference.log 2>&1 ||
    ! "$prefix/bin/httplingo" reference --out "$bare" --languages en >>$modules/reference.log 2>&1; then
    echo "not ok the site is made: $(tail -n 3 $modules/reference.log | paste -sd ' ')"
    exit 1
fi

failed=0
python3 -B tests/browser/reference.py "$site" "$base" || failed=1

# The Nu HTML checker, on the pages in English, some in Arabic and Basque, and one with a fault: with
# CHECK_LONG, on all in these languages.  The pages of the previews are checked by markup.sh.  In files it
# does not know what 'self' in a policy is, and it takes the words for a script; Chromium does not, and
# reference.py looks for scripts and styles in pages.
pages_in() {
    find "$site/$1" -name '*.html' ! -path '*/preview/*' | LC_ALL=C sort |
        awk -v step="$([ -n "${CHECK_LONG-}" ] || [ "$1" = en ] || echo 5)" -v top="$site/$1/" '
            !step || ++count % step == 1 || substr($0, length(top) + 1) !~ "/"'
}
if command -v java >/dev/null; then
    fault=$PWD/$modules/reference-fault.html
    log=$modules/reference-checker.log
    sed 's/<main id="main"/<main id="main" role="x"/' "$site/en/status/404.html" >"$fault"
    # shellcheck disable=SC2046 # file names of ours
    java -Xss4m -jar $modules/node_modules/vnu-jar/build/dist/vnu.jar --skip-non-html --format gnu "$fault" \
        "$site/index.html" $(for tag in en ar eu; do pages_in $tag; done) 2>&1 |
        grep -v 'violates Content Security Policy (meta tag)' >"$log"
    if grep -q '/reference-fault.html.*Bad value “x” for attribute “role”' "$log"; then
        echo "ok the Nu HTML checker finds a fault"
    else
        echo "not ok the Nu HTML checker finds a fault"
        failed=1
    fi
    if grep -v '/reference-fault.html' "$log" >"$log-pages"; then
        echo "not ok the Nu HTML checker has nothing to say of the pages: $(grep -c . "$log-pages") lines, $(head -n 3 "$log-pages" | paste -sd ' ')"
        failed=1
    else
        echo "ok the Nu HTML checker has nothing to say of the pages in English, Arabic and Basque"
    fi
    [ -n "${CHECK_LONG-}" ] || echo "skip the markup of other pages in Arabic and Basque: CHECK_LONG is not set"
else
    echo "skip the Nu HTML checker: java is not on this machine (Debian: default-jre-headless)"
fi

run_node reference.mjs "$site" "$bare" "$port" || failed=1
run_node reference-scores.mjs "$site" "$port" "$(python3 -B tests/servers/free_port.py)" || failed=1
exit $failed
