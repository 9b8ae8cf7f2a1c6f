# SPDX-License-Identifier: MIT
"""A server under a bounded rate of requests while everything around it fails in turn; see soak.sh.
The rounds are counted, so that a busy machine makes them longer, not fewer."""

import contextlib
import os
import sys
import time

from harness import DEADLINE, Mismatch, case, fetch, finish, ok, require, skip, temporary_folder, write
import oracle as library
import soak_self_test
import soak_servers
from soak_client import Crowd, Traffic, make_rows
from soak_servers import SERVERS, check_lines, descriptors, limits, read, until, zombies

LONG = bool(os.environ.get('CHECK_LONG'))
SECONDS = int(os.environ.get('SOAK_SECONDS', '600')) if LONG else 0
WARM = 3 if LONG else 1     # rounds for a server to find its measure
ROUNDS = WARM + 1           # at least
RATE = 200                  # requests a second, at most
SOME = 100 if LONG else 30  # requests after each disturbance
RELOADS = 5 if LONG else 2  # with another site file, per round
# KiB and descriptors that a process may have more at the end: each thread of httpd finds the size of its
# pools, of which a worker has 16; after 17,500 requests, nothing is added any more.
GROWTH = {'anonymous': 600, 'resident': 1200, 'descriptors': 0}


def growth(before, after):
    """What has grown: a list of texts."""
    found = []
    for role, figures in before.items():
        for name, value in figures.items():
            if after[role][name] > value + GROWTH[name]:
                found.append('%s of %s: %d, then %d' % (name, role, value, after[role][name]))
    return found


def figures_text(before, after):
    return '; '.join('%s %s %d -> %d' % (role, name, before[role][name], after[role][name])
                     for role in before for name in before[role])


