# SPDX-License-Identifier: MIT
"""The tests of httplingod; see daemon.sh."""
import email.utils
import functools
import itertools
import json
import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import threading
import time

import daemon_support
import oracle
from daemon_support import (ask, check, check_true, Daemon, free_port, is_open, Oracle, PATIENCE,
                            run_test, skip, until, Wire)

PREFIX = os.path.abspath(sys.argv[1])
SANITIZED = bool(os.environ.get("SANITIZED"))
DIRECTORY = tempfile.mkdtemp(prefix="httplingod-")
os.chmod(DIRECTORY, 0o777)
write = functools.partial(daemon_support.write_file, DIRECTORY)
ORACLE = Oracle(PREFIX, DIRECTORY)
TYPES = {"html": "text/html; charset=utf-8", "json": "application/problem+json",
         "xml": "application/problem+xml; charset=utf-8", "txt": "text/plain; charset=utf-8"}
FORMATS = {"html": "html", "json": "problem+json", "xml": "problem+xml", "txt": "text"}


def path(name):
    return os.path.join(DIRECTORY, name)


def daemon(*options, **others):
    return Daemon(PREFIX, DIRECTORY, *options, **others)


def metrics(address):
    text = ask(address, "/metrics").body.decode()
    return dict(line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))


# ---- the command line ----

def test_arguments():
    environment = dict(os.environ, LD_LIBRARY_PATH=f"{PREFIX}/lib")
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    taken.listen()
    taken_address = "127.0.0.1:%d" % taken.getsockname()[1]
    rows = [
        (["--help"], 0, r"Usage: httplingod \[OPTION\].*--metrics-listen=ADDRESS.*SIGHUP"),
        (["--version"], 0, r"^httplingod \d+\.\d+\.\d+\n$"),
        (["--nothing"], 2, r"unrecognized option '--nothing'\nTry 'httplingod --help'"),
        (["word"], 2, r'unexpected argument "word"; see --help'),
        (["--threads", "0"], 2, r'--threads requires a number from 1 to 256, not "0"'),
        (["--threads", "2x"], 2, r'--threads requires a number from 1 to 256, not "2x"'),
        (["--connections", "-1"], 2, r'--connections requires a number from 1 to 1048576, not "-1"'),
        (["--default-code", "600"], 2, r'--default-code requires a number from 200 to 599'),
        (["--header-size", "10"], 2, r'--header-size requires a number from 4096'),
        (["--timeout", "99999999999"], 2, r"--timeout requires a number from 1 to 3600"),
        (["--socket-mode", "888"], 2, r'--socket-mode requires an octal number up to 777, not "888"'),
        (["--log-format", "xml"], 2, r'unknown log format "xml"; expected common or json'),
        (["--listen"], 2, r"option '--listen' requires an argument"),
        (["--listen", "::1:80"], 1, r'"::1:80" is not an address; expected HOST:PORT, \[IPv6\]:PORT'),
        (["--listen", "localhost"], 1, r'"localhost" is not an address'),
        (["--listen", "127.0.0.1:123456"], 1, r'is not an address'),
        (["--listen", "unix:"], 1, r"the path of a socket must have 1 to 107 bytes"),
        (["--listen", "unix:" + "x" * 200], 1, r"the path of a socket must have 1 to 107 bytes"),
        (["--listen", "unix:/nonexistent/s"], 1, r"unix:/nonexistent/s: No such file"),
        (["--listen", taken_address], 1, taken_address + r": Address already in use"),
        (["--listen", "127.0.0.1:0"] * 17, 2, r"--listen may be given up to 16 times"),
        (["--site", "/nonexistent"], 1, r"/nonexistent: cannot open it: there is no such file"),
        (["--check", "--site", write("unknown.ini", "[site]\nnmae = x\n")], 1,
         r'unknown\.ini:.*"nmae"'),
        (["--check", "--site", write("bad.ini", "[site]\nwhat is this\n")], 1, r"bad\.ini:2: "),
        (["--check", "--site", write("good.ini", "default-language = fr\n")], 0, r"^$"),
        (["--listen", "127.0.0.1:0", "--access-log", "/nonexistent/log"], 1,
         r"/nonexistent/log: No such file"),
    ]
    if os.geteuid() == 0:
        rows.append((["--listen", "127.0.0.1:0", "--user", "nobody-knows"], 1,
                     r'there is no user "nobody-knows"'))
        rows.append((["--listen", "127.0.0.1:0", "--user", "nobody:nogroup-knows"], 1,
                     r'there is no group "nogroup-knows"'))
    for arguments, code, pattern in rows:
        done = subprocess.run([f"{PREFIX}/sbin/httplingod", *arguments], env=environment,
                              capture_output=True, text=True, timeout=PATIENCE, check=False)
        name = "arguments: " + " ".join(arguments)[:60].replace(DIRECTORY, "")
        said = done.stdout + done.stderr
        check(name, (done.returncode, bool(re.search(pattern, said, re.S)) or said), (code, True))
    taken.close()


# ---- content ----

def expected_fields(page):
    names = ("Content-Type", "Content-Language", "Vary", "Content-Security-Policy",
             "X-Content-Type-Options", "Cache-Control")
    return {name: page.get(name) for name in names}


