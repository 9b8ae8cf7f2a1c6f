#!/bin/sh
# SPDX-License-Identifier: MIT
# The tarball of "make dist" has every file of the repository, except those that only ./check and
# translators use.  So what a test needs cannot be missing, although "make distcheck" runs the tests only
# with CHECK_LONG.
# Usage: tarball.sh, in the top directory of the source tree
set -u
. scripts/setup.sh
build=${BUILD-build/check}
git rev-parse --git-dir >/dev/null 2>&1 || {
    echo "skip tarball: this is not a repository"
    exit 0
}
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT

# missing FILES PATTERN: the files of the repository that are not in the list, apart from the pattern.
missing() {
    git ls-files | grep -vE "$2" | LC_ALL=C sort | LC_ALL=C comm -23 - "$1"
}

# That of "make distcheck" will do, if nothing has changed.
tarball=$(find_tarball "$build") || {
    make -s -C "$build" dist >"$work/log" 2>&1 && tarball=$(find_tarball "$build") || {
        echo "not ok make dist: $(tail -n 3 "$work/log" | paste -sd ' ')"
        exit 1
    }
}
tar -tf "$tarball" | sed 's:^[^/]*/::' | LC_ALL=C sort >"$work/files"

left_out='^(\.ci/|\.github/|\.gitignore$|docs/words\.txt$|po/weblate\.json$|po/(words|glossary)/|bench/\.clang-tidy$'
left_out="$left_out|tests/(\.clang-tidy\$|browser/|guides/|installed/|source/)|scripts/(browser|count|glossary-tbx|setup)\.sh\$"
left_out="$left_out|scripts/compile-commands\.py\$)"
found=$(missing "$work/files" "$left_out")
if [ -z "$found" ]; then
    echo "ok the tarball has every file that it should"
else
    echo "not ok the tarball has every file that it should; missing: $(echo "$found" | paste -sd ' ')"
fi

grep -v '^tests/unit/test-uri\.c$' "$work/files" >"$work/fewer"
if [ "$(missing "$work/fewer" "$left_out")" = tests/unit/test-uri.c ]; then
    echo "ok a missing file is found"
else
    echo "not ok a missing file is found: $(missing "$work/fewer" "$left_out" | paste -sd ' ')"
fi
