#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs Debian's HTTP servers on the loopback interface, makes each return as many different statuses
# as possible, and checks every response with "httplingo check".  nginx and Apache get the same
# requests again with the modules of httplingo, which must not cause any findings.
# Usage: check-servers.sh PREFIX [REPORT.md]
# To update docs/servers-checked.md, use it as REPORT.md.
set -u
prefix=${1:?usage: check-servers.sh PREFIX [REPORT.md]}
command=$prefix/bin/httplingo
report=${2:-build/servers-checked.md}
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
. "$top/scripts/modules.sh"

for tool in curl jq python3; do
    if ! command -v $tool >/dev/null 2>&1; then
        echo "skip servers: $tool is missing"
        exit 0
    fi
done
if [ ! -x "$command" ]; then
    echo "skip servers: $command was not built"
    exit 0
fi

directory=$(mktemp -d)
mkdir "$directory/module"
chmod 755 "$directory" "$directory/module"
pids=
finish() {
    for pid in $pids; do
        kill "$pid" 2>/dev/null
    done
    for pid in $pids; do
        wait "$pid" 2>/dev/null
    done
    rm -rf "$directory"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM

# As root the servers run as nobody.
unprivileged=
if [ "$(id -u)" = 0 ]; then
    unprivileged="setpriv --reuid=65534 --regid=65534 --clear-groups"
fi
give() {
    [ -z "$unprivileged" ] || chown -R 65534:65534 "$@"
}

# free_ports N: prints N ports on which nobody listens.
free_ports() {
    python3 -B "$here/free_port.py" "$1"
}

# start NAME COMMAND...: runs it in the background, as nobody; its output is in NAME.log.
start() {
    name=$1
    shift
    give "$directory"
    # shellcheck disable=SC2086 # a list of words
    env ${lingo:+"LD_LIBRARY_PATH=$directory/module"} $unprivileged "$@" >"$directory/$name.log" 2>&1 &
    server_pid=$!
    pids="$pids $server_pid"
    tries=0
    until python3 -c 'import socket, sys; socket.create_connection(("127.0.0.1", int(sys.argv[1])), 1)' \
        "$port" 2>/dev/null; do
        tries=$((tries + 1))
        if [ $tries -gt 300 ] || ! kill -0 "$server_pid" 2>/dev/null; then
            echo "not ok $name starts: $(tail -n 3 "$directory/$name.log" | tr '\n' ' ')"
            return 1
        fi
        sleep 0.2
    done
    echo "ok $name starts"
}

stop() {
    kill "$server_pid" 2>/dev/null
    wait "$server_pid" 2>/dev/null
}

# record METHOD REQUEST: records the findings for the response in the file.
record() {
    [ -s "$directory/response" ] || return 0 # it closed the connection without a response
    negotiated=
    # Pages of a module are negotiated by language and format.
    if [ -n "$lingo" ] && grep -qa '^HTTP/[0-9.]* [45]' "$directory/response" &&
        grep -qa '^Content-Language: ' "$directory/response"; then
        negotiated='--negotiated both'
    fi
    # shellcheck disable=SC2086 # an option and its argument
    "$command" check --lang en --method "$1" --format json $negotiated "$directory/response" \
        >"$directory/checked" 2>"$directory/error"
    status=$?
    if [ $status -gt 1 ]; then
        echo "not ok $server, $2: $(head -n 1 "$directory/error") $(head -n 1 "$directory/response")"
        return
    fi
    # No name of a request has a quotation mark.
    { printf '{"request": "%s", "answers": ' "$2" && cat "$directory/checked" && echo '}'; } >>"$directory/recorded"
}

# keep_results: writes the results of $server, a line for each response.
keep_results() {
    jq -c '.request as $request | .answers | to_entries[] |
        .value + {request: ($request + (if .key > 0 then ", then" else "" end))}' \
        "$directory/recorded" >"$directory/$server.results"
}

# ask METHOD PATH WHAT [CURL-ARGUMENT]...
ask() {
    method=$1
    path=$2
    what=$3
    shift 3
    option="-iX $method"
    [ "$method" != HEAD ] || option=-I
    # shellcheck disable=SC2086 # an option and its argument
    curl -s --max-time 60 --path-as-is $option "$@" "http://127.0.0.1:$port$path" >"$directory/response"
    record "$method" "$method $what"
}

# say_raw METHOD WHAT BYTES: sends bytes that no client would send, given with printf's escapes.
say_raw() {
    # shellcheck disable=SC2059 # the format is the request
    printf "$3" | python3 -c '
import socket, sys
s = socket.create_connection(("127.0.0.1", int(sys.argv[1])), 60)
try:
    s.sendall(sys.stdin.buffer.read())
    while True:
        data = s.recv(65536)
        if not data:
            break
        s.settimeout(5) # some servers keep the connection open
        sys.stdout.buffer.write(data)
except OSError:
    pass' "$port" >"$directory/response"
    record "$1" "$2"
}

# Requests to servers with files.
ask_files() {
    ask GET / "of a file"
    ask HEAD / "of a file"
    tag=$(sed -n 's/^[Ee][Tt]ag: *\(.*\)\r$/\1/p' "$directory/response" | head -n 1)
    [ -z "$tag" ] || ask GET / "with its entity tag" -H "If-None-Match: $tag"
    ask GET / "with a date in the future" -H "If-Modified-Since: $(LC_ALL=C date -u '+%a, %d %b %Y %H:%M:%S GMT')"
    ask GET / "of a range" -H "Range: bytes=0-4"
    ask GET / "of two ranges" -H "Range: bytes=0-1,4-5"
    ask GET / "of a range beyond the end" -H "Range: bytes=90000-"
    ask GET / "with a wrong entity tag" -H 'If-Match: "none"'
    ask GET /nothing "of a missing file"
    ask HEAD /nothing "of a missing file"
    ask GET /folder "of a directory without its slash"
    ask POST / "to a file" -d x=y
    ask DELETE / "of a file"
    ask PUT /new "of a file" -d x=y
    ask OPTIONS / "of a file"
    ask TRACE / "of a file"
    ask BREW / "of a file"
}

# Requests that need credentials or are denied.
ask_guarded() {
    ask GET /auth/ "without credentials"
    ask GET /auth/ "with wrong credentials" -u user:wrong
    ask GET /deny/ "of a denied path"
}

# Requests for an upstream that does not respond.
ask_behind() {
    ask POST /small/ "of too much content" -d 0123456789
    ask GET /dead/ "through a proxy, from a server that is down"
    ask GET /silent/ "through a proxy, from a server that does not respond"
}

# Requests with WebDAV.
ask_files_written() {
    ask PUT /dav/new "of a new file" -d x
    ask PUT /dav/new "of the file again" -d x
    ask PUT /dav/none/new "into a missing collection" -d x
}

# Requests that no client should send.
ask_broken() {
    ask GET / "with Expect: nonsense" -H "Expect: nonsense"
    ask GET / "with fields of 70 kB" -H "X: $(head -c 70000 /dev/zero | tr '\0' x)"
    ask GET "/$(head -c 70000 /dev/zero | tr '\0' x)" "with a URI of 70 kB"
    say_raw GET "garbage" 'garbage\r\n\r\n'
    say_raw GET "HTTP/1.1 without Host" 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'
    say_raw GET "HTTP/1.0" 'GET / HTTP/1.0\r\n\r\n'
    say_raw GET "HTTP/9.9" 'GET / HTTP/9.9\r\nHost: a\r\nConnection: close\r\n\r\n'
    say_raw GET "a field name with a space" 'GET / HTTP/1.1\r\nHost: a\r\nBad Name: x\r\nConnection: close\r\n\r\n'
    say_raw POST "POST with an unknown transfer coding" \
        'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: x\r\nConnection: close\r\n\r\n'
    say_raw POST "POST with two lengths" \
        'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\nConnection: close\r\n\r\nx'
    say_raw GET "GET with invalid percent-encoding" 'GET /%%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'
    say_raw GET "GET of a path above the root" 'GET /../../x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'
}

# The codes that a server is configured to return, and those of them that are asked for: for a report and with
# CHECK_LONG, all.
codes='300 301 302 303 304 307 308 400 401 402 403 404 405 406 407 408 409 410 411 412 413 414 415 416 417
    418 421 422 423 424 425 426 428 429 431 451 500 501 502 503 504 505 506 507 508 510 511'
asked='301 304 401 404 405 407 418 426 429 503 511'
if [ -n "${2-}${CHECK_LONG-}" ]; then
    asked=$codes
else
    echo "skip $(($(echo "$codes" | wc -w) - $(echo "$asked" | wc -w))) other codes of each server: ./check --long asks for them"
fi
ask_codes() {
    for code in $asked; do
        ask GET "/code/$code" "of a location that returns $code"
    done
}

# A listener that never responds, and a port on which nobody listens.
# shellcheck disable=SC2046 # words
set -- $(free_ports 2)
silent=$1
# shellcheck disable=SC2034 # for the configurations in checked/
dead=$2
python3 -c '
import signal, socket, sys
s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("127.0.0.1", int(sys.argv[1])))
s.listen(50)
signal.pause()' "$silent" &
pids="$pids $!"

