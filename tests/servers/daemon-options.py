# SPDX-License-Identifier: MIT
"""The options of the daemon and their effects; see daemon-options.sh."""
import functools
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading

import daemon_support
from daemon_support import (ask, check, check_true, Daemon, free_port, PATIENCE, run_test, skip,
                            until)

PREFIX = os.path.abspath(sys.argv[1])
HERE = os.path.dirname(os.path.abspath(__file__))
DIRECTORY = tempfile.mkdtemp(prefix="httplingod-options-")
os.chmod(DIRECTORY, 0o777)
write = functools.partial(daemon_support.write_file, DIRECTORY)


def path(name):
    return os.path.join(DIRECTORY, name)


def run(*arguments, **variables):
    """The exit code, and all that was said."""
    environment = dict(os.environ, LD_LIBRARY_PATH=f"{PREFIX}/lib", **variables)
    done = subprocess.run([f"{PREFIX}/sbin/httplingod", *arguments], env=environment, check=False,
                          capture_output=True, text=True, timeout=PATIENCE)
    return done.returncode, done.stdout + done.stderr


def check_run(name, arguments, code, pattern, **variables):
    got, said = run(*arguments, **variables)
    check(name, (got, bool(re.search(pattern, said, re.S)) or said), (code, True))


# ---- --check ----

def test_check():
    """What a start refuses, --check refuses, and nothing is left behind."""
    free = f"127.0.0.1:{free_port()}"
    plain = write("plain.html", "hello")
    empty = write("empty.html", "")
    name, log = "a" * 120, path("check.log")
    rows = [
        ("all is well", ["--listen", free], 0, r"^$"),
        ("a port above 65535", ["--listen", "127.0.0.1:99999"], 1,
         r'"127.0.0.1:99999" is not an address; .*port up to 65535'),
        ("65536", ["--listen", ":65536"], 1, r"not an address"),
        ("65535", ["--listen", "127.0.0.1:65535"], 0, r"^$"),
        ("no address", ["--listen", "localhost"], 1, r'"localhost" is not an address'),
        ("a host that nobody knows", ["--listen", "nobody.invalid:80"], 1, r"nobody\.invalid:80: "),
        ("an address that is not this machine's", ["--listen", "192.0.2.1:80"], 1,
         r"192\.0\.2\.1:80: Cannot assign"),
        ("a bad --metrics-listen", ["--listen", free, "--metrics-listen", ":x"], 1,
         r'":x" is not an address'),
        ("a socket in no folder", ["--listen", "unix:/nonexistent/s"], 1, r"No such file"),
        ("a socket with a long path", ["--listen", f"unix:/{name}"], 1, r"must have 1 to 107 bytes"),
        ("a socket where a file is", ["--listen", f"unix:{plain}"], 1,
         r"expected a socket or no file"),
        ("a socket", ["--listen", f"unix:{path('check.sock')}"], 0, r"^$"),
        ("a log in no folder", ["--access-log", "/nonexistent/log"], 1, r"No such file"),
        ("a log that is a folder", ["--access-log", DIRECTORY], 1, r"expected a regular file"),
        ("a log", ["--access-log", log], 0, r"^$"),
        ("a flag file in no folder", ["--maintenance", plain + "/x"], 1, r"Not a directory"),
        ("a site that is not there", ["--site", "/nonexistent"], 1, r"there is no such file"),
        ("a template that is no page", ["--site", write("no.conf", f"template = {plain}\n")], 1,
         r"no\.conf: the template makes the same page for every error"),
        ("an empty template", ["--site", write("empty.conf", f"template = {empty}\n")], 1,
         r"the same page for every error|empty"),
        ("a template", ["--site", write("own.conf", "template = " + write(
            "own.html", "<!DOCTYPE html><title>{{title}}</title>") + "\n")], 0, r"^$"),
        ("a colour that nobody can read", ["--site", write(
            "white.conf", "theme = bold\naccent = #fffffe\n")], 1,
         r"accent = #fffffe: the contrast .* is 1\.0:1, but should be at least 7:1"),
        ("all mistakes at once", ["--listen", ":70000", "--access-log", "/nonexistent/log"], 1,
         r'":70000" is not an address.*/nonexistent/log: No such file'),
    ]
    for what, arguments, code, pattern in rows:
        listen = [] if "--listen" in arguments else ["--listen", free]
        check_run(f"--check: {what}", ["--check", *listen, *arguments], code, pattern)
    if os.geteuid() == 0:
        check_run("--check: a user that nobody knows", ["--check", "--listen", free, "--user",
                                                        "nobody-knows"], 1, r'no user "nobody-knows"')
        check_run("--check: a group that nobody knows",
                  ["--check", "--listen", free, "--user", "nobody:nobody-knows"], 1,
                  r'no group "nobody-knows"')
        secret = write("secret.conf", "default-language = fr\n")
        os.chmod(secret, 0o600)
        check_run("--check: a site that the user may not read",
                  ["--check", "--listen", free, "--site", secret], 1, r"secret\.conf")
    check("--check: neither log nor socket is left behind",
          [os.path.exists(log), os.path.exists(path("check.sock"))], [False, False])
    server = Daemon(PREFIX, DIRECTORY, listen=(free,))
    check_run("--check: the address of a daemon that runs", ["--check", "--listen", free], 0, r"^$")
    check_run("a start at that address", ["--listen", free], 1, r"Address already in use")
    check_run("a start with a template that is no page",
              ["--listen", "127.0.0.1:0", "--site", path("no.conf")], 1, r"the same page")
    server.stop()
    server = Daemon(PREFIX, DIRECTORY, "--site", write("ok.conf", "default-language = fr\n"))
    write("ok.conf", f"template = {plain}\n")
    server.reload()
    check("SIGHUP: a template that is no page is refused",
          ("the same page for every error" in server.text(),
           ask(server.address, "/404").get("Content-Language")), (True, "fr"))
    server.stop()


