# SPDX-License-Identifier: MIT
"""Functions that the tests of all servers share: processes, ports, an HTTP client that hides
nothing, the library's own response to compare with, and results for ./check. Everything runs
unprivileged on the loopback interface, on free ports, in a separate directory."""

import contextlib
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

from free_port import free_port  # noqa: F401
from oracle import Oracle, compile_oracle, has_sites

DEADLINE = 60  # seconds, for anything a server has to answer: a busy machine takes its time
HERE = os.path.dirname(os.path.abspath(__file__))
failures = 0

# So that whoever is stopped stops its servers.
signal.signal(signal.SIGTERM, lambda *_: sys.exit(3))


def ok(name):
    print('ok ' + name, flush=True)


def not_ok(name, why):
    global failures
    failures += 1
    print('not ok %s: %s' % (name, ' '.join(str(why).split())[:600]), flush=True)


def skip(name, why):
    print('skip %s: %s' % (name, why), flush=True)


class Mismatch(Exception):
    """A response is not what it should be."""


@contextlib.contextmanager
def case(name):
    """One thing that is tested: whatever goes wrong in it is its result, and the others go on.
    The caller counts in the list that it is given, so that a case that tested nothing fails."""
    count = []
    try:
        yield count
        if not count:
            raise Mismatch('tested nothing')
        ok('%s (%d)' % (name, len(count)))
    except Exception as error:  # pylint: disable=broad-except
        not_ok(name, '%s: %s' % (type(error).__name__, error))


def require(condition, *what):
    if not condition:
        raise Mismatch(' '.join(repr(w) if isinstance(w, bytes) else str(w) for w in what))


def finish():
    sys.exit(1 if failures else 0)


# Processes

def temporary_folder(name):
    folder = tempfile.mkdtemp(prefix='httplingo-%s-' % name)
    os.chmod(folder, 0o755)  # servers that root starts drop root
    return folder


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'wb') as file:
        file.write(text if isinstance(text, bytes) else text.encode())
    os.chmod(path, 0o644)
    return path


def read(path):
    with open(path, 'rb') as file:
        return file.read()


def make_certificates(folder, *names):
    """Certificates NAME.pem and their keys NAME-key.pem, if there is a program to make them."""
    if not shutil.which('openssl'):
        return False
    for name in names:
        subprocess.run(['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt',
                        'ec_paramgen_curve:prime256v1', '-nodes', '-subj', '/CN=localhost',
                        '-keyout', '%s/%s-key.pem' % (folder, name),
                        '-out', '%s/%s.pem' % (folder, name)], check=True, stderr=subprocess.DEVNULL)
    return True


def peak_memory(pids):
    """The most memory that processes have had, in KiB together."""
    status = b''.join(read('/proc/%d/status' % int(pid)) for pid in pids).decode()
    return sum(int(line.split()[1]) for line in status.split('\n') if line.startswith('VmHWM'))


class Process:
    """A server in the foreground, stopped by its pid, in a session of its own: httpd ends its whole
    process group when it stops."""

    def __init__(self, arguments, port, log, patience=DEADLINE, environment=None):
        self.port = port
        with open(log, 'ab') as output:
            self.process = subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=output,
                                            stderr=output, env=environment,
                                            start_new_session=True)
        self.pid = self.process.pid
        end = time.monotonic() + patience
        while not is_open(port):
            if self.process.poll() is not None or time.monotonic() > end:
                self.stop()
                raise Mismatch('%s did not start: %s' % (arguments[0], read(log)[-2000:]))
            time.sleep(0.05)

    def stop(self, patience=DEADLINE):
        """The exit status.  A signal may come just before a server waits for events; a connection
        is one."""
        for _ in range(patience):
            if self.process.poll() is not None:
                break
            self.process.terminate()
            is_open(self.port)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(1)
        self.process.kill()
        return self.process.wait()


def refusal(command):
    """What a command says that has to fail."""
    result = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, timeout=DEADLINE, check=False)
    require(result.returncode != 0, command, 'does not fail')
    return result.stdout.decode()


def is_open(port):
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(('127.0.0.1', port)) == 0


# An HTTP client

class Response:
    def __init__(self, head, body):
        lines = head.split(b'\r\n')
        self.head = head
        self.body = body
        self.version = lines[0].split(b' ')[0].decode()
        self.status = int(lines[0].split(b' ')[1])
        self.fields = [(name.decode().lower(), value.strip().decode('latin-1'))
                       for name, _, value in (line.partition(b':') for line in lines[1:])]

    def all(self, name):
        return [value for n, value in self.fields if n == name.lower()]

    def get(self, name):
        return ', '.join(self.all(name)) if self.all(name) else None

    def steady(self):
        """All that does not change by itself."""
        return [f for f in self.fields if f[0] != 'date'], self.status, self.body


