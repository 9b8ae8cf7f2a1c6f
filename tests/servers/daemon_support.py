# SPDX-License-Identifier: MIT
"""Functions that the tests of the daemon and of proxies share: running servers on free ports,
speaking HTTP on raw sockets, asking the library, and printing results."""
import os
import re
import signal
import socket
import subprocess
import tempfile
import time

import oracle
from free_port import free_port  # noqa: F401

FAILED = 0
PATIENCE = 60  # seconds, for what has to happen: a busy machine takes its time


def check(name, actual, expected):
    """One line of the report: equal or not."""
    global FAILED
    if actual == expected:
        print("ok", name, flush=True)
        return True
    FAILED += 1
    print(f"not ok {name}: got {str(actual)[:600]!r}, expected {str(expected)[:600]!r}", flush=True)
    return False


def check_true(name, condition, why=""):
    return check(name, condition if condition is True else (bool(condition), why)[0], True)


def skip(name, why):
    print(f"skip {name}: {why}", flush=True)


def write_file(directory, name, text):
    """Everybody may read it; its path."""
    path = os.path.join(directory, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    os.chmod(path, 0o644)
    return path


def run_test(test, *arguments):
    """Whatever goes wrong in a test is its result, and the others go on."""
    try:
        test(*arguments)
    except (OSError, EOFError, ValueError, RuntimeError, KeyError) as error:
        check(test.__name__, f"{error!r} in line {error.__traceback__.tb_next.tb_lineno}", "an end")


class Response:
    def __init__(self, status, fields, body, version):
        self.status, self.fields, self.body, self.version = status, fields, body, version

    def get(self, name):
        values = [v for n, v in self.fields if n.lower() == name.lower()]
        return ", ".join(values) if values else None


class Wire:
    """One connection."""

    def __init__(self, address, timeout=PATIENCE, source="127.0.0.1"):
        if isinstance(address, str):
            self.socket = socket.socket(socket.AF_UNIX)
            self.socket.settimeout(timeout)
            self.socket.connect(address)
        else:
            self.socket = socket.create_connection(
                address, timeout=timeout, source_address=None if ":" in address[0] else (source, 0))
        self.buffer = b""

    def send(self, data):
        self.socket.sendall(data)

    def fill(self):
        data = self.socket.recv(65536)
        self.buffer += data
        return bool(data)

    def take(self, length):
        while len(self.buffer) < length:
            if not self.fill():
                raise EOFError("the body was cut off")
        data, self.buffer = self.buffer[:length], self.buffer[length:]
        return data

    def line(self):
        while b"\r\n" not in self.buffer:
            if not self.fill():
                raise EOFError("the connection was closed")
        line, self.buffer = self.buffer.split(b"\r\n", 1)
        return line

    def chunks(self):
        body = b""
        while True:
            size = int(self.line().split(b";")[0], 16)
            body += self.take(size)
            self.take(2)
            if not size:
                return body

    def receive(self, method="GET"):
        while True:
            version, status = self.line().decode("latin-1").split(" ", 2)[:2]
            fields = []
            while True:
                line = self.line()
                if not line:
                    break
                name, value = line.decode("latin-1").split(":", 1)
                fields.append((name, value.strip()))
            response = Response(int(status), fields, b"", version)
            if response.status != 100:
                break
        if method == "HEAD" or response.status in (204, 304):
            return response
        if (response.get("Transfer-Encoding") or "").lower() == "chunked":
            response.body = self.chunks()
        elif response.get("Content-Length") is not None:
            response.body = self.take(int(response.get("Content-Length")))
        else:
            while self.fill():
                pass
            response.body, self.buffer = self.buffer, b""
        return response

    def request(self, target, fields=(), method="GET", body=None, version="HTTP/1.1"):
        fields = list(dict_items(fields))
        if not any(name == "Host" for name, _ in fields):
            fields.insert(0, ("Host", "example.org"))
        lines = [f"{method} {target} {version}"]
        lines += [f"{name}: {value}" for name, value in fields]
        if body is not None:
            lines.append(f"Content-Length: {len(body)}")
        self.send("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + (body or b""))
        return self.receive(method)

    def is_closed(self, timeout=PATIENCE):
        """Whether the other side closes in time, without another byte."""
        self.socket.settimeout(timeout)
        try:
            return self.socket.recv(1) == b""
        except ConnectionError:
            return True
        except TimeoutError:
            return False

    def close(self):
        self.socket.close()


def until(get, wanted):
    """What get() returns when it is what is wanted, or after a long time."""
    end = time.monotonic() + PATIENCE
    while True:
        got = get()
        if got == wanted or time.monotonic() > end:
            return got
        time.sleep(0.02)


def dict_items(fields):
    return fields.items() if isinstance(fields, dict) else fields


def ask(address, target, fields=(), method="GET", body=None, version="HTTP/1.1"):
    """One request on a connection of its own."""
    wire = Wire(address)
    try:
        return wire.request(target, fields, method, body, version)
    finally:
        wire.close()


class Oracle(oracle.Oracle):
    """The library itself, as it is installed."""

    def __init__(self, prefix, directory, *site):
        self.environment = dict(os.environ, LD_LIBRARY_PATH=f"{prefix}/lib",
                                PKG_CONFIG_PATH=f"{prefix}/lib/pkgconfig")
        super().__init__(oracle.compile_oracle(directory, prefix), *site)

    def page(self, code, language="", accept="", form=None, **told):
        fields = [("Accept-Language", language), ("Accept", accept)]
        return self.ask(code, "GET", fields, format=form, **told)


class Program:
    """A server that is started, waited for and stopped by its pid."""

    def __init__(self, arguments, directory, environment=None, ready=None, **options):
        self.log = tempfile.NamedTemporaryFile("w+b", dir=directory, delete=False)
        self.process = subprocess.Popen(arguments, stdout=self.log, stderr=subprocess.STDOUT,
                                        env=environment, **options)
        if ready:
            self.wait_until(ready)

    def text(self):
        with open(self.log.name, encoding="utf-8", errors="replace") as file:
            return file.read()

    def wait_for(self, pattern, seconds=PATIENCE):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = re.search(pattern, self.text())
            if found:
                return found
            if self.process.poll() is not None:
                break
            time.sleep(0.01)
        raise RuntimeError(f"{self.process.args[0]}: no {pattern!r} in: {self.text()}")

    def wait_until(self, condition, seconds=PATIENCE):
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            try:
                if condition():
                    return
            except OSError:
                pass
            time.sleep(0.02)
        raise RuntimeError(f"{self.process.args[0]} did not start: {self.text()}")

    def signal(self, number):
        self.process.send_signal(number)

    def stop(self, seconds=PATIENCE):
        if self.process.poll() is None:
            self.process.terminate()
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return "killed"


class Daemon(Program):
    """httplingod on a free port; further ones and sockets are in its messages."""

    def __init__(self, prefix, directory, *options, environment=None, listen=("127.0.0.1:0",),
                 **others):
        arguments = [f"{prefix}/sbin/httplingod"]
        for address in listen:
            arguments += ["--listen", address]
        super().__init__(arguments + list(options), directory,
                         dict(os.environ if environment is None else environment,
                              LD_LIBRARY_PATH=f"{prefix}/lib"), **others)
        self.wait_for(r"httplingod: ready\n")
        self.ports = [int(port) for port in re.findall(r"listening on \S+:(\d+)\n", self.text())]
        self.address = ("127.0.0.1", self.ports[0]) if self.ports else None

    def reload(self):
        def count():
            return len(re.findall(r"reloaded\n|keeping the old site\n", self.text()))
        before = count()
        self.signal(signal.SIGHUP)
        self.wait_until(lambda: count() > before)


def is_open(port):
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0
