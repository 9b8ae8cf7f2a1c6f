#!/bin/sh
# SPDX-License-Identifier: MIT
# The extension for PHP, built by "make php" and by phpize, its .phpt tests, the classes with Debian's
# frameworks, and PHP-FPM behind nginx and Apache httpd.  Usage: php.sh PREFIX
#
#   CHECK_LONG  10^6 calls instead of 10^5, and all .phpt tests of the extension in valgrind
set -u
cd "$(dirname "$0")/../.." || exit 3
top=$PWD
prefix=$1
build=$top/build/check
work=$top/build/php
rm -rf "$work"
mkdir -p "$work"

config=$(sed -n 's/^PHP_CONFIG = //p' "$build/Makefile")
php=$([ -z "$config" ] || "$config" --php-binary)
if ! make -s -C "$build" php >"$work/make.log" 2>&1; then
    if grep -q "headers are missing" "$work/make.log"; then
        echo "skip php: PHP's headers are missing (Debian: php-dev)"
        exit 0
    fi
    echo "not ok make php: $(tail -n 3 "$work/make.log" | tr '\n' ';')"
    exit 1
fi
echo "ok make php"
extension=$build/bindings/php/modules/httplingo.so
runner=$("$config" --prefix)/lib/php/$("$config" --phpapi)/build/run-tests.php
[ -f "$runner" ] || runner=$("$config" --prefix)/lib/php/build/run-tests.php

# The pages of the library, to compare with.
flags=$(PKG_CONFIG_PATH=$prefix/lib/pkgconfig pkg-config --cflags --libs httplingo)
# shellcheck disable=SC2086 # a list of words
if cc -o "$work/pages" tests/bindings/pages.c $flags &&
    LD_LIBRARY_PATH=$prefix/lib "$work/pages" >"$work/pages.out"; then
    LINGO_PAGES=$work/pages.out
    export LINGO_PAGES
else
    echo "not ok the pages of the library"
fi
LINGO_CALLS=100000
if [ -n "${CHECK_LONG-}" ]; then
    LINGO_CALLS=1000000
else
    echo "skip php: 10^6 calls and all of valgrind: these take a minute; CHECK_LONG=1 runs them"
fi
LINGO_TOP=$top
NO_INTERACTION=1
TEST_PHP_EXECUTABLE=$php
export LINGO_CALLS LINGO_TOP NO_INTERACTION TEST_PHP_EXECUTABLE

# The tests write files beside themselves.
mkdir -p "$work/bindings/php" "$work/include"
cp -r bindings/php/tests bindings/php/httplingo.stub.php "$work/bindings/php/"
mkdir "$work/frameworks" && cp tests/bindings/php/*.ph* "$work/frameworks/"
ln -sfn "$top/bindings/php/src" "$work/include/Httplingo"

# phpt NAME EXTENSION FOLDER [OPTION]...: runs the .phpt tests of a folder, each with a line.
phpt() {
    name=$1
    with=$2
    folder=$3
    shift 3
    if [ ! -f "$runner" ]; then
        echo "skip $name: there is no run-tests.php (Debian: php-dev)"
        return
    fi
    timeout 600 "$php" -n "$runner" -q --no-color "$@" -d "extension=$with" --set-timeout 300 "$folder" >"$work/phpt.log" 2>&1
    tr '\r' '\n' <"$work/phpt.log" | sed -n "
        s/.*SKIP \\(.*\\) \\[.*Required extension missing: httplingo.*/not ok $name: \\1: the extension is not loaded/p
        s/.*PASS \\(.*\\) \\[.*/ok $name: \\1/p
        s/.*SKIP \\(.*\\) \\[[^]]*\\] *reason: \\(.*\\)/skip $name: \\1: \\2/p
        s/.*\\(FAIL\\|BORK\\|WARN\\|LEAK\\|XFAIL\\)\\(&LEAK\\)* \\(.*\\) \\[.*/not ok $name: \\3/p"
    grep -q '^Number of tests' "$work/phpt.log" || echo "not ok $name: $(tail -n 3 "$work/phpt.log" | tr '\n' ';')"
    find "$folder" -name '*.diff' -exec cat {} + >&2
}

phpt phpt "$extension" "$work/bindings/php/tests" -n
phpt frameworks "$extension" "$work/frameworks" -d "include_path=$work/include:/usr/share/php"

# ---- the source ----

if ! sh scripts/php-arginfo.sh --check 2>"$work/arginfo.log"; then
    if grep -q missing "$work/arginfo.log"; then
        echo "skip httplingo_arginfo.h: php-parser is missing (Debian: php-parser)"
    else
        echo "not ok httplingo_arginfo.h: scripts/php-arginfo.sh renews it"
    fi
else
    echo "ok httplingo_arginfo.h is that of the stub"
fi
if "$php" -n -d "extension=$extension" scripts/php-stubs.php --check bindings/php/httplingo.ide.php; then
    echo "ok httplingo.ide.php has the cases of the library"
else
    echo "not ok httplingo.ide.php has the cases of the library: scripts/php-stubs.php renews it"
fi
# No state of a request or a thread: what can be written is set when the module starts.
objects=$(find "$build/bindings/php/.libs" -name 'httplingo_la-*.o')
# shellcheck disable=SC2086 # a list of words
written=$(nm $objects | awk '$2 ~ /^[bBdDC]$/ { print $3 }' |
    grep -vE '^(httplingo_[a-z_]*_ce|httplingo_default_site|httplingo_module_entry|handlers|ini_entries|dependencies|ext_functions)$' |
    grep -vE '^(class_Httplingo_.*|arginfo_.*|fields_of_content|request_keys|server_variables|special_keys|(kinds|levels)\.[0-9]+)$')
