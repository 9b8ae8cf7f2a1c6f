# SPDX-License-Identifier: MIT
"""The servers of the soak: how each is started, reloaded, limited and measured."""

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import time

import daemon_support
from apache_server import HTTPD, MODULES
from harness import DEADLINE, HERE, Mismatch, Process, free_port, read, require, temporary_folder, write
from nginx_server import NGINX
from soak_client import CODES

SITE = '''name = Shop %06d
languages = en, fr, de, ja, ar
default-language = de
home = https://shop.example/
'''
MISTAKE = 'langauges = en\n'  # in line 5
# As prlimit(1) and proc(5) call them.
LIMITS = {'data': 'Max data size', 'fsize': 'Max file size', 'nofile': 'Max open files'}


def until(condition, what):
    end = time.monotonic() + DEADLINE
    while not condition():
        require(time.monotonic() < end, what, 'did not come')
        time.sleep(0.01)


def children(pid):
    """The processes that a process has started, without those that have ended."""
    path = '/proc/%d/task/%d/children' % (pid, pid)
    return sorted(int(child) for child in read(path).split() if state(int(child)) not in 'ZX')


def state(pid):
    """As in proc(5); X where there is no such process."""
    with contextlib.suppress(OSError):
        return read('/proc/%d/stat' % pid).rpartition(b')')[2].split()[0].decode()
    return 'X'


def zombies(pid):
    return [child for child in read('/proc/%d/task/%d/children' % (pid, pid)).split()
            if state(int(child)) == 'Z']


def memory(pid):
    """Resident and anonymous memory in KiB.  How much is private depends on which other processes use
    the same libraries."""
    text = read('/proc/%d/smaps_rollup' % pid).decode()
    kib = {name: int(value) for name, value in re.findall(r'^(\w+): +(\d+) kB', text, re.M)}
    return kib['Rss'], kib['Anonymous']


def descriptors(pid):
    return len(os.listdir('/proc/%d/fd' % pid))


def soft_limit(pid, name):
    found = re.search(r'^%s +(\w+)' % LIMITS[name], read('/proc/%d/limits' % pid).decode(), re.M)
    return found.group(1)


def set_limit(pid, name, value):
    """The soft limit, as the user of the process: root may lack the privilege in a container."""
    text = read('/proc/%d/status' % pid).decode()
    uid, gid = (int(re.search(r'^%s:\s+(\d+)' % kind, text, re.M).group(1)) for kind in ('Uid', 'Gid'))
    other = {'user': uid, 'group': gid, 'extra_groups': []} if uid != os.geteuid() else {}
    subprocess.run(['prlimit', '--pid=%d' % pid, '--%s=%s:' % (name, value)], check=True,
                   capture_output=True, **other)


@contextlib.contextmanager
def limits(pids, **values):
    """Limits that processes have within it.  One that ends meanwhile has another one without them in
    its place."""
    before = [(pid, name, soft_limit(pid, name)) for pid in pids for name in values]
    try:
        for pid, name, _ in before:
            set_limit(pid, name, values[name])
        yield
    finally:
        for pid, name, value in before:
            try:
                set_limit(pid, name, value)
            except (OSError, subprocess.CalledProcessError):
                require(state(pid) in 'ZX', 'a limit stays')


class MemoryGroup:
    """The control group $SOAK_CGROUP, if soak.sh has made one.  It limits the memory of a server, of its
    workers, and of the kernel on their behalf."""

    def __init__(self):
        self.folder = os.environ.get('SOAK_CGROUP')

    def add(self, pids):
        for pid in pids if self.folder else ():
            write(self.folder + '/cgroup.procs', str(pid))

    def figure(self, *names):
        """The first file that this version of control groups has."""
        for name in names:
            with contextlib.suppress(FileNotFoundError):
                return read('%s/%s' % (self.folder, name)).decode()
        return ''

    def killed(self):
        """How many processes the kernel has killed for want of memory; None if it does not count them."""
        found = re.search(r'^oom_kill (\d+)', self.figure('memory.events', 'memory.oom_control'), re.M)
        return int(found.group(1)) if found else None

    def limit(self):
        return int(self.figure('memory.max', 'memory.limit_in_bytes')) // 1024

    def most(self):
        """KiB; 0 if the kernel does not count it."""
        return int(self.figure('memory.peak', 'memory.max_usage_in_bytes') or 0) // 1024


