# SPDX-License-Identifier: MIT
# The man pages of site files and templates name all that there is, and nothing else; their
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

page=docs/httplingo-template.5
names=$(sed -n 's/^NAME([A-Z_]*, "\([^"]*\)".*/\1/p' lib/site/names.def | sort)
got=$( (said $page 'Of an item' && said $page 'Of the part' && said $page 'Of the page') | sort)
same "httplingo-template(5) has every name" "$names" "$got"

brand=$(sed -n 's/^ *\[BRAND_[A-Z_]*\] = {"\([^"]*\)".*/\1/p' lib/site/brand.c | sort)
same "httplingo-template(5) has every name of the site" "$brand" "$(said $page 'Of the site')"

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
else
    echo "skip the examples of the man pages: $httplingo is not built"
fi
