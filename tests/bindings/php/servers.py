# SPDX-License-Identifier: MIT
"""PHP-FPM behind nginx and Apache httpd, with the examples and with what scripts do.

    servers.py EXTENSION.so CLASSES EXAMPLES FOLDER

CLASSES is a folder with Httplingo in it, for include_path.
"""
import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../../servers"))

from free_port import free_port  # noqa: E402

PAGE = "Page introuvable"
JSON = {"Accept": "application/problem+json"}

# host, method, path, fields of the request, status, fields of the response (None: not there), what the
# content has, what it has not
CASES = [
    ("plain", "GET", "/", {}, 200, {}, "Tea!", ""),
    ("plain", "GET", "/nothing", {}, 404, {"Content-Language": "fr", "Vary": "Accept, Accept-Language"}, PAGE, "secret"),
    ("plain", "GET", "/nothing", {"Accept-Language": "ar"}, 404, {"Content-Language": "ar"}, 'dir="rtl"', ""),
    ("plain", "HEAD", "/nothing", {}, 404, {"Content-Language": "fr"}, "", ""),
    ("plain", "GET", "/closed", {}, 503, {"Retry-After": "120"}, "minutes", ""),
    ("plain", "GET", "/order", JSON, 403, {"Content-Type": "application/problem+json"}, '"balance":30', ""),
    ("plain", "GET", "/own-words", {}, 404, {"Content-Language": None}, "There is no tea", PAGE),
    ("plain", "GET", "/broken", {}, 500, {"Content-Language": "fr"}, "Teahouse", "secret"),
    ("psr15", "GET", "/", {}, 200, {}, "Tea!", ""),
    ("psr15", "GET", "/nothing", {}, 404, {"Content-Language": "fr"}, PAGE, ""),
    ("psr15", "POST", "/order", {"Accept-Language": "ar"}, 405, {"Content-Language": "ar", "Allow": "POST"}, 'dir="rtl"', ""),
    ("symfony", "GET", "/", {}, 200, {}, "Tea!", ""),
    ("symfony", "GET", "/nothing", {}, 404, {"Content-Language": "fr"}, PAGE, "No route"),
    ("symfony", "HEAD", "/nothing", {}, 404, {"Content-Language": "fr"}, "", ""),
    ("symfony", "GET", "/order", {"Accept-Language": "ar"}, 405, {"Content-Language": "ar", "Allow": "POST"}, 'dir="rtl"', ""),
    ("symfony", "GET", "/balance", JSON, 403, {}, '"balance":30', ""),
    ("symfony", "GET", "/broken", {}, 500, {"Content-Language": "fr"}, "Teahouse", "secret"),
    ("laravel", "GET", "/", {}, 200, {}, "Tea!", ""),
    ("laravel", "GET", "/nothing", {}, 404, {"Content-Language": "fr"}, PAGE, ""),
    ("laravel", "GET", "/order", {"Accept-Language": "ar"}, 405, {"Content-Language": "ar", "Allow": "POST"}, 'dir="rtl"', ""),
    ("laravel", "GET", "/balance", JSON, 403, {}, '"balance":30', ""),
    ("laravel", "GET", "/broken", {}, 500, {"Content-Language": "fr"}, "Teahouse", "secret"),
    ("cases", "GET", "/ok", {}, 200, {"Content-Language": None}, "Tea!", ""),
    ("cases", "GET", "/empty?code=403", {}, 403, {"Content-Language": "fr"}, "Teahouse", ""),
    ("cases", "GET", "/empty?code=500", {}, 500, {"Content-Language": "fr"}, "Teahouse", ""),
    ("cases", "GET", "/empty?code=204", {}, 204, {"Content-Language": None}, "", "Teahouse"),
    ("cases", "GET", "/empty?code=302", {}, 302, {"Content-Language": None}, "", "Teahouse"),
    ("cases", "GET", "/phrase", {}, 404, {"Content-Language": "fr"}, PAGE, "Not Found\n"),
    ("cases", "GET", "/own", {}, 404, {"Content-Language": None}, "There is no such user.", PAGE),
    ("cases", "GET", "/fields", {}, 401, {"WWW-Authenticate": 'Basic realm="x", Bearer', "ETag": None, "Set-Cookie": "a=b",
                                          "Content-Disposition": None, "Cache-Control": "max-age=1",
                                          "Vary": "Origin, Accept, Accept-Language"}, "Teahouse", ""),
    ("cases", "GET", "/allow", {}, 405, {"Allow": "POST"}, "POST", ""),
    ("cases", "GET", "/wait", {}, 503, {"Retry-After": "120"}, "minutes", ""),
    ("cases", "GET", "/partial", {}, 500, {"Content-Language": "fr"}, "Teahouse", "Half a page"),
    ("cases", "GET", "/fatal", {}, 500, {"Content-Language": "fr"}, "Teahouse", "secret"),
    ("cases", "GET", "/memory", {}, 500, {"Content-Language": "fr"}, "Teahouse", "Half a page"),
    ("cases", "GET", "/trigger", {}, 500, {"Content-Language": "fr"}, "Teahouse", "secret"),
    ("cases", "GET", "/problem", JSON, 403, {"X-Own": "y", "Retry-After": "9"}, '"balance":30', ""),
    ("cases", "GET", "/only-exception", {}, 500, {"Content-Language": None}, "", "secret"),
    ("cases", "GET", "/only", {}, 404, {"Content-Language": "fr"}, PAGE, ""),
    ("cases", "GET", "/exit", {}, 410, {"Content-Language": "fr"}, "Teahouse", ""),
    ("cases", "GET", "/flushed", {}, 404, {"Content-Language": None}, "sent already", PAGE),
    # Debian's php.ini has a buffer below.
    ("cases", "GET", "/flushed-only", {}, 404, {"Content-Language": None}, "own words", PAGE),
    ("cases", "GET", "/ended", {}, 404, {"Content-Language": None}, "own words", PAGE),
    ("cases", "GET", "/flushed-exception", {}, 500, {"Content-Language": "fr"}, "Teahouse", "sent"),
    ("cases", "GET", "/long", {}, 404, {"Content-Language": None}, "xxxx", PAGE),
    ("cases", "GET", "/buffers", {}, 404, {"Content-Language": "fr"}, PAGE, ""),
    ("cases", "GET", "/buffers-own", {}, 404, {"Content-Language": None}, "No such user", PAGE),
    ("cases", "GET", "/closed-buffer", {}, 404, {"Content-Language": "fr"}, PAGE, ""),
    ("cases", "GET", "/nested", {}, 500, {"Content-Language": "fr"}, "Teahouse", "Half"),
    ("cases", "GET", "/nothing", {"Accept-Language": "\xff\xfe, fr;q=x", "Cookie": '"><script>', "X-Request-ID": "<script>"},
     404, {"Content-Language": "en"}, "Page not found", "<script>"),
    ("cases", "GET", "/send", {}, 405, {"Allow": "GET", "ETag": None, "Vary": "Origin, Accept, Accept-Language"}, "POST", ""),
    ("cases", "GET", "/send-late", {}, 200, {"Content-Language": None}, "sent on", "<html"),
    ("cases", "HEAD", "/send-head", {}, 404, {"Content-Language": "fr"}, "", ""),
    # Errors of the server itself.
    ("own", "GET", "/missing.txt", {}, 404, {"Content-Language": "fr"}, PAGE, "nginx"),
    ("own", "GET", "/missing.txt", {"Accept-Language": "ar"}, 404, {"Content-Language": "ar"}, 'dir="rtl"', "Apache"),
    ("own", "GET", "/denied/", {}, 403, {"Content-Language": "fr"}, "interdit", "nginx"),
    ("own", "GET", "/here.txt", {}, 200, {"Content-Language": None}, "a file", ""),
]
NEEDS = {"psr15": "Nyholm/Psr7/autoload.php", "symfony": "Symfony/Component/HttpKernel/autoload.php",
         "laravel": "Illuminate/Foundation/Exceptions/Handler.php"}


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


