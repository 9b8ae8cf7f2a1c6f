#!/bin/sh
# SPDX-License-Identifier: MIT
# httplingo po-check finds each mistake of mistakes.tsv in a translation of this project, with the
# rule that is for it, and nothing else.
command=$(cd "$(dirname "${HTTPLINGO-tools/httplingo}")" && pwd)/httplingo
LC_ALL=C.UTF-8
export LC_ALL
unset LOCPATH LANGUAGE
"$command" po-check --rules >/dev/null 2>&1 || {
    echo "SKIP: the command was built without po-check, for want of libgettextpo, ICU or jansson"
    exit 77
}
for tool in jq msgcat; do
    command -v $tool >/dev/null || {
        echo "SKIP: $tool is missing"
        exit 77
    }
done
cd "${srcdir-.}" || exit 1
[ -d po/glossary ] || {
    echo "SKIP: releases have no glossaries"
    exit 77
}
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
failed=0
tab=$(printf '\t')

# seed LANGUAGE: the translation, with the mistakes for the language in place of the right texts.
seed() {
    msgcat --no-wrap "po/$1.po" | awk -v language="$1" '
        FILENAME != "-" {
            split($0, field, "\t")
            if (!/^#/ && field[3] == language)
                wrong["msgctxt \"" field[4] "\"\nmsgid \"" field[5] "\"\n"] = field[6]
            next
        }
        {
            rest = $0
            if ((at = index(rest, "msgctxt")) && match(rest, /msgid "[^\n]*"\n/))
                key = substr(rest, at, RSTART + RLENGTH - at)
            if (!at || !(key in wrong)) {
                print $0 "\n"
                next
            }
            count = split(wrong[key], form, / \| /)
            match(rest, /msgstr/)
            printf "%s", substr(rest, 1, RSTART - 1)
            for (i = 1; i <= count; i++)
                print "msgstr" (count > 1 ? "[" i - 1 "]" : "") " \"" form[i] "\""
            print ""
        }' tests/command/mistakes.tsv RS= -
}

mkdir "$directory/glossary"
cp po/glossary/*.tsv "$directory/glossary"
grep -v '^#' tests/command/mistakes.tsv | cut -f 3 | sort -u >"$directory/languages"
while read -r language; do
    seed "$language" >"$directory/$language.po"
    "$command" po-check --format json "$directory/$language.po" 2>&1 |
        jq -r '.[] | [.rule, .context, .msgid] | join("\t")' | sort -u >"$directory/found"
    awk -F "$tab" -v language="$language" '!/^#/ && $3 == language { print $2 "\t" $4 "\t" $5 }' \
        tests/command/mistakes.tsv | sort >"$directory/expected"
    if ! cmp -s "$directory/found" "$directory/expected"; then
        echo "FAIL: $language (expected, found):"
        diff "$directory/expected" "$directory/found"
        failed=1
    fi
done <"$directory/languages"
count=$(grep -c -v '^#' tests/command/mistakes.tsv)
[ "$count" -ge 34 ] || {
    echo "FAIL: only $count mistakes"
    failed=1
}
exit $failed
