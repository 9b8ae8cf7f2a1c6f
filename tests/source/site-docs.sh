# SPDX-License-Identifier: MIT
# The man pages on site files and templates describe all options and names, and no others; their
# examples work.
set -u

# said PAGE SECTION: the names that stand as terms in a man page, or in a section of it.
said() {
    awk -v section="$2" '
        /^\.S[HS] / { here = section == "" || index($0, section) }
        here && /^\.TP/ { getline; print $2 }' "$1" | sed 's/\\-/-/g' | sort
}

# same NAME WANTED GOT
same() {
    if [ "$2" = "$3" ]; then
        echo "ok $1"
    else
        echo "not ok $1"
        echo "$2" >build/wanted.txt
        echo "$3" | diff build/wanted.txt -
    fi
}

mkdir -p build
options=$(sed -n 's/^SETTING("\([^"]*\)".*/\1/p' lib/site/settings.def | sort)
same "httplingo-site(5) has every option" "$options" "$(said docs/httplingo-site.5 '')"

sample=docs/examples/site.conf
got=$(sed -n 's/^;\([a-z-]*\) = .*/\1/p' $sample | sort)
same "$sample has every option" "$options" "$got"
same "$sample sets none" "" "$(grep -v '^[;#\[]' $sample | grep .)"

page=docs/httplingo-template.5
names=$(sed -n 's/^NAME([A-Z_]*, "\([^"]*\)".*/\1/p' lib/site/names.def | sort)
got=$( (said $page 'List items' && said $page 'Texts in one language' && said $page 'Page') | sort)
same "httplingo-template(5) has every name" "$names" "$got"

brand=$(sed -n 's/^ *\[BRAND_[A-Z_]*\] = {"\([^"]*\)".*/\1/p' lib/site/brand.c | sort)
same "httplingo-template(5) has every name of the site" "$brand" "$(said $page 'Site')"

labels=$(sed -n 's/^LABEL(\([A-Z_]*\),.*/label.\1/p' include/httplingo/label.def |
    tr '[:upper:]' '[:lower:]' | sort)
same "httplingo-template(5) has every label" "$labels" "$(said $page 'Labels')"

partials=$(for file in templates/partials/*.html; do basename "$file" .html; done | sort)
got=$(sed -n 's/^\.B {{> \([a-z]*\)}}$/\1/p' $page | grep -v '^name$' | sort)
same "httplingo-template(5) has every shared partial" "$partials" "$got"

httplingo=build/check/tools/httplingo
if [ -x $httplingo ]; then
    example() {
        sed -n '/^\.SH EXAMPLE/,/^\.EE/p' "$1" | sed '/^\./d; s/\\-/-/g'
    }
    example $page >build/example.html
    $httplingo page 404 --lang fr --template build/example.html >build/example.out 2>&1 &&
        grep -q '<h1>Page introuvable</h1>' build/example.out
    same "the example of httplingo-template(5) works" 0 $?
    example docs/httplingo-site.5 | sed '/^logo/d' >build/example.conf
    $httplingo page 404 --accept-language ja --site build/example.conf >build/example.out 2>&1 &&
        grep -q '<a href="https://shop.example/">Example Shop</a>' build/example.out &&
        grep -q '<h1>Page introuvable</h1>' build/example.out
    same "the example of httplingo-site(5) works" 0 $?
    export SOURCE_DATE_EPOCH=0
    $httplingo page 404 --lang fr --site $sample >build/example.out 2>&1
    same "$sample changes nothing" "$($httplingo page 404 --lang fr)" "$(cat build/example.out)"
    # Its files are not there.
    sed 's/^;//; /^logo/d; /^template/d; s#^texts = .*#texts = texts#' $sample >build/site.conf
    own=docs/examples/own-words.po
    mkdir -p build/texts && msgfmt -c -o build/texts/fr.mo $own
    same "$own compiles" 0 $?
    if $httplingo po-check --rules >/dev/null 2>&1; then
        $httplingo po-check --site $own >build/example.out 2>&1
        same "$own has no findings" 0 $?
    else
        echo "skip $own has no findings: $httplingo was built without po-check"
    fi
    $httplingo page 503 --lang fr --site build/site.conf >build/example.out 2>&1 &&
        grep -q '<h1>La boutique est fermée un instant</h1>' build/example.out &&
        grep -q '<p>Revenez dans une heure.</p>' build/example.out
    same "$sample works with all its options, and with $own" 0 $?
    msgcmp --use-untranslated po/httplingo.pot $own >build/example.out 2>&1
    same "httplingo.pot has every message of $own" 0 $?
else
    echo "skip the examples of the man pages: $httplingo is not built"
fi
