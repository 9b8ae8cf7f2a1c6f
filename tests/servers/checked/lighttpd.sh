# SPDX-License-Identifier: MIT
# lighttpd for check-servers.sh, which reads this file.
# shellcheck shell=sh disable=SC2154,SC2034 # variables are shared
server_program=lighttpd
server_package=lighttpd
server_version() {
    lighttpd -v | sed -n '1s/ (.*//p'
}
server_start() {
    printf 'user:secret\n' >"$directory/lighttpd/passwords"
    cat >"$directory/lighttpd/lighttpd.conf" <<END
server.modules = ("mod_access", "mod_auth", "mod_authn_file", "mod_proxy", "mod_redirect")
server.document-root = "$www"
server.bind = "127.0.0.1"
server.port = $port
server.pid-file = "$directory/lighttpd/pid"
server.errorlog = "$directory/lighttpd/error.log"
server.upload-dirs = ("$directory/lighttpd")
server.max-request-size = 1
index-file.names = ("index.html")
mimetype.assign = (".html" => "text/html")
auth.backend = "plain"
auth.backend.plain.userfile = "$directory/lighttpd/passwords"
auth.require = ("/auth/" => ("method" => "basic", "realm" => "staff", "require" => "valid-user"))
url.redirect = ("^/redirect/" => "/")
\$HTTP["url"] =~ "^/deny/" { url.access-deny = ("") }
\$HTTP["url"] =~ "^/dead/" { proxy.server = ("" => (("host" => "127.0.0.1", "port" => $dead))) }
END
    start lighttpd lighttpd -D -f "$directory/lighttpd/lighttpd.conf"
}
server_ask() {
    ask_files
    ask_broken
    ask_guarded
    ask GET /redirect/ "of a redirected path"
    ask GET /dead/ "through a proxy, from a server that is down"
    ask POST / "of too much content" -d "$(head -c 3000 /dev/zero | tr '\0' x)"
}