if [ -n "$objects" ] && [ -z "$written" ]; then
    echo "ok no state"
else
    echo "not ok no state: $written"
fi
# As in a PHP with threads: it compiles, if not against the headers of such a PHP.
threads=yes
for file in bindings/php/*.c; do
    # shellcheck disable=SC2046,SC2086 # lists of words
    cc -std=gnu11 -Wall -Wextra -Werror -fsyntax-only -DZTS=1 -DZEND_ENABLE_STATIC_TSRMLS_CACHE=1 -DCOMPILE_DL_HTTPLINGO=1 \
        -DHAVE_SITE_FILE $flags $("$config" --includes | sed 's/-I/-isystem /g') "$file" 2>"$work/zts.log" || threads=$file
done
if [ "$threads" = yes ]; then
    echo "ok it compiles with ZTS"
else
    echo "not ok it compiles with ZTS: $threads: $(head -n 2 "$work/zts.log" | tr '\n' ';')"
fi
bad=
for file in bindings/php/src/*.php bindings/php/src/*/*.php bindings/php/examples/*.php; do
    "$php" -n -l "$file" >/dev/null 2>"$work/lint.log" || bad="$bad $file"
    grep -q '^declare(strict_types=1);$' "$file" || bad="$bad $file(strict_types)"
done
[ -z "$bad" ] && echo "ok the classes and examples parse" || echo "not ok the classes and examples parse:$bad"
if python3 -c 'import json; json.load(open("bindings/php/composer.json"))' 2>/dev/null; then
    echo "ok composer.json"
else
    echo "not ok composer.json"
fi

# ---- phpize, alone ----

# Outside this tree, with the library that is installed.
alone=$(mktemp -d) || exit 3
trap 'rm -rf "$alone"' EXIT
trap 'exit 3' HUP INT TERM
cp bindings/php/*.c bindings/php/*.h bindings/php/config.m4 "$alone"
phpize=$(echo "$config" | sed 's/php-config/phpize/')
if (cd "$alone" && "$phpize" && PKG_CONFIG_PATH=$prefix/lib/pkgconfig ./configure -q "--with-php-config=$config" CFLAGS=-O0 &&
    make -j2) >"$work/phpize.log" 2>&1; then
    echo "ok phpize"
    mkdir "$work/alone" && cp "$alone/modules/httplingo.so" "$work/alone/"
    said=$("$php" -n -d "extension=$work/alone/httplingo.so" -r '
        echo Httplingo\Status::NotFound->title("fr"), " ", (new Httplingo\Site(name: "x"))->page(404)->status, " ",
            Httplingo\Site::read("a", ["a" => "name = x"])->page(410)->status;' 2>&1)
    [ "$said" = "Page introuvable 404 410" ] && echo "ok what phpize built" || echo "not ok what phpize built: $said"
else
    echo "not ok phpize: $(tail -n 3 "$work/phpize.log" | tr '\n' ';')"
fi
if (cd "$alone" && PKG_CONFIG_LIBDIR=/nowhere ./configure -q "--with-php-config=$config") >"$work/missing.log" 2>&1; then
    echo "not ok without the library, configure says what to install"
elif grep -q "apt-get install libhttplingo-dev" "$work/missing.log"; then
    echo "ok without the library, configure says what to install"
else
    echo "not ok without the library, configure says what to install: $(tail -n 2 "$work/missing.log" | tr '\n' ';')"
fi

# ---- memory ----

if ! command -v valgrind >/dev/null; then
    echo "skip valgrind: it is not installed"
elif [ -n "${CHECK_LONG-}" ]; then
    # valgrind does not understand what PCRE compiles.
    phpt valgrind "$extension" "$work/bindings/php/tests" -n -m -d pcre.jit=0
else
    mkdir "$work/few" && cp bindings/php/tests/errors.phpt "$work/few/"
    phpt valgrind "$extension" "$work/few" -n -m -d pcre.jit=0
fi

# ---- installed, and with servers ----

if make -s -C "$build" install-php >"$work/install.log" 2>&1 &&
    installed=$(find "$prefix/lib/php" -name httplingo.so) &&
    [ "$("$php" -n -d "extension=$installed" -d "include_path=$prefix/share/php" -r '
        require "Httplingo/autoload.php"; echo (new Httplingo\Problem(404))->getMessage();')" = "Not Found" ] &&
    ! readelf -d "$installed" | grep -q "$build"; then
    echo "ok make install-php"
else
    echo "not ok make install-php: $(tail -n 3 "$work/install.log" | tr '\n' ';')"
fi
PATH=$PATH:/usr/sbin
servers=$(mktemp -d "${TMPDIR:-/tmp}/lingo-XXXXXXXX") || exit 3
trap 'rm -rf "$alone" "$servers"' EXIT
chmod 755 "$servers"
PYTHONDONTWRITEBYTECODE=1 timeout 120 python3 tests/bindings/php/servers.py "$extension" "$work/include" \
    bindings/php/examples "$servers" 2>"$work/servers.log" || echo "not ok servers: $(tail -n 2 "$work/servers.log" | tr '\n' ';')"
