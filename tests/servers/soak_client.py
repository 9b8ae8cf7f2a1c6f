# SPDX-License-Identifier: MIT
"""The visitors of the soak: a bounded rate of requests on several connections, each answer of which
is compared with the library's. A request whose answer is missing, cut or wrong is lost."""

import collections
import contextlib
import email.utils
import itertools
import os
import re
import socket
import threading
import time

import matrix
import oracle as library
from harness import DEADLINE, Connection, Mismatch, request_bytes, require

CODES = [400, 403, 404, 410, 429, 500, 502, 503]
LANGUAGES = [None, 'fr-CA, fr;q=0.9, en;q=0.5', 'ar', 'ja,en;q=0.1', 'de;q=0.8', 'xx', 'en;q=0, *']
METHODS = ['GET', 'GET', 'GET', 'HEAD', 'POST']
NAME = re.compile(rb'Shop (\d{6})')

# What no program should send; a server answers with 4xx or closes the connection.
HOSTILE = [
    b'garbage\r\n\r\n',
    b'GET @ HTTP/1.1\r\n\r\n',
    b'POST @ HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx',
    b'POST @ HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n',
    b'GET @ HTTP/1.1\r\nHost: a\r\nX: ' + b'x' * 70000 + b'\r\n\r\n',
    b'GET @ HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
    b'\x00\xff\xfe\r\n\r\n',
]
# What is sent before the connection is closed, without waiting for an answer.
CUT = [b'', b'GET', b'GET @ HTTP/1.1\r\nHo', b'GET @ HTTP/1.1\r\nHost: a\r\n',
       b'POST @ HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n123',
       b'GET @ HTTP/1.1\r\nHost: a\r\n\r\n']


class Missing(Exception):
    """The connection ended before the answer did."""

    def __init__(self, received, why):
        super().__init__('%d bytes, then %r' % (received, why))
        self.received = received


class Row:
    """A request and the library's answer."""

    lock = threading.Lock()  # the oracle is asked through one pipe

    def __init__(self, path, code, method, fields, page):
        self.path, self.code, self.method, self.fields, self.page = path, code, method, fields, page
        self.where = '%s %s %s' % (method, path, fields)

    def data(self, is_last):
        fields = self.fields + [('Connection', 'close')] * is_last
        return request_bytes(self.path, self.method, fields=fields)

    def body_at(self, seconds):
        with self.lock:
            return without_name(self.page.with_more(time=seconds).body)

    def check(self, got):
        require(got.status == self.code, self.where, 'status', got.status)
        for name in ('content-language', 'content-type'):
            require(got.get(name) == self.page.get(name), self.where, name, got.get(name))
        if self.method == 'HEAD':
            self.check_length(got)
        else:
            self.check_body(without_name(got.body))

    def check_length(self, got):
        """The length that GET would have, at the time that the server tells."""
        now = int(email.utils.parsedate_to_datetime(got.get('date')).timestamp())
        wanted = {str(len(self.body_at(second))) for second in (now - 1, now, now + 1)}
        require(got.get('content-length') in wanted, self.where, got.get('content-length'), wanted)

    def check_body(self, body):
        told, now = library.time_of(body), int(time.time())
        require(told is None or abs(now - told) <= DEADLINE, self.where, 'tells another time', told)
        wanted = self.body_at(told or now)
        at = len(os.path.commonprefix([body, wanted]))
        require(body == wanted, self.where, 'content, from byte', at, body[at:at + 80], 'wanted',
                wanted[at:at + 80])


def without_name(body):
    """A body without the number in the name of the site, which is another after each reload."""
    return NAME.sub(b'Shop 000000', body)


def make_rows(oracle, path, tells_path):
    """Codes x languages x formats, in an order that mixes them."""
    rows = []
    product = itertools.product(CODES, LANGUAGES, matrix.ACCEPTS)
    for number, (code, language, accept) in enumerate(product):
        fields, method = matrix.fields(language, accept), METHODS[number % len(METHODS)]
        told = {'uri': path % code, 'host': 'example.org'} if tells_path else {}
        asked = 'GET' if method == 'HEAD' else method
        page = oracle.ask(code, asked, fields, time=int(time.time()), **told)
        rows.append(Row(path % code, code, method, fields, page))
    return [rows[i * 131 % len(rows)] for i in range(len(rows))]  # 131 is a prime number


