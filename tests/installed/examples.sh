#!/bin/sh
# SPDX-License-Identifier: MIT
# The examples and the program in README compile against the installed tree, by pkg-config, and
# say what they promise.  Usage: examples.sh PREFIX
prefix=$1
PKG_CONFIG_PATH=$prefix/lib/pkgconfig
LD_LIBRARY_PATH=$prefix/lib
export PKG_CONFIG_PATH LD_LIBRARY_PATH
directory=build/examples
mkdir -p $directory

# try NAME SOURCE PATTERN: compiles, runs, and looks for the pattern.
try() {
    # shellcheck disable=SC2046 # a list of words
    if ! cc -Wall -Wextra -Werror -o "$directory/$1" "$2" $(pkg-config --cflags --libs httplingo); then
        echo "not ok $1 compiles"
    elif "$directory/$1" >"$directory/$1.out" && grep -q "$3" "$directory/$1.out"; then
        echo "ok $1"
    else
        echo "not ok $1: no \"$3\" in its output"
    fi
}

try not-found docs/examples/not-found.c 'Page introuvable'
try embedded docs/examples/embedded.c '<footer>Teahouse, 404</footer>'
if python3 docs/examples/flat.py >$directory/flat.out && grep -q '^404 fr$' $directory/flat.out &&
    grep -q '<h1>Page introuvable</h1>' $directory/flat.out; then
    echo "ok flat.py"
else
    echo "not ok flat.py: no \"404 fr\" and no heading in its output"
fi
# shellcheck disable=SC2016 # the mark of a block in Markdown
sed -n '/^```c$/,/^```$/p' README.md | sed '/^```/d' >$directory/readme.c
try readme $directory/readme.c 'Page introuvable'
if grep -v SPDX docs/examples/not-found.c | grep -v '^/\*' | diff -B - $directory/readme.c; then
    echo "ok README shows the example"
else
    echo "not ok README shows the example"
fi

command=$prefix/bin/httplingo
page=$("$command" page 404 --accept-language 'fr-CA, fr;q=0.9, en;q=0.5' --headers)
for wanted in '^Content-Language: fr$' 'lang="fr"' 'Page introuvable'; do
    if echo "$page" | tr -d '\r' | grep -q -- "$wanted"; then
        echo "ok the installed command: $wanted"
    else
        echo "not ok the installed command: $wanted"
    fi
done
