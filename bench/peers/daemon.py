# SPDX-License-Identifier: MIT
"""httplingod compared with nginx, which sends the same bytes, with the same fields, from disk.

Both are measured in turn with wrk and 16 persistent connections, first with one thread and one worker, then with two.
The CPU time is that of the server, of all its threads and processes: the rate depends on the processors that wrk and
other programs leave to it.

Usage: daemon.py [--instructions]    in a build directory
--instructions counts the instructions of a request with callgrind instead, without those of the kernel."""

import contextlib
import os
import re
import shutil
import statistics
import subprocess
import sys

from harness import Process, fetch, free_port, require, temporary_folder, write
from instructions import AS_NOBODY, FEW, MANY, NOBODY, PATIENCE, counted, request_often
from modules import ACCEPT, FIELDS, LANGUAGE

SECONDS = os.environ.get('BENCH_SECONDS', '3')
ROUNDS = 5
TITLE = 'The daemon'
PEER = 'nginx, the same bytes from disk'
# The memory of a connection, which libmicrohttpd clears after each request: the default, and less.
SIZES = ('40960', '16384')
# With its short way to clear memory, valgrind would count each byte as an instruction.
TUNABLES = dict(os.environ, GLIBC_TUNABLES='glibc.cpu.x86_rep_stosb_threshold=10000000')

NGINX = '''
daemon off;
%(master)s
worker_processes %(workers)d;
pid %(folder)s/%(port)d.pid;
error_log %(folder)s/%(port)d.log;
events { worker_connections 256; }
http {
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 100000000;
    etag off;
    open_file_cache max=10;
    open_file_cache_valid 1h;
    client_body_temp_path %(folder)s/body;
    proxy_temp_path %(folder)s/proxy;
    fastcgi_temp_path %(folder)s/fastcgi;
    uwsgi_temp_path %(folder)s/uwsgi;
    scgi_temp_path %(folder)s/scgi;
    types { }
    default_type "text/html; charset=utf-8";
    server {
        listen 127.0.0.1:%(port)d;
        root %(folder)s/root;
        %(fields)s
    }
}
'''


def daemon_command(port, threads, *options):
    """The daemon answers 200 here, as nginx does, so that wrk counts the same."""
    return ['daemon/httplingod', '--listen=127.0.0.1:%d' % port, '--threads=%d' % threads, '--status-200', *options]


def nginx_command(folder, port, workers, page, master=''):
    fields = ''.join('add_header %s "%s";\n' % (name, page.get(name)) for name in FIELDS if page.get(name))
    path = write('%s/%d.conf' % (folder, port), NGINX % {
        'folder': folder, 'port': port, 'workers': workers, 'fields': fields, 'master': master})
    return [shutil.which('nginx'), '-p', folder, '-c', path]


def start(stack, folder, command, port):
    process = Process(command, port, '%s/%d.out' % (folder, port))
    stack.callback(process.stop)
    return process


def get(port):
    return fetch(port, '/nowhere', fields=[LANGUAGE, ACCEPT])


def make_page(folder):
    """The page, which nginx finds in its folder."""
    with contextlib.ExitStack() as stack:
        port = free_port()
        start(stack, folder, daemon_command(port, 1), port)
        page = get(port)
        write(folder + '/root/nowhere', page.body)
        return page


# The time

def parent_of(pid):
    with open('/proc/%s/stat' % pid, encoding='ascii', errors='replace') as file:
        return int(file.read().rpartition(')')[2].split()[1])


def time_of(pid):
    """The CPU time, user and system, of the threads of a process, in seconds.  utime and stime in /proc/PID/stat would
    be in hundredths of a second."""
    total = 0
    for thread in os.listdir('/proc/%s/task' % pid):
        with open('/proc/%s/task/%s/schedstat' % (pid, thread), encoding='ascii') as file:
            total += int(file.read().split()[0])
    return total / 1e9


def time_of_all(pid):
    """That of a server: the process and its workers."""
    total = time_of(pid)
    for other in filter(str.isdigit, os.listdir('/proc')):
        with contextlib.suppress(OSError):
            if parent_of(other) == pid:
                total += time_of(other)
    return total


