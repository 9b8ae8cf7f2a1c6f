#!/bin/sh
# SPDX-License-Identifier: MIT
# The examples, and the program in README, compile against the installed tree by pkg-config with all
# warnings, and do what they promise under valgrind.  Usage: examples.sh PREFIX
prefix=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.." || exit 3
PKG_CONFIG_PATH=$prefix/lib/pkgconfig${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}
LD_LIBRARY_PATH=$prefix/lib
export PKG_CONFIG_PATH LD_LIBRARY_PATH
directory=build/examples
rm -rf $directory
mkdir -p $directory
warnings='-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror'
libraries= # of what pkg-config does not know
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null' EXIT

valgrind=
if command -v valgrind >/dev/null; then
    valgrind='valgrind -q --leak-check=full --errors-for-leak-kinds=definite,indirect --show-leak-kinds=definite,indirect --error-exitcode=99'
else
    echo "skip valgrind: it is missing (Debian: apt-get install valgrind)"
fi

# build NAME SOURCE [PACKAGE]...: compiles an example.
build() {
    program=$directory/$1
    source=$2
    name=$1
    shift 2
    case $source in
    *.cc) compiler='c++ -std=c++17' ;;
    *) compiler='cc -std=gnu11' ;;
    esac
    # shellcheck disable=SC2046,SC2086 # lists of words
    if $compiler -g $warnings -o "$program" "$source" $(pkg-config --cflags --libs httplingo "$@") -pthread $libraries; then
        echo "ok $name compiles"
    else
        echo "not ok $name compiles"
        return 1
    fi
}

# has NAME FILE PATTERN: whether what the example wrote has a line like that.
has() {
    if tr -d '\r' <"$2" | grep -qe "$3"; then
        echo "ok $1: $3"
    else
        echo "not ok $1: no \"$3\" in what it wrote"
    fi
}

# run NAME PATTERN [ARGUMENT]...: runs an example that ends by itself.
run() {
    name=$1
    pattern=$2
    shift 2
    if $valgrind "$directory/$name" "$@" >"$directory/$name.out" 2>"$directory/$name.err"; then
        has "$name" "$directory/$name.out" "$pattern"
    else
        echo "not ok $name: ended with $? and said: $(head -n 5 "$directory/$name.err")"
    fi
}

# start NAME ARGUMENT...: starts a server.
start() {
    name=$1
    shift
    $valgrind "$directory/$name" "$@" >"$directory/$name.said" 2>"$directory/$name.err" &
    server=$!
}

# ask NAME PORT PATH PATTERN...: the answer of a server that has just been started; the French one.
ask() {
    name=$1
    curl -s -i --noproxy '*' --retry 100 --retry-delay 1 --retry-max-time 60 --retry-connrefused \
        -H 'Accept: text/html' -H 'Accept-Language: fr-CA, fr;q=0.9' "http://127.0.0.1:$2/$3" >"$directory/$name.out"
    shift 3
    for pattern; do
        has "$name" "$directory/$name.out" "$pattern"
    done
}

# stop NAME: ends it.  At its end valgrind writes what it found.
stop() {
    kill "$server"
    wait "$server" 2>/dev/null
    server=
    if [ -s "$directory/$1.err" ]; then
        echo "not ok $1 under valgrind: $(head -n 5 "$directory/$1.err")"
    else
        echo "ok $1 under valgrind"
    fi
}

# try_server NAME PORT [PACKAGE]...: a server that answers 404 in the visitor's language.
try_server() {
    name=$1
    port=$2
    shift 2
    for package; do
        pkg-config --exists "$package" || {
            echo "skip $name: pkg-config does not find $package"
            return
        }
    done
    build "$name" "docs/examples/$name.c" "$@" || return
    start "$name" "$port"
    ask "$name" "$port" missing '^HTTP/1.1 404' '^Content-Language: fr$' '<h1>Page introuvable</h1>'
    stop "$name"
}

free_port() {
    python3 -B tests/servers/free_port.py
}

