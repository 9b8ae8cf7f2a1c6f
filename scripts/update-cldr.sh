#!/bin/sh
# SPDX-License-Identifier: MIT
# Updates CLDR's tables in lib/language and tools/po, and prints what has changed; run by "make update-cldr".
# Usage: update-cldr.sh SOURCE WORK [VERSION]
# The packages of that version, or of the latest one, are installed in WORK.
set -eu
source=${1:?usage: update-cldr.sh SOURCE WORK [VERSION]}
work=${2:?usage: update-cldr.sh SOURCE WORK [VERSION]}
. "$source/scripts/cldr-packages.sh"

for program in npm python3; do
    command -v "$program" >/dev/null || {
        echo "update-cldr: $program is missing (Debian: apt-get install $program)" >&2
        exit 1
    }
done
mkdir -p "$work/new"
version=${3:-$(npm view cldr-core version)}
install_cldr "$work" "$version" || {
    echo "update-cldr: npm cannot install CLDR $version: $(tail -n 1 "$work/npm.log")" >&2
    exit 1
}
python3 -B "$source/generators/cldr" "$work/node_modules" "$work/new"

# changes OLD NEW: prints how many rows of each table differ.
changes() {
    diff "$1" "$2" | sed -n 's/^\([<>]\) CLDR_\([A-Z_]*\)(.*/\2 \1/p' | sort | uniq -c |
        awk '{ gained[$2] += $3 == ">" ? $1 : 0; lost[$2] += $3 == "<" ? $1 : 0 }
             END { for (table in gained) print "  " table ": rows added: " gained[table] ", removed: " lost[table] }' |
        sort
}

changed=
for name in lib/language/cldr-tags.def lib/language/cldr-locales.def tools/po/cldr-modern.def COPYING.unicode; do
    new=$work/new/${name##*/}
    cmp -s "$source/$name" "$new" && continue
    changed=yes
    old=$(sed -n 's/^#define CLDR_VERSION "\(.*\)"/CLDR \1 -> /p' "$source/$name" 2>/dev/null) || old=
    echo "$name: ${old}CLDR $version"
    changes "$source/$name" "$new"
    cp "$new" "$source/$name"
done
if [ -n "$changed" ]; then
    echo "Read git diff, then run the tests. tests/unit/cldr-differences.tsv lists the differences from ICU."
else
    echo "The tables are those of CLDR $version. Nothing has changed."
fi