www=$directory/www
mkdir -p "$www/folder" "$www/auth" "$www/deny" "$www/dav"
printf '<!DOCTYPE html>\n<html lang="en"><title>Hello</title><p>Hello.\n' >"$www/index.html"
cp "$www/index.html" "$www/auth/index.html"
cp "$www/index.html" "$www/deny/index.html"
touch -d '2 days ago' "$www/index.html"
# The password is "secret".
printf 'user:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=\n' >"$directory/passwords"

# prepare_module: builds the module for $name and sets $lingo; prints a line if it cannot.  The module and
# the library, which start() lets it find, are copied to a place that "nobody" can read.
prepare_module() {
    build_module "$top" "$name" "$prefix"
    case $? in
    0)
        cp -P "$prefix"/lib/libhttplingo*.so* "$module" "$directory/module"
        lingo=$directory/module/${module##*/}
        return 0
        ;;
    3) echo "skip $server: $(tail -n 1 "$module_log")" ;;
    *) echo "not ok $server: the module can be built: $(tail -n 1 "$module_log")" ;;
    esac
    return 1
}

servers='nginx nginx-module apache apache-module lighttpd caddy haproxy varnish squid'
for server in $servers; do
    name=${server%-module}
    lingo=
    # shellcheck source=tests/servers/checked/nginx.sh
    . "$here/checked/$name.sh"
    if ! command -v "$server_program" >/dev/null 2>&1; then
        echo "skip $server: $server_program is missing (Debian: $server_package)"
        continue
    fi
    [ "$name" = "$server" ] || prepare_module || continue
    port=$(free_ports 1)
    rm -rf "$www/dav" "${directory:?}/$name"
    mkdir -p "$directory/$name" "$www/dav"
    version=$(server_version)
    if server_start; then
        : >"$directory/recorded"
        server_ask
        stop
        keep_results
        printf '%s\n' "$version" >"$directory/$server.version"
    fi
