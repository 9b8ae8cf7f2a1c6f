#!/bin/sh
# SPDX-License-Identifier: MIT
# "httplingo check --url" with TLS and HTTP/2, redirects, and responses beyond its limits, and the
# output of curl for HTTP/2, with nginx on the loopback interface.  Usage: check-url.sh PREFIX
prefix=${1:?the folder that httplingo is installed in}
command=$prefix/bin/httplingo
PATH=$PATH:/usr/sbin
[ -x "$command" ] || { echo "skip --url: the command was not built, for want of jansson" && exit 0; }
for program in curl jq nginx openssl python3; do
    command -v $program >/dev/null || { echo "skip --url: there is no $program" && exit 0; }
done
nginx -V 2>&1 | grep -q with-http_v2_module || { echo "skip --url: nginx has no HTTP/2" && exit 0; }
if "$command" check --url http://127.0.0.1:1/ 2>&1 | grep -q 'needs libcurl'; then
    echo "skip --url: the command was built without libcurl"
    exit 0
fi

LC_ALL=C.UTF-8
export LC_ALL
unset http_proxy https_proxy all_proxy ALL_PROXY HTTPS_PROXY
folder=$(mktemp -d) || exit 3
nginx=
finish() {
    [ -z "$nginx" ] || kill "$nginx" 2>/dev/null
    wait
    rm -rf "$folder"
}
trap finish EXIT
trap 'exit 3' HUP INT TERM
chmod 755 "$folder"

certify() {
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$1" \
        -addext "subjectAltName=$2" -keyout "$folder/$1.key" -out "$folder/$1.pem" 2>/dev/null
}
certify loopback IP:127.0.0.1
certify elsewhere DNS:elsewhere.example

mkdir "$folder/html"
printf '<!DOCTYPE html>\n<html lang="en"><title>x</title>\n' >"$folder/html/index.html"

# problem NAME LENGTH: problem details of that length, which contradict the status.  All of the
# content is needed to see that.
problem() {
    {
        printf '{"status":400,"detail":"'
        head -c $(($2 - 26)) /dev/zero | tr '\0' x
        printf '"}'
    } >"$folder/html/$1.problem"
}
limit=$((8 * 1024 * 1024))
problem short 100
problem longest $limit
problem longer $((limit + 1))
# This takes no room on the disk, and no more memory than it should if the limit does not work.
truncate -s 256M "$folder/html/endless"
chmod -R a+rX "$folder"

# fields DIRECTIVE NUMBER: that directive for so many field lines of 3847 bytes, "X: ...\r\n".
# libcurl accepts lines of 4 KiB in the trailer section.
fields() {
    awk -v directive="$1" -v number="$2" \
        'BEGIN { for (i = 0; i < number; i++) print directive " X xx$long;" }'
}
# 2181 of them and the rest of the header section are longer than 8 MiB.
fields add_trailer 2181 >"$folder/trailer.conf"
fields add_header 20 >"$folder/long.conf"
fields add_header 2181 >"$folder/endless.conf"