class Server:
    """A folder with a site file and logs, the log of requests on a small device if there is one."""

    path = '/code/%d'
    tells_path = True
    has_workers = True

    def __init__(self, name):
        self.name, self.folder = name, temporary_folder('soak-' + name)
        os.chmod(self.folder, 0o777)
        self.device = os.environ.get('SOAK_DEVICE')
        self.group = MemoryGroup()
        self.log = '%s/%s.log' % (self.device or self.folder, name)
        self.write_site(0)

    def write_site(self, number, mistake=''):
        write(self.folder + '/site.conf', SITE % number + mistake)

    def fill(self, name, values):
        text = read(os.path.join(HERE, name)).decode()
        if os.getuid() != 0:
            text = re.sub(r'^(user|User|Group) .*\n', '', text, flags=re.M)
        for key, value in dict(values, folder=self.folder, port=self.port, log=self.log).items():
            text = text.replace('@%s@' % key, str(value))
        return text

    def processes(self):
        return [self.pid] + self.workers()

    def workers(self):
        return children(self.pid) if self.has_workers else []

    def limited(self):
        """Those that answer."""
        return self.workers() or [self.pid]

    def is_settled(self, before):
        """After a reload: the old workers have gone."""
        now = self.workers()
        return not self.has_workers or (len(now) >= 2 and not set(before) & set(now))

    def measure(self):
        """KiB and descriptors of the main process, and of the worker that has most."""
        figures = {}
        for role, pids in (('main', [self.pid]), ('worker', self.workers())):
            if pids:
                both = [memory(pid) for pid in pids]
                figures[role] = {'resident': max(rss for rss, _ in both),
                                 'anonymous': max(anonymous for _, anonymous in both),
                                 'descriptors': max(map(descriptors, pids))}
        return figures

    def errors(self):
        return read(self.folder + '/error.log').decode('latin-1').split('\n')

    def kill_worker(self):
        """Returns when there is another one in its place."""
        before = self.workers()
        os.kill(before[0], signal.SIGKILL)
        until(lambda: before[0] not in self.workers() and len(self.workers()) >= len(before),
              'a worker in place of one that was killed')

    def excuse(self):
        """How many processes have crashed since then that lacked memory, which is not our mistake."""
        return 0

    def stop(self):
        return self.process.stop()

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    # The log of requests

    def fill_device(self):
        """No room is left for another byte of the log."""
        if not self.device:
            self.replace_log('/dev/full')
            return
        with open(self.device + '/filler', 'wb', buffering=0) as file, contextlib.suppress(OSError):
            while file.write(b'x' * 512):
                pass

    def empty_device(self):
        if not self.device:
            self.replace_log(None)
            return
        os.truncate(self.log, 0)
        os.unlink(self.device + '/filler')

    def replace_log(self, target):
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self.log)
        if target:
            os.symlink(target, self.log)
        self.reopen_log()

    def log_size(self):
        with contextlib.suppress(FileNotFoundError):
            return os.stat(self.log).st_size
        return 0


class Nginx(Server):
    def __init__(self, prefix, module):
        super().__init__('nginx')
        del prefix
        self.port = free_port()
        codes = '\n'.join('location = %s { return %d; }' % (self.path % code, code) for code in CODES)
        self.conf = write(self.folder + '/nginx.conf', self.fill(
            'soak-nginx.conf', {'module': module, 'user': 'root', 'codes': codes}))
        self.process = Process([NGINX, '-p', self.folder, '-c', self.conf], self.port,
                               self.folder + '/output.log')
        self.pid = self.process.pid
        self.group.add([self.pid])
        until(lambda: len(self.workers()) == 2, 'two workers')
        self.group.add(self.workers())

    def reload(self):
        os.kill(self.pid, signal.SIGHUP)

    def reload_broken(self):
        """What the log says about it."""
        before = len(self.errors())
        self.reload()
        until(lambda: 'lingo_site' in ''.join(self.errors()[before:]), 'a message about the site file')
        return ''.join(self.errors()[before:])

    def reopen_log(self):
        os.kill(self.pid, signal.SIGUSR1)
        time.sleep(0.2)

    def crashes(self):
        return [line for line in self.errors() if re.search(r'exited on signal (?!9\b)|fatal code', line)]


