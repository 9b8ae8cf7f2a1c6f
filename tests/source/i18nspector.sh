#!/bin/sh
# SPDX-License-Identifier: MIT
# i18nspector finds nothing in the translations and their templates, except for what is accepted
# here with a reason.  An accepted finding that no longer occurs is a failure.
work=build/i18nspector
mkdir -p $work

command -v i18nspector >/dev/null || {
    echo "skip i18nspector: it is missing (Debian: apt-get install i18nspector)"
    exit 0
}

# Files, as a pattern of the shell, a tag, and why it is right.
cat >$work/accepted <<'END'
po*/*|invalid-report-msgid-bugs-to|the project has no address to write to yet
po*/*.po|invalid-last-translator|a program has no address, and no person has translated yet
po-*/*.pot|boilerplate-in-initial-comments|xgettext writes it anew with each update
po/as.po|unusual-plural-forms|CLDR tells 0 and 1 from other numbers in Assamese
po/ckb.po|invalid-language|Central Kurdish is in ISO 639-3; i18nspector knows ISO 639-2 alone
po/ckb.po|unable-to-determine-language|the same
po/es_419.po|invalid-language|419 is Latin America in BCP 47, CLDR and UN M.49; i18nspector knows ISO 3166 alone
po/es_419.po|unable-to-determine-language|the same
po/fa.po|unusual-plural-forms|CLDR tells 0 and 1 from other numbers in Persian
po-reference/fa.po|unusual-unused-plural-forms|the same
po/he.po|unusual-plural-forms|CLDR has a dual in Hebrew, which units of time have
po/ka.po|unusual-plural-forms|CLDR tells 1 from other numbers in Georgian
po/kk.po|unusual-plural-forms|CLDR tells 1 from other numbers in Kazakh
po/tg.po|unusual-plural-forms|CLDR has no rules for Tajik, and nouns stay in the singular after numbers
po/ug.po|unusual-plural-forms|CLDR tells 1 from other numbers in Uyghur
po/yue.po|invalid-language|Cantonese is in ISO 639-3; i18nspector knows ISO 639-2 alone
po/yue.po|unable-to-determine-language|the same
END

# inspect FILE...: a line "FILE TAG ..." for each finding, such as "W: FILE: TAG ...".
inspect() {
    LC_ALL=C.UTF-8 i18nspector "$@" 2>&1 | sed 's/^[A-Z]: \([^:]*\): /\1 /'
}

# judge FINDINGS: what is not accepted to $work/rest, and the numbers of the rows that were used to
# $work/used.
judge() {
    : >$work/rest
    : >$work/used
    while read -r file tag rest; do
        row=0
        used=
        while IFS='|' read -r pattern accepted _; do
            row=$((row + 1))
            # shellcheck disable=SC2254 # it is a pattern
            case $file in $pattern) [ "$tag" != "$accepted" ] || used=$row ;; esac
        done <$work/accepted
        if [ -n "$used" ]; then
            echo $used >>$work/used
        else
            echo "$file $tag $rest" >>$work/rest
        fi
    done <"$1"
}

# Three faults: arguments in another order, a form that no number has, no address.
cat >$work/fault.po <<'END'
msgid ""
msgstr ""
"Project-Id-Version: httplingo 0.1.0\n"
"Report-Msgid-Bugs-To: httplingo maintainers\n"
"POT-Creation-Date: 2026-01-01 12:00+0000\n"
"PO-Revision-Date: 2026-01-01 12:00+0000\n"
"Last-Translator: httplingo maintainers\n"
"Language-Team: none yet\n"
"Language: de\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=3; plural=(n != 1);\n"

#, c-format
msgid "%d pages of %s"
msgstr "%s Seiten von %d"
END
inspect $work/fault.po >$work/faults
judge $work/faults
# It is no file of the accepted ones: the absent address is found too.
for tag in c-format-string-argument-type-mismatch codomain-error-in-unused-plural-forms invalid-last-translator; do
    if grep -q "^$work/fault.po $tag" $work/rest; then
        echo "ok i18nspector: $tag of a bad file is found"
    else
        echo "not ok i18nspector: $tag of a bad file is found: $(paste -sd , $work/rest)"
    fi
done

inspect po*/*.po po*/*.pot >$work/findings
judge $work/findings
for file in po*/*.po po*/*.pot; do
    if grep -q "^$file " $work/rest; then
        echo "not ok i18nspector: $(grep "^$file " $work/rest | head -n 1)"
    else
        echo "ok i18nspector: $file"
    fi
done
# What has not the form of a finding, such as a traceback.
if grep -v '^po' $work/rest >$work/odd; then
    echo "not ok i18nspector: it said $(head -n 1 $work/odd)"
fi
row=0
while IFS='|' read -r pattern tag reason; do
    row=$((row + 1))
    if [ -z "$reason" ]; then
        echo "not ok i18nspector: $tag of $pattern is accepted without a reason"
    elif grep -qx $row $work/used; then
        echo "ok i18nspector: $tag of $pattern is accepted"
    else
        echo "not ok i18nspector: $tag of $pattern is accepted, but not found any more: remove it from the list"
    fi
done <$work/accepted