def differs(response, page, status, method="GET"):
    """What is not as it should be; empty when nothing."""
    page = page.with_more(method="GET" if method == "HEAD" else method).at(response.body)
    found = []
    if response.status != status:
        found.append(f"status {response.status}, not {status}")
    for name, value in expected_fields(page).items():
        if response.get(name) != value:
            found.append(f"{name}: {response.get(name)}, not {value}")
    body = b"" if method == "HEAD" else page.body
    if response.body != body:
        found.append(f"body {response.body[:80]!r}, not {body[:80]!r}")
    if status not in (204, 304) and response.get("Content-Length") != str(len(page.body)):
        found.append(f"length {response.get('Content-Length')}, not {len(page.body)}")
    return found


def test_matrix(address):
    """Codes × languages × Accept × methods × versions."""
    languages = ["", "fr-CA, fr;q=0.9", "zh-TW", "ar", "xx, de;q=0.5", "pt-AO"]
    accepts = ["", "text/html,*/*;q=0.8", "application/json", "text/plain",
               "application/problem+xml", "image/png"]
    codes = [200, 204, 205, 300, 301, 304, 400, 401, 403, 404, 405, 418, 429, 451, 499, 500, 502,
             503, 511, 599]
    wrong, count, wire = [], 0, Wire(address)
    for code in codes:
        for language in languages:
            for accept in accepts:
                page = ORACLE.page(code, language, accept)
                fields = [("Accept-Language", language)] if language else []
                fields += [("Accept", accept)] if accept else []
                for method, version in itertools.product(("GET", "HEAD", "POST"),
                                                         ("HTTP/1.0", "HTTP/1.1")):
                    body = b"x=1" if method == "POST" else None
                    response = wire.request(f"/{code}", fields + [("Connection", "keep-alive")],
                                            method, body, version=version)
                    found = differs(response, page, code, method)
                    if body:  # which is not waited for
                        found += [] if response.get("Connection") == "close" else ["kept open"]
                        wire.close()
                        wire = Wire(address)
                    count += 1
                    if found:
                        wrong.append((code, language, accept, method, version, found))
    wire.close()
    check(f"matrix: {count} answers, those without content on one connection", wrong[:3], [])
    response = ask(address, "/404", {"Accept-Language": "fr"}, version="HTTP/1.0")
    check("HTTP/1.0", differs(response, ORACLE.page(404, "fr"), 404), [])
    wire = Wire(address)
    wire.request("/404", {"Connection": "keep-alive"}, version="HTTP/1.0")
    check("HTTP/1.0 with keep-alive", wire.request("/500").status, 500)
    wire.close()


def test_paths(address):
    for ending, form in FORMATS.items():
        response = ask(address, f"/503.{ending}", {"Accept-Language": "ja", "Accept": "text/plain"})
        page = ORACLE.page(503, "ja", form=form)
        check(f"/503.{ending}", differs(response, page, 503), [])
        check(f"/503.{ending} is {TYPES[ending]}", response.get("Content-Type"), TYPES[ending])
    for target in ("/", "/999", "/100", "/199", "/600", "/40", "/4044", "/404.png", "/404/",
                   "/abc", "/4o4", "/-04", "/%34%30%34x", "/index.html"):
        response = ask(address, target)
        check(f"{target} is nobody's: 404 with its address",
              differs(response, ORACLE.page(404, uri=target), 404), [])
    check("an escaped code", ask(address, "/%35%30%33").status, 503)
    response = ask(address, "/404?uri=%2Fa%3Fb%3Dc&x=1", {"Accept": "application/json"})
    check("uri= in the query", json.loads(response.body).get("uri"), "/a?b=c")


def test_contract(address):
    """The fields of ingress controllers and of Traefik."""
    fields = {"X-Code": "503", "X-Format": "application/problem+json", "Accept": "text/html",
              "X-Original-URI": "/shop?id=1", "X-Request-ID": "8f3a", "Accept-Language": "de",
              "X-Namespace": "shop", "X-Ingress-Name": "web", "X-Service-Name": "cart",
              "X-Service-Port": "80"}
    response = ask(address, "/", fields)
    page = ORACLE.page(503, "de", "application/problem+json", uri="/shop?id=1", request_id="8f3a")
    check("X-Code, X-Format, X-Original-URI, X-Request-ID", differs(response, page, 503), [])
    document = json.loads(response.body)
    check("what they become", [document.get(n) for n in ("status", "lang", "request_id")],
          [503, "de", "8f3a"])
    for name in ("shop", "web", "cart"):
        check(f"the visitor is not told {name}",
              f'"{name}"' in response.body.decode(), False)
    check("a path with a code goes before X-Code", ask(address, "/404", {"X-Code": "500"}).status,
          404)
    for value in ("", "abc", "99", "1000", "199", "-404", "404 ", "404, 500", "０４０４"):
        response = ask(address, "/", {"X-Code": value.encode().decode("latin-1")})
        check(f"X-Code: {value!r}", response.status, 404)
    for value in ("600", "999"):  # RFC 9110 section 15
        check(f"X-Code: {value} is a server error", ask(address, "/", {"X-Code": value}).status, 500)
    check("repeated X-Code: the first holds",
          ask(address, "/", [("X-Code", "502"), ("X-Code", "503")]).status, 502)
    response = ask(address, "/404", [("Accept-Language", "xx"), ("accept-language", "it;q=0.1"),
                                     ("ACCEPT-LANGUAGE", "fr;q=0.5")])
    check("repeated Accept-Language is joined", response.get("Content-Language"), "fr")
    response = ask(address, "/404", [("X-Format", "image/png"), ("Accept-Language", "xx"),
                                     ("X-Format", "application/xml"), ("Accept-Language", "ja")])
    check("repeated fields of two names",
          (response.get("Content-Type"), response.get("Content-Language")),
          ("application/xml; charset=utf-8", "ja"))
    for target in ("/healthz", "/metrics"):
        response = ask(address, target, {"X-Code": "403"})
        check(f"X-Code with a visitor's {target} is an error page", response.status, 403)


