# SPDX-License-Identifier: MIT
# nginx for check-servers.sh, which reads this file.
# shellcheck shell=sh disable=SC2154,SC2034 # variables are shared
server_program=nginx
server_package=nginx-light
server_version() {
    nginx -v 2>&1 | sed 's/.*: //'
}
server_start() {
    http2=$(free_ports 1)
    cat >"$directory/nginx/nginx.conf" <<END
${lingo:+load_module $lingo;}
daemon off;
worker_processes 1;
pid $directory/nginx/pid;
error_log $directory/nginx/error.log;
events {}
http {
    access_log off;
    ${lingo:+lingo on;}
    client_body_temp_path $directory/nginx/body;
    proxy_temp_path $directory/nginx/proxy;
    fastcgi_temp_path $directory/nginx/fastcgi;
    uwsgi_temp_path $directory/nginx/uwsgi;
    scgi_temp_path $directory/nginx/scgi;
    types { text/html html; }
    limit_req_zone \$binary_remote_addr zone=few:1m rate=1r/m;
    server {
        listen 127.0.0.1:$port;
        listen 127.0.0.1:$http2 http2;
        root $www;
        location /auth/ { auth_basic staff; auth_basic_user_file $directory/passwords; }
        location /deny/ { deny all; }
        location /few/ { limit_req zone=few; limit_req_status 429; try_files /index.html =404; }
        location /small/ { client_max_body_size 1; proxy_pass http://127.0.0.1:$dead; }
        location /dead/ { proxy_pass http://127.0.0.1:$dead; }
        location /silent/ { proxy_pass http://127.0.0.1:$silent; proxy_read_timeout 1s; }
        location /dav/ { dav_methods PUT DELETE MKCOL COPY MOVE; }
$(for code in $codes; do echo "        location = /code/$code { return $code; }"; done)
    }
}
END
    start nginx nginx -e "$directory/nginx/error.log" -c "$directory/nginx/nginx.conf"
}
server_ask() {
    ask_files
    ask_broken
    ask_guarded
    ask GET /few/ "within the rate limit"
    ask GET /few/ "above the rate limit"
    ask_behind
    ask_files_written
    ask MKCOL /dav/more/ "of a collection"
    ask DELETE /dav/new "of that file"
    ask_codes
    port=$http2
    for code in 404 405 426 429 451 503; do
        ask GET "/code/$code" "of a location that returns $code, in HTTP/2" --http2-prior-knowledge
    done
    ask HEAD /nothing "of a missing file, in HTTP/2" --http2-prior-knowledge
    ask DELETE / "of a file, in HTTP/2" --http2-prior-knowledge
}
