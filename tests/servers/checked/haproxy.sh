# SPDX-License-Identifier: MIT
# HAProxy for check-servers.sh, which reads this file.
# shellcheck shell=sh disable=SC2154,SC2034 # variables are shared
server_program=haproxy
server_package=haproxy
server_version() {
    haproxy -v | sed -n '1s/^\(HAProxy version [^ ]*\).*/\1/p'
}
# The codes that "deny" supports.
haproxy_codes='400 401 403 404 405 407 408 410 413 425 429 500 501 502 503 504'
server_start() {
    cat >"$directory/haproxy/haproxy.cfg" <<END
global
    maxconn 100
defaults
    mode http
    timeout connect 1s
    timeout client 5s
    timeout server 1s
    timeout http-request 2s
frontend main
    bind 127.0.0.1:$port
    http-request auth realm staff if { path_beg /auth/ }
    http-request redirect location / if { path_beg /redirect/ }
$(for code in $haproxy_codes; do echo "    http-request deny deny_status $code if { path /code/$code }"; done)
    use_backend dead if { path_beg /dead/ }
    use_backend silent if { path_beg /silent/ }
    default_backend none
backend dead
    server one 127.0.0.1:$dead
backend silent
    server one 127.0.0.1:$silent
backend none
END
    start haproxy haproxy -db -f "$directory/haproxy/haproxy.cfg"
}
server_ask() {
    ask GET / "without a server"
    ask HEAD / "without a server"
    ask_broken
    ask GET /auth/ "without credentials"
    ask GET /redirect/ "of a redirected path"
    ask GET /dead/ "through a proxy, from a server that is down"
    ask GET /silent/ "through a proxy, from a server that does not respond"
    say_raw GET "an incomplete request" 'GET / HTTP/1.1\r\n'
    for code in $haproxy_codes; do
        ask GET "/code/$code" "of a location that returns $code"
    done
}
