#!/bin/sh
# SPDX-License-Identifier: MIT
# docs/translating.md is followed literally in a copy of the tree, with a language made up for it:
# its page is seen in the end.  Unless CHECK_LONG is set, the copy has few languages, because building and
# updating all takes minutes, and it starts from the objects and from what configure found out for build/check;
# and no English text is reworded.
# shellcheck disable=SC1091 # block.sh is written by this script
command -v git >/dev/null && [ -e .git ] || {
    echo "skip translating.md: this is no checkout of the repository"
    exit 0
}
tree=$(mktemp -d)
process=
trap '[ -z "$process" ] || kill $process 2>/dev/null; rm -rf "$tree"' EXIT
# The files that the repository has, as they are now.
git ls-files --cached --others --exclude-standard | tar -cf - --ignore-failed-read -T - 2>/dev/null | tar -xf - -C "$tree"
top=$PWD
cd "$tree" || exit 3
# Objects that ./check has compiled are not compiled again.
export CCACHE_BASEDIR="$tree"

# keep_languages LANGUAGE...: removes the other translations from the copy.
keep_languages() {
    keep=$(printf '%s\n' "$@")
    for po in po/*.po; do
        name=$(basename "$po" .po)
        echo "$keep" | grep -qxF "$name" || rm -f "$po" "po/words/$name.txt"
    done
    for list in po/LINGUAS po/COMPLETE; do
        grep -xF -e "$keep" "$list" >list.new
        mv list.new "$list"
    done
    list=tests/source/spelling/languages.tsv
    awk -v keep=" en docs $* " '/^#/ || index(keep, " " $1 " ")' "$list" >list.new
    mv list.new "$list"
}

# reuse_build: copies what autoconf has generated and .gitignore names, and the objects of build/check, and
# lets configure ask only what it has not found out for that.
reuse_build() {
    git -C "$top" ls-files --others --ignored --exclude-standard --directory |
        grep -vE '^(build|autom4te\.cache)/|__pycache__|\.log$|^po/stamp-po$' | tar -C "$top" -cf - -T - 2>/dev/null | tar -xf -
    {
        # As in build/check, so that config.h and the flags of the compiler are the same.
        echo enable_werror=yes
        sed -n '/^## Cache variables/,/^## Output variables/p' "$top/build/check/config.log" |
            grep -E '^(ac|acl|am|gl|gt|lt|pkg)_cv_' | grep -v '^ac_cv_env_'
    } >config.site
    export CONFIG_SITE="$tree/config.site"
    mkdir -p build/quickstart
    tar -C "$top/build/check" -cf - --exclude=./tests --exclude=./docs --exclude=./bench --exclude='./httplingo-*' \
        --exclude=Makefile --exclude='config.[ls]*' --exclude=./arguments --exclude='*.log' . | tar -xf - -C build/quickstart
    # Of the paths that libtool has written, those of the build; the times remain.
    grep -rlIF "$top/build/check" build/quickstart | while read -r file; do
        sed "s|$top/build/check|$tree/build/quickstart|g" "$file" >moved
        touch -r "$file" moved
        cat moved >"$file"
        touch -r moved "$file"
    done
}

if [ -n "${CHECK_LONG-}" ]; then
    : # all languages, and everything from the beginning
else
    echo "skip translating.md with all languages, and from the beginning: it takes minutes; ./check --long does it"
    keep_languages ar de es es_419 fr ja pt_BR
    [ ! -f "$top/build/check/config.log" ] || reuse_build
fi
mkdir before
cp po/LINGUAS docs/languages.md tests/source/spelling/languages.tsv before

# The commands of the guide, one block after the other: block N.  Its fourth step has none.
block() {
    awk -v wanted="$1" '/^ *```sh$/ { n++; inside = 1; next }
        /^ *```$/ { inside = 0 }
        inside && n == wanted { sub(/^ +/, ""); print }' docs/translating.md
}

# follow NUMBER WHAT: does what the block says, in the shell of the ones before.
follow() {
    block "$1" >block.sh
    if . ./block.sh >block.log 2>&1; then
        echo "ok $2"
    else
        echo "not ok $2: $(tail -n 3 block.log | paste -sd ' ')"
        exit 1
    fi
}

follow 1 "1: a language is chosen"
export LL
follow 2 "2: httplingo is built, and the file begun"
for field in "Language: $LL" 'Plural-Forms: nplurals=2; plural=(n != 1);' 'X-Made: human' \
    'Last-Translator: Your Name <you@example.org>'; do
    grep -qF "\"$field\\n\"" "po/$LL.po" || echo "not ok 2: the header has $field"
done
case $(sed -n 's/^"PO-Revision-Date: \(.*\)\\n"$/\1/p' "po/$LL.po") in
"$(date +%Y-%m-%d)"* | "$(date -d yesterday +%Y-%m-%d)"*) echo "ok 2: the date is today" ;;
*) echo "not ok 2: the date is today" ;;
esac
if said=$(build/quickstart/tools/httplingo po-check "po/$LL.po" 2>&1); then
    echo "ok 2: po-check finds nothing in the new file"
else
    case $said in
    *'was built without'*) echo "skip 2: po-check: $said" ;;
    *) echo "not ok 2: po-check finds nothing in the new file: $said" ;;
    esac
fi

case $(sh scripts/new-language.sh qq 'Your Name <you@example.org>' 2>&1) in
*'CLDR does not know the language "qq"'*) echo "ok 2: a language that does not exist is refused" ;;
*) if build/quickstart/tools/httplingo po-check --rules >/dev/null 2>&1; then
    echo "not ok 2: a language that does not exist is refused"
fi ;;
esac
[ ! -e po/qq.po ] || rm po/qq.po

# 3: a server that goes on until it is ended.
block 3 | sed 's/^/exec /; s/$/ --port 0/' >block.sh
sh ./block.sh >preview.log 2>&1 &
process=$!
for _ in $(seq 120); do
    address=$(grep -o 'http://127.0.0.1:[0-9]*/' preview.log) && break
    kill -0 $process 2>/dev/null || break
    sleep 0.5
done
case $(curl -s "$address" 2>/dev/null) in
*"0 of "*" messages are translated"*) echo "ok 3: the preview shows the file" ;;
*) if grep -q 'was built without' preview.log; then
    echo "skip 3: $(cat preview.log)"
