# SPDX-License-Identifier: MIT
"""Instructions that nginx and Apache httpd take for a page for 404, with the modules and with pages of their own.

callgrind counts those of the server process, without the kernel's.  The first requests warm the server up; the
result is the difference between two runs with different numbers of requests on one connection.

Usage: instructions.py FOLDER [KEEP]    with the modules; KEEP is a folder for callgrind's files"""

import contextlib
import os
import re
import shutil
import socket
import sys

from apache_server import MODULES
from harness import Process, fetch, free_port, request_bytes, require, temporary_folder, write
from modules import ACCEPT, APACHE, LANGUAGE, NGINX, apache, as_text

FEW, MANY = 200, 400
PATIENCE = 120  # seconds until a server listens
# httpd gives up the rights of root, and could not write callgrind's file then.
NOBODY = 65534
AS_NOBODY = ['setpriv', '--reuid=%d' % NOBODY, '--regid=%d' % NOBODY, '--clear-groups'] if os.getuid() == 0 else []
SERVERS = {
    'nginx': (NGINX, lambda path, folder: [shutil.which('nginx'), '-p', folder, '-c', path]),
    'Apache httpd': (APACHE, lambda path, folder: [shutil.which('apache2'), '-f', path, '-X']),
}


def receive(connection, length):
    while length > 0:
        data = connection.recv(length)
        require(data, 'the server closed the connection')
        length -= len(data)


def request_often(port, times):
    """Requests on one connection.  All responses have as many bytes as the first."""
    request = request_bytes('/nowhere', fields=[LANGUAGE, ACCEPT])
    with socket.create_connection(('127.0.0.1', port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.sendall(request)
        head = b''
        while b'\r\n\r\n' not in head:
            head += connection.recv(65536)
        first, _, body = head.partition(b'\r\n\r\n')
        length = int(re.search(rb'(?i)\r\ncontent-length: *(\d+)', first).group(1))
        receive(connection, length - len(body))
        for _ in range(times - 1):
            connection.sendall(request)
            receive(connection, len(first) + 4 + length)
    return length


def part_of(path):
    name = os.path.basename(path)
    if 'lingo_module' in name or name == 'mod_lingo.so':
        return 'the module'
    if name.startswith('libhttplingo'):
        return 'the library'
    if name.startswith('libmicrohttpd'):
        return 'libmicrohttpd'
    if re.match(r'libc[.-]|ld-linux|libpthread', name):
        return 'libc'
    return 'the server'


def counted(path):
    """The instructions of each part, from a file of callgrind: a cost line is a position and a count;
    the one after "calls=" is the callee's, counted there."""
    names, part, counts, is_call = {}, None, {}, False
    with open(path, encoding='ascii', errors='replace') as lines:
        for line in lines:
            if found := re.match(r'c?ob=\((\d+)\)(?: (.*))?', line):
                if found.group(2):
                    names[found.group(1)] = part_of(found.group(2))
                if line.startswith('ob='):
                    part = names[found.group(1)]
            elif line.startswith('calls='):
                is_call = True
            elif found := re.match(r'[+*0-9-]\S* (\d+)', line):
                if not is_call:
                    counts[part] = counts.get(part, 0) + int(found.group(1))
                is_call = False
    return counts


def run(folder, server, values, times, output):
    """The instructions of each part in a run with a number of requests, and the length of the page."""
    text, command = SERVERS[server]
    port = free_port()
    path = write('%s/%d.conf' % (folder, port), text % dict(values, folder=folder, port=port))
    process = Process([*AS_NOBODY, 'valgrind', '--tool=callgrind', '--callgrind-out-file=' + output,
                       *command(path, folder)], port, '%s/%d.log' % (folder, port), PATIENCE)
    try:
        length = request_often(port, times)
    finally:
        process.stop()
    return counted(output), length


def measure(folder, server, name, load, own, keep):
    if server == 'nginx':
        load += ' master_process off;'
    values = {'load': load, 'own': own, 'user': '', 'modules': MODULES}
    outputs = ['%s/%s.%d' % (folder, re.sub('[^a-z]+', '-', (server + ' ' + name).lower()), n) for n in (FEW, MANY)]
    (few, length), (many, _) = (run(folder, server, values, n, o) for n, o in zip((FEW, MANY), outputs))
    counts = {part: (many[part] - few.get(part, 0)) / (MANY - FEW) for part in many}
    for part, count in [('all', sum(counts.values())), *sorted(counts.items())]:
        print('\t'.join(['Instructions of servers', '%s, %s, %d bytes' % (server, name, length), 'instructions',
                         '%.0f' % count, part, '-', '-', '-', '-']), flush=True)
    for output in outputs if keep else ():
        shutil.copy(output, keep)


def page_of_apache(folder, load):
    """The page that the module sends."""
    with contextlib.ExitStack() as stack:
        port = apache(stack, folder, load, 'Lingo On')
        return fetch(port, '/nowhere', fields=[LANGUAGE, ACCEPT]).body


def main():
    modules, keep = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None
    with contextlib.ExitStack() as stack:
        folder = temporary_folder('bench')
        stack.callback(shutil.rmtree, folder, True)
        os.makedirs(folder + '/html')
        if AS_NOBODY:
            os.chown(folder, NOBODY, NOBODY)
        load = 'load_module %s/ngx_http_lingo_module.so;' % modules
        measure(folder, 'nginx', 'its built-in page', '', '', keep)
        measure(folder, 'nginx', 'its module', load, 'lingo on;', keep)
        load = 'LoadModule lingo_module %s/mod_lingo.so' % modules
        text = as_text(page_of_apache(folder, load))
        measure(folder, 'Apache httpd', 'its built-in page', '', '', keep)
        measure(folder, 'Apache httpd', 'a text of as many bytes', '', text, keep)
        measure(folder, 'Apache httpd', 'its module', load, 'Lingo On', keep)


if __name__ == '__main__':
    main()
