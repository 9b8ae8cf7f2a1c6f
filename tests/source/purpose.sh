#!/bin/sh
# SPDX-License-Identifier: MIT
# Every source begins with the SPDX line and a comment that says what it is for.
set -u
cd "$(dirname "$0")/../.." || exit 3

# has_purpose FILE: whether the second line begins a comment with words in it, there or on the next.
has_purpose() {
    awk 'NR == 1 && !/SPDX-License-Identifier: (MIT|Unicode-3\.0)( |$)/ { exit 1 }
         NR == 2 && !/^(\/\*|\/\/)/ { exit 1 }
         NR == 2 && /[A-Za-z]/ { found = 1; exit }
         NR == 3 { found = /^ \*.*[A-Za-z]/; exit }
         END { exit !found }' "$1"
}

if git rev-parse --git-dir >/dev/null 2>&1; then
    sources=$(git ls-files -- '*.c' '*.h' '*.def' '*.cc')
else
    sources=$(find include lib generators tools daemon modules tests bench docs -name '*.[ch]' -o -name '*.def')
fi
count=0
good=yes
for file in $sources; do
    [ -f "$file" ] || continue
    if has_purpose "$file"; then
        count=$((count + 1))
    else
        good=
        echo "not ok $file says what it is for: put one comment line below the SPDX line"
    fi
done
[ -z "$good" ] || echo "ok $count sources say what they are for"

# seeded NAME TEXT: a source of this text has no purpose.
seeded() {
    printf '%b' "$2" >"$seed"
    if has_purpose "$seed"; then
        echo "not ok seeded $1"
    else
        echo "ok seeded $1"
    fi
}
seed=$(mktemp) || exit 3
trap 'rm -f "$seed"' EXIT
seeded "source without a purpose" '/* SPDX-License-Identifier: MIT */\n#include "base/ascii.h"\n'
seeded "source without a licence" '/* What it is for. */\n#include "base/ascii.h"\n'
seeded "empty comment" '/* SPDX-License-Identifier: MIT */\n/*\n */\n'
printf '/* SPDX-License-Identifier: MIT */\n/*\n * What it is for.\n */\n' >"$seed"
if has_purpose "$seed"; then
    echo "ok a comment of several lines is a purpose"
else
    echo "not ok a comment of several lines is a purpose"
fi