def test_methods(address):
    wire = Wire(address)
    for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND",
                   "PURGE", "x-own"):
        response = wire.request("/404", {"Accept-Language": "es"}, method)
        check(f"method {method}", differs(response, ORACLE.page(404, "es"), 404, method), [])
    wire.close()


def test_options_of_answers():
    server = daemon("--status-200", "--default-code", "503")
    response = ask(server.address, "/404", {"Accept-Language": "fr"})
    check("--status-200", differs(response, ORACLE.page(404, "fr"), 200), [])
    response = ask(server.address, "/shop")
    check("--default-code", response.body, ORACLE.page(503, uri="/shop").at(response.body).body)
    check("ends with 0", server.stop(), 0)


def test_told():
    """The time, the server, a wait until a date, and that a form may be lost."""
    site = write("told.ini", "server = yes\n")
    date = email.utils.formatdate(time.time() + 3600, usegmt=True)
    server = daemon("--site", site, "--field", f"503 Retry-After: {date}",
                    "--field", "500 Retry-After: Sun, 06 Nov 1994 08:49:37 GMT")
    name = socket.gethostname()
    told = Oracle(PREFIX, DIRECTORY, site)
    for ending, form in FORMATS.items():
        for code, method in (("503", "GET"), ("503", "HEAD"), ("503", "POST"), ("500", "GET")):
            response = ask(server.address, f"/{code}.{ending}", (), method)
            page = told.page(int(code), form=form, server=name,
                             retry_after=response.get("Retry-After"))
            check(f"told: {method} /{code}.{ending}", differs(response, page, int(code), method), [])
            check(f"told: {code}.{ending}, Retry-After", response.get("Retry-After") == date,
                  code == "503")
    told.stop()
    document = json.loads(ask(server.address, "/503", {"Accept": "application/json"}).body)
    check_true("a date is a wait from now", 3600 - PATIENCE <= document["retry_after"] <= 3600,
               document)
    document = json.loads(ask(server.address, "/500", {"Accept": "application/json"}).body)
    check("a date that has passed is none", document.get("retry_after"), None)
    said = "What you sent may not have been saved."
    for target, method, lost in (("/503.txt", "GET", False), ("/503.txt", "POST", True),
                                 ("/404.txt", "POST", False), ("/500.txt", "DELETE", True)):
        text = ask(server.address, target, (), method).body.decode()
        check(f"{method} {target} may be lost", said in text, lost)
        check(f"{method} {target} names the server", f"Server: \u2068{name}\u2069" in text, True)
    check("ends with 0", server.stop(), 0)


def test_grpc():
    """Clients of gRPC make their own error of the status; a page is content that they cannot read."""
    server = daemon("--field", "503 Retry-After: 120", "--field", "405 Allow: POST")
    for kind, is_page in (("application/grpc", False), ("application/grpc+proto", False),
                          ("APPLICATION/gRPC-Web+json; x=y", False), ("application/grp", True),
                          ("text/application/grpc", True), ("", True)):
        for code, name, value in ((404, "Retry-After", None), (503, "Retry-After", "120"), (405, "Allow", "POST")):
            for method in ("GET", "POST", "HEAD"):
                response = ask(server.address, "/x", {"X-Code": str(code), "Content-Type": kind}, method)
                where = f"gRPC: {method} {code} {kind}"
                check(where, (response.status, bool(response.body), response.get(name)),
                      (code, is_page and method != "HEAD", value))
                fields = [response.get(field) is not None for field in
                          ("Content-Type", "Content-Language", "Vary", "Content-Security-Policy",
                           "X-Content-Type-Options")]
                check(f"{where}: fields of content", fields, [is_page] * 5)
                if not is_page and method != "HEAD":
                    check(f"{where}: length", response.get("Content-Length"), "0")
    wanted = {f'httplingod_pages_total{{code="{code}"}}': "9" for code in (404, 405, 503)}

    def pages():  # counted when a request is completed, which may be after the client has its answer
        return {name: n for name, n in metrics(server.address).items() if "pages_total" in name}
    check("gRPC: only pages are counted", until(pages, wanted), wanted)
    check("ends with 0", server.stop(), 0)


