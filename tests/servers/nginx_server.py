# SPDX-License-Identifier: MIT
"""An nginx, with or without the module."""

import os
import re
import shutil
import signal
import socket
import time

import findings
from harness import DEADLINE, HERE, Mismatch, Process, find_program, free_port, make_certificates, read, refusal, temporary_folder, write

NGINX = os.environ.get('NGINX_PROGRAM') or find_program('nginx')
HIDDEN = (494, 495, 496, 497)  # nginx answers 400 in their stead


class Nginx:
    def __init__(self, module, oracle, upstream_port, wrapper=(), patience=20):
        self.oracle = oracle
        self.name = socket.gethostname().lower()
        self.folder = temporary_folder('nginx')
        self.port, self.http2, self.https, self.verified = (free_port() for _ in range(4))
        self.with_module = bool(module)
        self.with_tls = make_certificates(self.folder, 'cert', 'others')
        self.values = {'folder': self.folder, 'port': self.port, 'http2': self.http2,
                       'https': self.https, 'verified': self.verified, 'upstream': upstream_port, 'module': module,
                       'master': 'off' if wrapper else 'on', 'user': 'root'}
        self.write_files()
        self.process = Process(list(wrapper) + [NGINX, '-p', self.folder, '-c',
                                                self.folder + '/nginx.conf'],
                               self.port, self.folder + '/output.log', patience)

    def fill(self, name):
        """A configuration of this folder."""
        text = read(os.path.join(HERE, name)).decode()
        if not self.with_tls:
            text = re.sub(r'    # With a certificate:\n    server \{.*?\n    \}\n', '', text, flags=re.S)
        if not self.with_module:
            text = re.sub(r'^ *(load_module |lingo|[a-z_]+ .*lingo).*\n', '', text, flags=re.M)
        if not self.oracle.of_site:
            text = re.sub(r'^ *lingo_site.*\n', '', text, flags=re.M)
        if os.getuid() != 0:
            text = text.replace('user @user@;\n', '')
        for key, value in self.values.items():
            text = text.replace('@%s@' % key, str(value))
        return text

    @staticmethod
    def given(code):
        """What only the operator knows."""
        lines = [line.partition(': ') for line in findings.GIVEN.get(code, [])]
        if code == 426:  # as nginx.conf has them: HTTP/2 knows neither
            lines = [('Upgrade', '', '$upgrade'), ('Connection', '', '$connection_upgrade')]
        return ''.join("add_header %s '%s' always; " % (name, value) for name, _, value in lines)

    def write_files(self):
        html = self.folder + '/html/'
        codes = ''.join('location = /code/%d { return %d; }\n' % (code, code)
                        for code in range(400, 600))
        codes += ''.join('location = /checked/%d { %sreturn %d; }\n' % (code, self.given(code), code)
                         for code in range(400, 600))
        write(self.folder + '/locations.conf', self.fill('nginx-locations.conf') + codes)
        write(self.folder + '/nginx.conf', self.fill('nginx.conf'))
        for name in ('site.conf', 'logo.svg'):
            write(self.folder + '/' + name, read(os.path.join(HERE, name)))
        write(html + 'index.html', 'the first page')
        write(html + 'own.html', '<html>\r\n<head><title>404 Not Found</title>own page</html>')
        write(html + 'parts.html', 'a<!--#include virtual="/nowhere" -->b')
        write(html + 'list/x.txt', 'x')
        for name in os.listdir(html):
            os.utime(html + name, (10 ** 9, 10 ** 9))
        os.utime(html + 'list/x.txt', (10 ** 9, 10 ** 9))

    def wanted(self, code, path, method='GET', fields=(), got=None, host='example.org', oracle=None,
               **told):
        """What the library gives; got is the answer, for what only the server knows."""
        del got
        if code in HIDDEN:
            told['vendor'], code = code, 400
        told.setdefault('uri', path)
        told.setdefault('server', self.name)
        return (oracle or self.oracle).ask(code, method, fields, host=host, **told)

    @staticmethod
    def is_kept(got):
        return got.get('Connection') == 'keep-alive'

    def reload(self):
        os.kill(self.process.pid, signal.SIGHUP)

    def workers(self):
        """Its processes: those that serve, and that of the cache."""
        with open('/proc/%d/task/%d/children' % (self.process.pid, self.process.pid),
                  encoding='ascii') as file:
            return file.read().split()

    def begin_reload(self):
        """Returns what waits for its end: all processes are new."""
        before = set(self.workers())
        self.reload()

        def wait():
            end = time.monotonic() + DEADLINE
            while time.monotonic() < end:
                now = self.workers()
                if len(now) >= 2 and not before & set(now):
                    return
                time.sleep(0.005)
            raise Mismatch('a reload did not end')
        return wait

    def alarms(self):
        return [line for line in read(self.folder + '/error.log').decode('latin-1').split('\n')
                if any('[%s]' % level in line for level in ('alert', 'crit', 'emerg'))]

    def complaint(self):
        """What it says about its configuration, which is at fault."""
        return refusal([NGINX, '-t', '-p', self.folder, '-c', self.folder + '/nginx.conf'])

    def stop(self):
        return self.process.stop()

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)
