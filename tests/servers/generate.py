# SPDX-License-Identifier: MIT
"""The tests of httplingo generate; see generate.sh."""
import functools
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading

import daemon_support
from daemon_support import ask, check, free_port, is_open, Oracle, Program, run_test, skip, Wire

# A time of the day or a date, such as that of the error or of making the files.
TIME = re.compile(r"\b\d\d?:\d\d\b|\b\d{4}-\d\d-\d\d\b|datetime=|<time|\bUTC\b|\bGMT\b")
PREFIX = os.path.abspath(sys.argv[1])
DIRECTORY = tempfile.mkdtemp(prefix="httplingo-generate-")
os.chmod(DIRECTORY, 0o755)
write = functools.partial(daemon_support.write_file, DIRECTORY)
ORACLE = Oracle(PREFIX, DIRECTORY)
# What browsers send, and what takes weights.  lighttpd looks at the first range alone.
BROWSERS = ["", "fr-CA, fr;q=0.9, en;q=0.5", "zh-TW", "zh-HK", "zh-CN,zh;q=0.9", "zh-Hant",
            "es-MX,es;q=0.9", "es-ES", "es-419", "pt-AO", "pt-BR", "pt", "en-US,en;q=0.9", "en-GB",
            "nb-NO", "no", "iw", "in", "sr-Latn-RS", "sr-RS", "uk-UA,uk;q=0.9", "DE-at", "ja"]
WEIGHTS = ["de;q=0.1, ja;q=0.9", "xx, de", "de;q=0, fr;q=0.5", "it;q=0.3,fr;q=0.8,en;q=0.1",
           "tlh, zh-TW;q=0.4", "  fr  ;q=0.5 ,de;q=0.6", "x" * 3000]
# What the expressions of nginx and Caddy have to tell apart, to one decimal.
DECIMALS = ["de;q=0.05,fr;q=0.1", "de;q=0,fr;q=0.001", "de;q=0.0,fr;q=0.000",
            "de;q=0.9,fr;q=1.000", "de;q=0.999,fr", "de ;\tq=0.2\t,\tfr ;q=0.3", "fr;Q=0.4,de;q=0.2",
            "de;q=.5,fr;q=0.4", "fr;q=.05,de ; q = 0.12345", "de-x-fr;q=0.1,fr-x-de;q=0.2",
            "fil;q=0.5,fi;q=0.4", ",,fr,,de",
            "fr" + "," * 500 + "de;q=0.5", "de;q=0.5," * 20 + "fr", "xfr, frx, de;q=0.1"]


def command(*arguments):
    environment = dict(ORACLE.environment, LC_ALL="C")
    done = subprocess.run([f"{PREFIX}/bin/httplingo", *arguments], capture_output=True, text=True,
                          env=environment, check=False, timeout=300)
    return done.returncode, done.stdout, done.stderr


def files_of(out):
    return sorted(os.path.join(folder, name) for folder, _, names in os.walk(out)
                  for name in names)


def generate(server, *options):
    """Generates into a folder; the folder, and the steps that the command names."""
    out = os.path.join(DIRECTORY, server)
    code, said, errors = command("generate", server, "--out", out, *options)
    parts = [part.splitlines() for part in said.split("\n\n")]
    check(f"generate {server}", (code, errors, parts[0][0]), (0, "", f"Written to {out}:"))
    check(f"{server}: names what it wrote", sorted(line.strip() for line in parts[0][1:-1]),
          sorted(name + "/" if os.path.isdir(os.path.join(out, name)) else name
                 for name in os.listdir(out)))
    steps = {place.rstrip(":"): line.strip() for place, line in parts[1:]}
    check(f"{server}: says the next step", len(steps) > 0, True)
    missing = [path for line in steps.values() for path in re.findall(rf"{out}[^\s\";]*", line)
               if not os.path.exists(path.replace("LANGUAGE/CODE", "fr/404"))]
    check(f"{server}: the steps name files that are there", missing, [])
    check(f"{server}: the files tell no time", [name for name in files_of(out)
                                                if TIME.search(read(name))], [])
    return out, steps


def read(*path):
    with open(os.path.join(*path), encoding="utf-8") as file:
        return file.read()


def negotiate(field):
    if not field:
        return "en"
    return command("negotiate", "--accept-language", field)[1].split("\t")[0]


def one_line(body):
    return body.replace(b"\r", b" ").replace(b"\n", b" ")