def test_preference():
    site = write("preference.ini", "language-cookie = lang\nlanguage-query = hl\n")
    server = daemon("--site", site)
    rows = [({"Cookie": "a=b; lang=ja; c=d"}, "/x", "ja"),
            ({"Cookie": "lang=xx"}, "/x", "fr"),
            ({"Cookie": "lang=ja", "X-Original-URI": "/shop?a=b&hl=de"}, "/404", "de"),
            ({"X-Original-URI": "/shop?hl=<script>"}, "/404", "fr"),
            ({}, "/shop?hl=es", "es"), ({}, "/404?uri=%2F%3Fhl%3Dit", "it"),
            ({}, "/shop?hl=pt_BR.UTF-8", "pt-BR"), ({}, "/shop?hl=sr@latin", "sr-Latn"),
            ({}, "/shop?hl=sr%40latin", "sr-Latn"), ({"Cookie": "lang=sr%40latin"}, "/x", "sr-Latn"),
            ({}, "/shop?hl=es%", "fr"), ({}, "/shop?hl=es%00", "fr"), ({}, "/shop?hl=es%2Cde", "fr"),
            ({"Cookie": "lang=zh_TW"}, "/x", "zh-Hant")]
    for fields, target, language in rows:
        response = ask(server.address, target, dict(fields, **{"Accept-Language": "fr"}))
        check(f"preference: {target} with {fields}", response.get("Content-Language"), language)
    server.stop()


def test_parts():
    server = daemon("--site", write("parts.ini", "parts = text\n"))
    for destination, kind in (("image", "text/plain"), ("script", "text/plain"), ("document", "text/html"),
                              ("empty", "text/html")):
        response = ask(server.address, "/404", {"Accept": "text/html", "Sec-Fetch-Dest": destination})
        check(f"in place of a part: {destination}", response.get("Content-Type"), f"{kind}; charset=utf-8")
        check(f"in place of a part: {destination}, Vary", "Sec-Fetch-Dest" in response.get("Vary"), True)
    server.stop()


# ---- hostile requests ----

def test_hostile(address):
    cookies = "; ".join(f"name{number}=a-value-of-a-cookie" for number in range(260))
    check("8 KiB of cookies", ask(address, "/404", {"Cookie": cookies}).status, 404)
    values = {"8 KiB of commas": "," * 8000, "8 KiB of ranges": "aa," * 2700,
              "q of all kinds": "de;q=9, fr;q=-1, es;q=0.5.1, it;q=, ja;q=0, *;q=0",
              "control characters": "fr\x01\x7f", "latin-1": "fr\xe9\xff", "stars": "*-*-*,*",
              "a tag of 4 KiB": "a" * 4096, "semicolons": ";" * 4000,
              "percent": "%s%n%x" * 50, "markup": "<script>alert(1)</script>"}
    for name, value in values.items():
        for field in ("Accept-Language", "Accept", "X-Format"):
            response = ask(address, "/404", {field: value})
            check(f"{field}: {name}", (response.status, response.get("Content-Language")),
                  (404, "en"))
        try:
            status = ask(address, "/404", {"Cookie": value}).status
        except EOFError: # four thousand empty cookies are more than a connection has memory for
            status = 431
        check(f"Cookie: {name}", status in (404, 431), True)
    payload = "/\"><script>alert(1)</script>&{{x}}%0d%0aSet-Cookie:a=b"
    for ending in TYPES:
        response = ask(address, f"/404.{ending}", {"X-Original-URI": payload,
                                                   "X-Request-ID": payload})
        page = ORACLE.page(404, form=FORMATS[ending], uri=payload, request_id=payload)
        check(f"markup in fields, .{ending}: as the library has it",
              differs(response, page, 404), [])
        check(f"markup in fields, .{ending}: no field of its own", response.get("Set-Cookie"),
              None)
        if ending in ("html", "xml"):
            check(f"markup in fields, .{ending}: escaped", b"<script>alert" in response.body, False)
    response = ask(address, "/404", {"X-Original-URI": "/" + "u" * 6000})
    check("an address of 6 kB", response.status, 404)
    lines = {f"X-Line-{number}": "a" * 8180 for number in range(4)} # with the name and the line break, 8 KiB
    check("as many fields as nginx passes on by default", ask(address, "/404", lines).status, 404)
    check("one line more is refused", ask(address, "/404", {**lines, "X-Line-4": lines["X-Line-0"]}).status, 431)
    raw = [("garbage", b"\x00\x01\x02garbage\r\n\r\n", {400}),
           ("no version", b"GET /404\r\n\r\n", {400, 404, 505}),
           ("a target of 64 KiB", b"GET /" + b"a" * 65536 + b" HTTP/1.1\r\n\r\n", {414, 431, 400}),
           ("fields of 64 KiB", b"GET /404 HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 65536 + b"\r\n\r\n",
            {431, 413, 400}),
           ("two lengths", b"POST /404 HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n"
            b"Content-Length: 2\r\n\r\nab", None),
           ("no host", b"GET /404 HTTP/1.1\r\n\r\n", {400}),
           ("a negative length", b"POST /404 HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
            {400, 413})]
    for name, data, statuses in raw:
        wire = Wire(address)
        try:
            wire.send(data)
            status = wire.receive().status
        except (OSError, EOFError):
            status = None # cut off, which is an answer to such a thing
        check_true(f"{name}: refused", status is None or statuses is None or status in statuses,
                   status)
        wire.close()
        check(f"{name}: the next visitor is served", ask(address, "/404").status, 404)
    wires = [Wire(address) for _ in range(50)]
    for number, wire in enumerate(wires):
        wire.send(b"GET /404 HTTP/1.1\r\nHost: a\r\nAccept-Lang"[:number + 1])
        if number % 2:
            wire.close()
    check("half requests: the next visitor is served", ask(address, "/404").status, 404)
    for wire in wires:
        wire.close()