# ---- the environment ----

def test_environment():
    port, other, third = free_port(), free_port(), free_port()
    variables = {
        "HTTPLINGOD_LISTEN": f"127.0.0.1:{port} 127.0.0.1:{other}",
        "HTTPLINGOD_METRICS_LISTEN": f"127.0.0.1:{third}",
        "HTTPLINGOD_DEFAULT_CODE": "503", "HTTPLINGOD_STATUS_200": "yes",
        "HTTPLINGOD_FIELD": "503 Retry-After: 77\n401 WWW-Authenticate: Basic realm=\"a b\"",
        "HTTPLINGOD_SITE": write("environment.conf", "default-language = fr\n"),
        # What Kubernetes sets for a service called httplingod.
        "HTTPLINGOD_PORT": "tcp://10.0.0.1:80", "HTTPLINGOD_SERVICE_HOST": "10.0.0.1",
        "HTTPLINGOD_OPTIONS": "--nonsense"}
    server = Daemon(PREFIX, DIRECTORY, listen=(), environment=dict(os.environ, **variables))
    check("environment: addresses", server.ports, [port, other, third])
    response = ask(("127.0.0.1", other), "/x")
    check("environment: code, status, field, site",
          (response.status, response.get("Retry-After"), response.get("Content-Language"),
           b"503" in response.body), (200, "77", "fr", True))
    check("environment: the second field",
          ask(server.address, "/401").get("WWW-Authenticate"), 'Basic realm="a b"')
    check("environment: metrics", (ask(("127.0.0.1", third), "/metrics").body[:6],
                                   b"<html" in ask(server.address, "/metrics").body),
          (b"# HELP", True))
    server.stop()
    server = Daemon(PREFIX, DIRECTORY, "--default-code", "410", "--metrics-listen", "127.0.0.1:0",
                    environment=dict(os.environ, **variables))
    check("environment: the command line goes before",
          (set(server.ports) & {port, other, third}, b"410" in ask(server.address, "/x").body),
          (set(), True))
    server.stop()
    for variable, value, pattern in (
            ("HTTPLINGOD_THREADS", "many", r'--threads requires a number.*"many".*HTTPLINGOD_THREADS'),
            ("HTTPLINGOD_STATUS_200", "perhaps", r"expected yes or no.*HTTPLINGOD_STATUS_200"),
            ("HTTPLINGOD_FIELD", "nonsense", r"--field requires.*HTTPLINGOD_FIELD"),
            ("HTTPLINGOD_LISTEN", " ".join([":0"] * 17), r"may be given up to 16 times"),
            ("HTTPLINGOD_LISTEN", "x" * 20000, r"more than 16384 bytes")):
        check_run(f"environment: {variable}={value[:10]}", ["--check"], 2, pattern,
                  **{variable: value})
    for value, code in (("no", 404), ("off", 404), ("0", 404), ("ON", 200), ("true", 200), ("", 404)):
        server = Daemon(PREFIX, DIRECTORY,
                        environment=dict(os.environ, HTTPLINGOD_STATUS_200=value))
        check(f"environment: HTTPLINGOD_STATUS_200={value}", ask(server.address, "/404").status, code)
        server.stop()