else
    echo "not ok 3: the preview shows the file: $(cat preview.log)"
fi ;;
esac

# 4: translating, as far as sed can.
msgen --lang="$LL" "po/$LL.po" 2>/dev/null |
    msgfilter --keep-header sed 's/the/lu/g; s/server/servitor/g; s/page/pagina/g; s/Page/Pagina/g;
        s/not found/non trovate/; s/^\([A-Z][A-Za-z ]*\)$/\1 in Interlingua/' >translated.po 2>/dev/null
mv translated.po "po/$LL.po"
# It looks for changes every now and then.
follows=
for _ in $(seq 120); do
    [ -n "$address" ] || break
    case $(curl -s "$address" 2>/dev/null) in
    *"Pagina non trovate"*) follows=yes && break ;;
    esac
    sleep 0.5
done
if [ -n "$follows" ]; then
    echo "ok 4: the preview follows"
elif [ -n "$address" ]; then
    echo "not ok 4: the preview follows"
fi
kill $process 2>/dev/null
process=

# 5: po-check finds the texts that were not translated, and nothing else that is malformed.
block 4 | grep msgfmt >block.sh
if . ./block.sh >block.log 2>&1; then
    echo "ok 5: gettext finds nothing"
else
    echo "not ok 5: gettext finds nothing: $(head -n 1 block.log)"
fi
block 4 | grep po-check >block.sh
. ./block.sh >block.log 2>&1
if grep -qE "^po/$LL.po:[0-9]+: same-as-english" block.log; then
    echo "ok 5: po-check finds what was left in English"
else
    echo "not ok 5: po-check finds what was left in English: $(head -n 1 block.log)"
fi

follow 5 "6: the language is built in"
if grep -q 'Pagina non trovate' block.log; then
    echo "ok 6: its page is seen"
else
    echo "not ok 6: its page is seen: $(head -n 5 block.log | paste -sd ' ')"
fi
follow 6 "7: the table of languages is made"
if grep -q "^| $LL | interlingua | Interlingua |" docs/languages.md; then
    echo "ok 7: the table has the language"
else
    echo "not ok 7: the table has the language"
fi