# shellcheck disable=SC2046 # words
set -- $(python3 -B tests/servers/free_port.py 6)
tls=$1 other=$2 clear=$3 old=$4 hostile=$5 target=$6
cat >"$folder/nginx.conf" <<CONF
daemon off;
master_process off;
pid $folder/pid;
error_log $folder/error.log;
events {}
http {
    access_log off;
    client_body_temp_path $folder/a;
    proxy_temp_path $folder/b;
    fastcgi_temp_path $folder/c;
    uwsgi_temp_path $folder/d;
    scgi_temp_path $folder/e;
    types {
        text/html html;
        application/problem+json problem;
    }
    log_format sent '\$request_method \$request_uri \$status \$bytes_sent';
    root $folder/html;
    server {
        listen 127.0.0.1:$tls ssl http2;
        ssl_certificate $folder/loopback.pem;
        ssl_certificate_key $folder/loopback.key;
    }
    server {
        listen 127.0.0.1:$other ssl;
        ssl_certificate $folder/elsewhere.pem;
        ssl_certificate_key $folder/elsewhere.key;
    }
    server { listen 127.0.0.1:$clear http2; }
    server { listen 127.0.0.1:$old; }
    server {
        listen 127.0.0.1:$hostile;
        server_tokens off;
        access_log $folder/hostile.log sent;
        set \$long 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef;
        set \$long \$long\$long\$long\$long\$long\$long\$long\$long\$long\$long;
        set \$long \$long\$long\$long\$long\$long\$long;
        location = /path { return 301 /target; }
        location = /port { return 301 http://127.0.0.1:$target/; }
        location = /302 { return 302 http://127.0.0.1:$target/; }
        location = /303 { return 303 http://127.0.0.1:$target/; }
        location = /307 { return 307 http://127.0.0.1:$target/; }
        location = /308 { return 308 http://127.0.0.1:$target/; }
        location /fields-long/ { alias $folder/html/; include $folder/long.conf; }
        location /fields-endless/ { alias $folder/html/; include $folder/endless.conf; }
        # only responses without Content-Length have a trailer section
        location /trailer/ { alias $folder/html/; ssi on; ssi_types *; include $folder/trailer.conf; }
    }
    server {
        listen 127.0.0.1:$target;
        access_log $folder/target.log sent;
    }
}
CONF
nginx -e "$folder/error.log" -c "$folder/nginx.conf" >"$folder/log" 2>&1 &
nginx=$!
tries=0
until curl -s -o /dev/null "http://127.0.0.1:$old/"; do
    tries=$((tries + 1))
    if [ $tries -gt 600 ]; then
        echo "not ok nginx starts: $(cat "$folder/log" "$folder/error.log")"
        exit 1
    fi
    sleep 0.1
done

# answers WHAT EXPECTED ARGUMENT...: method, version, code and rules of each answer.
answers() {
    what=$1
    expected=$2
    shift 2
    actual=$("$command" check --lang en --format json "$@" 2>"$folder/error" | jq -r '.[] |
        [.method, .version, .code, ([.findings[].rule] | unique | join(","))] | join(" ")' |
        paste -sd ';')
    if [ "$actual" = "$expected" ]; then
        echo "ok $what"
    else
        echo "not ok $what: $actual, expected $expected; $(cat "$folder/error")"
    fi
}

# refuses WHAT PATTERN ARGUMENT...: ends with 3 and such a message.
refuses() {
    what=$1
    pattern=$2
    shift 2
    said=$("$command" check --lang en "$@" 2>&1)
    status=$?
    if [ $status -eq 3 ] && echo "$said" | grep -qE -e "$pattern"; then
        echo "ok $what"
    else
        echo "not ok $what: status $status, $said"
    fi
}

# What nginx itself, without the module, gets wrong: Last-Modified again with 304, and no Allow with
# 405; its phrase for that is one of its own.
rules() {
    echo "GET $1 200 ;HEAD $1 200 ;OPTIONS $1 405 field-required,html-lang-missing$2;GET $1 304 not-modified-metadata"
}
refuses "a certificate that nobody signed" \
    "https://127.0.0.1:$tls/: SSL certificate problem: self.signed certificate\.  Use --cacert=FILE" \
    --url "https://127.0.0.1:$tls/"
refuses "a certificate of another host" "or --insecure to trust any" \
    --cacert "$folder/elsewhere.pem" --url "https://127.0.0.1:$other/"
refuses "a certificate of another server" "SSL certificate problem" \
    --cacert "$folder/elsewhere.pem" --url "https://127.0.0.1:$tls/"
refuses "a file of certificates that is not there" "/nothing" \
    --cacert "$folder/nothing" --url "https://127.0.0.1:$tls/"
refuses "TLS where there is none" "https://127.0.0.1:$old/: .*SSL" --url "https://127.0.0.1:$old/"
refuses "HTTP/1.1 where HTTP/2 is spoken" "http://127.0.0.1:$clear/: " --url "http://127.0.0.1:$clear/"
answers "HTTP/2 over TLS" "$(rules HTTP/2 '')" --cacert "$folder/loopback.pem" \
    --url "https://127.0.0.1:$tls/"
answers "--insecure" "$(rules HTTP/2 '')" --insecure --url "https://127.0.0.1:$tls/"
answers "HTTP/1.1 over TLS" "$(rules HTTP/1.1 ,phrase-unregistered)" -k --request-version 1.1 \
    --url "https://127.0.0.1:$tls/"
answers "TLS without HTTP/2" "$(rules HTTP/1.1 ,phrase-unregistered)" -k \
    --url "https://127.0.0.1:$other/"
answers "HTTP/2 without TLS" "$(rules HTTP/2 '')" --request-version 2 --url "http://127.0.0.1:$clear/"
# nginx answers HTTP/1.1 to HTTP/1.0 as well.
answers "asked in HTTP/1.0" "$(rules HTTP/1.1 ,phrase-unregistered)" --request-version 1.0 \
    --url "http://127.0.0.1:$old/"

if ! curl --version | grep -q HTTP3; then
    refuses "HTTP/3 where libcurl has none" "https://127.0.0.1:$tls/: " -k --request-version 3 \
        --url "https://127.0.0.1:$tls/"
fi

curl -sik "https://127.0.0.1:$tls/nothing" >"$folder/curl"
answers "curl -si of HTTP/2" " HTTP/2 404 html-lang-missing" "$folder/curl"
curl --http2-prior-knowledge -sI "http://127.0.0.1:$clear/" >"$folder/curl"
answers "curl -sI of HTTP/2" " HTTP/2 200 " "$folder/curl"
curl -svk -o /dev/null "https://127.0.0.1:$tls/nothing" 2>"$folder/curl"
answers "curl -sv of HTTP/2" "GET HTTP/2 404 " "$folder/curl"
sed -n 's/^< //p' "$folder/curl" | sed 's/^HTTP\/2 /:status: /' >"$folder/pseudo"
answers "the pseudo-field" " HTTP/2 404 " "$folder/pseudo"
printf ':status: 404\ndate: Sun, 06 Nov 1994 08:49:37 GMT\nkeep-alive: x\n\n:status: 101\n\n' >"$folder/pseudo"
answers "what HTTP/2 has not" " HTTP/2 404 connection-field-in-http2; HTTP/2 101 switching-in-http2" \
    "$folder/pseudo"

# Redirects are reported, and not followed.
moved() {
    printf '%s http://127.0.0.1:%s/%s\n301 Moved Permanently\n' "$1" "$hostile" "$2"
    echo "  The resource has permanently moved to a new address. Future requests should use that address."
}
# nginx's own page has no language.
unnamed() {
    echo "  may: The page does not declare its language. Screen readers, translation tools and spelling checkers need <html lang=\"...\">."
    echo "    HTML Standard 4.1.1  [html-lang-missing]"
}
for place in path port; do
    {
        moved GET $place && unnamed && echo
        moved HEAD $place && echo "  Found no problems." && echo
        moved OPTIONS $place && unnamed
    } >"$folder/expected"
    "$command" check --lang en --url "http://127.0.0.1:$hostile/$place" >"$folder/report" 2>&1
    status=$?
    if [ $status -eq 0 ] && cmp -s "$folder/expected" "$folder/report"; then
        echo "ok the report of a redirect to another $place"
    else
        echo "not ok the report of a redirect to another $place: status $status," \
            "$(diff "$folder/expected" "$folder/report")"
    fi
done
for code in 302 303 307 308; do
    empty=''
    page=html-lang-missing
    case $code in
        302) empty=phrase-former page=$page,phrase-former ;; # "Moved Temporarily"
        303) page=content-expected,$page ;;                  # no link
    esac
    answers "a redirect with $code" \
        "GET HTTP/1.1 $code $page;HEAD HTTP/1.1 $code $empty;OPTIONS HTTP/1.1 $code $page" \
        --url "http://127.0.0.1:$hostile/$code"
done

# logged PORT LOG: the log, which is then emptied.  nginx writes it after the response, so it is
# complete when a further request is in it.
logged() {
    curl -s -o /dev/null "http://127.0.0.1:$1/end"
    for _ in $(seq 600); do
        ! grep -q ' /end ' "$2" || break
        sleep 0.1
    done
    sed '/ \/end /d' "$2"
    : >"$2"
}
# is WHAT EXPECTED ACTUAL
is() {
    if [ "$3" = "$2" ]; then
        echo "ok $1"
    else
        echo "not ok $1: $3, expected $2"
    fi
}
is "the targets of redirects get no request" "" \
    "$(logged "$target" "$folder/target.log"; grep ' /target ' "$folder/hostile.log")"
curl -sL -o /dev/null "http://127.0.0.1:$hostile/port"
is "curl, which follows a redirect, sends one" "GET / 200" \
    "$(logged "$target" "$folder/target.log" | cut -d ' ' -f 1-3)"

# Problem details show whether all of the content was kept: only then, they contradict the status.
# What is beyond a limit ends the response, and the command says so.
cut() {
    is "$1: it is said" "$2" "$(sed 's/ (.*//' "$folder/error" | paste -sd ';')"
}
rest="OPTIONS HTTP/1.1 405 field-required,html-lang-missing,phrase-unregistered"
# kept GET HEAD: the expected answers, with the rules of those.
kept() {
    echo "GET HTTP/1.1 200 $1;HEAD HTTP/1.1 200 $2;$rest;GET HTTP/1.1 304 ${2:+$2,}not-modified-metadata"
}
at=http://127.0.0.1:$hostile
answers "content of 8 MiB" "$(kept problem-status '')" --url "$at/longest.problem"
cut "content of 8 MiB" ""
answers "content that is longer by a byte" "$(kept '' '')" --url "$at/longer.problem"
part="only a part of the response was checked"
cut "content that is longer by a byte" "httplingo check: GET $at/longer.problem: $part: it has more than 8 MiB"
answers "content of 256 MiB" "$(kept '' '')" --url "$at/endless"
answers "a header section of 77 kB" "$(kept limit,problem-status limit)" --url "$at/fields-long/short.problem"
# Here, libcurl itself ends the response after 300 KiB, unless it is older than its correction of
# CVE-2023-38039.
answers "a header section of more than 8 MiB" "$(kept limit limit)" --url "$at/fields-endless/short.problem"
# Trailer fields are no part of what is checked, however long they are.  With them, nginx sends no validators.
answers "a trailer section of 8 MiB" \
    "GET HTTP/1.1 200 field-conditional,problem-status;HEAD HTTP/1.1 200 field-conditional;$rest" \
    --url "$at/trailer/short.problem"
cut "a trailer section of 8 MiB" ""
is "the connection is closed at the limit" "1 of 1" "$(logged "$hostile" "$folder/hostile.log" |
    awk '$1 == "GET" && $2 == "/endless" && $3 == 200 { n++; cut += $4 < 128 * 1024 * 1024 }
        END { print cut + 0 " of " n + 0 }')"
