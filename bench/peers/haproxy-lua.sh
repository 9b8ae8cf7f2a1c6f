#!/bin/sh
# SPDX-License-Identifier: MIT
# haproxy-lua.sh PREFIX: HAProxy's own 503 as it is, by the map files of "httplingo generate haproxy", and by
# the package for Lua, and a server's 404 with and without it; requests a second, the median of three
# rounds with 16 persistent connections and one thread.  Run make install and make install-lua first.
set -eu
prefix=${1:?the folder that httplingo is installed in}
seconds=${BENCH_SECONDS:-3}
directory=$(mktemp -d)
processes=
finish() {
    # shellcheck disable=SC2086 # a list of numbers
    [ -z "$processes" ] || kill $processes 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$directory"
}
trap finish EXIT
trap 'exit 1' INT TERM

free_port() {
    python3 -B "$(dirname "$0")/../../tests/servers/free_port.py"
}

for tool in haproxy nginx wrk curl python3; do
    command -v $tool >/dev/null || {
        echo "not measured: $tool is missing"
        exit 0
    }
done

# A server behind, whose 404 has no content.
behind=$(free_port)
cat >"$directory/nginx.conf" <<END
daemon off;
pid $directory/nginx.pid;
error_log $directory/nginx.log;
events { worker_connections 64; }
http {
    access_log off;
    keepalive_requests 1000000;
    client_body_temp_path $directory/body;
    proxy_temp_path $directory/proxy;
    fastcgi_temp_path $directory/fastcgi;
    uwsgi_temp_path $directory/uwsgi;
    scgi_temp_path $directory/scgi;
    server { listen 127.0.0.1:$behind; return 404 ""; }
}
END
nginx -p "$directory" -c "$directory/nginx.conf" 2>/dev/null &
processes="$processes $!"
"$prefix/bin/httplingo" generate haproxy --out "$directory/map" --codes 503 >/dev/null

settings() {
    printf '    mode http\n    timeout connect 1s\n    timeout client 30s\n    timeout server 30s\n'
}

global() {
    printf 'global\n    nbthread 1\n'
    for place in share/lua/5.3/?.lua share/lua/5.3/?/init.lua; do
        echo "    lua-prepend-path $prefix/$place"
    done
    echo "    lua-prepend-path $prefix/lib/lua/5.3/?.so cpath"
    echo "    lua-load-per-thread $prefix/share/lua/5.3/httplingo/haproxy.lua"
    printf 'defaults\n'
    settings
}

# measure NAME STATUS PORT [ARGUMENT]...: haproxy with these arguments.
measure() {
    name=$1
    status=$2
    port=$3
    shift 3
    haproxy -db "$@" >"$directory/haproxy.log" 2>&1 &
    haproxy=$!
    processes="$processes $haproxy"
    sleep 1
    got=$(curl -s -o "$directory/page" -w '%{http_code}' -H 'Accept-Language: de' "http://127.0.0.1:$port/" || true)
    [ "$got" = "$status" ] || {
        cat "$directory/haproxy.log"
        echo "$name: $got, not $status"
        exit 1
    }
    for _ in 1 2 3; do
        wrk -t1 -c16 "-d${seconds}s" -H 'Accept-Language: de-AT, de;q=0.9, en;q=0.5' "http://127.0.0.1:$port/" |
            awk '/^Requests\/sec:/ { print $2 }'
    done | sort -n | sed -n 2p | xargs printf '%-50s %6d bytes %8.0f requests/s\n' "$name" "$(wc -c <"$directory/page")"
    kill "$haproxy"
    wait "$haproxy" 2>/dev/null || true
}

language='%[var(txn.lingo_language)]'
remember() {
    echo '    http-request set-var(txn.lingo_accept_language) req.fhdr(accept-language)'
    echo '    http-request set-var(txn.lingo_accept) req.fhdr(accept)'
    echo '    http-request set-var(txn.lingo_uri) pathq'
}
for kind in own lua; do
    port=$(free_port)
    {
        global
        [ $kind = own ] || echo "    http-error status 503 content-type text/html lf-string \"%[lua.lingo_page(503)]\" hdr Content-Language $language"
        printf 'frontend web\n    bind 127.0.0.1:%s\n    default_backend none\n' "$port"
        [ $kind = own ] || remember
        echo 'backend none'
    } >"$directory/$kind.cfg"
    [ $kind = lua ] || measure "503, HAProxy's own page" 503 "$port" -f "$directory/$kind.cfg"
done
lua_port=$port

port=$(free_port)
{
    printf 'frontend web from httplingo-frontend\n    bind 127.0.0.1:%s\n    default_backend none\n' "$port"
    settings
    printf 'backend none from httplingo-backend\n'
} >"$directory/map.cfg"
measure "503, by map files" 503 "$port" -f "$directory/map/httplingo.cfg" -f "$directory/map.cfg"
measure "503, by the package for Lua" 503 "$lua_port" -f "$directory/lua.cfg"

for kind in plain lua; do
    port=$(free_port)
    {
        global
        printf 'frontend web\n    bind 127.0.0.1:%s\n    default_backend behind\n' "$port"
        if [ $kind = lua ]; then
            remember
            echo '    http-response lua.lingo_response if { status ge 400 }'
        fi
        printf 'backend behind\n    server behind 127.0.0.1:%s\n' "$behind"
    } >"$directory/behind.cfg"
    name="404 of a server, unchanged"
    [ $kind = plain ] || name="404 of a server, by the package for Lua"
    measure "$name" 404 "$port" -f "$directory/behind.cfg"
done
