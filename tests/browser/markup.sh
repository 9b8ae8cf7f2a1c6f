#!/bin/sh
# SPDX-License-Identifier: MIT
# The Nu HTML checker reports nothing for any page: the gallery, which is every code in every
# language and theme, and pages with all parts in two languages.  Usage: markup.sh [PREFIX]
# Without CHECK_LONG, every code is checked in two languages in each theme, and three pages of the others.
prefix=${1-$PWD/build/installed}
. scripts/browser.sh
need_modules
need java default-jre-headless
compile_helper pages httplingo
work=$(mktemp -d "$PWD/$modules/markup.XXXXXX") || exit 3
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
log=$modules/checker.log
languages='ar en'
if [ -n "${CHECK_LONG-}" ]; then
    least=5000
    languages=
else
    least=700
    echo "skip all codes in all languages and themes: CHECK_LONG is not set"
fi

# sample: of the paths of pages of the gallery, those that are checked.
sample() {
    [ -n "$languages" ] || { cat && return; }
    grep -E "/(gallery/index|notes/[^/]*|default/[^/]*/(index|404|503)|[^/]*/($(echo "$languages" | tr ' ' '|'))/[^/]*)\.html\$"
}

# Nothing to say must not mean that it said nothing of what it should.
page() {
    "$prefix/bin/httplingo" page 404 --lang fr --set home=/
}
mkdir "$work/broken"
page | sed 's/<h1>/<h1 id="second"><a>/' >"$work/broken/nesting.html"
page | sed 's/<title>.*//' >"$work/broken/title.html"
page | sed 's/lang="fr"/lang="french-x"/' >"$work/broken/language.html"
page | sed 's/margin:0/margin:red/' >"$work/broken/style.html"
page | sed 's/<nav/<nav role="x"/' >"$work/broken/role.html"

"$prefix/bin/httplingo" gallery --out "$work/gallery" || echo "not ok the gallery"
mkdir "$work/pages"
# shellcheck disable=SC2086 # a list of words
if sizes=$($modules/pages "$work/pages" $languages); then
    echo "The longest in two languages: $sizes"
else
    echo "not ok the pages are written"
fi

# Few processes, because the first pages take each of them seconds; a command line has its limit.
find "$work/gallery" -name '*.html' | sample >"$work/list"
{ printf '%s\n' "$work/broken" "$work/pages" && cat "$work/list"; } |
    xargs -n 10000 java -Xss4m -jar $modules/node_modules/vnu-jar/build/dist/vnu.jar --skip-non-html \
        --format gnu >$log 2>&1
find "$work/pages" -name '*.html' >>"$work/list"

for file in "$work"/broken/*; do
    name=$(basename "$file" .html)
    if grep -q "/broken/$name.html\".* error" $log; then
        echo "ok the checker finds a fault of $name"
    else
        echo "not ok the checker finds a fault of $name"
    fi
done

# checked FOLDER WHAT: whether the checker says nothing of the pages in the folder.
checked() {
    count=$(grep -c "^$work/$1/" "$work/list")
    grep -v "/broken/" $log >"$work/findings"
    if [ "$count" -ge "$least" ] && [ ! -s "$work/findings" ]; then
        echo "ok the Nu HTML checker has nothing to say of $count $2"
    else
        echo "not ok $count $2: $(head -n 3 "$work/findings" | paste -sd ' ')"
    fi
}
checked gallery "pages of the gallery"
checked pages "pages that say everything, in two languages, or of a vendor's code"
