#!/bin/sh
# SPDX-License-Identifier: MIT
# Measures look-ups of messages in our library, in the C library, and in other libraries that are
# installed.  Usage: messages.sh LOCALES, which are compiled locales for these libraries
set -eu
source=$(dirname "$0")
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
ln -s "$1" "$directory/locales"
title="An application's message"
ours=$directory/ours
bench/bench-messages "$directory" | tee "$ours"

# compare PEER COMMAND...: the command prints the nanoseconds of a look-up for 1 and 2 threads.
compare() {
    peer=$1
    shift
    "$@" >"$directory/out" || {
        absent "$peer" "it found no message"
        return
    }
    awk -F '\t' -v title="$title" -v peer="$peer" -v OFS='\t' '
        NR == FNR { split($0, theirs, " "); next }
        $2 ~ /threads?$/ {
            n++
            print title, $2, "ns", $4, peer, theirs[n], theirs[n] / $4, "-", "-"
        }' "$directory/out" "$ours"
}

absent() {
    printf '%s\tnot measured: %s\t-\t-\t%s\t-\t-\t-\t-\n' "$title" "$2" "$1"
}

if command -v musl-gcc >/dev/null && musl-gcc -O2 -static "$source/peer-musl.c" -o "$directory/musl"; then
    MUSL_LOCPATH=$1 compare "musl uselocale, dgettext" "$directory/musl" "$directory"
else
    absent musl "Debian: musl-tools"
fi
if c++ -O2 -pthread "$source/peer-boost.cc" -o "$directory/boost" -lboost_locale 2>"$directory/log"; then
    compare "Boost.Locale message_format" "$directory/boost" "$directory"
else
    absent Boost.Locale "Debian: g++ libboost-locale-dev"
fi