done

# expect SERVER REQUEST RULE [FIELD]: fails if there is no such finding for this request.
expect() {
    [ -f "$directory/$1.results" ] || return 0
    found=$(jq -r --arg request "$2" --arg rule "$3" --arg field "${4-}" 'select(.request == $request) |
        .findings[] | select(.rule == $rule and ($field == "" or .field == $field)) | .rule' \
        "$directory/$1.results" | head -n 1)
    if [ "$found" = "$3" ]; then
        echo "ok $1, $2: $3 ${4-}"
    else
        echo "not ok $1, $2: $3 ${4-} was not found"
    fi
}

# lacks SERVER REQUEST RULE: fails if there is such a finding.
lacks() {
    [ -f "$directory/$1.results" ] || return 0
    found=$(jq -r --arg request "$2" --arg rule "$3" 'select(.request == $request) | .findings[] |
        select(.rule == $rule) | .fact' "$directory/$1.results")
    if [ -z "$found" ]; then
        echo "ok $1, $2: no $3"
    else
        echo "not ok $1, $2: $3 was found: $found"
    fi
}
# shellcheck source=tests/servers/checked/expectations.sh
. "$here/checked/expectations.sh"

# compare NAME: fails if the module causes a finding, compared with responses to the same requests.
compare() {
    [ -f "$directory/$1-module.results" ] || return 0
    jq -rn --slurpfile bare "$directory/$1.results" --slurpfile own "$directory/$1-module.results" '
        def found: [.findings[] | select(.rule != "field-conditional" and .rule != "content-expected")
            | .rule + (if .field then " \(.field)" else "" end)];
        ($bare | map({key: .request, value: {code, found: found}}) | from_entries) as $without
        | $own[] | $without[.request] as $same
        | if $same == null then "\(.request): no answer without the module"
          elif $same.code != .code then "\(.request): \(.code), not \($same.code)"
          else .request as $request | (found - $same.found)[] | "\($request): \(.)" end' \
        >"$directory/$1.own"
    if [ -s "$directory/$1.own" ]; then
        echo "not ok $1 with its module, findings of its own: $(paste -sd ';' "$directory/$1.own")"
    else
        echo "ok $1 with its module, $(wc -l <"$directory/$1-module.results") answers: no finding of its own"
    fi
}
compare nginx
compare apache

# rows SERVER: prints a table of the findings.
rows() {
    printf '\n| request | status | must | should | may |\n| --- | --- | --- | --- | --- |\n'
    jq -r 'def list(level): [.findings[] | select(.level == level) |
            select(.rule != "field-conditional" and .rule != "content-expected") |
            .rule + (if .field then " \(.field)" else "" end)] | unique | join(", ");
        "| \(.request) | \(.code) | \(list("must")) | \(list("should")) | \(list("may")) |"' \
        "$directory/$1.results"
}

# tell_module NAME: prints which findings the module resolves, and which remain.
tell_module() {
    printf '\n### With the module\n\n'
    jq -rn --slurpfile bare "$directory/$1.results" --slurpfile own "$directory/$1-module.results" '
        def counts: [.[].findings[] | select(.rule != "field-conditional" and .rule != "content-expected")
            | .rule] | group_by(.) | map({key: .[0], value: length}) | from_entries;
        ($own | counts) as $now
        | [$bare | counts | to_entries[] | select(.value > ($now[.key] // 0))
            | "\(.key) (\(.value - ($now[.key] // 0)) times)"] | join(", ")
        | "The module adds no finding. It resolves \(.)."'
    printf 'The remaining findings are up to the server or its administrator:\n'
    rows "$1-module" | grep -v '|  |  |  |$'
}

# The report.
{
    cat <<'END'
# Servers, checked

This page shows the findings of `httplingo check` for responses that Debian's HTTP servers generate themselves. The
servers ran on the loopback interface, with the configurations in `tests/servers/checked/`. With httplingo installed in
PREFIX, the following command writes this page:

    sh tests/servers/check-servers.sh PREFIX docs/servers-checked.md

"A location that returns" a code is configured to return this code and nothing else. What its response lacks is what
an administrator has to add. Findings of level *may* are remarks. Findings that only mention what the check cannot see
are left out. `httplingo check --rules` explains the rules.

nginx and Apache get the same requests again with the modules of httplingo; a separate table below shows the findings.
The daemon httplingod and the pages of the library have no findings. `tests/servers/check-daemon.sh` and
`tests/unit/test-check-pages.c` test them. `httplingo generate` and `httplingo gallery` only write files, so they are not
checked here: the responses are those of the server that sends the files.
END
    for server in nginx apache lighttpd caddy haproxy varnish squid; do
        [ -f "$directory/$server.version" ] || continue
        printf '\n## %s\n\n' "$(cat "$directory/$server.version")"
        jq -rs '[.[].code] | unique | "\(length) different statuses: \(map(tostring) | join(", "))."' \
            "$directory/$server.results"
        rows "$server"
        [ ! -f "$directory/$server-module.results" ] || tell_module "$server"
    done
} >"$directory/report"
mkdir -p "$(dirname "$report")"
if [ -s "$directory/report" ] && cp "$directory/report" "$report"; then
    echo "ok the report can be written"
else
    echo "not ok the report can be written"
fi