# ---- health, metrics, logs ----

def test_metrics():
    server = daemon("--threads", "2")
    address = server.address
    health = ask(address, "/healthz")
    check("/healthz", (health.status, health.body, health.get("Cache-Control")),
          (200, b"ready\n", "no-store"))
    check("HEAD /healthz", ask(address, "/healthz", method="HEAD").status, 200)
    for _ in range(7):
        ask(address, "/404", {"Accept-Language": "fr"})
    for _ in range(3):
        ask(address, "/503.json", {"Accept-Language": "zh-TW"})
    ask(address, "/503.txt")
    # A connection is gone soon after its client.
    asked = 0

    def connections():
        nonlocal asked, found
        asked += 1
        found = metrics(address)
        return found["httplingod_connections"]
    found = {}
    until(connections, "1")
    count = str(12 + asked)
    expected = {
        'httplingod_pages_total{code="404"}': "7", 'httplingod_pages_total{code="503"}': "4",
        'httplingod_pages_by_language_total{language="fr"}': "7",
        'httplingod_pages_by_language_total{language="zh-Hant"}': "3",
        'httplingod_pages_by_language_total{language="en"}': "1",
        'httplingod_pages_by_format_total{format="html"}': "7",
        'httplingod_pages_by_format_total{format="problem+json"}': "3",
        'httplingod_pages_by_format_total{format="text"}': "1",
        'httplingod_pages_by_match_total{match="exact"}': "7",
        'httplingod_pages_by_match_total{match="parent"}': "3",
        'httplingod_pages_by_match_total{match="default"}': "1",
        'httplingod_request_duration_seconds_count': count,
        'httplingod_request_duration_seconds_bucket{le="+Inf"}': count,
        'httplingod_connections': "1",
        'httplingod_reloads_total{result="success"}': "0"}
    for name, value in expected.items():
        check(name, found.get(name), value)
    buckets = [int(v) for n, v in found.items() if "_bucket" in n]
    check("buckets grow", buckets, sorted(buckets))
    check("a sum of seconds",
          0 < float(found["httplingod_request_duration_seconds_sum"]) < PATIENCE, True)
    check("type of /metrics", ask(address, "/metrics").get("Content-Type"),
          "text/plain; version=0.0.4; charset=utf-8")
    check("ends with 0", server.stop(), 0)
    server = daemon("--metrics-listen", "127.0.0.1:0")
    private = ("127.0.0.1", server.ports[1])
    check("--metrics-listen: not on the public address", ask(server.address, "/metrics").status,
          404)
    check("--metrics-listen: health on both",
          (ask(server.address, "/healthz").status, ask(private, "/healthz").status), (200, 200))
    check("--metrics-listen: metrics",
          until(lambda: metrics(private).get('httplingod_pages_total{code="404"}'), "1"), "1")
    server.stop()


def lines_of(name):
    with open(name, encoding="utf-8") as file:
        return file.read().count("\n")


def test_logs():
    log = path("access.log")
    server = daemon("--access-log", log, "--log-format", "json", "--threads", "1")
    fields = {"X-Code": "503", "X-Original-URI": "/a\"b\\\xe9", "X-Namespaces": "shop",
              "X-Ingress-Name": "web", "X-Service-Name": "cart", "X-Service-Port": "8080",
              "X-Request-ID": "id-1", "Accept-Language": "fr-CA"}
    length = len(ask(server.address, "/x?y", fields).body)
    ask(server.address, "/healthz", method="HEAD")
    until(lambda: lines_of(log), 2)
    os.rename(log, log + ".1")
    server.reload()
    ask(server.address, "/404")
    server.stop()
    with open(log + ".1", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    with open(log, encoding="utf-8") as file:
        after = [json.loads(line) for line in file]
    row = rows[0]
    check("JSON log: two lines", len(rows), 2)
    check("JSON log: time", bool(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z",
                                              row.pop("time"))), True)
    check("JSON log: seconds", 0 <= row.pop("seconds") < PATIENCE, True)
    check("JSON log: a page", row,
          {"remote": "127.0.0.1", "method": "GET", "target": "/x?y", "version": "HTTP/1.1",
           "status": 503, "bytes": length, "code": 503, "language": "fr", "match": "truncation",
           "format": "html", "namespace": "shop", "uri": "/a\"b\\\ufffd", "request_id": "id-1",
           "ingress": "web", "service": "cart", "service_port": "8080", "accept_language": "fr-CA"})
    check("JSON log: health", [rows[1].get(n) for n in ("method", "target", "status", "bytes",
                                                        "code")],
          ["HEAD", "/healthz", 200, 0, None])
    check("the log is opened anew on SIGHUP", [r["target"] for r in after], ["/404"])
    server = daemon("--access-log", "-")
    ask(server.address, "/404?a=\"<\\", {"Accept-Language": "de"})
    server.wait_for(r" 404 \d+\n")
    server.stop()
    check("common log", bool(re.search(
        r'^127\.0\.0\.1 - - \[\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d \+0000\] '
        r'"GET /404\?a=\\x22<\\x5c HTTP/1\.1" 404 \d+$', server.text(), re.M)) or server.text(),
        True)


# ---- sockets ----