def test_table():
    """The man page and --help name every option, and the environment knows each that it should."""
    with open(os.path.join(HERE, "..", "..", "daemon", "options.def"), encoding="utf-8") as file:
        rows = re.findall(r'^OPTION\(\'(.)\', "([^"]+)", (?:"[^"]*"|NULL), (\w+),', file.read(),
                          re.M)
    with open(os.path.join(HERE, "..", "..", "docs", "httplingod.8"), encoding="utf-8") as file:
        manual = file.read().replace("\\-", "-")
    said = run("--help")[1]
    check("options: how many", len(rows) > 20, True)
    for letter, name, variable in rows:
        check(f"--{name}: in --help and the man page",
              (f"-{letter}, --{name}" in said, f"--{name}" in manual), (True, True))
        if variable in ("VALUE", "WORDS", "LINES"):
            key = "HTTPLINGOD_" + name.upper().replace("-", "_")
            got, text = run("--check", "--listen" if name != "listen" else "--site",
                            "127.0.0.1:0" if name != "listen" else "/nonexistent",
                            **{key: "\x01"})
            check_true(f"{key} is read", got != 0 or "--user" in text or name in (
                "site", "access-log", "user"), text)


# ---- --health ----

def test_health():
    name = path("health.sock")
    port = free_port()
    server = Daemon(PREFIX, DIRECTORY, "--delay", "600",
                    listen=(f"unix:{name}", f"127.0.0.1:{port}"))
    good = [f"http://127.0.0.1:{port}/healthz", f"http://127.0.0.1:{port}", f"127.0.0.1:{port}",
            f"localhost:{port}", f":{port}", str(port), f"unix:{name}"]
    for url in good:
        check(f"--health {url.replace(DIRECTORY, '')}".replace(str(port), "PORT"),
              run("--health", url), (0, ""))
    check("--health self", run("--health", "self", "--listen", f":{port}"), (0, ""))
    check("--health self, by the environment",
          run("--health", "self", HTTPLINGOD_LISTEN=f"127.0.0.1:{port} :1"), (0, ""))
    for url, code, pattern in ((f"http://127.0.0.1:{port}/404", 1, r"expected status 200, got 404"),
                               (f"127.0.0.1:{free_port()}", 1, r"Connection refused"),
                               ("unix:/nonexistent", 1, r"No such file"),
                               ("unix:/" + "x" * 200, 1, r"File name too long"),
                               ("https://127.0.0.1", 2, r"--health requires http://HOST:PORT"),
                               ("http://127.0.0.1:99999/", 2, r"--health requires"),
                               ("http://nobody.invalid:80/", 1, r"nobody\.invalid"),
                               ("x" * 3000, 2, r"--health requires")):
        check_run(f"--health {url[:40].replace(str(port), 'PORT')}", ["--health", url], code, pattern)
    server.signal(signal.SIGTERM)
    server.wait_for("shutting down")
    check_run("--health of one that is about to end", ["--health", f":{port}"], 1, r"expected status 200, got 503")
    server.stop()
    for what, answer in (("silence", None), ("garbage", b"garbage\r\n\r\n"), ("the end", b"")):
        with socket.create_server(("127.0.0.1", 0)) as listening:
            def serve():
                client = listening.accept()[0]
                if answer is not None:
                    client.recv(1000)
                    client.sendall(answer)
                    client.close()
                return client
            kept = []
            thread = threading.Thread(target=lambda: kept.append(serve()), daemon=True)
            thread.start()
            check_run(f"--health gets {what}", ["--health", f":{listening.getsockname()[1]}"], 1,
                      r"no response")
            thread.join()


# ---- signals ----

def test_reopen():
    log = path("reopen.log")
    server = Daemon(PREFIX, DIRECTORY, "--access-log", log)

    def lines(name):
        if not os.path.exists(name):
            return -1
        with open(name, encoding="utf-8") as file:
            return file.read().count("\n")
    ask(server.address, "/404")
    check("SIGUSR1: before", until(lambda: lines(log), 1), 1)
    os.rename(log, log + ".1")
    server.signal(signal.SIGUSR1)
    check("SIGUSR1: there is a new log", until(lambda: lines(log), 0), 0)
    ask(server.address, "/404")
    check("SIGUSR1: it is written to", (until(lambda: lines(log), 1), lines(log + ".1")), (1, 1))
    check("SIGUSR1: it is no reload", "reload" in server.text(), False)
    check("SIGUSR1: ends with 0", server.stop(), 0)
    server = Daemon(PREFIX, DIRECTORY)
    for _ in range(20):
        server.signal(signal.SIGUSR1)
    check("SIGUSR1 without a log", ask(server.address, "/404").status, 404)
    check("SIGUSR1 without a log: ends with 0", server.stop(), 0)


