#!/bin/sh
# SPDX-License-Identifier: MIT
# new-language.sh LL 'NAME <ADDRESS>': begins po/LL.po with all messages and a header that is
# complete: the plural forms of the language, also if gettext does not know them, the translator, and
# that a human translates.
set -u
cd "$(dirname "$0")/.." || exit 3
case $#,${2-} in
2,*'<'*@*'>') ;;
*)
    echo "Usage: new-language.sh LL 'NAME <ADDRESS>', for example new-language.sh ia 'Ada Roe <ada@example.org>'" >&2
    exit 2
    ;;
esac
file=po/$1.po
command=${HTTPLINGO-build/quickstart/tools/httplingo}
[ ! -e "$file" ] || {
    echo "new-language.sh: $file exists already" >&2
    exit 1
}
msginit --no-translator --locale "$1" --input po/httplingo.pot --output-file "$file" || exit 3

# set_field NAME VALUE: sets a field of the header.
set_field() {
    awk -v name="\"$1:" -v line="\"$1: $2\\\\n\"" '
        !done && index($0, name) == 1 { print line; done = 1; next }
        { print }' "$file" >"$file.new" && mv "$file.new" "$file"
}
set_field Last-Translator "$2"
if grep -q '^"Plural-Forms: nplurals=INTEGER' "$file"; then
    forms=$("$command" po-check --format tsv "$file" |
        sed -n 's/.*"Plural-Forms: \(nplurals=[^\\"]*\)\\.*/\1/p' | head -n 1)
    if [ -n "$forms" ]; then
        set_field Plural-Forms "$forms"
    else
        echo "new-language.sh: CLDR does not know the plural forms; set Plural-Forms in $file" >&2
    fi
fi
# How the translation is made.
sed '/^"Plural-Forms:/i\
"X-Made: human\\n"\
"X-Read: none\\n"' "$file" >"$file.new" && mv "$file.new" "$file"
