# SPDX-License-Identifier: MIT
"""The sandbox of the daemon; see daemon-sandbox.sh."""
import ctypes
import functools
import os
import pwd
import re
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile

import daemon_support
from daemon_support import ask, check, check_true, Daemon, run_test, skip, until

PREFIX = os.path.abspath(sys.argv[1])
HERE = os.path.dirname(os.path.abspath(__file__))
DIRECTORY = tempfile.mkdtemp(prefix="httplingod-sandbox-")
os.chmod(DIRECTORY, 0o755)
LANDLOCK_CREATE_RULESET = 444
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><path d="M0 0h8v8z"/></svg>'


def folder(*names):
    """A folder that every user may write to."""
    path = os.path.join(DIRECTORY, *names)
    os.makedirs(path, exist_ok=True)
    os.chmod(path, 0o777)
    return path


def write(place, name, text):
    return daemon_support.write_file(place, name, text)


def landlock_version():
    """The version of the kernel's interface; 0 if it has none."""
    libc = ctypes.CDLL(None, use_errno=True)
    return max(0, libc.syscall(LANDLOCK_CREATE_RULESET, None, 0, 1))


def status_of(server):
    with open(f"/proc/{server.process.pid}/status", encoding="ascii") as file:
        return dict(line.rstrip("\n").split(":\t", 1) for line in file if ":\t" in line)


def threads_of(server):
    """The values of Seccomp and NoNewPrivs in all threads."""
    values = set()
    for thread in os.listdir(f"/proc/{server.process.pid}/task"):
        with open(f"/proc/{server.process.pid}/task/{thread}/status", encoding="ascii") as file:
            values.add(tuple(re.findall(r"^(?:NoNewPrivs|Seccomp):\t(\d)", file.read(), re.M)))
    return values


# ---- what is refused ----

@functools.lru_cache
def probe():
    """The library of sandbox-probe.c; None if it cannot be compiled."""
    library = os.path.join(DIRECTORY, "probe.so")
    done = subprocess.run(["cc", "-shared", "-fPIC", "-o", library,
                           os.path.join(HERE, "sandbox-probe.c"), "-ldl"],
                          capture_output=True, text=True, check=False)
    return library if not done.returncode else None


def daemon_user():
    """The user that the daemon becomes."""
    if os.geteuid() != 0:
        return os.geteuid()
    for name in ("httplingo", "nobody"):
        try:
            return pwd.getpwnam(name).pw_uid
        except KeyError:
            pass
    return 0


def probed(*options, **variables):
    """What a program that has taken over the daemon can do: a result for each attempt."""
    other = subprocess.Popen(["sleep", "600"], user=daemon_user())
    try:
        return probed_beside(other, options, variables)
    finally:
        other.kill()
        other.wait()


def probed_beside(other, options, variables):
    environment = dict(os.environ, LD_PRELOAD=probe(), PROBE_PROCESS=str(other.pid), **variables)
    server = Daemon(PREFIX, DIRECTORY, *options, environment=environment)
    server.signal(signal.SIGUSR2)
    server.wait_for("probe: end\n")
    results = dict(re.findall(r"^probe: (.*): (\w+)$", server.text(), re.M))
    check("a probed daemon still serves", ask(server.address, "/404").status, 404)
    server.stop()
    return results


# What the kernel returns with and without the sandbox.
CALLS = {"execve": ("EPERM", "ENOENT"), "memfd_create": ("EPERM", "done"),
         "ptrace": ("EPERM", "ESRCH"), "socket AF_INET": ("EPERM", "done"),
         "socket AF_INET6": ("EPERM", "done"), "socket AF_NETLINK": ("EPERM", "done"),
         "socket AF_UNIX": ("done", "done")}


