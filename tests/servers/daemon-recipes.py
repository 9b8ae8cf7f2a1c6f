# SPDX-License-Identifier: MIT
"""The recipes of docs/daemon.md; see daemon-recipes.sh."""
import functools
import http.server
import json
import os
import re
import shlex
import shutil
import sys
import tempfile
import threading

import daemon_support
from daemon_support import ask, check, Daemon, free_port, is_open, Program, run_test

PREFIX = os.path.abspath(sys.argv[1])
DOCS = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "docs"))
DIRECTORY = tempfile.mkdtemp(prefix="httplingo-recipes-")
os.chmod(DIRECTORY, 0o755)
write = functools.partial(daemon_support.write_file, DIRECTORY)
FLAG = os.path.join(DIRECTORY, "run", "maintenance")
NGINX = """
daemon off; worker_processes 1; pid DIR/nginx.pid; error_log DIR/nginx.log; events { }
http {
    access_log off;
    client_body_temp_path DIR/t1; proxy_temp_path DIR/t2; fastcgi_temp_path DIR/t3;
    uwsgi_temp_path DIR/t4; scgi_temp_path DIR/t5;
    real_ip_header X-Test-Address; set_real_ip_from 127.0.0.1;
    UPSTREAM
    RECIPE
}
"""


class Application(http.server.BaseHTTPRequestHandler):
    """/404 and the like, at the end of a path, are errors with a page of its own."""
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        found = re.search(r"/([45]\d\d)$", self.path)
        body = b"the application's own"
        self.send_response(int(found.group(1)) if found else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def document():
    with open(os.path.join(DOCS, "daemon.md"), encoding="utf-8") as file:
        return file.read()


def recipes():
    """By headline: the blocks, each with its kind, and all the text."""
    text = document()
    first = text.index("## Recipes")
    check("the recipes come first", text.find("\n## "), first - 1)
    part = text[first:text.index("\n## ", first)]
    found = {}
    for piece in part.split("\n### ")[1:]:
        name = piece.split("\n")[0]
        found[name] = re.findall(r"^```(\w+)\n(.*?)^```$", piece, re.M | re.S)
    upstream = re.search(r"`(upstream httplingod \{[^`]*\})`", part).group(1)
    return found, upstream


class World:
    def __init__(self):
        self.application = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Application)
        threading.Thread(target=self.application.serve_forever, daemon=True).start()
        self.port = free_port()
        self.address = ("127.0.0.1", self.port)
        self.recipes, self.upstream = recipes()

    def block(self, name, kind):
        """The only block of a kind."""
        found = [text for word, text in self.recipes[name] if word == kind]
        check(f"{name}: there is one block of {kind}", len(found), 1)
        return found[0]

    def place(self, text, daemon):
        """With the addresses and folders of this test."""
        for old, new in (("127.0.0.1:8000", f"127.0.0.1:{self.port}"),
                         ("127.0.0.1:8080", f"127.0.0.1:{self.application.server_address[1]}"),
                         ("127.0.0.1:8120", f"127.0.0.1:{daemon.ports[0]}"),
                         ("/run/httplingo/maintenance", FLAG)):
            text = text.replace(old, new)
        return text

    def nginx(self, recipe, daemon):
        with open(os.path.join(DOCS, "servers", "httplingo-errors.conf"), encoding="utf-8") as file:
            write("httplingo-errors.conf", file.read())
        text = NGINX.replace("DIR", DIRECTORY).replace("UPSTREAM", self.upstream)
        return Program(["nginx", "-c", write("nginx.conf", self.place(
            text.replace("RECIPE", recipe), daemon))], DIRECTORY, None, lambda: is_open(self.port))

    def ask(self, path, language="fr", **fields):
        return ask(self.address, path, {"Accept-Language": language, "Accept": "text/html",
                                        **{key.replace("_", "-"): value for key, value in
                                           fields.items()}})


def test_maintenance(world):
    os.makedirs(os.path.dirname(FLAG), exist_ok=True)
    command = shlex.split(world.block("Maintenance", "sh"))
    check("Maintenance: the command", (command[0], command[-1]), ("httplingod", "&"))
    options = [word.replace("/run/httplingo/maintenance", FLAG) for word in command[1:-1]]
    daemon = Daemon(PREFIX, DIRECTORY, *options)
    proxy = world.nginx(world.block("Maintenance", "nginx"), daemon)
    try:
        check("Maintenance: before", (world.ask("/").status, world.ask("/404").body),
              (200, b"the application's own"))
        with open(FLAG, "w", encoding="utf-8"):
            pass
        response = world.ask("/shop")
        check("Maintenance: touched", (response.status, response.get("Retry-After"),
                                       response.get("Cache-Control"), "maintenance" in
                                       response.body.decode(), response.get("Content-Language")),
              (503, "1800", "no-store", True, "fr"))
        check("Maintenance: our own office", world.ask("/", X_Test_Address="192.0.2.7").status, 200)
        os.unlink(FLAG)
        check("Maintenance: removed", world.ask("/").status, 200)
        check("Maintenance: without nginx' help", ask(daemon.address, "/404").status, 404)
    finally:
        proxy.stop()
        daemon.stop()


