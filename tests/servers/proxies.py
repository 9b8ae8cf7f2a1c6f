# SPDX-License-Identifier: MIT
"""The tests of the configurations in docs/servers; see proxies.sh."""
import functools
import http.server
import json
import os
import re
import shutil
import sys
import tempfile
import threading

import daemon_support
from daemon_support import (ask, check, check_true, Daemon, free_port, is_open, Program, run_test,
                            skip, Wire)

PREFIX = os.path.abspath(sys.argv[1])
HERE = os.path.dirname(os.path.abspath(__file__))
SERVERS = os.path.join(HERE, "..", "..", "docs", "servers")
DIRECTORY = tempfile.mkdtemp(prefix="httplingo-proxies-")
os.chmod(DIRECTORY, 0o755)
write = functools.partial(daemon_support.write_file, DIRECTORY)
GOOD = b"<p>hello</p>\n" * 100


class Application(http.server.BaseHTTPRequestHandler):
    """What is behind the proxy: /404 and the like are errors with a page of its own."""
    protocol_version = "HTTP/1.1"

    def answer(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        code = int(self.path[1:4]) if re.match(r"/[45]\d\d", self.path) else 200
        body = GOOD if code == 200 else b"the application's own words"
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_GET = do_HEAD = do_POST = answer

    def handle(self):
        try:
            super().handle()
        except ConnectionError:
            pass

    def log_message(self, *_):
        pass


class World:
    """The application and the daemon; the proxies' configurations name them by the ports of the
    documentation."""

    def __init__(self):
        self.application = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Application)
        threading.Thread(target=self.application.serve_forever, daemon=True).start()
        self.flag = os.path.join(DIRECTORY, "maintenance")
        self.options = ["--maintenance", self.flag, "--maintenance-except", "127.0.0.2"]
        self.daemon = Daemon(PREFIX, DIRECTORY, *self.options)
        self.ports = {"8120": self.daemon.ports[0],
                      "8080": self.application.server_address[1]}

    def configuration(self, name, more=()):
        with open(os.path.join(SERVERS, name), encoding="utf-8") as file:
            text = file.read()
        for old, new in self.ports.items():
            text = text.replace(f"127.0.0.1:{old}", f"127.0.0.1:{new}")
        for old, new in more:
            if old not in text:
                check(f"{name} has {old!r}", False, True)
            text = text.replace(old, new)
        return text

    def close(self):
        self.application.shutdown()
        self.application.server_close()
        self.daemon.stop()


def check_page(name, response, status, language, uri=None):
    """A page in HTML: status, language, fields and, in the content, code and address."""
    head = re.search(rb'<html lang="([^"]*)"', response.body)
    check(name, (response.status, response.get("Content-Language"),
                 head and head.group(1).decode(), response.get("Content-Type"),
                 response.get("Vary")),
          (status, language, language, "text/html; charset=utf-8", "Accept, Accept-Language"))
    check_true(f"{name}: it names {status}", str(status).encode() in response.body, response.body)
    if uri:
        check_true(f"{name}: it names {uri}", uri.encode() in response.body, response.body)


def check_json(name, response, status, language, uri):
    try:
        document = json.loads(response.body)
    except ValueError:
        document = {}
    check(name, (response.status, response.get("Content-Type"), document.get("status"),
                 document.get("lang"), document.get("uri"), bool(document.get("request_id"))),
          (status, "application/json", status, language, uri, True))


