# SPDX-License-Identifier: MIT
# Caddy for check-servers.sh, which reads this file.
# shellcheck shell=sh disable=SC2154,SC2034 # variables are shared
server_program=caddy
server_package=caddy
server_version() {
    caddy version | sed 's/^/Caddy /; s/ h1:.*//'
}
server_start() {
    hash=$(caddy hash-password --plaintext secret)
    cat >"$directory/caddy/Caddyfile" <<END
{
    admin off
    auto_https off
}
http://127.0.0.1:$port {
    handle /auth/* {
        basicauth {
            user $hash
        }
        root * $www
        file_server
    }
    handle /dead/* {
        reverse_proxy 127.0.0.1:$dead
    }
    handle /silent/* {
        reverse_proxy 127.0.0.1:$silent {
            transport http {
                response_header_timeout 1s
            }
        }
    }
    handle /small/* {
        request_body {
            max_size 1
        }
        reverse_proxy 127.0.0.1:$dead
    }
$(for code in $codes; do echo "    handle /code/$code {"; echo "        respond $code"; echo "    }"; done)
    handle {
        root * $www
        file_server
    }
}
END
    start caddy env XDG_DATA_HOME="$directory/caddy" XDG_CONFIG_HOME="$directory/caddy" HOME="$directory/caddy" \
        caddy run --adapter caddyfile --config "$directory/caddy/Caddyfile"
}
server_ask() {
    ask_files
    ask_broken
    ask GET /auth/ "without credentials"
    ask GET /dead/ "through a proxy, from a server that is down"
    ask GET /silent/ "through a proxy, from a server that does not respond"
    ask POST /small/ "of too much content" -d 0123456789
    ask_codes
}
