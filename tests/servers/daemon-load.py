# SPDX-License-Identifier: MIT
"""Attacks, shortages and load; see daemon-load.sh."""
import os
import re
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time

import daemon_support
from daemon_support import Daemon, Wire, ask, check, check_true, skip, until

PREFIX = os.path.abspath(sys.argv[1])
LONG = bool(os.environ.get("CHECK_LONG"))
SANITIZED = bool(os.environ.get("SANITIZED"))
DIRECTORY = tempfile.mkdtemp(prefix="httplingod-load-")
os.chmod(DIRECTORY, 0o755)
SOON = 1  # seconds that an honest client may have to wait


def limit_files(soft, hard):
    return lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def resident(server):
    with open(f"/proc/{server.process.pid}/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * 4


def descriptors(server):
    return len(os.listdir(f"/proc/{server.process.pid}/fd"))


class Honest:
    """Asks again and again, each time on a new connection, and notes the longest wait.  If so many
    connections arrive between its connect() and its request that it is the slowest of all, it may be
    dropped; then it asks once more, as browsers do (RFC 9110 section 9.2.2).  That must be rare."""

    def __init__(self, address, *targets):
        self.address, self.targets, self.end = address, targets, False
        self.count, self.longest, self.wrong, self.repeated = 0, 0, [], 0
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        while not self.end:
            for target in self.targets:
                begun = time.monotonic()
                try:
                    status = self.ask(target)
                    if status != (404 if target == "/404" else 200):
                        self.wrong.append(status)
                except (OSError, EOFError) as error:
                    self.wrong.append(repr(error))
                self.longest = max(self.longest, time.monotonic() - begun)
                self.count += 1
            time.sleep(0.01)

    def ask(self, target):
        try:
            return ask(self.address, target).status
        except EOFError:
            self.repeated += 1
            return ask(self.address, target).status

    def stop(self, name):
        self.end = True
        self.thread.join()
        check(f"{name}: {self.count} honest requests are answered, {self.repeated} at the second try, the "
              f"slowest in {self.longest:.3f} s",
              (self.wrong[:3], self.count > 10, self.longest < SOON, self.repeated <= 1 + self.count // 100),
              ([], True, True, True))


# ---- files ----

def test_few_files():
    """Half a request on each of a hundred connections, with room for fewer."""
    server = Daemon(PREFIX, DIRECTORY, preexec_fn=limit_files(64, 64))
    said = re.search(r"the limit of open files, 64, is too low for --connections=1024.*allowing (\d+)",
                     server.text())
    check("64 files: it is said how many connections there will be",
          bool(said and 4 <= int(said.group(1)) <= 60) or server.text(), True)
    honest = Honest(server.address, "/404", "/healthz", "/metrics")
    wires = []
    for number in range(100):
        wires.append(Wire(server.address))
        wires[-1].send(b"GET /404 HTTP/1.1\r\nHost: a\r\nX: " + b"x" * number)
    time.sleep(3)
    honest.stop("64 files, 100 half requests")
    check_true("64 files: not all are used", descriptors(server) <= 62, descriptors(server))
    for wire in wires:
        wire.close()
    check("64 files: ends with 0", server.stop(), 0)


def test_limits_of_files():
    environment = dict(os.environ, LD_LIBRARY_PATH=f"{PREFIX}/lib")
    done = subprocess.run([f"{PREFIX}/sbin/httplingod", "--listen", "127.0.0.1:0"], check=False,
                          capture_output=True, text=True, env=environment, timeout=60,
                          preexec_fn=limit_files(20, 20))
    check("20 files: refused with what would do",
          (done.returncode, bool(re.search(r"limit of open files, 20, is too low for any "
                                           r"connections; raise it to \d+", done.stderr))
           or done.stderr), (1, True))
    server = Daemon(PREFIX, DIRECTORY, "--connections", "500", preexec_fn=limit_files(64, 4096))
    with open(f"/proc/{server.process.pid}/limits", encoding="ascii") as file:
        soft = int(re.search(r"Max open files\s+(\d+)", file.read()).group(1))
    check("a soft limit is raised without a word", (500 < soft < 4096, "limit" in server.text()),
          (True, False))
    server.stop()


def lower_files(server, count):
    """As the user who the daemon is: root may lack the privilege in a container."""
    with open(f"/proc/{server.process.pid}/status", encoding="ascii") as file:
        uid, gid = (int(re.search(rf"{kind}:\s+(\d+)", line).group(1)) for kind, line in
                    zip(("Uid", "Gid"), [line for line in file if line[:4] in ("Uid:", "Gid:")]))
    others = {"user": uid, "group": gid, "extra_groups": []} if os.geteuid() == 0 else {}
    subprocess.run(["prlimit", f"--pid={server.process.pid}", f"--nofile={count}:{count}"],
                   check=True, **others)


def test_shortage():
    """The limit is lowered while it runs: said once, and served nevertheless."""
    server = Daemon(PREFIX, DIRECTORY)
    ask(server.address, "/404")
    wires = [Wire(server.address) for _ in range(20)]
    until(lambda: descriptors(server) > 25, True)
    lower_files(server, descriptors(server) - 2)
    honest = Honest(server.address, "/404", "/healthz")
    more = [Wire(server.address) for _ in range(20)]
    time.sleep(2)
    honest.stop("no more files")
    said = server.text().count("too few open files")
    check("no more files: said once", said, 1)
    for wire in wires + more:
        wire.close()
    check("no more files: ends with 0", server.stop(), 0)


def test_closed():
    """Who closes in the middle of a request holds nothing."""
    server = Daemon(PREFIX, DIRECTORY, "--timeout", "600")
    ask(server.address, "/404")
    before = descriptors(server)
    for data in (b"", b"GET", b"GET /404 HTTP/1.1\r\nHo", b"GET /404 HTTP/1.1\r\nHost: a\r\n",
                 b"POST /404 HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n123"):
        for _ in range(20):
            wire = Wire(server.address)
            wire.send(data)
            wire.close()
    got = until(lambda: descriptors(server) <= before, True)
    check("connections that were closed are gone", got or descriptors(server), True)
    check("ends with 0", server.stop(), 0)


# ---- connections ----

def open_many(address, count, data):
    """As many as there may be; those that were closed by the server count as well."""
    sockets = []
    for _ in range(count):
        one = socket.socket()
        one.setblocking(False)
        try:
            one.connect(address)
        except BlockingIOError:
            pass
        sockets.append(one)
        if len(sockets) % 100 == 0:
            time.sleep(0.001)
    for one in sockets:
        try:
            one.send(data)
        except OSError:
            pass
    return sockets


def test_flood():
    count = 10000 if LONG else 2000
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    if hard < count + 200:
        skip(f"{count} connections", f"the limit of open files is {hard}")
        return
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    for what, data in (("idle", b""), ("half", b"GET /404 HTTP/1.1\r\nHost: a\r\n")):
        server = Daemon(PREFIX, DIRECTORY, "--timeout", "600")
        ask(server.address, "/404")
        before = resident(server)
        honest = Honest(server.address, "/404", "/healthz")
        time.sleep(0.2)
        sockets = open_many(server.address, count, data)
        time.sleep(3)
        honest.stop(f"{count} {what} connections")
        metrics = ask(server.address, "/metrics").body.decode()
        opened = int(re.search(r"^httplingod_connections (\d+)$", metrics, re.M).group(1))
        dropped = int(re.search(r"_dropped_connections_total (\d+)$", metrics, re.M).group(1))
        check(f"{count} {what} connections: {opened} are open, {dropped} were dropped",
              (opened <= 1024 + 132, opened + dropped >= count), (True, True))
        check_true(f"{what}: dropping is told", "slow connections were closed" in server.text(),
                   server.text())
        for one in sockets:
            one.close()
        check(f"{what}: they are gone", until(lambda: descriptors(server) < 60, True), True)
        print(f"   {before} kB before, {resident(server)} kB after")
        check(f"{what}: ends with 0", server.stop(), 0)


def test_slowloris():
    """A byte now and then on many connections, which are dropped and come back."""
    count = 600 if LONG else 300
    server = Daemon(PREFIX, DIRECTORY, "--connections", "100")
    honest = Honest(server.address, "/404", "/healthz")
    end = time.monotonic() + (20 if LONG else 5)
    sockets = []
    while time.monotonic() < end:
        sockets += open_many(server.address, count - len(sockets), b"GET /404 HTTP/1.1\r\nX: ")
        time.sleep(0.1)
        still = []
        for one in sockets:
            try:
                one.send(b"x")
                still.append(one)
            except OSError:
                one.close()
        sockets = still
    honest.stop(f"{count} slow clients on 100 connections")
    for one in sockets:
        one.close()
    check("slow clients: ends with 0", server.stop(), 0)


# ---- requests ----

def test_requests():
    wrk = shutil.which("wrk")
    if not wrk:
        skip("many requests", "there is no wrk")
        return
    wanted = 1000000 if LONG else 100000
    server = Daemon(PREFIX, DIRECTORY)
    url = f"http://127.0.0.1:{server.address[1]}/404"

    def load(seconds, *fields):
        arguments = [wrk, "-t2", "-c64", f"-d{seconds}s", "--timeout", "5s"]
        for field in fields:
            arguments += ["-H", field]
        said = subprocess.run(arguments + [url], capture_output=True, text=True, check=True,
                              timeout=seconds + 60).stdout
        errors = re.findall(r"Socket errors: .*", said)
        return int(re.search(r"(\d+) requests in", said).group(1)), errors
    load(1)
    before, total, wrong = resident(server), 0, []
    while total < wanted and not wrong:
        # Half of them on connections of their own.
        for fields in (["Accept-Language: fr"], ["Accept-Language: ja", "Connection: close"]):
            count, errors = load(3 if LONG else 1, *fields)
            total += count
            wrong += errors
    grown = resident(server) - before
    check(f"{total} requests: each is answered", (total >= wanted, wrong), (True, []))
    check_true(f"{total} requests: {grown} kB more", SANITIZED or grown < 1000, grown)
    check("many requests: no descriptor is left", until(lambda: descriptors(server) < 30, True), True)
    check("many requests: ends with 0", server.stop(), 0)


def test_repeated_fields():
    """The time for a request does not grow with the square of the number of its lines."""
    server = Daemon(PREFIX, DIRECTORY, "--header-size", "1048576")

    def seconds(count):
        lines = b"".join(b"Accept: a/%d\r\nCookie: a=%d\r\nAccept-Language: x-%d\r\n" % (n, n, n)
                         for n in range(count))
        wire = Wire(server.address)
        best = 9
        for _ in range(5):
            begun = time.monotonic()
            wire.send(b"GET /404 HTTP/1.1\r\nHost: a\r\n" + lines + b"\r\n")
            status = wire.receive().status
            best = min(best, time.monotonic() - begun)
        wire.close()
        return status, best
    few, many = seconds(300), seconds(2400)
    check(f"900 lines in {few[1] * 1000:.1f} ms, 7200 in {many[1] * 1000:.1f} ms",
          (few[0], many[0], many[1] < max(30 * few[1], 0.05)), (404, 404, True))
    check("repeated fields: ends with 0", server.stop(), 0)


def run(test):
    try:
        test()
    except (OSError, EOFError, ValueError, RuntimeError, KeyError, AttributeError) as error:
        check(test.__name__, f"{error!r} in line {error.__traceback__.tb_next.tb_lineno}", "an end")


def main():
    for test in (test_few_files, test_limits_of_files, test_shortage, test_closed, test_flood,
                 test_slowloris, test_requests, test_repeated_fields):
        run(test)
    shutil.rmtree(DIRECTORY, ignore_errors=True)
    return 1 if daemon_support.FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