def test_api(world):
    daemon = Daemon(PREFIX, DIRECTORY)
    proxy = world.nginx(world.block("An API and a site", "nginx"), daemon)
    try:
        for code in (404, 429, 500, 502, 503, 504):
            response = world.ask(f"/api/{code}")
            check(f"An API: {code}", (response.status, response.get("Content-Type"),
                                      json.loads(response.body)["lang"]),
                  (code, "application/problem+json", "fr"))
        check("An API: what is no error", world.ask("/api/x").body, b"the application's own")
        world.application.shutdown()
        world.application.server_close()
        kinds = [world.ask(path, Accept=accept).get("Content-Type") for path, accept in
                 (("/", "text/html"), ("/", "application/json"), ("/api/", "text/html"))]
        check("An API and a site: without the application", kinds,
              ["text/html; charset=utf-8", "application/json", "application/problem+json"])
    finally:
        proxy.stop()
        daemon.stop()
    world.application = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Application)
    threading.Thread(target=world.application.serve_forever, daemon=True).start()


def site_of(world, name):
    return write("site.conf", world.block(name, "ini"))


def test_brand(world):
    server = Daemon(PREFIX, DIRECTORY, "--site", site_of(world, "Name and colours"))
    check("Name and colours: no colour is hard to see", "warning" in server.text(), False)
    body = ask(server.address, "/404").body.decode()
    check("Name and colours: it is on the page",
          [word in body for word in ("Example Store", "#0a5c36", "https://store.example/")],
          [True] * 3)
    server.stop()


def test_words(world):
    server = Daemon(PREFIX, DIRECTORY, "--site", site_of(world, "Your own texts"))
    rows = [("en", "There is nothing here", "Try the search above, or look at our new books."),
            ("fr", "Il n’y a rien ici", "Cherchez ci-dessus, ou voyez nos nouveautés.")]
    for language, *texts in rows:
        body = ask(server.address, "/404", {"Accept-Language": language}).body.decode()
        check(f"Your own texts: {language}", [text in body for text in texts], [True, True])
    body = ask(server.address, "/404", {"Accept-Language": "de"})
    check("Your own texts: other languages keep theirs",
          (body.get("Content-Language"), "nothing here" in body.body.decode()), ("de", False))
    server.stop()


def test_left_alone(world):
    daemon = Daemon(PREFIX, DIRECTORY)
    proxy = world.nginx(world.block("Exclude a path", "nginx"), daemon)
    try:
        check("Exclude a path", world.ask("/webhooks/404").body,
              b"the application's own")
        response = world.ask("/shop/404")
        check("and others are not", (response.status, response.get("Content-Language")),
              (404, "fr"))
    finally:
        proxy.stop()
        daemon.stop()


def test_grpc(world):
    """The location of the text, in a server as in the recipes; nobody is behind it."""
    location = re.search(r"^```nginx\n(location [^`]*grpc_pass[^`]*)^```$", document(), re.M).group(1)
    daemon = Daemon(PREFIX, DIRECTORY)
    server = "server { listen 127.0.0.1:8000; include httplingo-errors.conf; LOCATION }"
    proxy = world.nginx(server.replace("LOCATION", location.replace("50051", str(free_port()))), daemon)
    try:
        for kind, language in (("application/grpc", None), ("text/plain", "fr")):
            response = world.ask("/orders.Orders/List", Content_Type=kind)
            check(f"gRPC: {kind}", (response.status, response.get("Content-Language"), bool(response.body)),
                  (502, language, language is not None))
    finally:
        proxy.stop()
        daemon.stop()


def main():
    world = World()
    tests = {"Maintenance": test_maintenance, "An API and a site": test_api,
             "Name and colours": test_brand, "Your own texts": test_words,
             "Exclude a path": test_left_alone}
    check("each recipe has a test", list(world.recipes), list(tests))
    for test in [*tests.values(), test_grpc]:
        run_test(test, world)
    world.application.shutdown()
    shutil.rmtree(DIRECTORY, ignore_errors=True)
    return 1 if daemon_support.FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