def test_unix():
    name = path("s.sock")
    server = daemon("--socket-mode", "600", listen=(f"unix:{name}", "127.0.0.1:0"))
    check("a Unix socket", differs(ask(name, "/404", {"Accept-Language": "fr"}),
                                   ORACLE.page(404, "fr"), 404), [])
    check("and TCP beside it", ask(server.address, "/500").status, 500)
    check("--socket-mode", oct(stat.S_IMODE(os.stat(name).st_mode)), "0o600")
    done = subprocess.run([f"{PREFIX}/sbin/httplingod", "--listen", f"unix:{name}"], check=False,
                          capture_output=True, text=True, timeout=PATIENCE,
                          env=dict(os.environ, LD_LIBRARY_PATH=f"{PREFIX}/lib"))
    check("a socket in use is not taken", (done.returncode, "already in use" in done.stderr),
          (1, True))
    check("and goes on", ask(name, "/404").status, 404)
    server.process.kill()
    server.process.wait()
    server = daemon(listen=(f"unix:{name}",))
    check("a socket left behind is replaced", ask(name, "/404").status, 404)
    check("ends with 0", server.stop(), 0)
    check("the socket is removed", os.path.exists(name), os.geteuid() == 0 and
          os.path.exists(name))


def test_ipv6():
    try:
        server = daemon(listen=("[::1]:0",))
    except RuntimeError as error:
        skip("IPv6", "there is none here: " + str(error)[-80:])
        return
    check("IPv6", ask(("::1", server.ports[0]), "/404").status, 404)
    server.stop()


def activated(sockets, names, notify):
    """Starts the daemon as a service manager does: with sockets from 3 on."""
    spare = [os.dup(s.fileno()) for s in sockets]
    spare = [fcntl_high(fd) for fd in spare]

    def prepare():
        for number, fd in enumerate(spare):
            os.dup2(fd, 3 + number)
    environment = dict(os.environ, LISTEN_FDS=str(len(sockets)), LISTEN_FDNAMES=names,
                       NOTIFY_SOCKET=notify)
    environment["LD_LIBRARY_PATH"] = f"{PREFIX}/lib"
    server = daemon_support.Program(
        ["sh", "-c", 'LISTEN_PID=$$ exec "$0"', f"{PREFIX}/sbin/httplingod"], DIRECTORY,
        environment, preexec_fn=prepare, close_fds=False)
    for fd in spare:
        os.close(fd)
    server.wait_for("ready")
    return server


def fcntl_high(fd):
    import fcntl
    high = fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 50)
    os.close(fd)
    return high


def test_manager():
    manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    manager.bind(path("notify"))
    os.chmod(path("notify"), 0o777)
    manager.settimeout(PATIENCE)
    listening = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
    ports = [s.getsockname()[1] for s in listening]
    server = activated(listening, "pages:metrics", path("notify"))
    check("notifies: ready", manager.recv(200), b"READY=1")
    check("socket activation: a page", ask(("127.0.0.1", ports[0]), "/404").status, 404)
    check("socket activation: the default address is left alone",
          "listening on" in server.text(), False)
    check("socket activation: metrics by name",
          "httplingod_connections" in metrics(("127.0.0.1", ports[1])), True)
    server.signal(signal.SIGHUP)
    check("notifies: reloading", manager.recv(200).startswith(b"RELOADING=1\nMONOTONIC_USEC="),
          True)
    check("notifies: ready again", manager.recv(200), b"READY=1")
    server.signal(signal.SIGTERM)
    check("notifies: stopping", manager.recv(200), b"STOPPING=1")
    check("ends with 0", server.stop(), 0)
    check("the manager's socket goes on listening", is_open(ports[0]), True)
    for s in listening:
        s.close()
    manager.close()


def test_privileges():
    if os.geteuid() != 0:
        skip("dropping root", "the tests do not run as root")
        return
    server = daemon()
    with open(f"/proc/{server.process.pid}/status", encoding="ascii") as file:
        status = file.read()
    uids = re.search(r"Uid:\s+(.*)", status).group(1).split()
    groups = re.search(r"Groups:\s*(.*)", status).group(1).split()
    check("root is given up", "0" in uids or "0" in groups, False)
    check("no new privileges", re.search(r"NoNewPrivs:\s+(\d)", status).group(1), "1")
    server.stop()
    server = daemon("--user", "daemon:nogroup")
    with open(f"/proc/{server.process.pid}/status", encoding="ascii") as file:
        status = file.read()
    import grp
    import pwd
    check("--user USER:GROUP", (re.search(r"Uid:\s+(\d+)", status).group(1),
                                re.search(r"Gid:\s+(\d+)", status).group(1)),
          (str(pwd.getpwnam("daemon").pw_uid), str(grp.getgrnam("nogroup").gr_gid)))
    server.stop()


# ---- limits ----

