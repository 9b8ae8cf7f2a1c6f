# SPDX-License-Identifier: MIT
"""An Apache httpd, with or without the module."""

import os
import re
import shutil
import signal
import time

import findings
from harness import DEADLINE, HERE, Mismatch, Process, find_program, free_port, make_certificates, read, refusal, temporary_folder, write

HTTPD = find_program('apache2', 'httpd')
MODULES = '/usr/lib/apache2/modules'

SCRIPTS = {
    'answer': r"printf 'Status: 404 Not Found\nContent-Type: text/plain\n\nmine\n'",
    'empty': r"printf 'Status: 404 Not Found\nContent-Type: text/plain\n\n'",
    'refused': r"printf 'Status: 405 Method Not Allowed\nAllow: POST, PATCH\n\n'",
    'unnamed': r"printf 'Status: 405 Method Not Allowed\nContent-Type: text/plain\n\n'",
    'broken': 'echo nothing that a script may say',
    'nothing': r"printf 'Status: 204 No Content\n\n'",
}


class Apache:
    def __init__(self, mpm, module, oracle, upstream_port, wrapper=(), patience=20):
        self.oracle = oracle
        self.name = 'server.example'  # ServerName in httpd.conf
        self.folder = temporary_folder('apache')
        self.port, self.http2, self.https = (free_port() for _ in range(3))
        self.with_module = bool(module)
        self.with_tls = make_certificates(self.folder, 'cert')
        self.with_http2 = mpm != 'prefork'  # which mod_http2 does not support
        self.values = {'folder': self.folder, 'port': self.port, 'http2': self.http2, 'https': self.https, 'mpm': mpm,
                       'upstream': upstream_port, 'module': module, 'modules': MODULES,
                       'user': 'nobody', 'group': 'nogroup',
                       'cgi': 'cgid' if mpm == 'event' else 'cgi'}
        self.write_files()
        mode = ['-X'] if wrapper else ['-D', 'FOREGROUND']
        self.process = Process(list(wrapper) + [HTTPD, '-f', self.folder + '/httpd.conf'] + mode,
                               self.port, self.folder + '/output.log', patience)

    def fill(self, name):
        """A configuration of this folder."""
        text = read(os.path.join(HERE, name)).decode()
        if not self.with_http2:
            text = re.sub(r'<VirtualHost 127.0.0.1:@http2@>.*?</VirtualHost>\n', '', text, flags=re.S)
            text = re.sub(r'^.*(http2_module|@http2@).*\n', '', text, flags=re.M)
        if not self.with_tls:
            text = re.sub(r'# With a certificate:\n<VirtualHost .*?</VirtualHost>\n', '', text, flags=re.S)
            text = re.sub(r'^(LoadModule ssl_|Listen .*@https@).*\n', '', text, flags=re.M)
        if not self.with_module:
            text = re.sub(r'^ *(LoadModule lingo_|Lingo|LogFormat .*lingo).*\n', '', text, flags=re.M)
        if self.values['cgi'] != 'cgid':
            text = re.sub(r'^ScriptSock.*\n', '', text, flags=re.M)
        if not self.oracle.of_site:
            text = re.sub(r'^ *LingoSite.*\n', '', text, flags=re.M)
        if os.getuid() != 0:
            text = re.sub(r'^(User|Group) .*\n', '', text, flags=re.M)
        for key, value in self.values.items():
            text = text.replace('@%s@' % key, str(value))
        return text

    @staticmethod
    def given(code):
        """What only the operator knows."""
        lines = [line.partition(': ') for line in findings.GIVEN[code]]
        lines += [('Connection', '', 'upgrade')] * (code == 426)
        return '<Location /checked/%d>\n%s</Location>\n' % (code, ''.join(
            "    Header always add %s '%s'\n" % (name, value) for name, _, value in lines))

    def write_files(self):
        html = self.folder + '/html/'
        codes = ''.join('Redirect %d /code/%d\n' % (code, code)
                        for code in range(400, 600))
        codes += ''.join('Redirect %d /checked/%d\n' % (code, code) for code in range(400, 600))
        codes += ''.join(self.given(code) for code in findings.GIVEN)
        write(self.folder + '/locations.conf', self.fill('apache-locations.conf') + codes)
        write(self.folder + '/httpd.conf', self.fill('apache.conf'))
        write(self.folder + '/mime.types', 'text/plain txt\n')
        for name in ('site.conf', 'logo.svg'):
            write(self.folder + '/' + name, read(os.path.join(HERE, name)))
        write(html + 'index.html', 'the first page')
        write(html + 'own.html', '<html>\r\n<head><title>404 Not Found</title>own page</html>')
        write(html + 'parts.shtml', 'a<!--#include virtual="/nowhere" -->b')
        write(html + 'list/x.txt', 'x')
        write(html + 'rules/.htaccess', self.fill('apache-rules.conf'))
        write(html + 'rules/closed/.htaccess', 'LingoMaintenance On\nLingoRetryAfter 1h\n'
              if self.with_module else '')
        for name in ('page.html.fr', 'page.html.de', 'picture.png'):
            write(html + 'versions/' + name, name)
        for name, text in SCRIPTS.items():
            os.chmod(write(self.folder + '/cgi/' + name, '#!/bin/sh\n' + text), 0o755)
        os.makedirs(self.folder + '/cache', exist_ok=True)
        os.chmod(self.folder + '/cache', 0o777)
        for name in ('index.html', 'own.html', 'parts.shtml', 'list/x.txt', 'list'):
            os.utime(html + name, (10 ** 9, 10 ** 9))

    def wanted(self, code, path, method='GET', fields=(), got=None, host='example.org', oracle=None,
               **told):
        """What the library gives; got is the answer, for what only the server knows."""
        if got is not None:
            told.setdefault('allow', got.get('Allow'))
        told.setdefault('uri', path)
        told.setdefault('server', self.name)
        return (oracle or self.oracle).ask(code, method, fields, host=host, **told)

    @staticmethod
    def is_kept(got):
        return got.get('Connection') != 'close' and (got.version == 'HTTP/1.1' or
                                                     got.get('Keep-Alive') is not None)

    def reload(self):
        os.kill(self.process.pid, signal.SIGUSR1)

    def generation(self):
        """How often it said that it is ready."""
        return read(self.folder + '/error.log').count(b'resuming normal operations')

    def begin_reload(self):
        """Returns what waits for its end.  httpd misses a signal that comes just before it waits for
        one, so it is told again; and one that comes before it is ready ends it."""
        end = time.monotonic() + DEADLINE
        while not self.generation() and time.monotonic() < end:
            time.sleep(0.005)
        before = self.generation()
        self.reload()

        def wait():
            for _ in range(20):
                end = time.monotonic() + 3
                while time.monotonic() < end:
                    if self.generation() > before:
                        return
                    time.sleep(0.005)
                self.reload()
            raise Mismatch('a reload did not end')
        return wait

    def alarms(self):
        return [line for line in read(self.folder + '/error.log').decode('latin-1').split('\n')
                if re.search(r':(emerg|alert|crit)\]|exit signal', line)]

    def complaint(self):
        """What it says about its configuration, which is at fault."""
        return refusal([HTTPD, '-t', '-f', self.folder + '/httpd.conf'])

    def stop(self):
        return self.process.stop()

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)