class Connection:
    def __init__(self, port, source='127.0.0.1'):
        self.socket = socket.create_connection(('127.0.0.1', port), DEADLINE, (source, 0))
        self.socket.settimeout(DEADLINE)
        self.pending = b''

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, data):
        self.socket.sendall(data)

    def more(self):
        data = self.socket.recv(1 << 16)
        self.pending += data
        return data

    def until(self, mark):
        while mark not in self.pending:
            require(self.more(), 'the connection ended early, after', self.pending[:200])
        part, _, self.pending = self.pending.partition(mark)
        return part

    def exactly(self, length):
        while len(self.pending) < length:
            require(self.more(), 'the content is %d of %d bytes' % (len(self.pending), length))
        part, self.pending = self.pending[:length], self.pending[length:]
        return part

    def to_the_end(self):
        with contextlib.suppress(ConnectionResetError):
            while self.more():
                pass
        part, self.pending = self.pending, b''
        return part

    def chunks(self):
        body = b''
        while True:
            length = int(self.until(b'\r\n').split(b';')[0], 16)
            body += self.exactly(length)
            require(self.exactly(2) == b'\r\n', 'a chunk that does not end')
            if length == 0:
                return body

    def response(self, method='GET'):
        response = Response(self.until(b'\r\n\r\n'), b'')
        while response.status < 200:
            response = Response(self.until(b'\r\n\r\n'), b'')
        if method == 'HEAD' or response.status in (204, 304):
            return response
        if response.get('Transfer-Encoding') == 'chunked':
            response.body = self.chunks()
        elif response.get('Content-Length') is not None:
            response.body = self.exactly(int(response.get('Content-Length')))
        else:
            response.body = self.to_the_end()
        return response

    def is_quiet(self, seconds=0.05):
        """Nothing comes that was not asked for."""
        return not self.pending and not select.select([self.socket], [], [], seconds)[0]


def request_bytes(path, method='GET', version='1.1', fields=(), body=b''):
    lines = ['%s %s HTTP/%s' % (method, path, version), 'Host: example.org']
    lines += ['%s: %s' % field for field in fields]
    if method in ('POST', 'PUT') and not any(f[0].lower() == 'content-length' for f in fields):
        lines.append('Content-Length: %d' % len(body))
    return '\r\n'.join(lines).encode('latin-1') + b'\r\n\r\n' + body


def fetch(port, path, method='GET', version='1.1', fields=(), body=b'', source='127.0.0.1'):
    with Connection(port, source) as connection:
        connection.send(request_bytes(path, method, version, fields, body))
        return connection.response(method)


def fetch_http2(port, path, method, fields, folder, certificate=None):
    """By curl, and a connection for each: curl 7.88 cannot use one again with prior knowledge."""
    head, body = folder + '/curl.head', folder + '/curl.body'
    host = 'https://localhost' if certificate else 'http://127.0.0.1'
    arguments = ['curl', '--silent', '--show-error', '--ipv4', '--max-time',
                 str(DEADLINE), '--output', body, '--dump-header', head,
                 '-H', 'Host: example.org', '-H', 'User-Agent:', '-H', 'Accept:']
    arguments += ['--cacert', certificate] if certificate else ['--http2-prior-knowledge']
    arguments += {'HEAD': ['--head'], 'POST': ['--request', 'POST']}.get(method, [])
    for field in fields:
        arguments += ['-H', '%s: %s' % field]
    subprocess.run(arguments + ['%s:%d%s' % (host, port, path)], check=True,
                   timeout=2 * DEADLINE)
    return Response(read(head).rstrip(b'\r\n'), b'' if method == 'HEAD' else read(body))


# The library's answer

def compare(got, wanted, where, more_vary=()):
    """That a response is the library's, field by field and byte by byte, at the time it tells."""
    wanted = wanted.at(got.body)
    require(got.status == wanted.status, where, 'status', got.status, 'wanted', wanted.status)
    for name, value in wanted.fields:
        if name == 'vary':
            theirs = {v.strip().lower() for v in (got.get('Vary') or '').split(',')}
            ours = {v.strip().lower() for v in value.split(',')} | set(more_vary)
            require(theirs == ours, where, 'Vary', theirs, 'wanted', ours)
        else:
            require(got.all(name) == [value], where, name, got.all(name), 'wanted', value)
    for name in ('etag', 'last-modified', 'accept-ranges', 'content-encoding'):
        require(got.get(name) is None, where, name, 'is left over')
    require(got.body == wanted.body, where, 'content', got.body[:300], 'wanted',
            wanted.body[:300])


def start_oracle(stack, prefix):
    """The oracle, of the library in this folder; the stack ends it."""
    folder = temporary_folder('oracle')
    stack.callback(shutil.rmtree, folder)
    program = compile_oracle(folder, prefix)
    oracle = Oracle(program)
    stack.callback(oracle.stop)
    if has_sites(prefix):
        oracle.of_site = Oracle(program, os.path.join(HERE, 'site.conf'))
        stack.callback(oracle.of_site.stop)
    return oracle


def find_program(*names):
    """The first of these that there is; system folders count too."""
    path = os.environ.get('PATH', '') + ':/usr/sbin:/sbin'
    for name in names:
        found = shutil.which(name, path=path)
        if found:
            return found
    return None


def memory_of(pid):
    """Memory that a process has allocated, shared with its children or not, in KiB."""
    with open('/proc/%d/smaps_rollup' % pid, encoding='ascii') as file:
        return sum(int(line.split()[1]) for line in file if line.startswith('Anonymous:'))