class Wire(Connection):
    """A connection that knows how much of the current answer it has received."""

    def __init__(self, port, generation):
        super().__init__(port)
        self.generation, self.requests, self.received = generation, 0, 0

    def more(self):
        data = super().more()
        self.received += len(data)
        return data

    def exchange(self, row, is_last, pieces=1):
        """Sends a request, in pieces with pauses if there are several, and receives its answer."""
        data, self.received = row.data(is_last), 0
        self.requests += 1
        size = -(-len(data) // pieces)
        try:
            for at in range(0, len(data), size):
                self.send(data[at:at + size])
                if pieces > 1:
                    time.sleep(0.02)
            return self.response(row.method)
        except (OSError, Mismatch, ValueError, IndexError) as error:
            raise Missing(self.received, error) from error


class Traffic:
    """Threads that send requests until they are stopped.  What happens is in counts."""

    def __init__(self, port, rows, rate):
        self.port, self.rows, self.interval = port, rows, 8 / rate
        self.counts, self.lost = collections.Counter(), []
        self.lock, self.is_ended, self.running = threading.Lock(), False, threading.Event()
        self.oldest = self.newest = 0  # the sites that a page may be of
        self.excuse, self.epoch = None, 0
        self.busy, self.wires = 0, []
        self.threads = [threading.Thread(target=self.visit, args=(i, kept, pieces), daemon=True)
                        for i, (kept, pieces) in enumerate([(50, 1)] * 4 + [(1, 1)] * 3 + [(1, 8)])]
        self.threads.append(threading.Thread(target=self.attack, daemon=True))

    # Control

    def __enter__(self):
        self.running.set()
        for thread in self.threads:
            thread.start()

    def __exit__(self, *_):
        self.is_ended = True
        self.running.set()
        for thread in self.threads:
            thread.join(2 * DEADLINE)

    def pause(self):
        """Returns when no request is under way and every connection is closed."""
        self.running.clear()
        end = time.monotonic() + DEADLINE
        while self.busy and time.monotonic() < end:
            time.sleep(0.01)
        require(not self.busy, 'a request does not end')

    def resume(self):
        self.running.set()

    def wait(self, count):
        """Until this many more requests are answered."""
        wanted, end = self.counts['answered'] + count, time.monotonic() + 2 * DEADLINE
        while self.counts['answered'] < wanted and not self.lost and time.monotonic() < end:
            time.sleep(0.01)
        require(not self.lost, 'lost:', *self.lost[:2])
        require(self.counts['answered'] >= wanted, 'no more answers')

    @contextlib.contextmanager
    def excused(self, name):
        """Within it, connections may end without an answer; the request is then sent again."""
        with self.lock:
            self.excuse, self.epoch = name, self.epoch + 1
        try:
            yield
        finally:
            with self.lock:
                self.excuse, self.epoch = None, self.epoch + 1

    def count(self, name):
        with self.lock:
            self.counts[name] += 1

    # Visitors

    def wait_until_running(self):
        while not self.is_ended and not self.running.wait(1):
            pass

    @contextlib.contextmanager
    def at_work(self):
        with self.lock:
            self.busy += 1
        try:
            yield
        finally:
            with self.lock:
                self.busy -= 1

    def visit(self, number, kept, pieces):
        """Sends this many requests on each connection."""
        rows = itertools.islice(itertools.cycle(self.rows), number * 53, None)
        while not self.is_ended:
            self.wait_until_running()
            with self.at_work():
                self.connect_for(rows, kept, pieces)

    def connect_for(self, rows, kept, pieces):
        wire = None
        for number in range(kept):
            if self.is_ended or not self.running.is_set():
                break
            begun = time.monotonic()
            wire = self.ask(wire, next(rows), number == kept - 1, pieces)
            time.sleep(max(0, self.interval - (time.monotonic() - begun)))
        if wire:
            wire.socket.close()

    def ask(self, wire, row, is_last, pieces=1):
        """Sends a request until it is answered or lost; returns the connection if it goes on."""
        end = time.monotonic() + 2 * DEADLINE
        while True:
            excuse, epoch = self.excuse, self.epoch
            try:
                wire = wire or Wire(self.port, self.oldest)
                got = wire.exchange(row, is_last, pieces)
                if not self.is_refusal(got, row, excuse):
                    return self.take(wire, row, got)
                why = 'refused'
            except (Missing, OSError) as error:
                why = self.excuse_for(error, wire, excuse, epoch)
                if not why or time.monotonic() > end:
                    self.lose('%s: %s' % (row.where, error))
                    return close(wire)
            except Mismatch as error:
                self.lose(error)
                return close(wire)
            self.count(why)
            wire = close(wire)
            time.sleep(0.02)

    def is_refusal(self, got, row, excuse):
        """A server that lacks memory may say so."""
        return (excuse or self.excuse) == 'refused' and got.status in (500, 503) and row.code != got.status

    def excuse_for(self, error, wire, excuse, epoch):
        """What a request is counted as that got no answer; None if it is lost.  A server may close a
        kept connection at any time before it begins to answer (RFC 9112 section 9.5)."""
        received = getattr(error, 'received', 0)
        if wire and wire.requests > 1 and not received:
            return 'sent again'
        name = excuse or self.excuse or ('interrupted' if epoch != self.epoch else None)
        return None if name == 'refused' and received else name

    def take(self, wire, row, got):
        row.check(got)
        found = NAME.search(got.body)
        if found:
            require(wire.generation <= int(found.group(1)) <= self.newest, row.where,
                    'of site', found.group(1), 'not', wire.generation, 'to', self.newest)
        self.count('answered')
        return close(wire) if got.get('Connection') == 'close' else wire

    def lose(self, why):
        with self.lock:
            self.counts['lost'] += 1
            self.lost.append(str(why)[:400])

    def attack(self):
        """Broken and cut requests in turn."""
        path = self.rows[0].path.encode()
        for data in itertools.cycle([(d, True) for d in HOSTILE] + [(d, False) for d in CUT]):
            self.wait_until_running()
            if self.is_ended:
                return
            with self.at_work():
                self.attack_with(data[0].replace(b'@', path), data[1])
            time.sleep(self.interval)

    def attack_with(self, data, waits):
        """An answer to it is whole, and an error."""
        self.count('hostile')
        with contextlib.suppress(OSError, Mismatch), Wire(self.port, 0) as wire:
            wire.send(data)
            if not waits:
                return
            wire.socket.settimeout(1)  # some wait for more, which does not come
            got = wire.response()
            if not 400 <= got.status < 600:
                self.lose('%r was answered with %d' % (data[:60], got.status))


def close(wire):
    if wire:
        wire.socket.close()


class Crowd:
    """Connections that are held open without a request."""

    def __init__(self, port, count, data=b''):
        self.sockets = []
        for _ in range(count):
            one = socket.socket()
            one.setblocking(False)
            with contextlib.suppress(OSError):
                one.connect(('127.0.0.1', port))
            self.sockets.append(one)
        time.sleep(0.05)
        for one in self.sockets:
            with contextlib.suppress(OSError):
                one.send(data)

    def leave(self):
        for one in self.sockets:
            one.close()
