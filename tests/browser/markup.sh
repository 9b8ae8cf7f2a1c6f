#!/bin/sh
# SPDX-License-Identifier: MIT
# The Nu HTML checker reports nothing for any page: the gallery, which is every code in every
# language and theme, and pages with all parts in two languages.  Usage: markup.sh [PREFIX]
# Without CHECK_LONG, themes other than the default one are checked in four languages.
prefix=${1-$PWD/build/installed}
. scripts/browser.sh
need_modules
need java default-jre-headless
compile_helper pages httplingo
work=$(mktemp -d "$PWD/$modules/markup.XXXXXX") || exit 3
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

# checker FILE-OR-FOLDER...: what it says goes to a log; true when that is nothing.
checker() {
    java -Xss4m -jar $modules/node_modules/vnu-jar/build/dist/vnu.jar --skip-non-html --format gnu \
        "$@" >$modules/checker.log 2>&1 && [ ! -s $modules/checker.log ]
}

# sample FOLDER: removes what only CHECK_LONG checks.
sample() {
    [ -z "${CHECK_LONG-}" ] || return 0
    find "$1" -mindepth 2 -maxdepth 2 ! -path "$1/default/*" ! -path "$1/notes/*" ! -name 'ar*' ! -name 'en*' \
        ! -name 'ja*' ! -name 'mt*' -exec rm -rf {} +
}

# checked WHAT FOLDER
checked() {
    sample "$2"
    count=$(find "$2" -name '*.html' | wc -l)
    if [ "$count" -gt 5000 ] && checker "$2"; then
        echo "ok the Nu HTML checker has nothing to say of $count $1"
    else
        echo "not ok $count $1: $(head -n 3 $modules/checker.log | paste -sd ' ')"
    fi
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
checker "$work/broken"
for file in "$work"/broken/*; do
    name=$(basename "$file" .html)
    if grep -q "/$name.html\".* error" $modules/checker.log; then
        echo "ok the checker finds a fault of $name"
    else
        echo "not ok the checker finds a fault of $name"
    fi
done

if "$prefix/bin/httplingo" gallery --out "$work/gallery"; then
    checked "pages of the gallery" "$work/gallery"
else
    echo "not ok the gallery"
fi
rm -rf "$work/gallery"
mkdir "$work/pages"
if sizes=$($modules/pages "$work/pages"); then
    echo "The longest in two languages: $sizes"
    checked "pages that say everything, in two languages, or of a vendor's code" "$work/pages"
else
    echo "not ok the pages are written"
fi