def test_refused():
    if not probe():
        skip("what the sandbox refuses", "cc cannot compile sandbox-probe.c")
        return
    site, logs, outside = folder("site"), folder("logs"), folder("outside")
    options = ["--site", write(site, "site.conf", "default-language = fr\n"),
               "--access-log", os.path.join(logs, "access.log")]
    os.chmod(write(site, "other", "x"), 0o666)
    variables = {"PROBE_READ_INSIDE": os.path.join(site, "other"),
                 "PROBE_READ_OUTSIDE": write(outside, "file", "x"), "PROBE_LIST_OUTSIDE": outside,
                 "PROBE_WRITE_SITE": os.path.join(site, "other"),
                 "PROBE_CREATE_AT_SITE": os.path.join(site, "new"),
                 "PROBE_CREATE_AT_LOG": os.path.join(logs, "new"),
                 "PROBE_READ_LOG": os.path.join(logs, "access.log")}
    results = probed(*options, **variables)
    for what, (expected, _) in CALLS.items():
        check(f"sandbox: {what}", results.get(what), expected)
    wanted = {"PROBE_READ_INSIDE": "done", "PROBE_READ_OUTSIDE": "EACCES",
              "PROBE_LIST_OUTSIDE": "EACCES", "PROBE_WRITE_SITE": "EACCES",
              "PROBE_CREATE_AT_SITE": "EACCES", "PROBE_CREATE_AT_LOG": "done",
              "PROBE_READ_LOG": "EACCES", "remove the log": "EACCES"}
    for what, expected in wanted.items():
        if landlock_version():
            check(f"sandbox: {what}", results.get(what), expected)
        else:
            skip(f"sandbox: {what}", "this kernel does not support Landlock")
    if landlock_version() >= 6:
        check("sandbox: signals to other processes", results.get("kill"), "EPERM")
    else:
        skip("sandbox: signals to other processes", "this kernel's Landlock has no scopes")
    # The attempts succeed if nothing prevents them, so the checks above can fail.
    results = probed(*options, "--no-sandbox", **variables)
    wanted = {**dict.fromkeys((*wanted, "kill"), "done"),
              **{what: expected for what, (_, expected) in CALLS.items()}}
    check("--no-sandbox: the same attempts succeed", results, wanted)


def test_status():
    for name, options, variables, expected in (
            ("by default", (), {}, {("1", "2")}),
            ("--no-sandbox", ("--no-sandbox",), {}, {("1", "0")}),
            ("HTTPLINGOD_NO_SANDBOX=yes", (), {"HTTPLINGOD_NO_SANDBOX": "yes"}, {("1", "0")}),
            ("HTTPLINGOD_NO_SANDBOX=no", (), {"HTTPLINGOD_NO_SANDBOX": "no"}, {("1", "2")})):
        server = Daemon(PREFIX, DIRECTORY, *options, environment=dict(os.environ, **variables))
        check(f"NoNewPrivs and Seccomp of all threads, {name}", threads_of(server), expected)
        check_true(f"the kernel supports all of it, {name}",
                   not landlock_version() or "no sandbox" not in server.text(), server.text())
        server.stop()


# ---- reload ----

def test_reload():
    """All files of a site can change, and so can their names within the folders."""
    site, brand = folder("reload"), folder("brand")
    write(brand, "logo.svg", LOGO)
    write(brand, "own.html", "<!DOCTYPE html><title>{{title}}</title>{{> part}}")
    write(brand, "part.html", "<p>one</p>")
    name = write(site, "site.conf", f"template = {brand}/own.html\nlogo = ../brand/logo.svg\n")
    server = Daemon(PREFIX, DIRECTORY, "--site", name)
    page = ask(server.address, "/404").body
    check("before a reload", b"<p>one</p>" in page, True)
    # As an editor writes it: another file with the same name.
    write(brand, "new", "<p>two</p>")
    os.replace(os.path.join(brand, "new"), os.path.join(brand, "part.html"))
    write(brand, "other.html", "<!DOCTYPE html><title>{{title}}</title>other {{> part}}")
    write(folder("reload", "sub"), "logo.svg", LOGO)
    write(site, "site.conf", f"template = {brand}/other.html\nlogo = sub/logo.svg\n")
    server.reload()
    page = ask(server.address, "/404").body
    check_true("a reload reads other files of the same folders",
               b"other <p>two</p>" in page, server.text())
    check("a reload gives no reason to explain", "--no-sandbox" in server.text(), False)
    server.stop()


def test_charset():
    """Catalogues in a charset for which the C library loads a module."""
    site, texts = folder("charset"), folder("own-texts")
    name = write(site, "site.conf", f"texts = {texts}\n")
    write_catalogue(texts, "Такой нет", "utf-8")
    server = Daemon(PREFIX, DIRECTORY, "--site", name)
    shown = ["Такой нет".encode() in russian(server)]
    write_catalogue(texts, "Здесь пусто", "koi8-r")
    server.reload()
    shown.append("Здесь пусто".encode() in russian(server))
    check("a catalogue in KOI8-R after a reload", (shown, server.text().count("reloaded")),
          ([True, True], 1))
    server.stop()


