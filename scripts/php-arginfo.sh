#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes bindings/php/httplingo_arginfo.h of httplingo.stub.php with PHP's own generator, of php-dev,
# and Debian's php-parser.
#
#   php-arginfo.sh          renews the file
#   php-arginfo.sh --check  says whether it is as it should be
set -u
cd "$(dirname "$0")/.." || exit 3
generator=$(find /usr/lib/php -name gen_stub.php 2>/dev/null | sort | tail -n 1)
parser=/usr/share/php/PhpParser
[ -n "$generator" ] && [ -d $parser ] || {
    echo "php-arginfo.sh: gen_stub.php or php-parser is missing (Debian: apt-get install php-dev php-parser)" >&2
    exit 4
}
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
version=$(sed -n 's/^ *.version = "\([0-9.]*\)".*/\1/p' "$generator" | head -n 1)
mkdir -p "$work/PHP-Parser-$version/lib"
ln -s $parser "$work/PHP-Parser-$version/lib/PhpParser"
cp "$generator" bindings/php/httplingo.stub.php "$work"
php "$work/gen_stub.php" -f "$work/httplingo.stub.php" >"$work/log" 2>&1 || {
    cat "$work/log" >&2
    exit 1
}
{
    echo "/* SPDX-License-Identifier: MIT */"
    echo "/* Classes, functions and arguments: made from httplingo.stub.php by scripts/php-arginfo.sh. */"
    echo "/* clang-format off */"
    cat "$work/httplingo_arginfo.h"
} >"$work/made"
if [ "${1-}" = --check ]; then
    cmp -s "$work/made" bindings/php/httplingo_arginfo.h
else
    cp "$work/made" bindings/php/httplingo_arginfo.h
fi
