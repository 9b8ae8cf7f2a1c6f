# SPDX-License-Identifier: MIT
"""Every code from 300 to 599, in every format, with GET and HEAD, in HTTP/1.0 and 1.1: the daemon's
responses have no findings of any level. Fields that a status requires and only the operator
knows are set with --field. See check-daemon.sh."""
import os
import shutil
import subprocess
import sys
import tempfile

import daemon_support
from daemon_support import PATIENCE, Daemon, Wire, check
from findings import FORMATS, GIVEN, check_all, unexpected

PREFIX = os.path.abspath(sys.argv[1])
COMMAND = [f"{PREFIX}/bin/httplingo"]
ENVIRONMENT = dict(os.environ, LD_LIBRARY_PATH=f"{PREFIX}/lib", LC_ALL="C.UTF-8")
DIRECTORY = tempfile.mkdtemp(prefix="httplingod-check-")
os.chmod(DIRECTORY, 0o777)

def raw(address, target, method, version, accept):
    """All bytes of the answer."""
    wire = Wire(address)
    fields = [f"{method} {target} {version}", "Host: example.org", "Accept-Language: fr",
              "Connection: close"] + ([f"Accept: {accept}"] if accept else [])
    wire.send("\r\n".join(fields).encode() + b"\r\n\r\n")
    while wire.fill():
        pass
    wire.close()
    return wire.buffer


CODES = range(300, 600)
# There is no content to choose.
EXPECTED = {("vary-language", 304), ("vary-format", 304)}
# Of redirects only the operator knows where they lead.
GIVEN = {**GIVEN, **{code: ["Location: /there"] for code in (300, 301, 302, 303, 305, 307, 308)}}


def found(responses, method, version="1.1", negotiated="both"):
    """The findings in responses to one method that are not the code's own fault."""
    answers = check_all(COMMAND, responses, method, version, negotiated, ENVIRONMENT)
    return unexpected(answers, method, EXPECTED)


def options():
    for code, fields in GIVEN.items():
        for field in fields:
            yield from ("--field", f"{code} {field}")


def test_codes(address):
    """Every code in every format, as the ending of the path and as Accept."""
    for version in ("1.0", "1.1"):
        for method in ("GET", "HEAD"):
            for ending, kind in FORMATS.items():
                for target, accept, negotiated in (("/%d." + ending, None, "language"),
                                                   ("/%d", kind, "both")):
                    responses = [raw(address, target % code, method, f"HTTP/{version}", accept)
                                 for code in CODES]
                    check(f"{method} {target} HTTP/{version} {accept}: no finding in {len(CODES)} answers",
                          found(responses, method, version, negotiated)[:3], [])


def test_given(address):
    """The fields are there, once, beside those of the page, and the page tells of them."""
    for code, fields in GIVEN.items():
        head, body = raw(address, f"/{code}", "GET", "HTTP/1.1", "text/html").split(b"\r\n\r\n", 1)
        lines = head.decode().split("\r\n")
        check(f"{code}: the fields given", [field for field in fields if lines.count(field) != 1],
              [])
    check("405: the methods are on the page", b"OPTIONS" in raw(
        address, "/405", "GET", "HTTP/1.1", "text/html").split(b"\r\n\r\n", 1)[1], True)
    head = raw(address, "/404", "GET", "HTTP/1.1", None).split(b"\r\n\r\n")[0].decode()
    check("404: no field of another code", [name for name in ("Allow", "Authenticate", "Upgrade",
                                                              "Retry-After") if name in head], [])


def test_refused():
    """A mistake is told before anything is sent."""
    rows = [("", "requires a code, a name and a value"),
            ("401", "requires a code, a name and a value"),
            ("99 X: y", "requires a code, a name and a value"),
            ("401 X: a\r\nY: b", "requires a code, a name and a value"),
            ("401 X: a\nY: b", "requires a code, a name and a value"),
            ("401 X: \x7f", "requires a code, a name and a value"),
            ("401 X: é", "requires a code, a name and a value"),
            ("401 X: " + "x" * 2000, "requires a code, a name and a value"),
            ("401 " + "X" * 100 + ": y", "requires a code, a name and a value"),
            ("401 Bad Name: x", '"Bad Name" is not a field name'),
            ("401 : x", '"" is not a field name'),
            ("401 Content-Length: 5", "Content-Length is controlled"),
            ("401 transfer-encoding: x", "transfer-encoding is controlled"),
            ("401 WWW-Authenticate: Basic", "has no realm"),
            ("405 Allow: GET HEAD", "a list of words"),
            ("503 Retry-After: soon", "a number of seconds"),
            ("416 Content-Range: bytes 0-4/9", "does not fit 416")]
    for value, message in rows:
        done = subprocess.run([f"{PREFIX}/sbin/httplingod", "--check", "--field", value],
                              env=ENVIRONMENT, capture_output=True, text=True, timeout=PATIENCE,
                              check=False)
        check(f"refused: {value[:40]!r}", (done.returncode, message in done.stderr or done.stderr),
              (2, True))
    many = [word for i in range(33) for word in ("--field", f"401 X-{i}: y")]
    done = subprocess.run([f"{PREFIX}/sbin/httplingod", "--check", *many], env=ENVIRONMENT,
                          capture_output=True, text=True, timeout=PATIENCE, check=False)
    check("refused: 33 fields", (done.returncode, "32 times" in done.stderr), (2, True))


# What is wrong with the request itself, or is said without a page.
OTHERS = [
    ("two lengths", "POST", ["Content-Length: 1", "Content-Length: 2"], 400),
    ("a coding that is not known", "POST", ["Transfer-Encoding: gzip, chunked"], 501),
    ("content", "POST", ["Content-Length: 100"], 404),
    ("CONNECT", "CONNECT", [], 405),
]


def answer_to(address, method, target, *fields):
    wire = Wire(address)
    wire.send("\r\n".join([f"{method} {target} HTTP/1.1", "Host: example.org", *fields]).encode() +
              b"\r\n\r\n")
    wire.socket.shutdown(1)  # no more is sent: the connection ends
    while wire.fill():
        pass
    wire.close()
    return wire.buffer


def test_others(address):
    for name, method, fields, status in OTHERS:
        answer = answer_to(address, method, "/404", *fields)
        check(f"{name}: no finding", (answer[:13], found([answer], method)),
              (f"HTTP/1.1 {status} ".encode(), []))
    for target in ("/healthz", "/metrics"):
        answer = raw(address, target, "GET", "HTTP/1.1", None)
        check(f"{target}: no finding", found([answer], "GET", negotiated=None), [])


def test_maintenance():
    daemon = Daemon(PREFIX, DIRECTORY, "--maintenance", "on")
    for method in ("GET", "HEAD"):
        for ending in FORMATS:
            answer = raw(daemon.address, f"/404.{ending}", method, "HTTP/1.1", None)
            check(f"maintenance: {method} .{ending}: no finding",
                  (answer[:13], found([answer], method, negotiated="language")),
                  (b"HTTP/1.1 503 ", []))
    daemon.stop()


def main():
    test_refused()
    test_maintenance()
    daemon = Daemon(PREFIX, DIRECTORY, *options())
    try:
        test_given(daemon.address)
        test_others(daemon.address)
        test_codes(daemon.address)
    finally:
        daemon.stop()
        shutil.rmtree(DIRECTORY, ignore_errors=True)
    return daemon_support.FAILED > 0


if __name__ == "__main__":
    sys.exit(main())