class Server:
    """A program that listens on a port or a socket."""

    def __init__(self, name, command, address, **more):
        self.name = name
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, **more)
        for _ in range(200):
            family = socket.AF_UNIX if isinstance(address, str) else socket.AF_INET
            with socket.socket(family) as one:
                if one.connect_ex(address) == 0:
                    return
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise RuntimeError(f"{name} does not start")

    def stop(self):
        self.process.terminate()
        self.process.wait()


def start_fpm(program, extension, classes, folder):
    address = folder + "/fpm.sock"
    write(folder + "/fpm.conf", f"""[global]
error_log = {folder}/fpm.log
daemonize = no
[www]
listen = {address}
{"user = root" if os.geteuid() == 0 else ""}
{"listen.mode = 0666" if os.geteuid() == 0 else ""}
pm = static
pm.max_children = 2
catch_workers_output = yes
php_admin_value[error_log] = {folder}/php.log
php_admin_value[include_path] = {classes}:/usr/share/php
php_admin_value[auto_prepend_file] = {HERE}/psr15-once.php
php_admin_flag[display_errors] = off
php_admin_flag[log_errors] = on
""")
    command = [program, "-F", "-y", folder + "/fpm.conf", "-d", "extension=" + extension]
    return Server("PHP-FPM", command + (["-R"] if os.geteuid() == 0 else []), address,
                  stderr=open(folder + "/fpm.err", "wb")), address


