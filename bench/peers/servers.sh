#!/bin/sh
# SPDX-License-Identifier: MIT
# servers.sh: servers with their own error pages in the visitor's language, compared with httplingod
# with one thread.  wrk measures each for some seconds in turn, with 16 persistent connections.
set -eu
title="Servers with pages of their own"
seconds=${BENCH_SECONDS:-3}
rounds=3
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
    printf '%s\tnot measured: %s\t-\t-\t%s\t-\t-\t-\t-\n' "$title" "$2" "$1"
}

# A port of the loopback address that is free now.
free_port() {
    python3 -B "$(dirname "$0")/../../tests/servers/free_port.py"
}

# Waits until a URL is answered with a status and a page in German.
answers() {
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        status=$(curl -s -o "$directory/page" -D "$directory/fields" -w '%{http_code}' \
            -H 'Accept-Language: de' -H 'Accept: text/html' "$2" || true)
        [ "$status" = "$1" ] && grep -qi '^content-language: de' "$directory/fields" && return 0
        sleep 0.5
    done
    return 1
}

rate() {
    wrk -t1 -c16 "-d${seconds}s" -H 'Accept-Language: de' -H 'Accept: text/html' "$1" |
        awk '/^Requests\/sec:/ { print $2 }'
}

# compare NAME URL STATUS: microseconds a request, the medians of the rounds.
compare() {
    : >"$directory/rates"
    for _ in $(seq $rounds); do
        echo "$(rate "http://127.0.0.1:$daemon/$3") $(rate "$2")" >>"$directory/rates"
    done
    awk -v t="$title" -v name="$3 in German, of $(wc -c <"$directory/page") bytes there" -v peer="$1" -v OFS='\t' '
        function median(a, n, i, j, x) {
            for (i = 2; i <= n; i++)
                for (j = i; j > 1 && a[j] < a[j - 1]; j--) { x = a[j]; a[j] = a[j - 1]; a[j - 1] = x }
            return a[int((n + 1) / 2)]
        }
        { ours[NR] = 1e6 / $1; theirs[NR] = 1e6 / $2; ratio[NR] = $1 / $2 }
        END {
            n = NR
            printf "%s\t%s\tus\t%.2f\t%s\t%.2f\t%.2f\t-\t-\n", t, name, median(ours, n), peer, median(theirs, n), median(ratio, n)
        }' "$directory/rates"
}

for tool in wrk curl python3; do
    command -v $tool >/dev/null || {
        absent "servers" "$tool is missing"
        exit 0
    }
done
[ -x daemon/httplingod ] || {
    absent "servers" "httplingod is not built"
    exit 0
}

daemon=$(free_port)
daemon/httplingod --listen="127.0.0.1:$daemon" --threads=1 >"$directory/daemon.log" 2>&1 &
processes="$processes $!"
answers 404 "http://127.0.0.1:$daemon/404" || {
    cat "$directory/daemon.log" >&2
    exit 1
}

modules=/usr/lib/apache2/modules
if [ -f $modules/mod_negotiation.so ] && [ -d /usr/share/apache2/error ]; then
    port=$(free_port)
    {
        echo "ServerRoot $directory"
        for module in mpm_event authz_core alias include mime negotiation filter; do
            echo "LoadModule ${module}_module $modules/mod_$module.so"
        done
        cat <<CONFIGURATION
PidFile $directory/apache.pid
DefaultRuntimeDir $directory
ErrorLog $directory/apache.log
ServerName localhost
Listen 127.0.0.1:$port
User www-data
Group www-data
DocumentRoot $directory/none
TypesConfig /etc/mime.types
MaxKeepAliveRequests 0
Alias /error/ /usr/share/apache2/error/
<Directory /usr/share/apache2/error>
    Options IncludesNoExec
    AddOutputFilter Includes html
    AddHandler type-map var
    Require all granted
    LanguagePriority en cs de es fr it nl sv pt-br ro
    ForceLanguagePriority Prefer Fallback
</Directory>
ErrorDocument 404 /error/HTTP_NOT_FOUND.html.var
CONFIGURATION
    } >"$directory/apache.conf"
    mkdir "$directory/none"
    [ -f /etc/mime.types ] || sed -i '/^TypesConfig/d' "$directory/apache.conf"
    /usr/sbin/apache2 -X -f "$directory/apache.conf" -k start 2>"$directory/apache.err" &
    apache=$!
    processes="$processes $apache"
    if answers 404 "http://127.0.0.1:$port/nothing"; then
        compare "Apache's localized pages" "http://127.0.0.1:$port/nothing" 404
    else
        absent "Apache's localized pages" "it does not answer: $(tail -n 1 "$directory/apache.err" "$directory/apache.log" | tr '\n\t' '  ')"
    fi
    kill $apache 2>/dev/null || true
else
    absent "Apache's localized pages" "apache2 is missing (Debian: apache2)"
fi

squid=$(command -v squid || echo /usr/sbin/squid)
if [ -x "$squid" ] && [ -d /usr/share/squid-langpack/de ]; then
    port=$(free_port)
    cat >"$directory/squid.conf" <<CONFIGURATION
http_port 127.0.0.1:$port accel defaultsite=example.org
http_access deny all
access_log none
cache_log $directory/squid.log
pid_filename $directory/squid.pid
coredump_dir $directory
cache deny all
shutdown_lifetime 1 seconds
CONFIGURATION
    [ "$(id -u)" != 0 ] || chown proxy "$directory"
    "$squid" -N -f "$directory/squid.conf" >"$directory/squid.err" 2>&1 &
    processes="$processes $!"
    if answers 403 "http://127.0.0.1:$port/"; then
        compare "Squid's error page" "http://127.0.0.1:$port/" 403
    else
        absent "Squid's error page" "it does not answer: $(tail -n 1 "$directory/squid.err" | tr '\n\t' '  ')"
    fi
else
    absent "Squid's error page" "squid is missing (Debian: squid squid-langpack)"
fi