def russian(server):
    return ask(server.address, "/404", {"Accept-Language": "ru"}).body


def write_catalogue(place, title, charset):
    """A .mo file with a header and a title.  See the manual of GNU gettext, "MO files"."""
    pairs = [("", f"Language: ru\nContent-Type: text/plain; charset={charset}\n"),
             ("404\x04Page not found", title)]
    pairs = [(key.encode(charset), value.encode(charset)) for key, value in pairs]
    data, rows, offset = b"", [], 28 + 16 * len(pairs)
    for texts in zip(*pairs):
        for text in texts:
            rows.append(struct.pack("<II", len(text), offset + len(data)))
            data += text + b"\0"
    head = struct.pack("<7I", 0x950412de, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    with open(os.path.join(place, "ru.new"), "wb") as file:
        file.write(head + b"".join(rows) + data)
    os.chmod(os.path.join(place, "ru.new"), 0o644)
    os.replace(os.path.join(place, "ru.new"), os.path.join(place, "ru.mo"))


def test_config_map():
    """Kubernetes replaces the folder behind a symbolic link: site.conf -> ..data/site.conf."""
    mounted = folder("mounted")
    first, second = folder("mounted", "..1"), folder("mounted", "..2")
    write(first, "site.conf", "default-language = fr\n")
    write(second, "site.conf", "default-language = de\n")
    os.symlink("..1", os.path.join(mounted, "..data"))
    os.symlink("..data/site.conf", os.path.join(mounted, "site.conf"))
    server = Daemon(PREFIX, DIRECTORY, "--site", os.path.join(mounted, "site.conf"))
    before = ask(server.address, "/404").get("Content-Language")
    os.symlink("..2", os.path.join(mounted, "..new"))
    os.replace(os.path.join(mounted, "..new"), os.path.join(mounted, "..data"))
    shutil.rmtree(first)
    server.reload()
    check("a ConfigMap is updated", (before, ask(server.address, "/404").get("Content-Language")),
          ("fr", "de"))
    server.stop()


def test_explained():
    if not landlock_version():
        skip("a file outside of the sandbox", "this kernel does not support Landlock")
        return
    site, outside = folder("explained"), folder("elsewhere")
    logo = write(outside, "logo.svg", LOGO)
    name = write(site, "site.conf", "default-language = fr\n")
    for options, denied in (((), True), (("--no-sandbox",), False)):
        write(site, "site.conf", "default-language = fr\n")
        server = Daemon(PREFIX, DIRECTORY, "--site", name, *options)
        write(site, "site.conf", f"default-language = de\nlogo = {logo}\n")
        server.reload()
        said = re.search(r"site\.conf:2: logo = .*logo\.svg: cannot open it: permission denied\n"
                         rf"httplingod: .* may only read beneath {re.escape(site)} .*restart it, or "
                         r"start it with --no-sandbox\nhttplingod: keeping the old site\n", server.text())
        check(f"a file outside of the folders, {options or 'by default'}",
              (said is not None or server.text(), ask(server.address, "/404").get("Content-Language")),
              (True, "fr") if denied else (server.text(), "de"))
        server.stop()


# ---- the log, and sockets ----

def lines_of(name):
    with open(name, encoding="utf-8") as file:
        return file.read().count("\n")


def test_log():
    logs = folder("rotated")
    real, link = os.path.join(logs, "access.log"), os.path.join(folder("links"), "log")
    os.symlink(real, link)
    write(logs, "access.log", "")
    os.chmod(real, 0o666)
    for name in (real, link):
        os.truncate(real, 0)
        server = Daemon(PREFIX, DIRECTORY, "--access-log", name)
        ask(server.address, "/404")
        until(lambda: lines_of(real), 1)
        os.rename(real, real + ".1")
        server.signal(signal.SIGUSR1)
        check(f"a log is rotated, {os.path.basename(name)}",
              until(lambda: os.path.exists(real), True), True)
        ask(server.address, "/404")
        check(f"a rotated log is written to, {os.path.basename(name)}",
              until(lambda: lines_of(real), 1), 1)
        server.stop()
        os.remove(real + ".1")
    if not landlock_version():
        skip("a log outside of the sandbox", "this kernel does not support Landlock")
        return
    server = Daemon(PREFIX, DIRECTORY, "--access-log", real)
    os.rename(logs, logs + ".old")
    folder("rotated")
    server.signal(signal.SIGUSR1)
    found = server.wait_for(r"access\.log: Permission denied\nhttplingod: (.*)\n")
    check("a log in another folder with the same name is explained",
          f"write beneath {logs}; to use other folders, restart it" in found.group(1) or found.group(1),
          True)
    server.stop()


def test_streams():
    """The log is standard output by other names."""
    for name in ("/dev/stdout", "/dev/null"):
        server = Daemon(PREFIX, DIRECTORY, "--access-log", name, "--user", "root") \
            if os.geteuid() == 0 else Daemon(PREFIX, DIRECTORY, "--access-log", name)
        check(f"a log at {name}", ask(server.address, "/404").status, 404)
        if name == "/dev/stdout":
            check_true("a log at /dev/stdout has a line",
                       server.wait_for(r'"GET /404 HTTP/1\.1" 404'), server.text())
        server.signal(signal.SIGUSR1)
        ask(server.address, "/404")
        check(f"a log at {name} after SIGUSR1", "denied" in server.text(), False)
        check(f"a log at {name}: ends with 0", server.stop(), 0)


def test_sockets():
    name = os.path.join(folder("sockets"), "socket")
    server = Daemon(PREFIX, DIRECTORY, listen=(f"unix:{name}",))
    check("a Unix socket in the sandbox", ask(name, "/404").status, 404)
    check("a Unix socket is removed at the end", (server.stop(), os.path.exists(name)), (0, False))


def test_manager():
    """The sandbox reaches the service manager, which may listen on an abstract socket."""
    for kind in ("/", "@"):
        name = os.path.join(folder("manager"), "notify") if kind == "/" else f"@{DIRECTORY}"
        manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        manager.bind(name if kind == "/" else "\0" + name[1:])
        if kind == "/":
            os.chmod(name, 0o777)
        manager.settimeout(daemon_support.PATIENCE)
        server = Daemon(PREFIX, DIRECTORY, environment=dict(os.environ, NOTIFY_SOCKET=name))
        check(f"the service manager at {kind}: ready", manager.recv(100), b"READY=1")
        server.reload()
        check(f"the service manager at {kind}: reloads",
              [manager.recv(100)[:11], manager.recv(100)], [b"RELOADING=1", b"READY=1"])
        server.stop()
        manager.close()


# ---- kernels without ----

def test_without():
    """A filter of a container that refuses the calls: the daemon says so in one line, and runs."""
    if status_of_self()["Seccomp"] != "0":
        skip("a kernel without Landlock", "these tests run with a filter of their own")
        return
    for name, program in (("without Landlock", (LANDLOCK_CREATE_RULESET,)),):
        server = Daemon(PREFIX, DIRECTORY, preexec_fn=functools.partial(refuse, program))
        said = re.findall(r"httplingod: (no sandbox.*)\n", server.text())
        check(f"a kernel {name}: one line",
              said, ["no sandbox for files: the kernel does not support Landlock: "
                     "Function not implemented"])
        check(f"a kernel {name}: the daemon runs", ask(server.address, "/404").status, 404)
        server.stop()


def status_of_self():
    with open("/proc/self/status", encoding="ascii") as file:
        return dict(line.rstrip("\n").split(":\t", 1) for line in file if ":\t" in line)


def refuse(numbers):
    """Refuses system calls with ENOSYS, as a kernel that does not have them.  See seccomp(2)."""
    class Instruction(ctypes.Structure):
        _fields_ = [("code", ctypes.c_ushort), ("jt", ctypes.c_ubyte), ("jf", ctypes.c_ubyte),
                    ("k", ctypes.c_uint)]

    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.POINTER(Instruction))]
    load, equal, give = 0x20, 0x15, 0x06
    steps = [(load, 0, 0, 0)]
    for number in numbers:
        steps += [(equal, 0, 1, number), (give, 0, 0, 0x00050000 | 38)]
    steps.append((give, 0, 0, 0x7fff0000))
    code = (Instruction * len(steps))(*[Instruction(*step) for step in steps])
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(38, 1, 0, 0, 0)
    libc.prctl(22, 2, ctypes.byref(Program(len(steps), code)), 0, 0)


def main():
    for test in (test_status, test_refused, test_reload, test_charset, test_config_map,
                 test_explained, test_log, test_streams, test_sockets, test_manager, test_without):
        run_test(test)
    shutil.rmtree(DIRECTORY, ignore_errors=True)
    return 1 if daemon_support.FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
