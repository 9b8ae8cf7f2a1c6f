#!/bin/sh
# SPDX-License-Identifier: MIT
# The tables in docs/negotiation.md match the command.
command=${HTTPLINGO-tools/httplingo}
page=${srcdir-.}/docs/negotiation.md
[ -z "${SANITIZED-}" ] || [ -n "${CHECK_LONG-}" ] || {
    echo "SKIP: with sanitizers it takes minutes; ./check --long runs it"
    exit 77
}
[ -x "$command" ] || {
    echo "SKIP: the command was not built, for want of jansson"
    exit 77
}
unset LOCPATH LANGUAGE LC_MESSAGES
LC_ALL=C.UTF-8
export LC_ALL
tab=$(printf '\t')
rows=$(mktemp) || exit 1
trap 'rm -f "$rows"' EXIT
failed=0

fail() {
    failed=1
    printf 'FAIL: %s\n' "$*"
}

# negotiate OFFERED FIELD: the language and the match.
negotiate() {
    "$command" negotiate --available "$1" --accept-language "$2" | cut -f 1,2
}

# table HEADER COLUMNS: the rows of the tables with this header; of each cell what is in backquotes,
# or all, separated by tabs.
table() {
    awk -v header="$1" -v columns="$2" '
        $0 == header { inside = 1; getline; next }
        !/^\|/ { inside = 0 }
        inside {
            n = split(substr($0, 2), cell, / *\| */)
            for (i = 1; i <= columns; i++) {
                text = cell[i]
                sub(/^ */, "", text)
                if (match(text, /`[^`]*`/) == 1)
                    word = substr(text, 2, RLENGTH - 2)
                else
                    word = text
                how = match(text, /` \([a-z]*\)/) ? substr(text, RSTART + 3, RLENGTH - 4) : ""
                printf "%s%s", word, i < columns ? "\t" : "\t" how "\n"
            }
        }' "$page"
}

# Tables of answers.
# shellcheck disable=SC2016 # backquotes of Markdown
table '| offered | `Accept-Language` | answer |' 3 >"$rows"
checked=0
while IFS="$tab" read -r offered field answer match; do
    checked=$((checked + 1))
    got=$(negotiate "$(printf '%s' "$offered" | tr ' ' ',')" "$field")
    case $got in
    "$answer$tab${match:-${got#*"$tab"}}") ;;
    *) fail "[$offered] $field: the page says $answer $match, it is $got" ;;
    esac
done <"$rows"
[ $checked -ge 40 ] || fail "only $checked rows of answers were found in $page"

# The table of readings: an element and what it is read as find the same, whatever stands beside it.
# shellcheck disable=SC2016 # likewise
table '| `Accept-Language` | is read as | because |' 2 >"$rows"
offers=en,fr,de,de-AT,pt-BR,zh-Hans,zh-Hant,zh-TW,sr,sr-Latn,ca,ca-valencia
checked=0
while IFS="$tab" read -r element reading _; do
    checked=$((checked + 1))
    # A third of what stands beside it, in turn, unless there is time for all.
    case ${CHECK_LONG:+all}$((checked % 3)) in
    all*) set -- 'fr;q=0.96' 'fr;q=0.75' 'fr;q=0.4' 'fr;q=0.001' '*;q=0.5' '' ;;
    0) set -- 'fr;q=0.96' 'fr;q=0.4' ;;
    1) set -- 'fr;q=0.75' '*;q=0.5' ;;
    2) set -- 'fr;q=0.001' '' ;;
    esac
    for rest; do
        wanted=$reading
        [ "$reading" != nothing ] || wanted=
        is=$(negotiate "$offers" "$rest, $element")
        should=$(negotiate "$offers" "$rest, $wanted")
        [ "$is" = "$should" ] ||
            fail "'$rest, $element': read as $reading it would find $should, it finds $is"
    done
done <"$rows"
[ $checked -ge 30 ] || fail "only $checked rows of readings were found in $page"
exit $failed
