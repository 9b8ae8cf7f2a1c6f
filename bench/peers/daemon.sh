#!/bin/sh
# SPDX-License-Identifier: MIT
# daemon.sh: httplingod compared with nginx, which sends the same bytes, with the same fields, from
# disk.  Both have one thread, and are measured in turn by wrk with 16 persistent connections.
set -eu
title="The daemon"
seconds=${BENCH_SECONDS:-3}
rounds=5
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
chmod 755 "$directory"
PATH=$PATH:/usr/sbin

for tool in wrk curl nginx python3; do
    command -v $tool >/dev/null || {
        printf '%s\tnot measured: %s is missing\t-\t-\tnginx\t-\t-\t-\t-\n' "$title" $tool
        exit 0
    }
done
[ -x daemon/httplingod ] || {
    printf '%s\tnot measured: it is not built\t-\t-\tnginx\t-\t-\t-\t-\n' "$title"
    exit 0
}

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

get() {
    curl -sf --retry 5 --retry-connrefused --retry-delay 1 -H 'Accept-Language: fr' "$@"
}

# The daemon answers 200 here, as nginx does: wrk counts the same.
ours=$(free_port)
daemon/httplingod --listen="127.0.0.1:$ours" --threads=1 --status-200 2>"$directory/daemon.log" &
processes="$processes $!"
mkdir "$directory/root"
get -D "$directory/fields" -o "$directory/root/404" "http://127.0.0.1:$ours/404"

theirs=$(free_port)
{
    cat <<CONFIGURATION
daemon off; worker_processes 1; pid $directory/nginx.pid; error_log $directory/nginx.log;
events { worker_connections 256; }
http {
    access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; etag off;
    open_file_cache max=10; open_file_cache_valid 1h;
    client_body_temp_path $directory/t1; proxy_temp_path $directory/t2;
    fastcgi_temp_path $directory/t3; uwsgi_temp_path $directory/t4; scgi_temp_path $directory/t5;
    types { } default_type "text/html; charset=utf-8";
    server {
        listen 127.0.0.1:$theirs;
        root $directory/root;
CONFIGURATION
    tr -d '\r' <"$directory/fields" |
        sed -n 's/^\(Content-Language\|X-Content-Type-Options\|Content-Security-Policy\|Vary\): \(.*\)/add_header \1 "\2";/p'
    echo '}}'
} >"$directory/nginx.conf"
nginx -c "$directory/nginx.conf" 2>"$directory/nginx.err" &
processes="$processes $!"
get -o "$directory/same" "http://127.0.0.1:$theirs/404"
cmp "$directory/same" "$directory/root/404"

rate() {
    wrk -t1 -c16 "-d${seconds}s" -H 'Accept-Language: fr' "http://127.0.0.1:$1/404" |
        awk '/^Requests\/sec:/ { print $2 }'
}

for _ in $(seq $rounds); do
    echo "$(rate "$ours") $(rate "$theirs")"
done >"$directory/rates"
awk -v t="$title" -v n="a page of $(wc -c <"$directory/same") bytes" -v OFS='\t' '
    function median(a, i, j, x) {
        for (i = 2; i <= NR; i++)
            for (j = i; j > 1 && a[j] < a[j - 1]; j--) { x = a[j]; a[j] = a[j - 1]; a[j - 1] = x }
        return a[int((NR + 1) / 2)]
    }
    { ours[NR] = 1e6 / $1; theirs[NR] = 1e6 / $2; ratio[NR] = $1 / $2 }
    END {
        printf "%s\t%s\tus\t%.2f\t%s\t%.2f\t%.2f\t-\t-\n", t, n, median(ours),
            "nginx, the same bytes from disk", median(theirs), median(ratio)
    }' "$directory/rates"
[ -z "${BENCH_VERBOSE:-}" ] || cat "$directory/rates" >&2
