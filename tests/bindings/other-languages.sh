#!/bin/sh
# SPDX-License-Identifier: MIT
# The programs of docs/other-languages.md compile and run against the installed tree, and print the
# page for 404 in French, the same bytes in each language.  Usage: other-languages.sh PREFIX
set -u
cd "$(dirname "$0")/../.." || exit 3
prefix=$1
examples=$PWD/docs/examples
work=$PWD/build/other-languages
mkdir -p "$work"
PKG_CONFIG_PATH=$prefix/lib/pkgconfig
LD_LIBRARY_PATH=$prefix/lib
# Go's own files stay here, and it asks for no modules.
GOCACHE=$work/go
GO111MODULE=off
GOFLAGS=
export PKG_CONFIG_PATH LD_LIBRARY_PATH GOCACHE GO111MODULE GOFLAGS

"$prefix/bin/httplingo" page 404 --accept-language 'fr-CA, fr;q=0.9' --set uri=/page-disparue --set time= >"$work/page" ||
    echo "not ok the page of the command"
{ echo "404 fr" && cat "$work/page"; } >"$work/wanted"

# try NAME COMMAND...: what it prints is that, but for empty lines at the end.
try() {
    name=$1
    shift
    if ! timeout 300 "$@" >"$work/said" 2>"$work/errors"; then
        echo "not ok $name: $(tail -n 3 "$work/errors" | tr '\n' ';')"
    elif [ "$(cat "$work/said")" = "$(cat "$work/wanted")" ]; then
        echo "ok $name"
    else
        echo "not ok $name: $(diff "$work/said" "$work/wanted" | head -n 3 | tr '\n' ';')"
    fi
}

# missing NAME PACKAGE
missing() {
    echo "skip $1: it is not installed (Debian: $2)"
}

# Debian's programs first: others in the path may want a network.
PATH=/usr/bin:$PATH
if command -v go >/dev/null; then
    try Go go run "$examples/flat.go"
else
    missing Go golang-go
fi
if ! command -v rustc >/dev/null; then
    missing Rust rustc
elif rustc -D warnings -L "native=$prefix/lib" -o "$work/flat-rs" "$examples/flat.rs" 2>"$work/errors"; then
    try Rust "$work/flat-rs"
else
    echo "not ok Rust: $(head -n 3 "$work/errors" | tr '\n' ';')"
fi
if command -v ruby >/dev/null; then
    try Ruby ruby -w "$examples/flat.rb"
else
    missing Ruby ruby
fi
if perl -MFFI::Platypus -e 1 2>/dev/null; then
    try Perl perl "$examples/flat.pl"
else
    missing Perl libffi-platypus-perl
fi
jna=/usr/share/java/jna.jar
if ! command -v javac >/dev/null; then
    missing Java default-jdk-headless
elif [ ! -f $jna ]; then
    missing JNA libjna-java
else
    try Java java -cp $jna "-Djna.library.path=$prefix/lib" "$examples/Flat.java"
fi
if command -v python3 >/dev/null; then
    try Python python3 "$examples/flat.py"
else
    missing Python python3
fi

# The documentation names each program, and no other.
for file in flat.go flat.rs flat.rb flat.pl Flat.java flat.py; do
    if grep -q "(examples/$file)" docs/other-languages.md && [ -f "$examples/$file" ]; then
        echo "ok $file is documented"
    else
        echo "not ok $file is documented"
    fi
done
