# SPDX-License-Identifier: MIT
"""The daemon's threads under ThreadSanitizer; see daemon-threads.sh."""
import functools
import itertools
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

import daemon_support
from daemon_support import Daemon, Wire, ask, check, check_true, until

BUILD = os.path.abspath(sys.argv[1])
SECONDS = 60 if os.environ.get("CHECK_LONG") else 8
DIRECTORY = tempfile.mkdtemp(prefix="httplingod-threads-")
os.chmod(DIRECTORY, 0o777)
os.makedirs(f"{DIRECTORY}/prefix")
os.symlink(f"{BUILD}/daemon", f"{DIRECTORY}/prefix/sbin")


class Visitors:
    """Threads that each do one thing again and again; what goes wrong is counted where nothing
    may."""

    def __init__(self):
        self.end, self.counts, self.wrong, self.threads = False, {}, [], []

    def add(self, name, action, may_fail=False):
        def run():
            while not self.end:
                try:
                    action()
                except (OSError, EOFError, ValueError) as error:
                    if not may_fail:
                        self.wrong.append(f"{name}: {error!r}")
                self.counts[name] += 1
        self.counts[name] = 0
        thread = threading.Thread(target=run, daemon=True)
        self.threads.append(thread)
        thread.start()

    def stop(self):
        self.end = True
        for thread in self.threads:
            thread.join()


def write(name, text):
    path = os.path.join(DIRECTORY, name)
    with open(path + ".new", "w", encoding="utf-8") as file:
        file.write(text)
    os.chmod(path + ".new", 0o644)
    os.rename(path + ".new", path)
    return path


def half_request(address):
    wire = Wire(address)
    wire.send(b"GET /404 HTTP/1.1\r\nHost: a\r\n")
    time.sleep(0.02)
    wire.close()


def upload(address):
    wire = Wire(address)
    wire.send(b"POST /413 HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n" + b"x" * 150000)
    wire.receive()
    wire.close()


def garbage(address):
    wire = Wire(address)
    wire.send(b"garbage\r\n\r\n")
    wire.receive()
    wire.close()


def hold(address, wires):
    """More connections than --connections, which are dropped by the daemon."""
    wires.append(Wire(address))
    if len(wires) > 60:
        wires.pop(0).close()
    time.sleep(0.005)


def kept(address, wires):
    if not wires:
        wires.append(Wire(address))
    try:
        wires[0].request("/503.json", {"Accept-Language": "ja", "X-Request-ID": "1"})
    except (OSError, EOFError):
        wires.pop()  # it was the slowest


def prepared(address, wires, numbers):
    """A page that its thread prepares, with the request ID of this visit."""
    if not wires:
        wires.append(Wire(address))
    number = next(numbers)
    try:
        response = wires[0].request("/404", {"X-Request-ID": f"visit-{number}", "X-Original-URI": f"/{number}"})
    except (OSError, EOFError):
        wires.pop()  # it was the slowest
        return
    if response.status == 404 and f">visit-{number}<".encode() not in response.body:
        raise ValueError(f"the page for visit {number} is another one")


def disturb(server, number, flag, log):
    """A signal, and files that change, while it answers."""
    write("site.conf", f"default-language = {'fr' if number % 2 else 'de'}\n")
    server.signal(signal.SIGHUP)
    if number % 3 == 0:
        if os.path.exists(log):
            os.rename(log, log + ".1")
        server.signal(signal.SIGUSR1)
    if number % 5 == 0:
        write("flag", "")
    elif os.path.exists(flag):
        os.unlink(flag)


def main():
    said = subprocess.run([f"{BUILD}/daemon/httplingod", "--version"], capture_output=True,
                          text=True, check=False, env=dict(os.environ, TSAN_OPTIONS="help=1"))
    check_true("it was built with ThreadSanitizer", "ThreadSanitizer" in said.stdout + said.stderr)
    flag, log = os.path.join(DIRECTORY, "flag"), os.path.join(DIRECTORY, "access.log")
    server = Daemon(f"{DIRECTORY}/prefix", DIRECTORY, "--site",
                    write("site.conf", "default-language = fr\n"), "--threads", "4",
                    "--connections", "40", "--maintenance", flag, "--access-log", log,
                    "--log-format", "json", "--metrics-listen", "127.0.0.1:0", "--grace", "5",
                    "--maintenance-except", "10.0.0.0/8",
                    environment=dict(os.environ, TSAN_OPTIONS="exitcode=66"))
    address, metrics = server.address, ("127.0.0.1", server.ports[1])
    visitors = Visitors()
    many, mine = [], []
    visitors.add("pages", lambda: ask(address, "/404", {"X-Forwarded-For": "10.0.0.1"}))
    visitors.add("kept connections", lambda: kept(address, mine))
    for number in range(2):
        visitors.add(f"prepared pages {number}", functools.partial(prepared, address, [], itertools.count()))
    visitors.add("uploads", lambda: upload(address))
    visitors.add("half requests", lambda: half_request(address), may_fail=True)
    visitors.add("garbage", lambda: garbage(address), may_fail=True)
    visitors.add("held connections", lambda: hold(address, many), may_fail=True)
    visitors.add("metrics", lambda: ask(metrics, "/metrics"))
    begun, reloads = time.monotonic(), 0
    # a busy machine takes its time
    while server.process.poll() is None and time.monotonic() < begun + (
            SECONDS if min(visitors.counts.values()) > 5 else 20 * SECONDS):
        disturb(server, reloads, flag, log)
        reloads += 1
        time.sleep(0.05)
    visitors.stop()
    check(f"{sum(visitors.counts.values())} visits of {len(visitors.counts)} kinds, "
          f"{reloads} reloads: all are answered", visitors.wrong[:3], [])
    check_true("there were some of each", min(visitors.counts.values()) > 5, visitors.counts)
    dropped = int(re.search(rb"_dropped_connections_total (\d+)",
                            ask(metrics, "/metrics").body).group(1))
    check_true(f"{dropped} connections were dropped", dropped > 0)
    check("it reloaded", until(lambda: "reloaded" in server.text(), True), True)
    server.signal(signal.SIGTERM)
    check("ends with 0", server.stop(), 0)
    report = server.text()
    found = re.findall(r"WARNING: ThreadSanitizer:.*?\n\n", report, re.S)
    check("ThreadSanitizer finds nothing", found[:1], [])
    shutil.rmtree(DIRECTORY, ignore_errors=True)
    return 1 if daemon_support.FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