def set_file_size(server, limit):
    """As the user who the daemon is: root may lack the privilege in a container."""
    with open(f"/proc/{server.process.pid}/status", encoding="ascii") as file:
        uid, gid = (int(re.search(rf"{kind}:\s+(\d+)", line).group(1)) for kind, line in
                    zip(("Uid", "Gid"), [line for line in file if line[:4] in ("Uid:", "Gid:")]))
    others = {"user": uid, "group": gid, "extra_groups": []} if os.geteuid() == 0 else {}
    subprocess.run(["prlimit", f"--pid={server.process.pid}", f"--fsize={limit}:"], check=True,
                   **others)


def test_full_log():
    """Without room for the log, requests are answered; it is said once."""
    server = Daemon(PREFIX, DIRECTORY, "--access-log", "/dev/full", "--no-sandbox")
    check("a full device", [ask(server.address, "/404").status for _ in range(5)], [404] * 5)
    until(lambda: "not logged" in server.text(), True)
    check("a full device: it is said once", re.findall(r"httplingod: (/dev/full: .*)\n", server.text()),
          ["/dev/full: No space left on device; requests are answered, but not logged"])
    check("a full device: ends with 0", server.stop(), 0)


def test_cut_line():
    """A line that did not fit on the device stays alone."""
    log = path("cut.log")
    server = Daemon(PREFIX, DIRECTORY, "--access-log", log, "--log-format", "json")

    def lines():
        with open(log, encoding="utf-8") as file:
            return file.read().split("\n")
    for number in range(20):
        ask(server.address, f"/404?{number}")
    check("limit of file sizes: before", until(lambda: len(lines()), 21), 21)
    set_file_size(server, os.stat(log).st_size + 9)
    check("limit of file sizes", [ask(server.address, "/404").status for _ in range(5)], [404] * 5)
    until(lambda: "not logged" in server.text(), True)
    check("limit of file sizes: it is said once", server.text().count(f"{log}: File too large"), 1)
    check("limit of file sizes: the part that fits", until(lambda: lines()[20:], ['{"time":"']),
          ['{"time":"'])
    set_file_size(server, "unlimited")
    ask(server.address, "/410")
    until(lambda: len(lines()), 23)
    check("the next line begins where the part ends",
          (lines()[20], json.loads(lines()[21])["target"], lines()[22:]), ('{"time":"', "/410", [""]))
    check("limit of file sizes: ends with 0", server.stop(), 0)


# ---- maintenance ----

def shown(address, target="/404", fields=(), method="GET"):
    response = ask(address, target, dict({"Accept-Language": "fr"}, **dict(fields)), method)
    return (response.status, "maintenance" in response.body.decode(), response.get("Retry-After"),
            response.get("Cache-Control"))


def texts_of(address, languages):
    return {tag: ask(address, "/503.txt", {"Accept-Language": tag}).body for tag in languages}


UP, DOWN = (404, False, None, None), (503, True, "300", "no-store")


def test_maintenance():
    flag = path("maintenance")
    server = Daemon(PREFIX, DIRECTORY, "--maintenance", flag, "--site",
                    write("cached.conf", "cache-control = max-age=60\n"))
    up = UP[:3] + ("max-age=60",)
    check("maintenance: without the file", shown(server.address), up)
    for _ in range(2):
        write("maintenance", "")
        check("maintenance: the file is touched", shown(server.address), DOWN)
        check("maintenance: whatever is asked for",
              [shown(server.address, target, fields)[:2] for target, fields in
               (("/500.txt", ()), ("/shop", ()), ("/", {"X-Code": "502"}), ("/200", ()))],
              [(503, True)] * 4)
        check("maintenance: HEAD", shown(server.address, method="HEAD"),
              (503, False, "300", "no-store"))
        check("maintenance: health and metrics",
              [ask(server.address, target).status for target in ("/healthz", "/metrics")],
              [200, 200])
        os.unlink(flag)
        check("maintenance: the file is removed", shown(server.address), up)
    write("maintenance", "")
    document = json.loads(ask(server.address, "/404.json").body)
    check("maintenance: JSON", (document["status"], document["retry_after"]), (503, 300))
    with open(os.path.join(HERE, "..", "..", "po", "LINGUAS"), encoding="utf-8") as file:
        languages = {tag.replace("_", "-").replace("@latin", "-Latn")
                     for tag in re.findall(r"^(\w[\w@-]*)", file.read(), re.M)} | {"en"}
    texts = [texts_of(server.address, languages)]
    os.unlink(flag)
    texts.append(texts_of(server.address, languages))
    check(f"maintenance: its own text in each of {len(languages)} languages",
          (sorted(tag for tag in languages if texts[0][tag] == texts[1][tag]),
           sorted(tag for tag in languages if b"maintenance" in texts[0][tag].lower() and
                  tag[:2] not in ("en", "fr", "fi", "lb"))), ([], []))  # and Filipino
    server.stop()
    server = Daemon(PREFIX, DIRECTORY, "--maintenance", "on", "--field", "503 Retry-After: 90")
    check("maintenance: on, with the operator's Retry-After", shown(server.address),
          (503, True, "90", "no-store"))
    check("maintenance: what is wrong with a request is still said",
          ask(server.address, "/404", {"Content-Length": "1", "Transfer-Encoding": "chunked"}).status,
          400)
    server.stop()
    server = Daemon(PREFIX, DIRECTORY, "--maintenance", "off")
    check("maintenance: off", shown(server.address), UP)
    server.stop()
    check_run("maintenance: a path that is not from / on", ["--maintenance", "x/y"], 2,
              r"--maintenance requires on, off or an absolute path, not \"x/y\"")


