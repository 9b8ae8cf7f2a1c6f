# SPDX-License-Identifier: MIT
"""Every error that is registered, in every format, by GET and HEAD, in HTTP/1.0 and 1.1: what the
daemon answers has no finding of any level.  What a status asks for and only the operator knows is
given by --field.  See check-daemon.sh."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

import daemon_support
from daemon_support import PATIENCE, Daemon, Wire, check

PREFIX = os.path.abspath(sys.argv[1])
COMMAND = [f"{PREFIX}/bin/httplingo"]
ENVIRONMENT = dict(os.environ, LD_LIBRARY_PATH=f"{PREFIX}/lib", LC_ALL="C.UTF-8")
DIRECTORY = tempfile.mkdtemp(prefix="httplingod-check-")
os.chmod(DIRECTORY, 0o777)

# What only the operator can know.
GIVEN = {
    "401": ['WWW-Authenticate: Basic realm="staff"', "WWW-Authenticate: Bearer"],
    "405": ["Allow: POST, OPTIONS"],
    "407": ['Proxy-Authenticate: Basic realm="proxy"'],
    "413": ["Retry-After: 120"],
    "416": ["Content-Range: bytes */1234"],
    "426": ["Upgrade: TLS/1.2, HTTP/1.1"],
    "429": ["Retry-After: 120"],
    "451": ['Link: <https://court.example/>; rel="blocked-by"'],
    "502": ["Proxy-Status: proxy.example; error=connection_refused"],
    "503": ["Retry-After: Sun, 06 Nov 1994 08:49:37 GMT"],
    "504": ["Proxy-Status: proxy.example; error=connection_timeout"],
}
# What the code itself is blamed for, or the request: no answer to GET can mend it.
EXPECTED = {
    ("content-expected", None),  # says of itself that only a person can see it
    ("field-conditional", None),  # says of itself that it cannot be seen
    ("code-unused", 418),
    ("too-early", 425),
    ("get-supported", 501),
    ("loop-method", 508),
    ("code-deprecated", 510),
}
FORMATS = {"html": "text/html", "json": "application/problem+json",
           "xml": "application/problem+xml", "txt": "text/plain"}


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


def findings(response, method, version, negotiated):
    more = ["--negotiated", negotiated] if negotiated else []
    done = subprocess.run(COMMAND + ["check", "--lang", "en", "--format", "json", "--method",
                                     method, "--request-version", version, *more],
                          input=response, capture_output=True, env=ENVIRONMENT, check=False)
    if done.returncode > 1:
        return [{"rule": done.stderr.decode(), "code": 0, "explanation": ""}]
    answers = json.loads(done.stdout)
    found = [dict(finding, code=answer["code"]) for answer in answers
             for finding in answer["findings"]]
    return found if len(answers) == 1 else found + [{"rule": f"{len(answers)} answers", "code": 0,
                                                     "explanation": ""}]


def unexpected(found, method):
    expected = EXPECTED | ({("range-method", 416)} if method == "HEAD" else set())
    return [f"{finding['rule']} {finding.get('field')}: {finding['explanation']}"
            for finding in found if (finding["rule"], None) not in expected and
            (finding["rule"], finding["code"]) not in expected]


def codes():
    """All errors that are registered."""
    done = subprocess.run(COMMAND + ["status", "--format", "json"], capture_output=True,
                          env=ENVIRONMENT, check=True)
    return sorted(row["code"] for row in json.loads(done.stdout) if row["code"] >= 400)


def options():
    for code, fields in GIVEN.items():
        for field in fields:
            yield from ("--field", f"{code} {field}")


def test_code(address, code):
    wrong, count = [], 0
    for version in ("1.0", "1.1"):
        for method in ("GET", "HEAD"):
            for ending, kind in FORMATS.items():
                for target, accept, negotiated in ((f"/{code}.{ending}", None, "language"),
                                                   (f"/{code}", kind, "both")):
                    answer = raw(address, target, method, f"HTTP/{version}", accept)
                    found = unexpected(findings(answer, method, version, negotiated), method)
                    count += 1
                    if found:
                        wrong.append((version, method, target, found))
    check(f"{code}: no finding in {count} answers", wrong[:2], [])


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
    rows = [("", "takes a code, a name and a value"),
            ("401", "takes a code, a name and a value"),
            ("99 X: y", "takes a code, a name and a value"),
            ("401 X: a\r\nY: b", "takes a code, a name and a value"),
            ("401 X: a\nY: b", "takes a code, a name and a value"),
            ("401 X: \x7f", "takes a code, a name and a value"),
            ("401 X: é", "takes a code, a name and a value"),
            ("401 X: " + "x" * 2000, "takes a code, a name and a value"),
            ("401 " + "X" * 100 + ": y", "takes a code, a name and a value"),
            ("401 Bad Name: x", '"Bad Name" is not a field name'),
            ("401 : x", '"" is not a field name'),
            ("401 Content-Length: 5", "Content-Length is what the page"),
            ("401 transfer-encoding: x", "transfer-encoding is what the page"),
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
        check(f"{name}: no finding", (answer[:13], unexpected(findings(
            answer, method, "1.1", "both"), method)), (f"HTTP/1.1 {status} ".encode(), []))
    for target in ("/healthz", "/metrics"):
        answer = raw(address, target, "GET", "HTTP/1.1", None)
        check(f"{target}: no finding", unexpected(findings(answer, "GET", "1.1", None), "GET"), [])


def test_maintenance():
    daemon = Daemon(PREFIX, DIRECTORY, "--maintenance", "on")
    for method in ("GET", "HEAD"):
        for ending in FORMATS:
            answer = raw(daemon.address, f"/404.{ending}", method, "HTTP/1.1", None)
            check(f"maintenance: {method} .{ending}: no finding",
                  (answer[:13], unexpected(findings(answer, method, "1.1", "language"), method)),
                  (b"HTTP/1.1 503 ", []))
    daemon.stop()


def main():
    test_refused()
    test_maintenance()
    daemon = Daemon(PREFIX, DIRECTORY, *options())
    try:
        test_given(daemon.address)
        test_others(daemon.address)
        for code in codes():
            test_code(daemon.address, code)
    finally:
        daemon.stop()
        shutil.rmtree(DIRECTORY, ignore_errors=True)
    return daemon_support.FAILED > 0


if __name__ == "__main__":
    sys.exit(main())
