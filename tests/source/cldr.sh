#!/bin/sh
# SPDX-License-Identifier: MIT
# CLDR's tables are those that generators/cldr makes from CLDR's npm packages, and agree with
# Node.js, which has its own CLDR.  If the packages lack something or have an unexpected form, that
# is an error.
set -u
cd "$(dirname "$0")/../.." || exit 3
. scripts/cldr-packages.sh
export LC_ALL=C.UTF-8
work=$PWD/build/cldr
packages=$work/node_modules
version=$(sed -n 's/^#define CLDR_VERSION "\(.*\)"$/\1/p' lib/language/cldr-tags.def)

# ---- Node.js, which needs no packages ----
node_says() {
    if ! command -v node >/dev/null; then
        echo "skip CLDR by Node.js: node is not on this machine (Debian: nodejs)"
        return
    fi
    theirs=$(node -p 'process.versions.cldr || ""')
    if [ "${theirs%%.*}" != "${version%%.*}" ]; then
        echo "skip CLDR by Node.js: it has CLDR ${theirs:-of no version}, and the tables are of $version"
        return
    fi
    name="what Node.js says of CLDR"
    node tests/source/cldr.mjs lib/language >"$work/node.log" 2>&1
    if [ "$(wc -l <"$work/node.log")" -eq 1 ] && grep -q '^[1-9][0-9]\{4\} compared' "$work/node.log"; then
        echo "ok $name: $(cat "$work/node.log")"
    else
        echo "not ok $name"
        head -n 20 "$work/node.log" | sed 's/^/    /'
    fi
    # One row of each table that is another is seen.
    mkdir -p "$work/changed"
    sed 's/^\(CLDR_LOCALE(.*, \)0x9e6\(, .*bn-Beng\)/\10x966\2/; s/"Deutsch"/"Deutch"/
        s/^CLDR_LIST(sv_Latn, "", " och "/CLDR_LIST(sv_Latn, "", " og "/' lib/language/cldr-locales.def \
        >"$work/changed/cldr-locales.def"
    sed 's/Cyrl\(, .* ru-RU \)/Latn\1/; s/ iw: he / iw: yi /; s/ BU: MM / BU: MA /
        s/ sr-ME: sr-Latn-ME / sr-ME: sr-Cyrl-ME /' lib/language/cldr-tags.def >"$work/changed/cldr-tags.def"
    seen=$(node tests/source/cldr.mjs "$work/changed" | sed '$d' | cut -f 1,2 | sort -u | tr '\t\n' ' ,')
    if [ "$seen" = "CLDR_ALIAS iw,CLDR_EXCEPTION sr-ME,likely ru,list sv,name de,number bn,region BU," ]; then
        echo "ok a table that is changed is seen"
    else
        echo "not ok a table that is changed is seen: $seen"
    fi
}

# ---- the generator ----
# generate PACKAGES: into $work/new; what it says is in $work/generator.log.
generate() {
    rm -rf "$work/new"
    mkdir -p "$work/new"
    python3 -B generators/cldr "$1" "$work/new" >"$work/generator.log" 2>&1
}

is_committed() {
    if generate "$packages" && cmp -s "$work/new/$1" "$2"; then
        echo "ok $2 is what the packages of CLDR $version make"
    else
        echo "not ok $2 is what the packages of CLDR $version make: run make update-cldr CLDR=$version"
        { cat "$work/generator.log"; diff "$2" "$work/new/$1"; } 2>&1 | head -n 20 | sed 's/^/    /'
    fi
}

# spoilt NAME FILE SED-SCRIPT MESSAGE: a file of the packages is edited, or is gone where the script
# is empty; the generator must say so.
spoilt() {
    rm -rf "$work/spoilt"
    mkdir -p "$work/spoilt"
    cp -R "$packages/cldr-core" "$work/spoilt/"
    for package in cldr-localenames-full cldr-misc-full cldr-numbers-full; do
        mkdir -p "$work/spoilt/$package/main"
        ln -s "$packages/$package/main/"* "$work/spoilt/$package/main/"
        cp "$packages/$package/package.json" "$work/spoilt/$package/"
    done
    file=$work/spoilt/$2
    case $2 in
    */main/*) # a copy in place of the link
        folder=$(dirname "$file")
        original=$(readlink "$folder")
        rm "$folder"
        cp -R "$original" "$folder"
        ;;
    esac
    if [ -n "$3" ]; then
        sed "$3" "$file" >"$work/edited"
        cmp -s "$work/edited" "$file" && echo "not ok $1: the test changes nothing in $2"
        cp "$work/edited" "$file"
    else
        rm "$file"
    fi
    if generate "$work/spoilt"; then
        echo "not ok $1: there is no error"
    elif grep -q -- "$4" "$work/generator.log" && ! grep -q Traceback "$work/generator.log"; then
        echo "ok $1: $(head -n 1 "$work/generator.log" | sed "s|$work/||g" | cut -c 1-120)"
    else
        echo "not ok $1: $(tail -n 1 "$work/generator.log")"
    fi
}

generator_says() {
    is_committed cldr-tags.def lib/language/cldr-tags.def
    is_committed cldr-locales.def lib/language/cldr-locales.def
    is_committed cldr-modern.def tools/po/cldr-modern.def
    is_committed COPYING.unicode COPYING.unicode
    spoilt "a package of another version" cldr-misc-full/package.json \
        's/"version": "[^"]*"/"version": "47.0.0"/' "different versions: 47.0.0, $version"
    spoilt "a file that is missing" cldr-core/supplemental/aliases.json '' 'aliases.json: No such file'
    spoilt "a locale without numbers" cldr-numbers-full/main/de/numbers.json '' 'numbers.json: No such file'
    spoilt "a file that is cut" cldr-core/supplemental/likelySubtags.json '100,99999d' 'likelySubtags.json: this is not'
    spoilt "a member that is missing" cldr-core/supplemental/parentLocales.json \
        's/"parentLocale"/"parents"/' "parentLocale"
    spoilt "a level of coverage that is missing" cldr-core/coverageLevels.json 's/"fr": "modern"/"fr": "basic"/' \
        'English and French have no modern'
    spoilt "a list from the end" cldr-misc-full/main/de/listPatterns.json 's/{0} und {1}/{1} und {0}/' \
        'de: a list is not put together so'
    spoilt "a list with more than separators" cldr-misc-full/main/de/listPatterns.json \
        's/"start": "{0}, {1}"/"start": "{0}, {1}!"/' 'de: a list is put together otherwise'
    spoilt "numbers without digits" cldr-numbers-full/main/de/numbers.json \
        's/"defaultNumberingSystem": "latn"/"defaultNumberingSystem": "hebr"/' 'de: its numbers are not .*hebr'
    spoilt "digits that do not follow each other" cldr-core/supplemental/numberingSystems.json \
        's/0123456789/0123456798/' 'ten digits in order: latn'
    spoilt "likely subtags of script and region" cldr-core/supplemental/likelySubtags.json \
        's/"az-IQ":/"az-Arab-IQ":/' 'az-Arab-IQ'
    spoilt "a licence without a copyright" cldr-core/LICENSE 's/^Copyright.*//' 'names no copyright'
    spoilt "a separator that is too long" cldr-numbers-full/main/de/numbers.json \
        's/"group": "\."/"group": "12345"/' 'de: .*separat'
    rm -rf "$work/spoilt"
}

# The script of "make update-cldr", in a copy of the tree whose tables lack a row and have another.
update_says() {
    copy=$work/copy
    rm -rf "$copy"
    mkdir -p "$copy/lib/language" "$copy/tools/po"
    sed '/^CLDR_MODERN("de")/d' tools/po/cldr-modern.def >"$copy/tools/po/cldr-modern.def"
    cp -R scripts generators COPYING.unicode "$copy/"
    sed '/^CLDR_AUTONYM(de, /d' lib/language/cldr-locales.def >"$copy/lib/language/cldr-locales.def"
    sed 's/^CLDR_ALIAS(\(.*\)) .* iw: he .*/CLDR_ALIAS(\1)/' lib/language/cldr-tags.def \
        >"$copy/lib/language/cldr-tags.def"
    said=$(sh "$copy/scripts/update-cldr.sh" "$copy" "$work" "$version" 2>&1)
    wanted="lib/language/cldr-tags.def: CLDR $version -> CLDR $version
  ALIAS: rows added: 1, removed: 1
lib/language/cldr-locales.def: CLDR $version -> CLDR $version
  AUTONYM: rows added: 1, removed: 0
tools/po/cldr-modern.def: CLDR $version -> CLDR $version
  MODERN: rows added: 1, removed: 0"
    if [ "${said%
Read *}" = "$wanted" ] && cmp -s "$copy/lib/language/cldr-tags.def" lib/language/cldr-tags.def &&
        cmp -s "$copy/lib/language/cldr-locales.def" lib/language/cldr-locales.def &&
        cmp -s "$copy/tools/po/cldr-modern.def" tools/po/cldr-modern.def; then
        echo "ok make update-cldr renews the tables and says what changed"
    else
        echo "not ok make update-cldr renews the tables and says what changed: $said"
    fi
    said=$(sh "$copy/scripts/update-cldr.sh" "$copy" "$work" "$version" 2>&1)
    case $said in
    "The tables are those of CLDR $version. Nothing has changed.") echo "ok make update-cldr says that nothing changed" ;;
    *) echo "not ok make update-cldr says that nothing changed: $said" ;;
    esac
    rm -rf "$copy"
}

plurals_are_categories() {
    if found=$(python3 -B tests/source/cldr-plurals.py "$packages" tools/export/plurals.def po/LINGUAS); then
        echo "ok tools/export/plurals.def has the plural categories of CLDR $version: $found"
    else
        echo "not ok tools/export/plurals.def has the plural categories of CLDR $version: $found"
    fi
}

mkdir -p "$work"
node_says
if ! command -v npm >/dev/null || ! command -v python3 >/dev/null; then
    echo "skip CLDR's packages: npm or python3 is not on this machine (Debian: npm, python3)"
elif [ "$(sed -n 's/^ *"version": "\(.*\)".*/\1/p' "$packages/cldr-core/package.json" 2>/dev/null)" != "$version" ] &&
    ! install_cldr "$work" "$version"; then
    echo "skip CLDR's packages: npm cannot install version $version: $(tail -n 1 "$work/npm.log")"
else
    generator_says
    update_says
    plurals_are_categories
fi
