# SPDX-License-Identifier: MIT
"""The upstream server: responses that are normal, odd, huge, slow or broken, in HTTP and the
protocols for programs. /KIND/CODE returns that code, in the way that KIND names, with the fields
in its query."""

import contextlib
import email.utils
import gzip
import select
import socket
import struct
import threading
import time

import hostile
from gateways import receive

BIG = 13 * 1024 * 1024

# What has to survive when the content is replaced.
KEPT = [('Retry-After', '120'), ('Set-Cookie', 'a=1; Path=/'), ('Set-Cookie', 'b=2; Path=/'),
        ('WWW-Authenticate', 'Bearer realm="up"'), ('Access-Control-Allow-Origin', '*'),
        ('Access-Control-Expose-Headers', 'X-Total'), ('X-Total', '7'), ('Vary', 'Origin')]
# What describes the content, and has to go with it.
DESCRIBING = [('Content-Language', 'tlh'), ('ETag', '"u"'), ('Content-Disposition', 'attachment'),
              ('Last-Modified', 'Sun, 06 Nov 1994 08:49:37 GMT'), ('Accept-Ranges', 'bytes'),
              ('Content-Security-Policy', "default-src 'self'"), ('Digest', 'sha-256=AAAA'),
              ('Content-Location', '/elsewhere'), ('Content-MD5', 'AAAA')]
HTML = b'<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>upstream</body></html>\r\n'
JSON = b'{"upstream":true}'

CONTENT = {
    'empty': ('text/plain', b''),
    'html': ('text/html', HTML),
    'json': ('application/json', JSON),
    'gzip': ('text/html', gzip.compress(HTML, mtime=0)),
    'big': ('text/plain', b'x' * BIG),
    'chunked': ('text/html', HTML),
    'empty-chunked': ('text/html', b''),
    'close': ('text/html', HTML),
    'slow': ('text/plain', b'slow ' * 100),
    'reset': ('text/plain', b'r' * 100000),
}
# What is not replaced, never ends, cannot be read, or is more than content.
ODD = {
    'grpc': ('application/grpc+proto', b''),
    'stalled': ('text/html', HTML),
    'stalled-chunked': ('text/html', HTML),
    'broken-chunked': ('text/html', HTML),
    'trailer-chunked': ('text/html', HTML),
}
KINDS = dict(CONTENT, **ODD)

# What programs answer with, which know no chunks.
OF_PROGRAMS = [kind for kind in CONTENT if 'chunked' not in kind]

# How many seconds from now Retry-After is, as a date.
DATES = {'later': 3600, 'earlier': -3600}

QUERIES = {
    'stored': [('Cache-Control', 'max-age=60')],
    'elsewhere': [('X-Accel-Redirect', '/nowhere')],
    'methods': [('Allow', 'GET, PATCH')],
    'waits': [('Retry-After', '240'), ('Retry-After', 'soon')],
}


def chunked(body):
    half = len(body) // 2
    parts = [part for part in (body[:half], body[half:]) if part]
    return b''.join(b'%x\r\n%s\r\n' % (len(part), part) for part in parts) + b'0\r\n\r\n'


def fields_of(kind, body):
    fields = [('Content-Type', KINDS[kind][0])] + KEPT + DESCRIBING
    if kind == 'gzip':
        fields.append(('Content-Encoding', 'gzip'))
    if kind == 'trailer-chunked':
        fields.append(('Trailer', 'X-Sum'))
    if 'chunked' in kind:
        fields.append(('Transfer-Encoding', 'chunked'))
    elif kind != 'close':
        fields.append(('Content-Length', str(len(body))))
    return fields


def with_date(fields, query):
    if query not in DATES:
        return fields
    date = email.utils.formatdate(time.time() + DATES[query], usegmt=True)
    return [(name, date if name == 'Retry-After' else value) for name, value in fields]


class Upstream:
    def __init__(self):
        self.dropped = []  # the kinds of answers that were not waited for
        self.socket = socket.socket()
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(('127.0.0.1', 0))
        self.socket.listen(256)
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        # Requests that nobody can read get no answer.
        with contextlib.suppress(OSError, ValueError, LookupError, struct.error), connection, \
                connection.makefile('rb') as file:
            request = receive(connection, file)
            if request is None:
                return
            path, _, query = request.variables[b'REQUEST_URI'].decode().partition('?')
            kind, code = path.strip('/').split('/')[-2:]
            self.answer(request, kind, int(code), query)
            self.linger(connection)

    def stall(self, request, kind, part):
        """Sends a part, and waits for the rest to be given up."""
        request.write(part)
        if select.select([request.connection], [], [], 20)[0]:
            with contextlib.suppress(ConnectionResetError):
                if request.connection.recv(1):
                    return
            self.dropped.append(kind)

    def answer(self, request, kind, code, query):
        if kind == 'random':
            request.write(hostile.answer(query, code))
            return
        body = KINDS[kind][1]
        fields = with_date(fields_of(kind, body), query) + QUERIES.get(query, [])
        lines = ['%s: %s' % field for field in fields]
        request.write((request.status % code + '\r\n'.join(lines) + '\r\n\r\n').encode())
        if request.variables[b'REQUEST_METHOD'] == b'HEAD':
            body = b''
        elif kind == 'broken-chunked':
            body = b'zz\r\n' + body
        elif kind == 'trailer-chunked':
            body = chunked(body)[:-2] + b'X-Sum: 1\r\n\r\n'
        elif 'chunked' in kind:
            body = chunked(body)
        if 'stalled' in kind and body:
            self.stall(request, kind, body[:20])
            return
        if kind == 'slow':
            for i in range(0, len(body), 100):
                time.sleep(0.05)
                request.write(body[i:i + 100])
        elif kind == 'reset' and body:
            request.write(body[:1000])
            # Until the server has read that, which can only be seen when it then ends the connection.
            select.select([request.connection], [], [], 0.5)
            request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
            return
        elif body:
            request.write(body)
        request.end()

    @staticmethod
    def linger(connection):
        """So that what was sent arrives, even if more of the request came."""
        with contextlib.suppress(OSError):
            if connection.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 8)[0:4] == b'\0' * 4:
                connection.shutdown(socket.SHUT_WR)

    def stop(self):
        self.socket.close()