def check_common(name, address, path, status, host=()):
    """One error of a proxy, asked for in several ways."""
    fields = dict(host)
    response = ask(address, f"{path}?a=1", dict(fields, **{"Accept-Language": "fr-CA, fr;q=0.8"}))
    check_page(f"{name}: French", response, status, "fr", f"{path}?a=1")
    response = ask(address, path, dict(fields, **{"Accept-Language": "zh-TW"}))
    check_page(f"{name}: Chinese", response, status, "zh-Hant")
    response = ask(address, path, dict(fields, Accept="application/json"))
    check_json(f"{name}: JSON", response, status, "en", path)
    response = ask(address, path, dict(fields, **{"Accept-Language": "de"}), "HEAD")
    check(f"{name}: HEAD", (response.status, response.get("Content-Language"), response.body),
          (status, "de", b""))
    response = ask(address, path, dict(fields, **{"Accept-Language": "ja"}), "POST", b"x=1" * 99)
    check_page(f"{name}: POST", response, status, "ja")
    response = ask(address, path, dict(fields, **{"Accept-Language": "ja"}), "POST",
                   b"x" * 3000000)
    check_page(f"{name}: POST of 3 MB", response, status, "ja")
    wire = Wire(address)
    statuses = [wire.request(path, fields).status for _ in range(3)]
    check(f"{name}: three on one connection", statuses, [status] * 3)
    wire.close()


def check_maintenance(world, name, address, path, host=()):
    """Everybody but a visitor from 127.0.0.2, whose address the proxy tells."""
    found = []
    write("maintenance", "")
    for source in ("127.0.0.1", "127.0.0.2"):
        wire = Wire(address, source=source)
        body = wire.request(path, dict(host, **{"Accept-Language": "fr"})).body
        found.append("Site en maintenance" in body.decode())
        wire.close()
    os.unlink(world.flag)
    check(f"{name}: maintenance, but for some", found, [True, False])


# ---- Caddy ----

def test_caddy(world):
    port = free_port()
    text = world.configuration("Caddyfile", [("example.org {", f"http://127.0.0.1:{port} {{")])
    environment = dict(os.environ, HOME=DIRECTORY, XDG_DATA_HOME=DIRECTORY,
                       XDG_CONFIG_HOME=DIRECTORY)
    # The test speaks to it by another name than the address; nothing else is changed.
    text = "{\n\tadmin off\n\tauto_https off\n}\n" + text.replace(f"127.0.0.1:{port}", f":{port}", 1)
    server = Program(["caddy", "run", "--adapter", "caddyfile", "--config",
                      write("Caddyfile", text)], DIRECTORY, environment, lambda: is_open(port))
    address = ("127.0.0.1", port)
    try:
        check("Caddy: what is no error", ask(address, "/").body, GOOD)
        check_common("Caddy: an error of the application", address, "/404", 404)
        check_maintenance(world, "Caddy", address, "/404")
        check("Caddy: a code that is not named passes",
              ask(address, "/409").body, b"the application's own words")
        dead = text.replace(str(world.ports["8080"]), str(free_port()))
    finally:
        server.stop()
    server = Program(["caddy", "run", "--adapter", "caddyfile", "--config",
                      write("Caddyfile", dead)], DIRECTORY, environment, lambda: is_open(port))
    try:
        check_common("Caddy: the application is away", address, "/x", 502)
    finally:
        server.stop()


# ---- nginx ----

NGINX = """
daemon off; worker_processes 2; pid DIR/nginx.pid; error_log DIR/nginx.log;
events { worker_connections 512; }
http {
    access_log off;
    client_body_temp_path DIR/t1; proxy_temp_path DIR/t2; fastcgi_temp_path DIR/t3;
    uwsgi_temp_path DIR/t4; scgi_temp_path DIR/t5;
    large_client_header_buffers 4 8k; client_max_body_size 4m;
    upstream httplingod { server 127.0.0.1:8120; keepalive 16; }
    server {
        listen 127.0.0.1:PORT;
        include DIR/httplingo-errors.conf;
        location / { root DIR/root; client_max_body_size 1k; }
        location /denied { deny all; }
        location /teapot { return 418; }
        location /app/ { proxy_pass http://127.0.0.1:8080/; proxy_intercept_errors on; }
        location /own/ { proxy_pass http://127.0.0.1:8080/; }
        location /dead/ { proxy_pass http://127.0.0.1:DEAD/; }
    }
}
"""


