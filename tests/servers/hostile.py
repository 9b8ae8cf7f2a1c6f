# SPDX-License-Identifier: MIT
"""Random requests and upstream responses that no real program would send, determined by a seed."""

import contextlib
import os
import random
import socket
import threading
import time

import matrix
from harness import case, fetch, require

PLACES = ['/', '/nowhere', '/site/', '/cookie/', '/later/', '/wait/10m', '/wait/both', '/closed/on',
          '/policy/keep/x', '/gzip/x', '/rules/x', '/versions/page', '/cgi/empty']
PROXIED = ['/up-on/', '/up-empty/', '/up-on-unbuffered/', '/up-on-cached/', '/up-on-small/', '/wait/up/',
           '/up-fastcgi/', '/up-scgi/', '/up-uwsgi/', '/up/', '/up-on-flushed/', '/up-on-deflated/']
NAMES = ['Accept', 'Accept-Language', 'Cookie', 'Accept-Encoding', 'Content-Type', 'Sec-Fetch-Dest',
         'Range', 'If-None-Match', 'X-Id', 'Connection', 'Expect', 'X-Wait', 'Upgrade']
VALUES = ['fr', 'text/html', 'application/problem+json', '*/*', 'gzip', 'lang=ja', 'language=ar',
          'application/grpc', 'close', '100-continue', 'bytes=0-', '', ' ', ',', ';q=', '\xff', '"'] + \
    [value[:200] for value in matrix.HOSTILE]
METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS', 'DELETE', 'get', 'PROPFIND', '\x00']
ANSWERED = ['Content-Type', 'Content-Length', 'Retry-After', 'Allow', 'Vary', 'Cache-Control', 'Trailer',
            'Content-Security-Policy', 'Content-Encoding', 'Set-Cookie', 'X', 'Connection', 'ETag']
PARALLEL = 8
REQUESTS = int(os.environ.get('LINGO_HOSTILE', '500'))


def noise(chance, most=300):
    return bytes(chance.choice(b'\r\n\t ,;=/"\\%abcfr0179\xe2\x80\xa8\xff') for _ in range(chance.randrange(most)))


def address(chance):
    if chance.random() < .5:
        return chance.choice(PROXIED) + 'random/%d?%d' % (
            chance.choice((200, 204, 304, 400, 404, 429, 500, 503, 599, 600, 999)),
            chance.randrange(10 ** 9))
    return chance.choice(PLACES) + chance.choice(('', '?hl=fr', '?hl=%ff', '?' + 'a' * 3000, '%00', '\xe9'))


def request(chance):
    fields = [b'Host: example.org'] * chance.choice((1, 1, 1, 1, 0, 2))
    for _ in range(chance.choice((0, 1, 3, 8, 60))):
        name, value = chance.choice(NAMES), chance.choice(VALUES)
        fields += [('%s: %s' % (name, value)).encode('latin-1')] * chance.choice((1, 1, 2, 30))
    body = b''
    if chance.random() < .3:
        body = noise(chance)
        fields.append(chance.choice((b'Content-Length: %d' % len(body), b'Transfer-Encoding: chunked',
                                     b'Content-Length: 99999')))
    line = '%s %s HTTP/%s' % (chance.choice(METHODS[:4] * 5 + METHODS), address(chance),
                              chance.choice(('1.1', '1.1', '1.1', '1.0', '0.9', '2.0')))
    data = line.encode('latin-1') + b'\r\n' + b'\r\n'.join(fields) + b'\r\n\r\n' + body
    if chance.random() < .1:
        at = chance.randrange(len(data))
        data = data[:at] + noise(chance, 20) + data[at + chance.randrange(5):]
    if chance.random() < .1:
        data = data[:chance.randrange(len(data))]
    return data


def answer(seed, code):
    """What an upstream sends for a seed."""
    chance = random.Random(seed)
    lines = ['HTTP/1.%d %d X' % (chance.randrange(2), code)]
    for _ in range(chance.choice((0, 2, 5, 40))):
        value = chance.choice(VALUES + ['120', '0', 'Sat, 06 Nov 2094 08:49:37 GMT', 'text/html', 'chunked'])
        lines.append('%s: %s' % (chance.choice(ANSWERED), value.strip('\r\n')))
    if chance.random() < .4:
        lines.append('Transfer-Encoding: chunked')
    head = '\r\n'.join(lines).encode('latin-1') + b'\r\n\r\n'
    content = b'%x\r\n' % chance.choice((0, 1, 5, 5000)) * chance.randrange(2) + noise(chance, 3000)
    data = head + content + chance.choice((b'', b'\r\n0\r\n\r\n'))
    return data[:chance.randrange(len(data))] if chance.random() < .1 else data


def ask(port, seed):
    chance = random.Random(seed)
    with contextlib.suppress(OSError), socket.create_connection(('127.0.0.1', port), 5) as connection:
        connection.settimeout(chance.choice((.01, .3)))
        for _ in range(chance.choice((1, 1, 1, 3))):
            connection.sendall(request(chance))
        if chance.random() < .2:
            return  # without reading
        while connection.recv(1 << 16):
            pass


def run(server, requests, name):
    """The server lives on.  The requests are the same each time, and others in a long check."""
    seed = int(os.environ.get('LINGO_SEED') or (time.time() if os.environ.get('CHECK_LONG') else 2026))
    with case('%s: %d hostile requests, LINGO_SEED=%d' % (name, requests, seed)) as count:
        def some(first):
            for i in range(first, requests, PARALLEL):
                ask(server.port, seed * 1000003 + i)
                count.append(i)

        threads = [threading.Thread(target=some, args=(i,)) for i in range(PARALLEL)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        require(fetch(server.port, '/').body == b'the first page', 'dead afterwards')
        require(not server.alarms(), server.alarms()[:3])
