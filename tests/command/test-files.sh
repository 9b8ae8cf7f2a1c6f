#!/bin/sh
# SPDX-License-Identifier: MIT
# Whatever is at the path of a file or a directory, the command and the daemon exit at once, and
# report what it is and what was expected.
command=${HTTPLINGO-tools/httplingo}
daemon=${HTTPLINGOD-daemon/httplingod}
[ -x "$command" ] || {
    echo "SKIP: the command was not built, for want of jansson"
    exit 77
}
unset LOCPATH LANGUAGE LC_MESSAGES
LC_ALL=C.UTF-8
export LC_ALL
failed=0
rows=0
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
cd "$directory" || exit 1
case $command in /*) ;; *) command=$OLDPWD/$command ;; esac
case $daemon in /*) ;; *) daemon=$OLDPWD/$daemon ;; esac

# ---- what may stand there ----
mkdir directory
mkfifo fifo
echo x >regular
truncate -s 5G huge
echo x >locked
chmod 0 locked
kinds='fifo directory /dev/zero huge absent'
if perl -MSocket -e 'socket(S, AF_UNIX, SOCK_STREAM, 0) && bind(S, sockaddr_un("socket")) || exit 1' 2>/dev/null; then
    kinds="$kinds socket"
else
    echo "SKIP: sockets were left out: perl is missing or cannot make one"
fi
if [ -r locked ]; then
    echo "SKIP: files without permission were left out: this user reads them all"
else
    kinds="$kinds locked"
fi
# The daemon gives root up, and is to see them still.
chmod 755 .
chmod 666 fifo regular

# what KIND: how messages call it.
what() {
    case $1 in
    fifo) echo 'a named pipe (FIFO)' ;;
    directory) echo 'a directory' ;;
    socket) echo 'a socket' ;;
    regular) echo 'a regular file' ;;
    /dev/*) echo 'a device' ;;
    esac
}

# refuses EXPECTED STATUS ARGUMENT...: the program in $program ends so, with that as a part of its
# message; it never waits, and the limit only ends a test that would.
program=$command
refuses() {
    expected=$1
    wanted=$2
    shift 2
    rows=$((rows + 1))
    timeout 20 "$program" "$@" >output 2>error </dev/null
    status=$?
    [ $status -eq "$wanted" ] && grep -qF -e "$expected" error && return
    failed=1
    printf 'FAIL: %s %s: status %d, expected %d and "%s"; it says\n' "$(basename "$program")" "$*" \
        $status "$wanted" "$expected"
    head -n 5 error
}

# message_for KIND: what is said of it in the place of a regular file.
message_for() {
    case $1 in
    huge) echo 'huge: larger than ' ;;
    absent) echo 'absent: cannot open it: there is no such file' ;;
    locked) echo 'locked: cannot open it: permission denied' ;;
    *) echo "$1: expected a regular file, not $(what "$1")" ;;
    esac
}

# reads STATUS ARGUMENT...: an argument @ is the file, for each kind; site.ini names it, too.
reads() {
    wanted_status=$1
    shift
    for kind in $kinds; do
        sed "s|@|$kind|" site.in >site.ini
        arguments=
        for argument; do
            [ "$argument" = @ ] && argument=$kind
            arguments="$arguments $argument"
        done
        # shellcheck disable=SC2086 # words
        refuses "$(message_for "$kind")" "$wanted_status" $arguments
    done
}
: >site.in

# ---- the command ----
reads 3 check @
reads 3 check --format json @
reads 3 message --dump @
reads 3 page 404 --template @
"$command" check --url http://127.0.0.1:1/ >/dev/null 2>&1
if [ $? -eq 2 ]; then
    echo "SKIP: --cacert was left out: the command was built without libcurl"
else
    reads 3 check --url https://127.0.0.1:1/ --cacert @
fi
: >empty.ini
sites=yes
"$command" page 404 --site empty.ini >output 2>&1 || sites=
if [ -n "$sites" ]; then
    reads 3 page 404 --site @
    reads 3 generate static --out out --site @
    for option in template logo; do
        printf 'theme = brand\n%s = @\n' $option >site.in
        reads 3 page 404 --site site.ini
        reads 3 generate static --out out --site site.ini
    done
else
    echo "SKIP: site files were left out: $(head -n 1 output)"
fi
if "$command" po-check --rules >/dev/null 2>&1; then
    cat >de.po <<'END'
msgid ""
msgstr ""
"Language: de\n"
"Content-Type: text/plain; charset=UTF-8\n"
END
    : >site.in
    reads 3 po-check @
    reads 3 po-check --glossary @ de.po
    reads 3 languages --markdown @
    mkdir glossary
    for kind in $kinds; do
        [ "$kind" != absent ] || continue
        ln -sfn "../$kind" glossary/de.tsv
        case $kind in /*) ln -sfn "$kind" glossary/de.tsv ;; esac
        message=$(message_for "$kind")
        refuses "glossary/de.tsv: ${message#*: }" 3 po-check de.po
    done
    rm -r glossary
    if ! "$command" preview --port 65536 de.po 2>&1 | grep -q 'built without'; then
        reads 3 preview --port 0 @
    fi
fi

# Standard input may be a pipe, but ends somewhere.
printf 'HTTP/1.1 204 No Content\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n\r\n' | "$command" check --format tsv >output 2>error ||
    { failed=1 && echo "FAIL: a pipe as standard input: $(cat error)"; }
for row in '/dev/zero:standard input: larger than 64 MiB' \
    '.:standard input: cannot read it: it is a directory' '/dev/null:standard input: the input is empty'; do
    rows=$((rows + 1))
    timeout 20 "$command" check - <"${row%%:*}" >output 2>error
    [ $? -eq 3 ] && grep -qF "${row#*:}" error || {
        failed=1
        echo "FAIL: ${row%%:*} as standard input: $(cat error)"
    }
done

# ---- directories ----
# lists STATUS ARGUMENT...: where a directory is read.
lists() {
    wanted_status=$1
    shift
    for kind in ${kinds%% absent*} regular; do
        case $kind in directory | huge) continue ;; esac
        sed "s|@|$kind|" site.in >site.ini
        refuses "$kind: expected a directory, not $(what "$kind")" "$wanted_status" "$@"
    done
}
for kind in fifo /dev/zero regular; do
    refuses "$kind: expected a directory, not $(what "$kind")" 3 \
        message --dir "$kind" --domain app --lang de Open
    refuses "$kind: expected a directory, not $(what "$kind")" 3 generate static --out "$kind"
    refuses "$kind: expected a directory, not $(what "$kind")" 3 gallery --out "$kind"
done
refuses 'absent: cannot read the directory: there is no such file' 3 \
    message --dir absent --domain app --lang de Open
if [ -n "$sites" ]; then
    echo 'texts = @' >site.in
    lists 3 page 404 --site site.ini
fi

# ---- what is written ----
"$command" generate static --languages en --codes 404 --out made >output 2>error || {
    failed=1
    echo "FAIL: generate: $(cat error)"
}
for file in $(find made -type f | sort); do
    for kind in fifo directory /dev/null ${kinds##*absent}; do
        [ "$kind" != locked ] || continue
        rm -r "$file"
        case $kind in
        fifo) mkfifo "$file" ;;
        directory) mkdir "$file" ;;
        *) ln -s "$(realpath "$kind")" "$file" ;;
        esac
        refuses "$file: expected a regular file, not $(what "$kind")" 3 \
            generate static --languages en --codes 404 --out made
    done
    rm -r "$file"
    : >"$file"
done
rm -r made/pages
: >made/pages
refuses 'made/pages: expected a directory, not a regular file' 3 \
    generate static --languages en --codes 404 --out made

# ---- the daemon ----
if [ -x "$daemon" ]; then
    program=$daemon
    : >site.in
    reads 1 --check --site @
    for option in template logo; do
        printf 'theme = brand\n%s = @\n' $option >site.in
        reads 1 --check --site site.ini
    done
    echo 'texts = @' >site.in
    lists 1 --check --site site.ini
    for kind in fifo directory regular /dev/null; do
        refuses "unix:$kind: expected a socket or no file, not $(what "$kind")" 1 \
            --listen "unix:$kind"
    done
    refuses 'fifo: no program is reading from this named pipe (FIFO)' 1 --listen 127.0.0.1:0 --access-log fifo
    refuses 'directory: expected a regular file, not a directory' 1 \
        --listen 127.0.0.1:0 --access-log directory
    if [ -S socket ]; then
        chmod 777 socket
        refuses 'socket: expected a regular file, not a socket; use "-" for standard output' 1 \
            --listen 127.0.0.1:0 --access-log socket
    fi
else
    echo "SKIP: the daemon was left out: it was not built"
fi

echo "$rows refusals"
[ $rows -gt 100 ] || failed=1
exit $failed