def test_nginx(world):
    port, dead = free_port(), free_port()
    os.makedirs(os.path.join(DIRECTORY, "root"), exist_ok=True)
    os.chmod(os.path.join(DIRECTORY, "root"), 0o755)
    write("root/index.html", "hello")
    write("httplingo-errors.conf", world.configuration("httplingo-errors.conf"))
    text = NGINX.replace("DIR", DIRECTORY).replace("PORT", str(port)).replace("DEAD", str(dead))
    for old, new in world.ports.items():
        text = text.replace(f"127.0.0.1:{old}", f"127.0.0.1:{new}")
    configuration = write("nginx.conf", text)
    server = Program(["nginx", "-c", configuration], DIRECTORY, None, lambda: is_open(port))
    address = ("127.0.0.1", port)
    try:
        check("nginx: what is no error", ask(address, "/").body, b"hello")
        check_common("nginx: 403", address, "/denied", 403)
        check_maintenance(world, "nginx", address, "/denied")
        check_common("nginx: an error of the application", address, "/app/503", 503)
        check_common("nginx: the application is away", address, "/dead/x", 502)
        check_page("nginx: 404", ask(address, "/nothing", {"Accept-Language": "fr"}), 404, "fr",
                   "/nothing")
        check("nginx: the application's own page passes", ask(address, "/own/404").body,
              b"the application's own words")
        check_page("nginx: 413", ask(address, "/", {"Accept-Language": "fr"}, "POST", b"x" * 2000),
                   413, "fr", "/")
        check_page("nginx: 405", ask(address, "/", {"Accept-Language": "fr"}, "POST", b"x"), 405,
                   "fr", "/")
        for name, data, status in (("garbage", b"garbage\r\n\r\n", 400),
                                   ("a field too long", b"GET / HTTP/1.1\r\nHost: a\r\nX: " +
                                    b"x" * 9000 + b"\r\n\r\n", 400),
                                   ("an address too long", b"GET /" + b"x" * 9000 +
                                    b" HTTP/1.1\r\nHost: a\r\n\r\n", 414)):
            wire = Wire(address)
            wire.send(data)
            check_page(f"nginx: {name}", wire.receive(), status, "en")
            wire.close()
    finally:
        server.stop()
    world.daemon.stop()
    server = Program(["nginx", "-c", configuration], DIRECTORY, None, lambda: is_open(port))
    try:
        response = ask(address, "/nothing")
        check("nginx: with the daemon away its own page", (response.status,
                                                           b"nginx" in response.body), (502, True))
    finally:
        server.stop()
        port = world.daemon.ports[0]
        world.daemon = Daemon(PREFIX, DIRECTORY, *world.options, listen=(f"127.0.0.1:{port}",))


# ---- HAProxy ----

def test_haproxy(world):
    port = free_port()
    text = world.configuration("haproxy.cfg", [("127.0.0.1:8000", f"127.0.0.1:{port}")])
    address, host = ("127.0.0.1", port), {"Host": "example.org"}

    def run(name, text):
        return Program(["haproxy", "-db", "-f", write(name, text)], DIRECTORY, None,
                       lambda: is_open(port))
    server = run("haproxy.cfg", text)
    try:
        check("HAProxy: what is no error", ask(address, "/", host).body, GOOD)
        check_common("HAProxy: refused", address, "/private/x", 403, host)
        wire = Wire(address)
        wire.send(b"GET /y HTTP/1.1\r\nHost: elsewhere.example\r\nAccept-Language: fr\r\n\r\n")
        check_page("HAProxy: a host that is not known", wire.receive(), 404, "fr", "/y")
        wire.close()
        check("HAProxy: an error of the application passes", ask(address, "/404", host).body,
              b"the application's own words")
    finally:
        server.stop()
    server = run("haproxy.cfg", text.replace(str(world.ports["8080"]), str(free_port())))
    try:
        server.wait_for(r"has no server available")
        check_common("HAProxy: the application is away", address, "/x", 503, host)
        check_maintenance(world, "HAProxy", address, "/x", host)
    finally:
        server.stop()


def main():
    world = World()
    for program, test in (("caddy", test_caddy), ("nginx", test_nginx), ("haproxy", test_haproxy)):
        if not shutil.which(program):
            skip(program, f"there is no {program}")
            continue
        run_test(test, world)
    world.close()
    shutil.rmtree(DIRECTORY, ignore_errors=True)
    return 1 if daemon_support.FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
