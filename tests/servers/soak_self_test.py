# SPDX-License-Identifier: MIT
"""Shows that the soak fails where it has to: answers that are altered, cut or missing, growth, lines of
a log that run into each other, and a zombie."""

import os
import re
import socket
import subprocess
import time

from harness import Mismatch, case, require
from soak_client import Traffic, Wire
from soak_servers import check_lines, until, zombies


def genuine(row):
    """The answer to a row, as a server would send it now."""
    page = row.page.with_more(time=int(time.time()))
    lines = ['%s: %s' % (name, page.get(name)) for name in ('content-type', 'content-language')]
    head = 'HTTP/1.1 %d X\r\n%s\r\nContent-Length: %d\r\n\r\n' % (row.code, '\r\n'.join(lines), len(page.body))
    return head.encode() + page.body


def wire_with(answer):
    """A connection on which this arrives, and no more."""
    wire = Wire.__new__(Wire)
    wire.socket, other = socket.socketpair()
    other.sendall(answer)
    other.shutdown(socket.SHUT_WR)
    wire.pending, wire.generation, wire.requests, wire.received = b'', 5, 0, 0
    return wire, other


def ask(row, answer):
    """What is counted."""
    traffic = Traffic(0, [row], 1)
    traffic.oldest, traffic.newest = 5, 6
    wire, other = wire_with(answer)
    traffic.ask(wire, row, False)
    other.close()
    wire.socket.close()
    return dict(traffic.counts)


def answers(name, row):
    """Rows of what is altered, the answer, and what it has to count as."""
    good = genuine(row).replace(b'Shop 000000', b'Shop 000005')
    title = re.search(rb'<title>([^<]+)', good).group(1)
    table = [
        ('nothing', good, 'answered'),
        ('the status', good.replace(b' %d ' % row.code, b' 405 ', 1), 'lost'),
        ('the language', good.replace(b'content-language: ', b'content-language: x-', 1), 'lost'),
        ('the title', good.replace(title, title.swapcase()), 'lost'),
        ('a byte of the content', good[:-8] + b'?' + good[-7:], 'lost'),
        ('an end that is missing', good[:-1], 'lost'),
        ('an answer that is missing', b'', 'lost'),
        ('a site that was replaced before', good.replace(b'Shop 000005', b'Shop 000004'), 'lost'),
        ('a site that never was', good.replace(b'Shop 000005', b'Shop 000007'), 'lost'),
    ]
    with case(name + ': answers that are altered are lost') as count:
        for what, answer, wanted in table:
            got = ask(row, answer)
            require(got == {wanted: 1}, what, got, 'wanted', wanted)
            require(wanted == 'answered' or answer != good, what, 'alters nothing')
            count.append(what)


def growths(name, growth, bounds):
    before = {'main': {'anonymous': 1000, 'resident': 5000, 'descriptors': 10}}
    with case(name + ': growth is seen') as count:
        for what, more, wanted in [(what, bound + more, more) for what, bound in bounds.items()
                                   for more in (0, 1)]:
            after = {'main': dict(before['main'], **{what: before['main'][what] + more})}
            require(len(growth(before, after)) == wanted, what, more, growth(before, after))
            count.append(what)


def others(name):
    with case(name + ': lines in one and a zombie are seen') as count:
        line = '{"time":"x"}'
        require(check_lines('%s\n{"ti\n%s\n' % (line, line)) == (2, 1), 'a cut line')
        try:
            check_lines('{"time":"%s\n' % line)
        except Mismatch:
            count.append(1)
        require(count, 'two lines in one are taken')
        child = subprocess.Popen(['true'])
        until(lambda: zombies(os.getpid()), 'a zombie')
        child.wait()
        require(not zombies(os.getpid()), 'a zombie that was waited for')
        count.append(1)


def run(name, row, growth, bounds):
    answers(name, row)
    growths(name, growth, bounds)
    others(name)
