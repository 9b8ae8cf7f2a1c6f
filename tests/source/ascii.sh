#!/bin/sh
# SPDX-License-Identifier: MIT
# No source calls a function that depends on the locale: in a Turkish one, I is not the capital
# letter of i, and 1.5 is written 1,5.  Functions that compare letters are in lib/base/ascii.h and
# lib/base/text.h.
set -u
cd "$(dirname "$0")/../.." || exit 3

# Letters and their order; numbers, dates and patterns.
names='strcasecmp strncasecmp strcasecmp_l strncasecmp_l strcasestr tolower toupper
    isalnum isalpha isblank iscntrl isdigit isgraph islower isprint ispunct isspace isupper isxdigit
    towlower towupper iswalnum iswalpha iswblank iswcntrl iswdigit iswgraph iswlower iswprint
    iswpunct iswspace iswupper iswxdigit wcscasecmp wcsncasecmp
    strcoll strxfrm wcscoll wcsxfrm alphasort versionsort
    strtod strtof strtold atof strfmon strftime strptime localeconv nl_langinfo fnmatch regcomp'

# calls FILE...: where one of them is called, outside comments and strings.  The command chooses a
# locale for its words; a choice of all categories would reach numbers and the order of things.
calls() {
    awk -v names="$names" '
        BEGIN {
            gsub(/[ \n]+/, "|", names)
            call = "(^|[^A-Za-z0-9_])((" names ")[ ]*[(]|setlocale[ ]*[(][ ]*(LC_ALL|LC_NUMERIC|LC_COLLATE|LC_TIME|LC_MONETARY)[ ]*,)"
        }
        FNR == 1 { inside = 0 }
        {
            rest = $0
            code = ""
            while (rest != "") {
                if (inside) {
                    end = index(rest, "*/")
                    inside = !end
                    rest = end ? substr(rest, end + 2) : ""
                } else if (match(rest, /"([^"\\]|\\.)*"|\047([^\047\\]|\\.[0-7]*)\047|\/\*/)) {
                    inside = substr(rest, RSTART, 2) == "/*"
                    code = code substr(rest, 1, RSTART - 1) (inside ? " " : "\"\"")
                    rest = substr(rest, RSTART + RLENGTH)
                } else {
                    code = code rest
                    rest = ""
                }
            }
            if (code ~ call)
                print FILENAME ":" FNR ": " $0
        }' "$@"
}

found=$(find lib tools daemon generators modules include -name '*.[ch]' | sort)
# shellcheck disable=SC2086 # a list of files, whose names have no spaces
offenders=$(calls $found)
count=$(printf '%s\n' "$found" | wc -l)
if [ -z "$offenders" ] && [ "$count" -gt 200 ]; then
    echo "ok $count sources call nothing that obeys the locale"
else
    echo "not ok $count sources call nothing that obeys the locale"
    printf '%s\n' "$offenders"
fi

# That it would find each of them, in the midst of a source.
copy=$(mktemp -d) || exit 3
trap 'rm -rf "$copy"' EXIT
missed=
seed() {
    {
        sed -n '1,40p' lib/base/text.c
        printf '/* a comment, */ static int seeded(const char *a) { return "/*"[0] + %s; }\n' "$1"
    } >"$copy/seeded.c"
    [ "$(calls "$copy/seeded.c" | wc -l)" -eq "$2" ] || missed="$missed '$1'"
}
for name in $names; do
    seed "$name(a)" 1
    seed "!$name (a)" 1
    seed "lingo_$name(a) + ${name}_of(a)" 0
    seed "1 /* $name(a) */ + f(\"$name(a)\")" 0
done
seed 'setlocale(LC_ALL, "")' 1
seed 'setlocale(LC_NUMERIC, "")' 1
seed 'setlocale(LC_MESSAGES, "")' 0
if [ -z "$missed" ]; then
    echo "ok a call of any of $(echo "$names" | wc -w) functions is found where it stands, and only there"
else
    echo "not ok a call of any of $(echo "$names" | wc -w) functions is found where it stands, and only there:$missed"
fi