def test_limits():
    server = daemon("--timeout", "1")
    idle = Wire(server.address)
    begun = time.monotonic()
    # By default it would be closed after 15 seconds.
    check("an idle connection is closed", idle.is_closed(14), True)
    check("after the timeout", time.monotonic() - begun > 0.5, True)
    slow = Wire(server.address)
    begun = time.monotonic()
    closed = False
    try:
        slow.send(b"GET /404 HTTP/1.1\r\nHost: a\r\nX-Slow: ")
        while time.monotonic() - begun < PATIENCE:
            slow.send(b"x")
            time.sleep(0.25)
    except OSError:
        closed = True
    check("a byte now and then does not hold a connection", closed, True)
    check("but for the time of the timeout", time.monotonic() - begun > 0.5, True)
    check("ends with 0", server.stop(), 0)
    server = daemon("--timeout", "600", "--connections", "4", "--threads", "2", "--header-size", "8192")
    busy = [Wire(server.address) for _ in range(4)]
    for wire in busy:
        wire.request("/404")
    time.sleep(0.1)
    busy[0].request("/404")
    extra = Wire(server.address)
    check("--connections: one more is answered", extra.request("/404").status, 404)
    check("--connections: the slowest is closed for it", busy[1].is_closed(), True)
    check("--connections: one that asked since is not", busy[0].request("/404").status, 404)
    extra.close()
    for wire in busy:
        wire.close()
    check("--header-size", 400 <= ask(server.address, "/404", {"X": "x" * 9000}).status < 500, True)
    check("ends with 0", server.stop(), 0)


# ---- reload and drain ----

class Load:
    """Visitors who ask without pause, on connections kept and new, and count what fails."""

    def __init__(self, address, threads=4):
        self.address, self.end, self.count, self.wrong = address, False, 0, []
        self.threads = [threading.Thread(target=self.run, args=(i,), daemon=True) for i in range(threads)]
        for thread in self.threads:
            thread.start()

    def run(self, number):
        wire = None
        while not self.end:
            try:
                if wire is None or number % 2:
                    if wire:
                        wire.close()
                    wire = Wire(self.address)
                response = wire.request("/404", {"Accept": "application/problem+json"})
                document = json.loads(response.body)
                if (response.status, document["lang"]) not in ((404, "fr"), (404, "de")):
                    self.wrong.append((response.status, document))
            except (OSError, EOFError, ValueError) as error:
                self.wrong.append(repr(error))
                wire = None
            self.count += 1

    def stop(self):
        self.end = True
        for thread in self.threads:
            thread.join()


def test_reload():
    site = write("site.ini", "default-language = fr\n")
    server = daemon("--site", site)
    load = Load(server.address)
    reloads = 12 if SANITIZED else 40
    for number in range(reloads):
        write("site.new", f"default-language = {'fr' if number % 2 else 'de'}\n")
        os.rename(path("site.new"), site)
        server.reload()
    load.stop()
    check(f"{reloads} reloads under load: {load.count} requests, none failed", load.wrong[:3], [])
    check_true("the load was one", load.count > reloads, load.count)
    check("the newest site answers", ask(server.address, "/404").get("Content-Language"), "fr")
    for text, message in (("default-language = xx-nothing\n", "default-language"),
                          ("[site\n", ":1: "), ("template = /nonexistent.html\n", "nonexistent")):
        write("site.ini", text)
        server.reload()
        check(f"a broken site is refused: {text.strip()}", message in server.text() or
              server.text()[-300:], True)
        check("the old one stays", ask(server.address, "/404").get("Content-Language"), "fr")
    os.unlink(site)
    server.reload()
    check("a site file that is gone is refused", "there is no such file" in server.text(), True)

    def counted():
        found = metrics(server.address)
        return tuple(found[f'httplingod_reloads_total{{result="{result}"}}']
                     for result in ("success", "failure"))
    wanted = (str(reloads), "4")
    check("reloads are counted", until(counted, wanted), wanted)
    write("site.ini", "default-language = de\n")
    server.reload()
    check("a mended site is taken", ask(server.address, "/404").get("Content-Language"), "de")
    check("ends with 0", server.stop(), 0)