def differs(response, status, language, form, fields=True, change=lambda body: body,
            oracle=ORACLE):
    """A page of a server beside that of the library."""
    page = oracle.page(status, language, form=form)
    found = [] if response.status == status else [f"status {response.status}"]
    if change(response.body).rstrip() != change(page.body).rstrip():
        found.append(f"body {response.body[:60]!r}")
    if fields:
        wanted = {"Content-Type": page.get("Content-Type"), "Content-Language": language,
                  "Vary": "Accept, Accept-Language", "X-Content-Type-Options": "nosniff",
                  "Content-Security-Policy": page.get("Content-Security-Policy")}
        found += [(name, response.get(name)) for name, value in wanted.items()
                  if response.get(name) != value]
    return found


def check_server(name, address, path, status, languages, **how):
    """One error in many languages, two formats and three methods."""
    wrong = []
    for field in languages:
        fields = {"Accept-Language": field} if field else {}
        found = differs(ask(address, path, fields), status, negotiate(field), "html", **how)
        wrong += [(field, negotiate(field), found)] if found else []
    check(f"{name}: {len(languages)} visitors", wrong[:3], [])
    response = ask(address, path, {"Accept": "application/problem+json", "Accept-Language": "fr"})
    if how.get("fields", True):
        check(f"{name}: JSON", differs(response, status, "fr", "problem+json", **how), [])
    response = ask(address, path, {"Accept": "text/html,application/json", "Accept-Language": "fr"})
    check(f"{name}: HTML before JSON", differs(response, status, "fr", "html", **how), [])
    response = ask(address, path, {"Accept-Language": "ar"}, "POST", b"a=1")
    check(f"{name}: POST", differs(response, response.status, "ar", "html", **how)
          if response.status == status else [], [])
    response = ask(address, path, {"Accept-Language": "ar"}, "HEAD")
    check(f"{name}: HEAD", (response.status, response.body), (status, b""))


# ---- the command ----

def test_arguments():
    rows = [(["generate"], 2, "a server and --out are required"),
            (["generate", "haproxy"], 2, "a server and --out are required"),
            (["generate", "iis", "--out", DIRECTORY], 2, 'unknown server "iis"'),
            (["generate", "static", "caddy", "--out", DIRECTORY], 2, 'unexpected argument "caddy"; only one server'),
            (["generate", "static", "--out", "/proc/x/y"], 3, "/proc/x: No such file"),
            (["generate", "static", "-o", DIRECTORY, "-c", "200"], 2, '"200" is not an error code'),
            (["generate", "static", "-o", DIRECTORY, "-c", "404,x"], 2, '"x" is not an error code'),
            (["generate", "static", "-o", DIRECTORY, "-l", "en,tlh"], 2, 'unknown language "tlh"'),
            (["generate", "static", "-o", f"{DIRECTORY}/a b"], 2, "choose another path with --path"),
            (["generate", "static", "-o", DIRECTORY, "--site", "/nonexistent"], 3,
             "/nonexistent: cannot open it: there is no such file"),
            (["generate", "static", "--nothing"], 2, "unrecognized option"),
            (["generate", "static", "-o", "x" * 5000], 2, "the path is too long")]
    for arguments, code, message in rows:
        done = command(*arguments)
        check("arguments: " + " ".join(arguments)[:50].replace(DIRECTORY, ""),
              (done[0], done[1], message in done[2] or done[2]), (code, "", True))


def test_static():
    out, _ = generate("static", "--languages", "fr, zh-Hant,en", "--codes", "404,503")
    check("static: files", [os.path.relpath(name, out) for name in files_of(out)],
          ["default-language", "languages.tsv"] + sorted(
              f"pages/{language}/{code}.{ending}" for language in ("en", "fr", "zh-Hant")
              for code in (404, 503) for ending in ("html", "json")))
    check("static: a page", read(out, "pages", "fr", "404.html"),
          ORACLE.page(404, "fr", form="html").body.decode())
    links = [re.findall(r'href="([^"#]*)"', read(out, "pages", "fr", f"{code}.html"))
             for code in (404, 503)]
    check("static: where 404 leads, and 503", links, [["/"], [""]])
    check("static: the default", read(out, "default-language"), "en\n")
    rows = dict(line.split("\t") for line in read(out, "languages.tsv").splitlines())
    check("static: ranges", [rows.get(n) for n in ("fr", "zh-tw", "zh-hk", "en", "de", "zh")],
          ["fr", "zh-Hant", "zh-Hant", "en", None, None])


def test_rails():
    """Rails looks for the page of the locale itself, then for that without a locale; see exports.py."""
    out, _ = generate("rails", "--languages", "fr,zh-Hant,nb,en", "--codes", "404")
    check("rails: files", [os.path.relpath(name, out) for name in files_of(out)],
          sorted(f"public/404.{locale}html" for locale in
                 ("", "en.", "fr.", "nb.", "no.", "zh-Hant.", "zh-TW.")))
    for name, language in [("404.html", "en"), ("404.no.html", "nb"), ("404.zh-TW.html", "zh-Hant")]:
        check(f"rails: {name}", read(out, "public", name),
              ORACLE.page(404, language, form="html").body.decode())


