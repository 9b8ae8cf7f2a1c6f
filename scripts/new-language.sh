#!/bin/sh
# SPDX-License-Identifier: MIT
# new-language.sh LL 'NAME <ADDRESS>': begins po/LL.po with all messages and a header that is
# complete: the plural forms of the language, also if gettext does not know them, the translator, the
# time, and that a human translates.
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
findings=$(LC_ALL=C "$command" po-check --format tsv "$file")
case $findings in
*'CLDR does not know the language'*)
    rm "$file"
    echo "new-language.sh: CLDR does not know the language \"$1\"; expected a name such as ia, pt_BR or sr@latin" >&2
    exit 1
    ;;
esac

# set_field NAME VALUE: sets a field of the header.
set_field() {
    awk -v name="\"$1:" -v line="\"$1: $2\\\\n\"" '
        !done && index($0, name) == 1 { print line; done = 1; next }
        { print }' "$file" >"$file.new" && mv "$file.new" "$file"
}
set_field Last-Translator "$2"
set_field PO-Revision-Date "$(date '+%Y-%m-%d %H:%M%z')"
# Those of CLDR, if po-check does not accept those of gettext.
forms=$(printf '%s\n' "$findings" | awk -F '\t' '$3 == "plural-forms" && $7 ~ /^"Plural-Forms: /' |
    sed 's/.*"Plural-Forms: \(nplurals=[^\\"]*\)\\.*/\1/' | head -n 1)
if [ -n "$forms" ]; then
    set_field Plural-Forms "$forms"
elif grep -q '^"Plural-Forms: nplurals=INTEGER' "$file"; then
    echo "new-language.sh: neither gettext nor a translation has the plural forms; set Plural-Forms in $file" >&2
fi
# How the translation is made.
sed '/^"Plural-Forms:/i\
"X-Made: human\\n"\
"X-Read: none\\n"' "$file" >"$file.new" && mv "$file.new" "$file"