def load(server):
    """The requests per second, and the CPU time of each in microseconds."""
    before = time_of_all(server.pid)
    output = subprocess.run(
        ['wrk', '-t1', '-c16', '-d%ss' % SECONDS, '-H', ': '.join(LANGUAGE), '-H', ': '.join(ACCEPT),
         'http://127.0.0.1:%d/nowhere' % server.port], stdout=subprocess.PIPE, check=True).stdout.decode()
    require('Socket errors' not in output and 'Non-2xx' not in output, output)
    count = int(re.search(r'(\d+) requests in', output).group(1))
    return (float(re.search(r'Requests/sec: *([0-9.]+)', output).group(1)),
            (time_of_all(server.pid) - before) / count * 1e6)


def report(name, unit, peer, form, pairs, is_more_better):
    ratios = [ours / theirs if is_more_better else theirs / ours for ours, theirs in pairs]
    print('\t'.join([TITLE, name, unit, form % statistics.median(p[0] for p in pairs), peer,
                     form % statistics.median(p[1] for p in pairs), '%.2f' % statistics.median(ratios), '-', '-']),
          flush=True)


def measure(folder, page, threads):
    with contextlib.ExitStack() as stack:
        port = free_port()
        ours = start(stack, folder, daemon_command(port, threads), port)
        port = free_port()
        theirs = start(stack, folder, nginx_command(folder, port, threads, page), port)
        require(get(theirs.port).body == page.body, 'the pages differ')
        require(len(get(ours.port).body) == len(page.body), 'the pages have different lengths')
        rounds = [(load(ours), load(theirs)) for _ in range(ROUNDS + 1)][1:]
    name = '%d thread%s, a page of %d bytes' % (threads, 's' * (threads > 1), len(page.body))
    report(name, 'requests/s', PEER, '%.0f', [(o[0], t[0]) for o, t in rounds], True)
    report(name + ', CPU time', 'us', PEER, '%.2f', [(o[1], t[1]) for o, t in rounds], False)
    if os.environ.get('BENCH_VERBOSE'):
        print(rounds, file=sys.stderr)


# The instructions

def count(folder, name, command_at):
    """The instructions of a request in each part of a server."""
    counts = []
    for times in (FEW, MANY):
        port = free_port()
        output = '%s/%s.%d' % (folder, name, times)
        process = Process([*AS_NOBODY, './libtool', '--mode=execute', 'valgrind', '--tool=callgrind',
                           '--callgrind-out-file=' + output, *command_at(port)],
                          port, '%s/%d.out' % (folder, port), PATIENCE, TUNABLES)
        try:
            request_often(port, times)
        finally:
            process.stop()
        counts.append(counted(output))
    few, many = counts
    each = {part: (many[part] - few.get(part, 0)) / (MANY - FEW) for part in many}
    for part, number in [('all', sum(each.values())), *sorted(each.items())]:
        print('\t'.join([TITLE, 'instructions of ' + name, 'instructions', '%.0f' % number, part, '-', '-', '-', '-']),
              flush=True)


def count_all(folder, page):
    if AS_NOBODY:
        os.chown(folder, NOBODY, NOBODY)
    # The sandbox would keep valgrind from writing its file; the table of connections is searched now and then.
    options = ['--no-sandbox', '--connections=16']
    for size in SIZES:
        count(folder, 'httplingod, %s bytes a connection' % size,
              lambda port, size=size: daemon_command(port, 1, '--header-size=' + size, *options))
    count(folder, 'nginx', lambda port: nginx_command(folder, port, 1, page, 'master_process off;'))


def main():
    with contextlib.ExitStack() as stack:
        folder = temporary_folder('bench')
        stack.callback(shutil.rmtree, folder, True)
        page = make_page(folder)
        if sys.argv[1:] == ['--instructions']:
            count_all(folder, page)
            return
        for threads in (1, 2):
            measure(folder, page, threads)


if __name__ == '__main__':
    main()
