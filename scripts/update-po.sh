#!/bin/sh
# SPDX-License-Identifier: MIT
# update-po.sh [FOLDER]...: brings the templates and the translations in po, po-tools and po-reference up to the
# messages of the sources.  Without a new message, no file changes.  A text whose English was
# reworded keeps its translation, which is fuzzy until someone confirms it.
#
# NEW_MEANING=404,page: the new English in these contexts means something else, so their translations
# are not kept.  HTTPLINGO is the command.
set -u
cd "$(dirname "$0")/.." || exit 3
command=${HTTPLINGO-build/quickstart/tools/httplingo}
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT

# messages FOLDER: the messages of the sources, as its template is to be.
messages() {
    template=$(ls "$1"/*.pot)
    sh scripts/extract-messages.sh "$1" >"$work/found.pot" || return 1
    # The heading is written by hand.
    sed '/^msgid /,$d' "$template"
    sed -n '/^msgid /,$p' "$work/found.pot"
}

same_but_for_date() {
    grep -v '^"POT-Creation-Date' "$1" >"$work/a"
    grep -v '^"POT-Creation-Date' "$2" >"$work/b"
    cmp -s "$work/a" "$work/b"
}

# merge FOLDER: every translation with the template.
merge() {
    count=0
    for po in "$1"/*.po; do
        msgmerge --quiet --previous --no-fuzzy-matching --lang="$(basename "$po" .po)" \
            --output-file="$work/new.po" "$po" "$template" || return 1
        cmp -s "$po" "$work/new.po" || { cp "$work/new.po" "$po" && count=$((count + 1)); }
    done
    echo "$1: $count files changed"
}

[ $# -gt 0 ] || set -- po po-tools po-reference
for folder; do
    messages "$folder" >"$work/new.pot" || exit 1
    same_but_for_date "$template" "$work/new.pot" || cp "$work/new.pot" "$template"
    # Without this, every reworded text would lose its translations.
    "$command" po-reword --template "$template" ${NEW_MEANING:+--new-meaning "$NEW_MEANING"} "$folder"/*.po || exit 1
    merge "$folder" || exit 1
done