def test_site():
    site = write("site.conf", "languages = de, fr\ndefault-language = de\nname = Example Shop\n")
    out, _ = generate("static", "--codes", "404", "--site", site)
    shutil.rmtree(out)
    out, _ = generate("static", "--codes", "404", "--site", site)
    check("--site: languages", (sorted(os.listdir(os.path.join(out, "pages"))),
                                read(out, "default-language")), (["de", "fr"], "de\n"))
    check("--site: its name is on the page",
          "Example Shop" in read(out, "pages", "de", "404.html"), True)


def test_configmap():
    out, _ = generate("configmap", "--codes", "404,503")
    document = json.loads(read(out, "configmap.json"))
    items = {item["metadata"]["name"]: item for item in document["items"]}
    check("configmap: a list", (document["kind"], {i["kind"] for i in document["items"]}),
          ("List", {"ConfigMap"}))
    check("configmap: a page", items["httplingo-zh-hant"]["data"]["503.html"],
          ORACLE.page(503, "zh-Hant", form="html").body.decode())
    check("configmap: under 1 MiB each",
          all(len(json.dumps(item)) < 1 << 20 for item in document["items"]), True)
    check("configmap: names", all(name == name.lower() for name in items), True)


# ---- servers ----

class Application(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(int(self.path[1:4]))
        self.send_header("Retry-After", "77")
        self.send_header("Content-Length", "3")
        self.end_headers()
        self.wfile.write(b"own")

    def log_message(self, *_):
        pass


# What HAProxy could take for a format, a variable or the end of a string.
MARKS_SITE = """name = 100 %[src] "$HOME" \\ {a}
home = https://shop.example/caf%C3%A9?a=%5B$b
contact = mailto:a%25b@shop.example
service-status = https://status.example/%[date]
"""


def test_haproxy():
    site = write("marks.conf", MARKS_SITE)
    (out, steps), port = generate("haproxy", "--site", site), free_port()
    frontend, backend = steps["in each frontend"], steps["in each backend"]
    oracle = Oracle(PREFIX, DIRECTORY, site)
    how = {"change": one_line, "oracle": oracle}
    page = oracle.page(503, "en").body
    check("haproxy: the marks are on the page", [mark for mark in (
        b"100 %[src]", b"$HOME", b"mailto:a%25b@shop.example?subject=503",
        b"https://status.example/%[date]") if mark not in page], [])
    application = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Application)
    threading.Thread(target=application.serve_forever, daemon=True).start()
    own = write("haproxy.cfg", f"""
{frontend.replace("NAME", "web")}
    bind 127.0.0.1:{port}
    timeout client 60s
    http-request deny deny_status 403 if {{ path_beg /denied }}
    use_backend kept if {{ path_beg /5 }}
    use_backend replaced if {{ path_beg /4 }}
    default_backend away
{backend.replace("NAME", "away")}
    timeout connect 60s
    timeout server 60s
    server s 127.0.0.1:{free_port()}
{backend.replace("NAME", "kept")}
    timeout connect 60s
    timeout server 60s
    server s 127.0.0.1:{application.server_address[1]}
{backend.replace("NAME", "replaced")}
    timeout connect 60s
    timeout server 60s
{read(out, "httplingo-backend-rules.cfg")}
    server s 127.0.0.1:{application.server_address[1]}
""")
    start = steps["start HAProxy with both files"].replace("/etc/haproxy/haproxy.cfg", own)
    server = Program(start.split() + ["-db"], DIRECTORY, ready=lambda: is_open(port))
    address = ("127.0.0.1", port)
    try:
        check_server("haproxy: 403", address, "/denied", 403, BROWSERS + WEIGHTS, **how)
        check("haproxy: 503", differs(ask(address, "/", {"Accept-Language": "zh-TW"}), 503,
                                      "zh-Hant", "html", **how), [])
        response = ask(address, "/429", {"Accept-Language": "ja"})
        check("haproxy: an error of the application",
              differs(response, 429, "ja", "html", **how), [])
        check("haproxy: its Retry-After survives", response.get("Retry-After"), "77")
        response = ask(address, "/503")
        check("haproxy: without the rules the application's page passes",
              (response.status, response.body, response.get("X-Lingo")), (503, b"own", None))
    finally:
        server.stop()
        application.shutdown()
        application.server_close()


