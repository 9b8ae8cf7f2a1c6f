#!/bin/sh
# SPDX-License-Identifier: MIT
# h2o.sh: httplingod compared with h2o (Debian: h2o), whose mruby handler answers 404 with one line
# that contains the address.  Both have one thread, and are measured in turn by wrk with 16
# persistent connections.
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

absent() {
    printf '%s\tnot measured: %s\t-\t-\th2o\t-\t-\t-\t-\n' "$title" "$1"
    exit 0
}
for tool in wrk curl h2o python3; do
    command -v $tool >/dev/null || absent "$tool is missing"
done
[ -x daemon/httplingod ] || absent "it is not built"

free_port() {
    python3 -B "$(dirname "$0")/../../tests/servers/free_port.py"
}

# status PORT: the status of a missing page, which is also saved.
status() {
    curl -s --retry 5 --retry-connrefused --retry-delay 1 -H 'Accept-Language: fr' -o "$directory/page.$1" \
        -w '%{http_code}' "http://127.0.0.1:$1/404"
}

ours=$(free_port)
daemon/httplingod --listen="127.0.0.1:$ours" --threads=1 2>"$directory/daemon.log" &
processes="$processes $!"
theirs=$(free_port)
cat >"$directory/h2o.conf" <<CONFIGURATION
num-threads: 1
error-log: /dev/null
listen: {host: 127.0.0.1, port: $theirs}
hosts:
  default:
    paths:
      "/":
        mruby.handler: |
          Proc.new do |env|
            [404, {"content-type" => "text/plain"}, ["There is no #{env["PATH_INFO"]} here.\n"]]
          end
CONFIGURATION
[ "$(id -u)" != 0 ] || echo "user: root" >>"$directory/h2o.conf"
h2o -c "$directory/h2o.conf" >"$directory/h2o.log" 2>&1 &
processes="$processes $!"
for port in $ours $theirs; do
    [ "$(status "$port")" = 404 ] || absent "no 404 of port $port: $(tail -n 1 "$directory/h2o.log")"
done

rate() {
    wrk -t1 -c16 "-d${seconds}s" -H 'Accept-Language: fr' "http://127.0.0.1:$1/404" |
        awk '/^Requests\/sec:/ { print $2 }'
}

for _ in $(seq $rounds); do
    echo "$(rate "$ours") $(rate "$theirs")"
done >"$directory/rates"
awk -v t="$title" -v n="a page of $(wc -c <"$directory/page.$ours") bytes" \
    -v peer="h2o, a line of $(wc -c <"$directory/page.$theirs") bytes by mruby" '
    function median(a, i, j, x) {
        for (i = 2; i <= NR; i++)
            for (j = i; j > 1 && a[j] < a[j - 1]; j--) { x = a[j]; a[j] = a[j - 1]; a[j - 1] = x }
        return a[int((NR + 1) / 2)]
    }
    { ours[NR] = 1e6 / $1; theirs[NR] = 1e6 / $2; ratio[NR] = $1 / $2 }
    END {
        printf "%s\t%s\tus\t%.2f\t%s\t%.2f\t%.2f\t-\t-\n", t, n, median(ours), peer, median(theirs), median(ratio)
    }' "$directory/rates"