def test_excepted():
    server = Daemon(PREFIX, DIRECTORY, "--maintenance", "on", "--maintenance-except", "192.0.2.7",
                    "--maintenance-except", "10.0.0.0/8", "--maintenance-except", "2001:db8::/33",
                    "--maintenance-except", "198.51.100.128/25")
    rows = [("192.0.2.7", True), ("192.0.2.8", False), ("10.255.0.1", True), ("11.0.0.1", False),
            ("2001:db8:7fff::1", True), ("2001:db8:8000::1", False), ("::ffff:10.1.2.3", True),
            ("198.51.100.127", False), ("198.51.100.128", True), ("198.51.100.255", True),
            ("1.2.3.4, 10.0.0.1", True), ("10.0.0.1, 1.2.3.4", False), ("10.0.0.1:4711", True),
            ("[2001:db8::1]:80", True), ("[2001:db8::1]", True), ('"[2001:db8::1]:80"', True),
            ("2001:db8::1", True), (" 10.0.0.1 ", True), ("10.0.0.1,", True), ("unknown", False),
            ("10.0.0.256", False), ("10.0.0.1.", False), ("x" * 5000, False), (",", False),
            ("[", False), ("]", False), (":", False), (",,,,", False)]
    for value, excepted in rows:
        check(f"excepted: X-Forwarded-For: {value[:30]}",
              shown(server.address, fields={"X-Forwarded-For": value}), UP if excepted else DOWN)
    check("excepted: of two lines the last holds",
          [shown(server.address, fields=fields) for fields in
           ({"X-Forwarded-For": "10.0.0.1", "x-forwarded-for": "1.2.3.4"},
            {"X-Forwarded-For": "1.2.3.4", "x-forwarded-for": "10.0.0.1"})], [DOWN, UP])
    check("excepted: X-Real-IP", shown(server.address, fields={"X-Real-IP": "10.0.0.1"}), UP)
    check("excepted: X-Forwarded-For goes before it", shown(server.address, fields={
        "X-Real-IP": "10.0.0.1", "X-Forwarded-For": "1.2.3.4"}), DOWN)
    check("excepted: not the connection's own address", shown(server.address), DOWN)
    server.stop()
    server = Daemon(PREFIX, DIRECTORY, "--maintenance", "on", "--maintenance-except", "127.0.0.0/8",
                    listen=("127.0.0.1:0", f"unix:{path('excepted.sock')}"))
    check("excepted: the connection's own address", shown(server.address), UP)
    check("excepted: a Unix socket has none", shown(path("excepted.sock")), DOWN)
    server.stop()
    for value in ("", "localhost", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/8x", "::/129", "1.2.3",
                  "::1/-1", "x" * 100):
        check_run(f"excepted: {value[:20]!r} is not an address", ["--maintenance-except", value], 2,
                  r"--maintenance-except requires an address or a network")
    check_run("excepted: 33 times", ["--maintenance-except", "::1"] * 33, 2, r"may be given up to 32 times")


def main():
    for test in (test_check, test_environment, test_table, test_health, test_reopen,
                 test_full_log, test_cut_line, test_maintenance, test_excepted):
        run_test(test)
    shutil.rmtree(DIRECTORY, ignore_errors=True)
    return 1 if daemon_support.FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
