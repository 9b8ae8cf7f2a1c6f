# SPDX-License-Identifier: MIT
"""Requests with content, and invalid requests; see daemon-content.sh."""
import functools
import os
import shutil
import socket
import sys
import tempfile
import threading
import time

import daemon_support
from daemon_support import (ask, check, check_true, Daemon, free_port, is_open, Program, run_test,
                            skip, Wire)

PREFIX = os.path.abspath(sys.argv[1])
DIRECTORY = tempfile.mkdtemp(prefix="httplingod-content-")
os.chmod(DIRECTORY, 0o755)
write = functools.partial(daemon_support.write_file, DIRECTORY)
MIB = 1 << 20
SOON = 4  # seconds: what is not answered at once waits for a timeout of 5 seconds or more


# ---- content ----

def chunked(data, size=65536):
    pieces = [data[i:i + size] for i in range(0, len(data), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def head(*lines, method="POST", target="/413"):
    fields = [f"{method} {target} HTTP/1.1", "Host: example.org", "Accept-Language: fr", *lines]
    return "\r\n".join(fields).encode() + b"\r\n\r\n"


# Name, header section, content that is sent.
CONTENTS = [(f"{size} bytes", head(f"Content-Length: {size}"), b"x" * size)
            for size in (0, 1, MIB - 1, MIB, MIB + 1, 3000000)]
CONTENTS += [
    ("3 MB in chunks", head("Transfer-Encoding: chunked"), chunked(b"x" * 3000000)),
    ("no chunk but the last", head("Transfer-Encoding: chunked"), b"0\r\n\r\n"),
    ("1 MiB + 1 that is expected", head(f"Content-Length: {MIB + 1}", "Expect: 100-continue"),
     b"x" * (MIB + 1)),
    ("content with GET", head("Content-Length: 20", method="GET"), b"GET /500 HTTP/1.1\r\n\r"),
]
ABSENT = [
    ("promised, but absent", head("Content-Length: 1000000"), b""),
    ("expected, but absent", head("Content-Length: 1000000", "Expect: 100-continue"), b""),
    ("promised, and half of it there", head("Content-Length: 1000000"), b"x" * 500000),
    ("chunks that end in the middle", head("Transfer-Encoding: chunked"), b"ff\r\nabc"),
]


def send_until_refused(wire, content):
    """A proxy may close a connection while content still comes, once it has answered (RFC 9112
    section 9.6).  The answer can still be read."""
    try:
        wire.send(content)
    except (BrokenPipeError, ConnectionResetError):
        pass


def converse(address, lines, content, waits=False):
    """All is sent before anything is read, as simple clients do, unless the client waits for 100
    (RFC 9110 section 10.1.1).  Statuses, language and time."""
    begun, statuses = time.monotonic(), []
    wire = Wire(address)
    try:
        wire.send(lines)
        if content and not waits:
            wire.send(content)
        line = wire.line()
        if content and waits and line.split()[1] == b"100":
            send_until_refused(wire, content)
        statuses.append(int(line.split()[1]))
        wire.buffer = line + b"\r\n" + wire.buffer
        response = wire.receive()
        if response.status not in statuses:
            statuses.append(response.status)
        found = response.get("Content-Language"), b'lang="fr"' in response.body
    except (OSError, EOFError) as error:
        found = repr(error)
    wire.close()
    return statuses, found, time.monotonic() - begun


def test_contents(name, address, contents):
    for what, lines, content in contents:
        # A proxy may refuse the content before it is there, and close: Caddy does, without reading on.
        waits = name != "directly" and b"100-continue" in lines
        statuses, found, seconds = converse(address, lines, content, waits)
        if name != "directly" and statuses[:1] == [100]:
            statuses = statuses[1:]  # the proxy's own, which asks for the content first
        check(f"{name}: {what}", (statuses, found, seconds < SOON or seconds),
              ([413], ("fr", True), True))
    check(f"{name}: the next request", ask(address, "/404").status, 404)


def test_beyond_the_limit(address):
    """More than is read and left aside; the client reads while it sends."""
    wire = Wire(address)

    def send():
        try:
            wire.send(b"x" * (40 * MIB))
        except OSError:
            pass  # the answer is there, what for?
    wire.send(head(f"Content-Length: {40 * MIB}"))
    time.sleep(0.3)
    sender = threading.Thread(target=send, daemon=True)
    sender.start()
    time.sleep(0.5)
    check("40 MiB: the answer", wire.receive().status, 413)
    wire.socket.shutdown(socket.SHUT_RDWR)
    wire.close()
    sender.join()


def test_trickle(address):
    """Content that comes slowly is neither waited for nor a reason to reset the connection."""
    wire = Wire(address)
    wire.send(head("Content-Length: 40"))
    for _ in range(20):
        wire.send(b"xx")
        time.sleep(0.05)
    check("content in forty bits", wire.receive().status, 413)
    check("and then the end", wire.is_closed(), True)
    wire.close()


# ---- framing ----

# What follows each of these on the same connection must not be taken for content, nor content for
# a request: the connection ends.  Name, bytes, statuses.
SMUGGLED = b"GET /410 HTTP/1.1\r\nHost: a\r\n\r\n"


def request(*fields, content=b"", version="HTTP/1.1", host="Host: a", target="/404"):
    lines = [f"POST {target} {version}"] + ([host] if host else []) + list(fields)
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + content


FRAMING = [
    # RFC 9112 section 6.3, item 5
    ("two lengths that differ", request("Content-Length: 0", "Content-Length: 31"), {400}),
    ("two lengths that differ, the longer first", request("Content-Length: 31", "Content-Length: 0"),
     {400}),
    ("lengths in a list", request("Content-Length: 0, 31"), {400}),
    ("a length that is none", request("Content-Length: 3x"), {400}),
    ("a second length that is none", request("Content-Length: 0", "Content-Length: x"), {400}),
    ("a negative length", request("Content-Length: -1"), {400}),
    ("a length with a sign", request("Content-Length: +31"), {400}),
    ("a length beyond 64 bits", request("Content-Length: 99999999999999999999"), {400, 413}),
    ("no length after the colon", request("Content-Length:"), {400}),
    # RFC 9112 section 6.1
    ("a length and a coding", request("Content-Length: 31", "Transfer-Encoding: chunked"), {400}),
    ("a coding and a length", request("Transfer-Encoding: chunked", "Content-Length: 0"), {400}),
    ("xchunked", request("Transfer-Encoding: xchunked"), {400, 501}),
    ("identity", request("Transfer-Encoding: identity"), {400, 501}),
    ("gzip, chunked", request("Transfer-Encoding: gzip, chunked"), {501}),
    ("chunked, gzip", request("Transfer-Encoding: chunked, gzip"), {400}),
    ("chunked twice", request("Transfer-Encoding: chunked", "Transfer-Encoding: chunked"), {400}),
    ("an empty coding", request("Transfer-Encoding:"), {400}),
    ("a coding of HTTP/1.0", request("Transfer-Encoding: chunked", version="HTTP/1.0"), {400}),
    # RFC 9112 section 5
    ("a space before the colon", request("Content-Length : 31"), {400}),
    ("a tab before the colon", request("Transfer-Encoding\t: chunked"), {400}),
    ("a folded coding", request("Transfer-Encoding:\r\n chunked"), {400}),
    ("a folded length", request("Content-Length:\r\n\t31"), {400}),
    ("a name that is none", request("X(y): z"), {400}),
    ("a line without a colon", request("nothing"), {400}),
    # RFC 9112 section 3
    ("no host", request(host=None), {400}),
    ("two hosts", request("Host: b"), {400}),
    ("a space in the address", request(target="/404 x"), {400}),
    ("no version", b"GET /404\r\n" + SMUGGLED, {400}),
    ("HTTP/9.9", request(version="HTTP/9.9"), {400, 505}),
    # What is understood, but ends the connection.
    ("chunked", request("Transfer-Encoding: chunked", content=b"5\r\nGET /\r\n0\r\n\r\n"), {404}),
    ("Chunked", request("transfer-encoding: Chunked", content=b"0\r\n\r\n"), {404}),
    ("content", request("Content-Length: 31", content=b"x" * 31), {404}),
]


def statuses_of(wire):
    """Of all answers until the end of the connection."""
    found = []
    try:
        while True:
            found.append(wire.receive().status)
    except (OSError, EOFError, ValueError):
        return found


def test_framing(address):
    for name, data, wanted in FRAMING:
        for behind in (b"", SMUGGLED, SMUGGLED * 2):
            wire = Wire(address)
            wire.send(data + behind)
            found = statuses_of(wire)
            check(f"framing: {name}, {len(behind)} bytes behind it",
                  (len(found), found[:1] and found[0] in wanted or found), (1, True))
            wire.close()
    check("framing: the next request", ask(address, "/404").status, 404)


def test_apart(address):
    """Two requests before each malformed one on its connection, and two on the next, get their own
    answers."""
    for name, data, wanted in FRAMING:
        first, second = Wire(address), Wire(address)
        first.send(b"GET /401 HTTP/1.1\r\nHost: a\r\n\r\nGET /402 HTTP/1.1\r\nHost: a\r\n\r\n" +
                   data + SMUGGLED * 2)
        found = statuses_of(first)
        second.send(b"GET /403 HTTP/1.1\r\nHost: a\r\n\r\nHEAD /405 HTTP/1.1\r\nHost: a\r\n\r\n"
                    b"GET /406 HTTP/1.1\r\nHost: a\r\n\r\n")
        others = [second.receive().status, second.receive("HEAD").status, second.receive().status]
        check(f"apart: {name}", (found[:2], len(found), found[-1] in wanted, others),
              ([401, 402], 3, True, [403, 405, 406]))
        first.close()
        second.close()


def test_own_page(address):
    """What is refused for its framing is told by a page, in the language that was asked for."""
    for lines, status in ((["Content-Length: 1", "Content-Length: 2"], 400),
                          (["Transfer-Encoding: gzip, chunked"], 501)):
        wire = Wire(address)
        wire.send(head(*lines))
        response = wire.receive()
        check(f"framing: a page for {status}", (response.status, response.get("Content-Language"),
                                                (response.get("Connection") or "").lower()),
              (status, "fr", "close"))
        wire.close()


# ---- CONNECT ----

def test_connect():
    """RFC 9110 section 9.3.6: there is no tunnel, so nothing is 2xx, and the connection ends."""
    server = Daemon(PREFIX, DIRECTORY, "--status-200")
    for target in ("example.org:443", "/healthz", "/metrics", "/404", "/200"):
        for more in (b"", b"\x16\x03\x01\x02\x00" * 9, SMUGGLED):
            wire = Wire(server.address)
            wire.send(f"CONNECT {target} HTTP/1.1\r\nHost: example.org\r\n\r\n".encode() + more)
            response = wire.receive()
            check(f"CONNECT {target}, {len(more)} bytes behind it",
                  (response.status, "GET" in (response.get("Allow") or ""),
                   response.get("Connection"), wire.is_closed()), (405, True, "close", True))
            wire.close()
    wire = Wire(server.address)
    response = wire.request("example.org:443", {"X-Code": "403"}, "CONNECT")
    check("CONNECT of a visitor, whom a proxy refuses", (response.status, wire.is_closed()),
          (403, True))
    wire.close()
    check("GET with --status-200", ask(server.address, "/404").status, 200)
    wire = Wire(server.address)
    wire.send(request("Content-Length: 1", "Content-Length: 2"))
    check("what is wrong with the proxy's request is not hidden", wire.receive().status, 400)
    wire.close()
    server.stop()


# ---- proxies ----

NGINX = """
daemon off; worker_processes 1; pid DIR/nginx.pid; error_log DIR/nginx.log; events { }
http {
    access_log off; client_max_body_size 0;
    client_body_temp_path DIR/t1; proxy_temp_path DIR/t2; fastcgi_temp_path DIR/t3;
    uwsgi_temp_path DIR/t4; scgi_temp_path DIR/t5;
    proxy_http_version 1.1; proxy_set_header Connection "";
    upstream httplingod { server 127.0.0.1:DAEMON; keepalive 4; }
    server { listen 127.0.0.1:PORT; location / { proxy_pass http://httplingod; } }
    server {
        listen 127.0.0.1:OTHER; proxy_request_buffering off;
        location / { proxy_pass http://httplingod; }
    }
}
"""
HAPROXY = """
defaults
    mode http
    timeout connect 5s
    timeout client 30s
    timeout server 30s
listen web
    bind 127.0.0.1:PORT
    server one 127.0.0.1:DAEMON
"""
CADDY = """
{
	admin off
	auto_https off
}
:PORT {
	reverse_proxy 127.0.0.1:DAEMON
}
"""


def fill(text, server, *ports):
    text = text.replace("DIR", DIRECTORY).replace("DAEMON", str(server.address[1]))
    for name, port in zip(("PORT", "OTHER"), ports):
        text = text.replace(name, str(port))
    return text


def test_nginx(server):
    port, other = free_port(), free_port()
    proxy = Program(["nginx", "-c", write("nginx.conf", fill(NGINX, server, port, other))],
                    DIRECTORY, None, lambda: is_open(port))
    try:
        test_contents("nginx", ("127.0.0.1", port), CONTENTS)
        test_contents("nginx without buffering", ("127.0.0.1", other), CONTENTS + ABSENT)
    finally:
        proxy.stop()
    with open(os.path.join(DIRECTORY, "nginx.log"), encoding="utf-8") as log:
        check("nginx: no connection was reset", [line for line in log if "reset" in line], [])


def test_haproxy(server):
    port = free_port()
    proxy = Program(["haproxy", "-db", "-f", write("haproxy.cfg", fill(HAPROXY, server, port))],
                    DIRECTORY, None, lambda: is_open(port))
    try:
        test_contents("HAProxy", ("127.0.0.1", port), CONTENTS + ABSENT)
    finally:
        proxy.stop()


def test_caddy(server):
    port = free_port()
    environment = dict(os.environ, HOME=DIRECTORY, XDG_DATA_HOME=DIRECTORY,
                       XDG_CONFIG_HOME=DIRECTORY)
    proxy = Program(["caddy", "run", "--adapter", "caddyfile", "--config",
                     write("Caddyfile", fill(CADDY, server, port))], DIRECTORY, environment,
                    lambda: is_open(port))
    try:
        # What is absent it waits for itself, before it asks or before it passes the answer on.
        test_contents("Caddy", ("127.0.0.1", port), CONTENTS + [
            row for row in ABSENT if b"Expect" in row[1]])
    finally:
        proxy.stop()


def main():
    server = Daemon(PREFIX, DIRECTORY, "--grace", "1")
    run_test(test_contents, "directly", server.address, CONTENTS + ABSENT)
    for test in (test_beyond_the_limit, test_trickle, test_framing, test_apart, test_own_page):
        run_test(test, server.address)
    for program, test in (("nginx", test_nginx), ("haproxy", test_haproxy), ("caddy", test_caddy)):
        if shutil.which(program):
            run_test(test, server)
        else:
            skip(program, f"there is no {program}")
    check("ends with 0", server.stop(), 0)
    check_true("nothing was complained about", "Sanitizer" not in server.text(), server.text())
    run_test(test_connect)
    shutil.rmtree(DIRECTORY, ignore_errors=True)
    return 1 if daemon_support.FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
