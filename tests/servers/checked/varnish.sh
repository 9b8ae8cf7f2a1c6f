# SPDX-License-Identifier: MIT
# Varnish for check-servers.sh, which reads this file.
# shellcheck shell=sh disable=SC2154,SC2034 # variables are shared
server_program=varnishd
server_package=varnish
server_version() {
    varnishd -V 2>&1 | sed -n 's/^varnishd (\(varnish-[^ ]*\).*/\1/p'
}
server_start() {
    cat >"$directory/varnish/main.vcl" <<END
vcl 4.1;
import std;
backend dead { .host = "127.0.0.1"; .port = "$dead"; .connect_timeout = 1s; }
backend silent {
    .host = "127.0.0.1"; .port = "$silent"; .connect_timeout = 1s; .first_byte_timeout = 1s;
}
sub vcl_recv {
    if (req.url ~ "^/code/") {
        return (synth(std.integer(regsub(req.url, "^/code/", ""), 500)));
    }
    if (req.url ~ "^/silent/") { set req.backend_hint = silent; } else { set req.backend_hint = dead; }
}
END
    start varnish varnishd -F -j none -n "$directory/varnish/work" -a "127.0.0.1:$port" -s malloc,8m \
        -f "$directory/varnish/main.vcl"
}
server_ask() {
    ask GET / "through a proxy, from a server that is down"
    ask HEAD / "through a proxy, from a server that is down"
    ask_broken
    ask GET /silent/ "through a proxy, from a server that does not respond"
    ask_codes
}
