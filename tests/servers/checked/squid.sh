# SPDX-License-Identifier: MIT
# Squid for check-servers.sh, which reads this file.
# shellcheck shell=sh disable=SC2154,SC2034 # variables are shared
server_program=squid
server_package=squid
server_version() {
    squid -v | sed -n '1s/^Squid Cache: Version /Squid /p'
}
server_start() {
    helper=/usr/lib/squid/basic_ncsa_auth
    cat >"$directory/squid/squid.conf" <<END
http_port 127.0.0.1:$port
pid_filename $directory/squid/pid
cache_log $directory/squid/cache.log
access_log none
cache_store_log none
coredump_dir $directory/squid
cache deny all
shutdown_lifetime 0 seconds
connect_timeout 2 seconds
read_timeout 2 seconds
connect_retries 0
request_header_max_size 64 KB
reply_body_max_size 8 MB
pinger_enable off
visible_hostname localhost
auth_param basic program $helper $directory/passwords
auth_param basic realm staff
acl users proxy_auth REQUIRED
acl private dstdomain private.test
acl denied dstdomain denied.test
acl large urlpath_regex ^/small/
request_body_max_size 1 KB
http_access deny denied
http_access allow private users
http_access allow all
END
    start squid squid -N -f "$directory/squid/squid.conf"
}
server_ask() {
    ask GET / "with a path instead of a URL"
    ask_broken
    proxy="-x 127.0.0.1:$port"
    through() {
        method=$1
        url=$2
        what=$3
        shift 3
        option="-iX $method"
        [ "$method" != HEAD ] || option=-I
        # shellcheck disable=SC2086 # options and their arguments
        curl -s --max-time 15 $proxy $option "$@" "$url" >"$directory/response"
        record "$method" "$method $what"
    }
    through GET http://denied.test/ "of a host that is denied"
    through GET http://private.test/ "without credentials"
    through GET http://private.test/ "with wrong credentials" -U user:wrong
    through GET "http://127.0.0.1:$dead/" "from a server that is down"
    through HEAD "http://127.0.0.1:$dead/" "from a server that is down"
    through GET "http://127.0.0.1:$silent/" "from a server that does not respond"
    through GET http://nobody.invalid/ "from a host without an address"
    through GET "ftp://127.0.0.1:$dead/" "over FTP, from a server that is down"
    through POST "http://127.0.0.1:$dead/" "of too much content" -d "$(head -c 3000 /dev/zero | tr '\0' x)"
    through GET "http://127.0.0.1:$dead/" "only if cached" -H "Cache-Control: only-if-cached"
    through CONNECT "http://127.0.0.1:$dead/" "to a server that is down"
}