class Apache(Server):
    def __init__(self, prefix, module):
        super().__init__('apache')
        del prefix
        self.excused = []
        self.port = free_port()
        write(self.folder + '/html/index.html', 'the first page')
        codes = '\n'.join('Redirect %d %s' % (code, self.path % code) for code in CODES)
        self.conf = write(self.folder + '/httpd.conf', self.fill('soak-apache.conf', {
            'module': module, 'modules': MODULES, 'user': 'nobody', 'group': 'nogroup', 'codes': codes}))
        self.process = Process([HTTPD, '-f', self.conf, '-D', 'FOREGROUND'], self.port,
                               self.folder + '/output.log')
        self.pid = self.process.pid
        self.group.add([self.pid])
        until(lambda: len(self.workers()) >= 2 and self.generation(), 'two workers')
        self.group.add(self.workers())

    def generation(self):
        return ''.join(self.errors()).count('resuming normal operations')

    def control(self):
        """As apachectl graceful does, with its refusal of what is at fault."""
        return subprocess.run([HTTPD, '-f', self.conf, '-k', 'graceful'], check=False, timeout=DEADLINE,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True)

    def reload(self):
        """httpd misses a signal that comes just before it waits for one, so it is told again."""
        before, end = self.generation(), time.monotonic() + DEADLINE
        while self.generation() == before:
            require(time.monotonic() < end, 'a reload did not end')
            done = self.control()
            require(done.returncode == 0, done.stderr)
            waits = time.monotonic() + 3
            while self.generation() == before and time.monotonic() < waits:
                time.sleep(0.01)

    def reload_broken(self):
        done = self.control()
        require(done.returncode != 0, 'a broken site file was accepted')
        return done.stdout + done.stderr

    def reopen_log(self):
        self.reload()

    def crashes(self):
        """A child that lacks memory aborts: that is how APR is made."""
        return [line for line in self.errors()
                if line not in self.excused and re.search(r'exit signal (?!Killed|Abort)|:(emerg|alert)\]', line)]

    def excuse(self):
        """Or it crashes: APR-util does not check whether it got a bucket for the header section, in
        apr_brigade_writev().  tests/unit/test-apache-memory.c tests the module without memory."""
        time.sleep(2)  # httpd looks once a second for children that have ended
        lines = [line for line in self.crashes() if 'exit signal Segmentation fault' in line]
        self.excused += lines
        return len(lines)


class Daemon(Server):
    path = '/%d'
    tells_path = False
    has_workers = False

    def __init__(self, prefix, module):
        super().__init__('daemon')
        del module
        self.process = daemon_support.Daemon(
            prefix, self.folder, '--site', self.folder + '/site.conf', '--threads', '2',
            '--connections', '200', '--access-log', self.log, '--log-format', 'json')
        self.port, self.pid = self.process.ports[0], self.process.process.pid
        self.group.add([self.pid])

    def errors(self):
        return self.process.text().split('\n')

    def reload(self):
        self.process.reload()

    def reload_broken(self):
        before = len(self.process.text())
        self.process.reload()
        return self.process.text()[before:]

    def replace_log(self, target):
        """In its sandbox, it may open no device; a limit for the size of files does the same."""
        set_limit(self.pid, 'fsize', self.log_size() if target else 'unlimited')

    def crashes(self):
        return [line for line in self.errors() if 'Sanitizer' in line]


def check_lines(text):
    """Counts the lines of a log in JSON.  One that was cut by a full device stands alone."""
    whole = cut = 0
    for line in text.split('\n')[:-1]:
        try:
            json.loads(line)
            whole += 1
        except ValueError as error:
            if line.count('{"time"') > 1:
                raise Mismatch('two lines in one: %s' % line[:300]) from error
            cut += 1
    return whole, cut


SERVERS = {'daemon': Daemon, 'nginx': Nginx, 'apache': Apache}