def test_nginx():
    (_, steps), port = generate("nginx-static"), free_port()
    root = os.path.join(DIRECTORY, "root")
    configuration = write("nginx.conf", f"""
daemon off; worker_processes 1; pid {DIRECTORY}/nginx.pid; error_log {DIRECTORY}/nginx.log;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {DIRECTORY}/t1; proxy_temp_path {DIRECTORY}/t2;
    fastcgi_temp_path {DIRECTORY}/t3; uwsgi_temp_path {DIRECTORY}/t4;
    scgi_temp_path {DIRECTORY}/t5;
    {steps["in http { }"]}
    server {{
        listen 127.0.0.1:{port};
        root {root};
        {steps["in each server { }"]}
        location /denied {{ deny all; }}
        location /away {{ proxy_pass http://127.0.0.1:{free_port()}; }}
    }}
}}
""")
    server = Program(["nginx", "-c", configuration], DIRECTORY, ready=lambda: is_open(port))
    address = ("127.0.0.1", port)
    try:
        check_server("nginx: 404", address, "/nothing", 404, BROWSERS + WEIGHTS + DECIMALS)
        check("nginx: the link home", ask(address, "/").body, b"home\n")
        check_server("nginx: 403", address, "/denied", 403, ["fr"])
        check_server("nginx: 502", address, "/away", 502, ["fr"])
        wire = Wire(address)
        wire.send(b"garbage\r\n\r\n")
        check("nginx: a bad request line", differs(wire.receive(), 400, "en", "html"), [])
        wire.close()
        check("nginx: pages are not for visitors to ask for",
              ask(address, "/.httplingo/fr/404.html").status, 404)
    finally:
        server.stop()


def test_caddy():
    (_, steps), port = generate("caddy"), free_port()
    own = write("Caddyfile", f"""{{
    admin off
    auto_https off
}}
{steps["at the top of the Caddyfile"]}
http://:{port} {{
    {steps["in each site"]}
    error /denied 403
    reverse_proxy /away 127.0.0.1:{free_port()}
    root * {DIRECTORY}/root
    file_server
}}
""")
    environment = dict(os.environ, HOME=DIRECTORY, XDG_DATA_HOME=DIRECTORY,
                       XDG_CONFIG_HOME=DIRECTORY)
    server = Program(["caddy", "run", "--adapter", "caddyfile", "--config", own], DIRECTORY,
                     environment, lambda: is_open(port))
    address = ("127.0.0.1", port)
    try:
        check_server("caddy: 404", address, "/nothing", 404, BROWSERS + WEIGHTS + DECIMALS)
        check("caddy: the link home", ask(address, "/").body, b"home\n")
        check_server("caddy: 403", address, "/denied", 403, ["fr"])
        check_server("caddy: 502", address, "/away", 502, ["fr"])
    finally:
        server.stop()


def test_lighttpd():
    (_, steps), port = generate("lighttpd"), free_port()
    include = steps["in lighttpd.conf, after mimetype.assign"]
    for name, types, wanted in (
            ("", "", "text/html; charset=utf-8"),
            (" with types", 'mimetype.assign = (".html" => "text/html", ".txt" => "text/plain")',
             "text/html; charset=utf-8")):
        own = write("lighttpd.conf", f"""
server.bind = "127.0.0.1"
server.port = {port}
server.document-root = "{DIRECTORY}/root"
server.modules = ("mod_access")
url.access-deny = ("denied")
{types}
{include}
""")
        server = Program(["lighttpd", "-D", "-f", own], DIRECTORY, ready=lambda: is_open(port))
        address = ("127.0.0.1", port)
        try:
            check_server(f"lighttpd{name}: 404", address, "/nothing", 404, BROWSERS, fields=False)
            check_server(f"lighttpd{name}: 403", address, "/denied", 403, ["fr"], fields=False)
            check(f"lighttpd{name}: the type of an error",
                  ask(address, "/nothing").get("Content-Type"), wanted)
            check(f"lighttpd{name}: the type of another page",
                  ask(address, "/index.html").get("Content-Type"),
                  "text/html" if types else "application/octet-stream")
        finally:
            server.stop()


def main():
    os.makedirs(os.path.join(DIRECTORY, "root"), exist_ok=True)
    write("root/index.html", "home\n")
    tests = [(None, test_arguments), (None, test_static), (None, test_rails), (None, test_site),
             (None, test_configmap), ("haproxy", test_haproxy), ("nginx", test_nginx),
             ("caddy", test_caddy), ("lighttpd", test_lighttpd)]
    for program, test in tests:
        if program and not shutil.which(program):
            skip(program, f"there is no {program}")
            continue
        run_test(test)
    shutil.rmtree(DIRECTORY, ignore_errors=True)
    return 1 if daemon_support.FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