# 8: the dictionary, without which the check of the spelling fails.
if command -v python3 >/dev/null; then
    said=$(sh tests/source/spelling.sh "$LL")
    case "$? $said" in
    "1 not ok po/$LL.po has no row in tests/source/spelling/languages.tsv; add: $LL<TAB>-<TAB>"*)
        echo "ok 8: the spelling needs a row"
        ;;
    *) echo "not ok 8: the spelling needs a row: $said" ;;
    esac
fi
follow 7 "8: the dictionary is named"
if grep -qE "^skip spelling( of $LL: Debian has no dictionary|: python3 is not)" block.log; then
    echo "ok 8: the spelling is skipped"
else
    echo "not ok 8: the spelling is skipped: $(head -n 3 block.log | paste -sd ' ')"
fi

# 9: a picture, if there is a browser, which needs another option for root.
if command -v chromium >/dev/null; then
    chromium() {
        command chromium --no-sandbox "$@"
    }
    follow 8 "9: a picture is made"
    if file "build/$LL.png" | grep -q 'PNG image data, 500 x 800'; then
        echo "ok 9: it is a picture of the page"
    else
        echo "not ok 9: it is a picture of the page: $(file "build/$LL.png")"
    fi
else
    echo "skip 9: chromium is missing"
fi

# 10: the commit is made in a repository of its own.
git init -q
git config user.name Test
git config user.email test@example.org
git config commit.gpgsign false
changed='po/LINGUAS docs/languages.md tests/source/spelling/languages.tsv'
mkdir changed
for path in $changed; do
    mv "$path" "changed/$(basename "$path")"
    cp "before/$(basename "$path")" "$path"
done
git add -A >/dev/null 2>&1
git rm -q -r --cached "po/$LL.po" changed before
git commit -q -m "Before the translation"
for path in $changed; do
    mv "changed/$(basename "$path")" "$path"
done
git remote add origin https://git.example/httplingo.git
mkdir -p po/glossary
printf 'page\tpagina\tpagin\n' >"po/glossary/$LL.tsv"
follow 9 "10: the translation is committed"
if grep -q "^+++ b/po/$LL.po" 0001-*.patch && grep -q "^+$LL\$" 0001-*.patch; then
    echo "ok 10: the patch contains the file and its name in LINGUAS"
else
    echo "not ok 10: the patch contains the file and its name in LINGUAS: $(git status --short | head -n 3)"
fi
for path in "po/glossary/$LL.tsv" docs/languages.md tests/source/spelling/languages.tsv; do
    if grep -qFx "+++ b/$path" 0001-*.patch; then
        echo "ok 10: the patch contains $path"
    else
        echo "not ok 10: the patch contains $path"
    fi
done
follow 10 "Weblate: the components are written"
grep -q '"repo": "https://git.example/httplingo.git"' components.json ||
    echo "not ok Weblate: the components name the repository"
follow 11 "Weblate: a glossary is converted"

# When the English changes: a reworded text keeps its translations, and nothing else is touched.
if [ -z "${CHECK_LONG-}" ]; then
    echo "skip a reworded text: building it takes minutes; ./check --long does it"
    cd "$top" && exit
fi
cp -r po po.before
sed -i 's/"Page not found"/"This page was not found"/' lib/registry/status.def
follow 12 "the English changes"
build/quickstart/tools/httplingo po-check po/fr.po >block.log
if grep -q 'fuzzy: 1, untranslated: 0$' block.log; then
    echo "ok the translation is fuzzy"
else
    echo "not ok the translation is fuzzy: $(cat block.log)"
fi
for title in 'fr Page introuvable' 'ia Pagina non trovate' 'en This page was not found'; do
    if ./quickstart page 404 --lang "${title%% *}" --format text 2>block.log | grep -q "^${title#* }"; then
        echo "ok the page of a reworded text: $title"
    else
        echo "not ok the page of a reworded text: $title: $(head -n 3 block.log | paste -sd ' ')"
    fi
done
follow 13 "a rewording is confirmed in every language"
changed=$(for po in po/*.po; do diff "po.before/${po#po/}" "$po" | grep -c '^>'; done | sort | uniq -c)
if [ "$(echo "$changed" | awk '{ print $2 }')" = 2 ]; then
    echo "ok each file differs in the text and the date of the template"
else
    echo "not ok each file differs in the text and the date of the template: $changed"
fi
cd "$top" || exit 3