# The domain of the example, in German, and then in German and Polish.
try_greeting() {
    locales=$directory/locale
    for language in de pl; do
        mkdir -p "$locales/$language/LC_MESSAGES"
    done
    msgfmt -o "$locales/de/LC_MESSAGES/greeting.mo" docs/examples/greeting/po/de.po
    build greeting docs/examples/greeting/greeting.c || return
    port=$(free_port)
    start greeting "$locales" "$port"
    greet pl 'Hello, .*Ann'
    msgfmt -o "$locales/pl/LC_MESSAGES/greeting.mo" docs/examples/greeting/po/pl.po
    kill -HUP "$server"
    for _ in $(seq 100); do
        greet pl Cześć | grep -q '^ok' && break
        sleep 0.1
    done
    greet pl 'Cześć, .*Ann'
    greet de 'Hallo .*Ann'
    stop greeting
}

greet() {
    curl -s --noproxy '*' --retry 100 --retry-delay 1 --retry-max-time 60 --retry-connrefused \
        -H "Accept-Language: $1" "http://127.0.0.1:$port/Ann/2" >$directory/greeting.out
    has "greeting in $1" $directory/greeting.out "$2"
}

# run_cgi PATTERN VARIABLE=VALUE...
run_cgi() {
    pattern=$1
    shift
    # shellcheck disable=SC2086 # a list of words
    if env "$@" $valgrind $directory/cgi >$directory/cgi.out 2>$directory/cgi.err; then
        has cgi $directory/cgi.out "$pattern"
    else
        echo "not ok cgi: ended with $? and said: $(head -n 5 $directory/cgi.err)"
    fi
}

try_cgi() {
    build cgi docs/examples/cgi.c || return
    run_cgi '^Status: 403 Forbidden$' REQUEST_METHOD=GET 'REQUEST_URI=/a?b=<c>' HTTP_HOST=shop.example \
        REDIRECT_STATUS=403 HTTP_ACCEPT=text/html 'HTTP_ACCEPT_LANGUAGE=ar, fr;q=0.5'
    has cgi $directory/cgi.out '^Content-Language: ar$'
    has cgi $directory/cgi.out '<html lang="ar" dir="rtl"'
    has cgi $directory/cgi.out '/a?b=&lt;c&gt;'
    run_cgi '^Status: 404 Not Found$' REQUEST_METHOD=HEAD REQUEST_URI=/ HTTP_ACCEPT=application/problem+json
    has cgi $directory/cgi.out '^Content-Type: application/problem+json$'
    if tr -d '\r' <$directory/cgi.out | sed '1,/^$/d' | grep -q .; then
        echo "not ok cgi: HEAD has content"
    else
        echo "ok cgi: HEAD has no content"
    fi
}

build not-found docs/examples/not-found.c && run not-found 'Page introuvable'
build embedded docs/examples/embedded.c && run embedded '<footer>Teahouse, 404</footer>'
if command -v c++ >/dev/null; then
    build lister docs/examples/lister.cc && run lister '^404 NOT_FOUND: Page introuvable$' 4 fr
    has lister $directory/lister.out '^français$'
else
    echo "skip lister: c++ is missing (Debian: apt-get install g++)"
fi
try_cgi
if command -v curl >/dev/null; then
    try_server epoll "$(free_port)"
    try_server microhttpd "$(free_port)" libmicrohttpd
    try_server libevent "$(free_port)" libevent
    # civetweb of Debian has no file for pkg-config.
    if echo '#include <civetweb.h>' | cc -E - >/dev/null 2>&1; then
        libraries=-lcivetweb
        try_server civetweb "$(free_port)"
        libraries=
    else
        echo "skip civetweb: civetweb.h is missing (Debian: apt-get install libcivetweb-dev)"
    fi
    try_greeting
else
    echo "skip servers: curl is missing (Debian: apt-get install curl)"
fi

if python3 docs/examples/flat.py >$directory/flat.out && grep -q '^404 fr$' $directory/flat.out &&
    grep -q '<h1>Page introuvable</h1>' $directory/flat.out; then
    echo "ok flat.py"
else
    echo "not ok flat.py: no \"404 fr\" and no heading in its output"
fi
# shellcheck disable=SC2016 # the mark of a block in Markdown
sed -n '/^```c$/,/^```$/p' README.md | sed '/^```/d' >$directory/readme.c
build readme $directory/readme.c && run readme "Page introuvable"
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
