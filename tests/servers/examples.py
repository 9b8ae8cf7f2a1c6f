# SPDX-License-Identifier: MIT
"""The tests of docs/examples; see examples.sh."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

import daemon_support
from daemon_support import Oracle, Program, Wire, ask, check, free_port, is_open, skip

PREFIX = os.path.abspath(sys.argv[1])
HERE = os.path.dirname(os.path.abspath(__file__))
EXAMPLES = os.path.join(HERE, "..", "..", "docs", "examples")
DIRECTORY = tempfile.mkdtemp(prefix="httplingo-examples-")
LINES_MAX = 60
# What a server that has no library for HTTP needs of ours: the lines of its function answer().
OWN_LINES_MAX = 15
# The name, its packages or flags, a file without which it cannot be built, and Debian's package.
ROWS = [("epoll", [], [], "sys/epoll.h", "libc6-dev"),
        ("microhttpd", ["libmicrohttpd"], [], "microhttpd.h", "libmicrohttpd-dev"),
        ("libevent", ["libevent"], [], "event2/http.h", "libevent-dev"),
        ("civetweb", [], ["-lcivetweb", "-lpthread"], "civetweb.h", "libcivetweb-dev")]


def compile_example(name, packages, flags, environment):
    found = subprocess.run(["pkg-config", "--cflags", "--libs", "httplingo", *packages], text=True,
                           env=environment, capture_output=True, check=True).stdout.split()
    compiler = os.environ.get("CC", "cc").split()
    return subprocess.run([*compiler, "-std=c11", "-D_DEFAULT_SOURCE", "-Wall", "-Wextra",
                           "-Werror", "-o", os.path.join(DIRECTORY, name),
                           os.path.join(EXAMPLES, f"{name}.c"), *found, *flags], text=True,
                          capture_output=True, check=False)


def has_header(header):
    return subprocess.run([*os.environ.get("CC", "cc").split(), "-fsyntax-only", "-xc", "-"],
                          input=f"#include <{header}>\n", text=True, capture_output=True,
                          check=False).returncode == 0


def differs(response, page, status, method):
    found = [] if response.status == status else [response.status]
    for field in ("Content-Type", "Content-Language", "Vary", "Content-Security-Policy"):
        if response.get(field) != page.get(field):
            found.append((field, response.get(field)))
    if response.body != (b"" if method == "HEAD" else page.body):
        found.append(response.body[:60])
    return found


def test_answers(name, address, oracle):
    rows = [("fr-CA, fr;q=0.9", "text/html"), ("ja", "application/problem+json"),
            ("", "text/plain"), ("ar", "application/xml"), ("," * 4000, "")]
    for language, accept in rows:
        fields = [("Accept-Language", language)] if language else []
        fields += [("Accept", accept)] if accept else []
        told = {"host": "example.org"} if name == "epoll" else {}
        page = oracle.page(404, language, accept, uri="/nothing", **told)
        for method in ("GET", "HEAD"):
            response = ask(address, "/nothing", fields, method)
            check(f"{name}: {method}, {language[:20]!r}, {accept!r}",
                  differs(response, page, 404, method), [])


def test_epoll(address):
    for data, status in ((b"BREW / HTTP/1.1\r\nAccept-Language: de\r\n\r\n", 501),
                         (b"GET /" + b"x" * 8186, 431),
                         (b"GET /x HTTP/1.1\r\nAccept-Language: en\r\nAccept-Language: de;q=0.5\r\n\r\n", 404)):
        wire = Wire(address)
        wire.send(data)
        response = wire.receive()
        check(f"epoll: {data[:16]!r}", (response.status, response.get("Content-Language")),
              (status, "de" if status == 501 else "en"))
        wire.close()


def test_civetweb(address, oracle):
    response = ask(address, "/teapot", {"Accept-Language": "de"})
    page = oracle.page(418, "de", uri="/teapot")
    check("civetweb: an error that a program sends", differs(response, page, 418, "GET"), [])
    wire = Wire(address)
    wire.send(b"garbage\r\n\r\n")
    response = wire.receive()
    check("civetweb: a malformed request", (response.status, response.get("Content-Language")),
          (400, "en"))
    wire.close()


def test_example(name, packages, flags, header, package, oracle):
    with open(os.path.join(EXAMPLES, f"{name}.c"), encoding="utf-8") as file:
        source = file.read()
    if name == "epoll":
        own = re.search(r"^static void answer\(.*?^}$", source, re.M | re.S).group().splitlines()
        rest = source.replace("\n".join(own), "").replace("#include <httplingo.h>", "")
        check(f"{name}: at most {OWN_LINES_MAX} lines of ours",
              (len(own) <= OWN_LINES_MAX, re.findall("lingo_", rest)), (True, []))
    else:
        check(f"{name}: at most {LINES_MAX} lines", len(source.splitlines()) <= LINES_MAX, True)
    if not has_header(header):
        skip(name, f"there is no <{header}> (Debian: {package})")
        return
    done = compile_example(name, packages, flags, oracle.environment)
    if not check(f"{name}: compiles", done.stderr, ""):
        return
    port = free_port()
    server = Program([os.path.join(DIRECTORY, name), str(port)], DIRECTORY, oracle.environment,
                     lambda: is_open(port))
    try:
        test_answers(name, ("127.0.0.1", port), oracle)
        if name == "epoll":
            test_epoll(("127.0.0.1", port))
        if name == "civetweb":
            test_civetweb(("127.0.0.1", port), oracle)
        else:
            check(f"{name}: what is no error", ask(("127.0.0.1", port), "/").body, b"hello\n")
    finally:
        server.stop()


def main():
    oracle = Oracle(PREFIX, DIRECTORY)
    for row in ROWS:
        try:
            test_example(*row, oracle)
        except (OSError, EOFError, ValueError, RuntimeError) as error:
            check(row[0], repr(error), "an end")
    shutil.rmtree(DIRECTORY, ignore_errors=True)
    return 1 if daemon_support.FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
