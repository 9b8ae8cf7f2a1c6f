#!/bin/sh
# SPDX-License-Identifier: MIT
# Measures look-ups of messages here, in the C library and in the peers that are installed.
set -eu
source=$(dirname "$0")
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
mkdir "$directory/locales"
for locale in de_DE fr_FR pl_PL ru_RU; do
    localedef -i $locale -f UTF-8 "$directory/locales/$locale.UTF-8" 2>/dev/null ||
        echo "without $locale.UTF-8 (Debian: apt-get install locales)"
done
bench/bench-messages "$directory"
if command -v musl-gcc >/dev/null && musl-gcc -O2 -static "$source/peer-musl.c" -o "$directory/musl"; then
    MUSL_LOCPATH=$directory/locales "$directory/musl" "$directory" ||
        echo "musl: no result"
else
    echo "without musl (Debian: apt-get install musl-tools)"
fi
if c++ -O2 -pthread "$source/peer-boost.cc" -o "$directory/boost" -lboost_locale 2>"$directory/log"; then
    "$directory/boost" "$directory" || echo "Boost.Locale: no result"
else
    echo "without Boost.Locale (Debian: apt-get install g++ libboost-locale-dev)"
fi
