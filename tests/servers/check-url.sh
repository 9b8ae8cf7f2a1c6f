#!/bin/sh
# SPDX-License-Identifier: MIT
# "httplingo check --url" with TLS and HTTP/2, and the output of curl for HTTP/2, with nginx on the
# loopback interface.  Usage: check-url.sh PREFIX
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
chmod -R a+rX "$folder"
# shellcheck disable=SC2046 # words
set -- $(python3 -B tests/servers/free_port.py 4)
tls=$1 other=$2 clear=$3 old=$4
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
    types { text/html html; }
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
