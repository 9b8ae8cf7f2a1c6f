#!/bin/sh
# SPDX-License-Identifier: MIT
# msgfmt.sh OPTION... FILE: gettext's msgfmt, which leaves fuzzy messages out, but with those whose
# English was reworded: an old translation is better than a page in English.  These have their
# previous msgid, and no other context.
count=$#
for file; do
    shift
    count=$((count - 1))
    [ $count -eq 0 ] || set -- "$@" "$file"
done
[ "$file" != - ] || file=/dev/stdin
awk 'BEGIN { RS = ""; ORS = "\n\n" }
    /(^|\n)#, ([^\n]*, )?fuzzy/ && /(^|\n)#\| msgid / && !/(^|\n)#\| msgctxt / && !/(^|\n)msgid ""\nmsgstr/ {
        sub(/#, fuzzy\n/, "") || sub(/, fuzzy/, "")
        gsub(/#\|[^\n]*\n/, "")
    }
    { print }' "$file" | ${MSGFMT:-msgfmt} "$@" -