class Soak:
    def __init__(self, server, rows):
        self.server, self.site = server, 0
        self.traffic = Traffic(server.port, rows, RATE)
        self.done = {name: 0 for name in ('reloads', 'broken reloads', 'killed workers', 'full devices',
                                          'shortages of descriptors', 'shortages of memory')}
        self.idle = server.measure()

    # What happens to a server

    def reload(self):
        for _ in range(RELOADS):
            before = self.server.workers()
            self.site += 1
            self.traffic.newest = self.site
            self.server.write_site(self.site)
            self.server.reload()
            until(lambda old=before: self.server.is_settled(old), 'new workers')
            until(lambda: b'Shop %06d' % self.site in self.fetch().body, 'a page of the new site')
            self.traffic.oldest = self.site
            self.done['reloads'] += 1
            self.traffic.wait(SOME // 5)

    def reload_broken(self):
        self.server.write_site(999999, soak_servers.MISTAKE)
        said = self.server.reload_broken()
        require('site.conf:5' in said and 'langauges' in said, 'the message is', said)
        self.traffic.wait(SOME)
        require(b'Shop %06d' % self.site in self.fetch().body, 'the old site is gone')
        self.server.write_site(self.site)
        self.done['broken reloads'] += 1

    def kill_worker(self):
        if not self.server.has_workers:
            return
        with self.traffic.excused('interrupted'):
            self.server.kill_worker()
            time.sleep(0.05)
        for _ in range(5):
            self.fetch()
        self.traffic.wait(SOME)
        self.done['killed workers'] += 1

    def fill_device(self):
        self.server.fill_device()
        self.wait_until_full()
        self.check_log()
        self.server.empty_device()
        self.traffic.wait(SOME)
        until(lambda: self.server.log_size() > 0, 'a line in the log')
        self.check_log()
        self.done['full devices'] += 1

    def wait_until_full(self):
        """The last block of the log may have room for some lines."""
        for _ in range(50):
            before = self.server.log_size()
            self.traffic.wait(SOME)
            if self.server.log_size() == before:
                return
        raise Mismatch('the device is not full')

    def check_log(self):
        if self.server.name == 'daemon':
            check_lines(read(self.server.log).decode())

    def exhaust_descriptors(self):
        pids = self.server.limited()
        room = max(map(descriptors, pids)) + 4
        self.exhaust(limits(pids, nofile=room), b'GET / HTTP/1.1\r\nHost: a\r\n')
        self.done['shortages of descriptors'] += 1

    def exhaust_memory(self):
        """Not a page more for heaps and mappings than there is.  RLIMIT_AS would forbid stacks to grow,
        too, which ends any program."""
        self.exhaust(limits(self.server.limited(), data=4096),
                     b'GET / HTTP/1.1\r\nHost: a\r\nX: ' + b'x' * 7000)
        self.done['shortages of memory'] += 1
        self.excuse()

    def excuse(self):
        count = self.server.excuse()
        if count:
            name = 'processes that crashed without memory'
            self.done[name] = self.done.get(name, 0) + count

    def exhaust(self, shortage, data):
        """More connections than there is room for, which wait for the rest of a request; then the
        server has to answer as before."""
        with self.traffic.excused('refused'):
            with shortage:
                crowd = Crowd(self.server.port, 40, data)
                time.sleep(0.5)
                crowd.leave()
            self.fetch_patiently()
            self.traffic.wait(SOME)
        self.traffic.wait(SOME)

    def fetch_patiently(self):
        """What was refused until now may be in the queue of the socket."""
        end = time.monotonic() + DEADLINE
        while True:
            try:
                return self.fetch()
            except (OSError, Mismatch):
                require(time.monotonic() < end, 'no answer after a shortage')
                time.sleep(0.02)

    def fetch(self):
        return fetch(self.server.port, self.server.path % 404, fields=[('Accept', 'text/html')])

    def round(self):
        for step in (self.reload, self.reload_broken, self.kill_worker, self.fill_device,
                     self.exhaust_descriptors, self.exhaust_memory):
            step()
            require(not self.server.crashes(), step.__name__, self.server.crashes()[:2])

    def measure(self):
        """Without connections.  A server may take some time to close those that are closed."""
        self.traffic.wait(5 * SOME)
        self.traffic.pause()
        end, figures = time.monotonic() + DEADLINE, self.server.measure()
        while time.monotonic() < end and any(
                figures[role]['descriptors'] > self.idle[role]['descriptors'] for role in figures):
            time.sleep(0.1)
            figures = self.server.measure()
        self.traffic.resume()
        return figures

    def run(self):
        """Figures after the first rounds, after the last, and of the same processes after more requests
        without a disturbance.  Before, a reload makes new workers, and ends those that were killed or
        short of something."""
        for _ in range(WARM):
            self.round()
        self.reload()
        before, end, rounds = self.measure(), time.monotonic() + SECONDS, WARM
        while rounds < ROUNDS or time.monotonic() < end:
            self.round()
            rounds += 1
        self.reload()
        after, workers = self.measure(), self.server.workers()
        self.traffic.wait((50 if LONG else 5) * SOME)
        later = self.measure()
        require(workers == self.server.workers(), 'other workers', workers, self.server.workers())
        return rounds, self.idle, before, after, later


def soak(server, rows):
    """Runs it and reports."""
    run = Soak(server, rows)
    name, counts = server.name, run.traffic.counts
    with case(name + ': nothing is lost') as count:
        begun = time.monotonic()
        with run.traffic:
            rounds, idle, before, after, later = run.run()
        require(not run.traffic.lost, *run.traffic.lost[:3])
        count += range(counts['answered'])
        ok('%s: %d rounds in %d s: %s' % (name, rounds, time.monotonic() - begun, counted(run.done)))
        ok('%s: requests: %s, lost %d' % (name, counted(counts), counts['lost']))
    if not count:
        return
    with case(name + ': nothing has grown: ' + figures_text(before, after)) as count:
        require(not growth(before, after), *growth(before, after))
        count.append(1)
    with case(name + ': nor without a disturbance: ' + figures_text(after, later)) as count:
        require(not growth(after, later), *growth(after, later))
        count.append(1)
    # A worker opens some with its first requests.
    with case(name + ': descriptors are as before the first request') as count:
        got, wanted = later['main']['descriptors'], idle['main']['descriptors']
        require(got == wanted, got, 'not', wanted)
        count.append(1)
    check_group(server)
    with case(name + ': it ends with 0, without a zombie and without a crash') as count:
        require(not zombies(server.pid), 'zombies', zombies(server.pid))
        status = server.stop()
        require(status == 0, 'status', status)
        require(not server.crashes(), server.crashes()[:3])
        count.append(1)


def check_group(server):
    group, killed = server.group, server.group.killed()
    if not group.folder:
        return
    if killed is None:
        skip(server.name + ': the kernel killed nothing', 'it does not count that for control groups')
        return
    with case('%s: the kernel killed nothing within %d KiB; the most was %d KiB' % (
            server.name, group.limit(), group.most())) as count:
        require(killed == 0, killed, 'were killed')
        require(group.most() <= group.limit(), group.most(), 'of', group.limit())
        count.append(1)


def counted(counts):
    return ', '.join('%d %s' % (value, key) for key, value in sorted(counts.items()) if key != 'lost')


def main():
    prefix, name, module = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3]
    folder = temporary_folder('soak')
    with contextlib.ExitStack() as stack:
        stack.callback(soak_servers.shutil.rmtree, folder)
        site = write(folder + '/site.conf', soak_servers.SITE % 0)
        oracle = library.Oracle(library.compile_oracle(folder, prefix), site)
        stack.callback(oracle.stop)
        server_class = SERVERS[name]
        rows = make_rows(oracle, server_class.path, server_class.tells_path)
        soak_self_test.run(name, rows[0], growth, GROWTH)
        server = server_class(prefix, module)
        stack.callback(server.remove)
        stack.callback(server.stop)
        soak(server, rows)
    finish()


if __name__ == '__main__':
    main()