def document_root(folder, name):
    root = f"{folder}/www/{name}"
    os.makedirs(root + "/denied", exist_ok=True)
    write(root + "/here.txt", "a file\n")
    return root


def example(examples, name, address):
    return read(f"{examples}/{name}.conf").replace("/run/php/php8.2-fpm.sock", address)


def start_nginx(address, examples, folder):
    port, root = free_port(), document_root(folder, "own")
    shutil.copy(examples + "/error.php", root)
    part = example(examples, "nginx", address)
    own = part.replace("try_files $uri @application;", "try_files $uri =404;")
    write(folder + "/nginx.conf", f"""daemon off;
{"user root;" if os.geteuid() == 0 else ""}
pid {folder}/nginx.pid;
worker_processes 1;
error_log {folder}/nginx.log;
events {{ }}
http {{
    access_log off;
    include /etc/nginx/mime.types;
    client_body_temp_path {folder}/a; fastcgi_temp_path {folder}/b; proxy_temp_path {folder}/c;
    uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
    server {{
        listen 127.0.0.1:{port};
        server_name own;
        root {root};
        location /denied/ {{ deny all; }}
        {own.replace("include ", "include /etc/nginx/")}
    }}
    server {{
        listen 127.0.0.1:{port};
        server_name plain;
        root {examples};
        {part.replace("include ", "include /etc/nginx/").replace("try_files $uri @application", "try_files /none @application")}
    }}
    server {{
        listen 127.0.0.1:{port};
        server_name ~^(?<application>[a-z0-9]+)$;
        root {folder}/scripts;
        location / {{
            include /etc/nginx/fastcgi_params;
            fastcgi_param SCRIPT_FILENAME {folder}/scripts/$application.php;
            fastcgi_pass unix:{address};
        }}
    }}
}}
""")
    return Server("nginx", ["nginx", "-p", folder, "-c", folder + "/nginx.conf", "-e", folder + "/nginx.log"],
                  ("127.0.0.1", port)), port


APACHE_MODULES = ("mpm_event", "authz_core", "authz_host", "dir", "mime", "proxy", "proxy_fcgi", "alias", "setenvif")