def test_memory():
    """Reloading a hundred times, with requests between, keeps no memory."""
    site = write("site.ini", "name = Example\nlanguages = en, fr, de\n")
    server = daemon("--site", site, "--threads", "1")

    def resident():
        with open(f"/proc/{server.process.pid}/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * 4

    def cycle(count):
        for _ in range(count):
            server.signal(signal.SIGHUP)
            time.sleep(0.005)
            ask(server.address, "/404")
    cycle(50)
    before = resident()
    cycle(150)
    grown = resident() - before
    check_true(f"memory after 150 reloads: {grown} kB more", SANITIZED or grown < 600, grown)
    server.stop()


# ---- prepared pages ----

# time() may read the clock as it was at the kernel's last tick: CLOCK_REALTIME_COARSE of clock_gettime(2).
TICK = 0.1


class Guest:
    """A visitor on one connection, with an address, a host and a request ID of its own each time."""

    def __init__(self, address, number):
        self.wire, self.number, self.seen = Wire(address), number, []

    def visit(self, times):
        for _ in range(times):
            count = len(self.seen)
            code, language = ((404, "fr"), (403, "de"), (404, ""))[count % 3]
            told = {"uri": f"/{self.number}/{count}?q=<{'x' * (count % 7)}>",
                    "host": f"{'www.' * (count % 2)}{self.number}.example",
                    "request_id": f"{self.number}-{count}" if count % 5 else None}
            fields = {"X-Original-URI": told["uri"], "X-Forwarded-Host": told["host"]}
            if told["request_id"]:
                fields["X-Request-ID"] = told["request_id"]
            if language:
                fields["Accept-Language"] = language
            before = int(time.time() - TICK)
            response = self.wire.request(f"/{code}", fields)
            self.seen.append((code, language, told, before, response, int(time.time())))

    def mistakes(self, library):
        """What is wrong with the pages since the last call."""
        wrong = []
        for code, language, told, before, response, after in self.seen:
            page = library.page(code, language, **told)
            wrong += differs(response, page, code)
            if not before <= oracle.time_of(response.body) <= after:
                wrong.append(f"a time that is not from {before} to {after}")
        self.seen = []
        return wrong


def visit_at_once(guests, times):
    threads = [threading.Thread(target=guest.visit, args=(times,)) for guest in guests]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_prepared():
    """Each thread prepares the pages that it sends again and again.  Visitors get their own values,
    and after a reload no page of the old site."""
    site = write("prepared.ini", "title.404 = One\n")
    server = daemon("--site", site, "--threads", "4", "--timeout", "600")
    guests = [Guest(server.address, number) for number in range(8)]
    for text, title in (("title.404 = One\n", b"One"), ("name = Second\ntitle.404 = Two\n", b"Two"),
                        ("title.404 = One\n", b"One")):
        write("prepared.ini", text)
        server.reload()
        library = Oracle(PREFIX, DIRECTORY, site)
        for batch in range(2):
            visit_at_once(guests, 30)
            titles = {b"<h1>%s</h1>" % title in response.body for guest in guests
                      for code, language, _, _, response, _ in guest.seen if (code, language) == (404, "")}
            check(f"prepared pages, batch {batch} with the title {title.decode()}", titles, {True})
            count = sum(len(guest.seen) for guest in guests)
            wrong = [mistake for guest in guests for mistake in guest.mistakes(library)]
            check(f"prepared pages, batch {batch}: all are as the library makes them", (count, wrong[:3]), (240, []))
            time.sleep(1)  # so that the prepared pages tell another time
        library.stop()
    check("ends with 0", server.stop(), 0)
    check_true("nothing was complained about", "Sanitizer" not in server.text(), server.text())


def test_drain():
    server = daemon("--grace", str(PATIENCE))
    half, idle = Wire(server.address), Wire(server.address)
    idle.request("/404")
    half.send(b"GET /404 HTTP/1.1\r\nHost: a\r\n")
    ask(server.address, "/404")  # so that the first line has been read
    server.signal(signal.SIGTERM)
    server.wait_for("shutting down")
    check("draining: no new connections", until(lambda: is_open(server.address[1]), False), False)
    check("draining: the idle connection is closed", idle.is_closed(), True)
    half.send(b"\r\n")
    response = half.receive()
    check("draining: the request under way is answered",
          (response.status, (response.get("Connection") or "").lower()), (404, "close"))
    check("draining: then the connection ends", half.is_closed(), True)
    check("draining: ends with 0", server.process.wait(PATIENCE), 0)
    server = daemon("--grace", "1", "--timeout", "600")
    half = Wire(server.address)
    half.send(b"GET /404 HTTP/1.1\r\nHost: a\r\n")
    ask(server.address, "/404")
    begun = time.monotonic()
    check("it is cut off after the grace period", server.stop(), 0)
    # By default it would be 10 seconds.
    check_true("which is that of --grace", time.monotonic() - begun < 9.5)
    check_true("and that is told", "closing 1 connections" in server.text(), server.text())
    half.close()
    # Until a second signal, so that there is time enough to ask.
    server = daemon("--delay", "600")
    server.signal(signal.SIGTERM)
    server.wait_for("shutting down")
    check("--delay: still answering", ask(server.address, "/404").status, 404)
    check("--delay: not ready any more", ask(server.address, "/healthz").status, 503)
    check("--delay: ends with 0", server.stop(), 0)


def test_drain_under_load():
    """A server that is replaced: each request that it got is answered, those too that wait in the
    queue of the socket when the signal comes."""
    server = daemon()
    wrong, answered = [], 0
    server.signal(signal.SIGSTOP)
    wires = [Wire(server.address) for _ in range(20)]
    for wire in wires:
        wire.send(b"GET /404 HTTP/1.1\r\nHost: a\r\n\r\n" * 3)
    server.signal(signal.SIGTERM)
    server.signal(signal.SIGCONT)
    for wire in wires:
        try:
            for _ in range(3):
                response = wire.receive()
                answered += 1
                if response.status != 404:
                    wrong.append(response.status)
                if (response.get("Connection") or "").lower() == "close":
                    break
        except (OSError, EOFError) as error:
            wrong.append(repr(error))
    check("SIGTERM with twenty requests in the queue: all answered", wrong, [])
    check_true("by pages", answered >= 20, answered)
    check("ends with 0", server.stop(), 0)


def main():
    test_arguments()
    server = daemon("--threads", "2")
    for test in (test_matrix, test_paths, test_contract, test_methods, test_hostile):
        run_test(test, server.address)
    check("ends with 0", server.stop(), 0)
    check_true("nothing was complained about", "Sanitizer" not in server.text(), server.text())
    for test in (test_options_of_answers, test_told, test_grpc, test_preference, test_parts, test_metrics,
                 test_logs, test_unix, test_ipv6,
                 test_manager, test_privileges, test_limits, test_reload, test_prepared, test_memory, test_drain,
                 test_drain_under_load):
        run_test(test)
    shutil.rmtree(DIRECTORY, ignore_errors=True)
    return 1 if daemon_support.FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