def start_apache(address, examples, folder):
    port, root = free_port(), document_root(folder, "own")
    shutil.copy(examples + "/error.php", root)
    part = example(examples, "apache", address)
    own = part.replace("FallbackResource /plain.php\n", "")
    modules = "\n".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in APACHE_MODULES)
    hosts = "".join(f"""
<VirtualHost *:{port}>
    ServerName {name}
    DocumentRoot {folder}/scripts
    {part.replace("/plain.php", f"/{name}.php").replace("ErrorDocument", "#")}
</VirtualHost>""" for name in ("plain", "psr15", "symfony", "laravel", "cases"))
    write(folder + "/httpd.conf", f"""ServerRoot {folder}
PidFile {folder}/httpd.pid
ErrorLog {folder}/httpd.log
DefaultRuntimeDir {folder}
Listen 127.0.0.1:{port}
ServerName own
{modules}
TypesConfig /etc/mime.types
{"User www-data" if os.geteuid() == 0 else ""}
{"Group www-data" if os.geteuid() == 0 else ""}
<Directory />
    Require all granted
</Directory>
<VirtualHost *:{port}>
    ServerName own
    DocumentRoot {root}
    <Location /denied/>
        Require all denied
    </Location>
    {own}
</VirtualHost>{hosts}
""")
    environment = {**os.environ, "APACHE_RUN_DIR": folder}
    return Server("httpd", ["apache2", "-DFOREGROUND", "-f", folder + "/httpd.conf"],
                  ("127.0.0.1", port), env=environment), port


def ask(port, host, method, path, fields):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request(method, path, headers={"Host": host, "Accept-Language": "fr", **fields})
    answer = connection.getresponse()
    content = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer, content


def faults(server, case, port):
    host, method, path, fields, status, wanted, has, lacks = case
    answer, content = ask(port, host, method, path, fields)
    if answer.status != status:
        yield f"{answer.status}, not {status}"
    for name, value in wanted.items():
        got = answer.headers.get_all(name)
        # httpd joins fields of a name without spaces, and a cookie has attributes.
        got = None if got is None else re.sub(", *", ", ", ", ".join(got))
        if got != value and not (name == "Set-Cookie" and got and got.startswith(value)):
            yield f"{name}: {got}, not {value}"
    if has not in content:
        yield f"the content lacks {has!r}: {content[:80]!r}"
    if lacks and lacks in content:
        yield f"the content has {lacks!r}"
    length = answer.headers.get("Content-Length")
    if method == "GET" and length is not None and int(length) != len(content.encode("utf-8", "replace")):
        yield f"Content-Length {length}"
    if content.startswith("{"):
        json.loads(content)


def run(name, port, include):
    for case in CASES:
        label = f"{name}: {case[0]} {case[1]} {case[2]}" + (f" {list(case[3])}" if case[3] else "")
        missing = [file for key, file in NEEDS.items() if key == case[0] and not any(
            os.path.exists(f"{folder}/{file}") for folder in include)]
        if missing:
            print(f"skip {label}: there is no {missing[0]}")
            continue
        found = list(faults(name, case, port))
        print(f"not ok {label}: {'; '.join(found)}" if found else f"ok {label}", flush=True)


def main(extension, classes, examples, folder):
    fpm = next((p for p in ("php-fpm8.2", "php-fpm8.3", "php-fpm8.4", "php-fpm") if shutil.which(p)), None)
    if fpm is None:
        print("skip PHP-FPM: it is not installed (Debian: php-fpm)")
        return
    os.makedirs(folder + "/scripts", exist_ok=True)
    for name in ("plain", "psr15", "symfony", "laravel"):
        shutil.copy(f"{examples}/{name}.php", folder + "/scripts")
    shutil.copy(HERE + "/cases.php", folder + "/scripts")
    php, address = start_fpm(fpm, extension, classes, folder)
    try:
        for name, program, start in (("nginx", "nginx", start_nginx), ("Apache httpd", "apache2", start_apache)):
            if not shutil.which(program):
                print(f"skip {name}: it is not installed (Debian: {program})")
                continue
            server, port = start(address, examples, folder)
            try:
                run(name, port, (classes, "/usr/share/php"))
            finally:
                server.stop()
        logged = read(folder + "/php.log")
        print("ok exceptions are logged" if "Uncaught LogicException: secret" in logged else
              "not ok exceptions are logged")
    finally:
        php.stop()


if __name__ == "__main__":
    main(*map(os.path.abspath, sys.argv[1:]))
