# SPDX-License-Identifier: MIT
"""A Varnish with the module."""

import os
import shutil
import subprocess

from harness import HERE, Process, find_program, free_port, read, temporary_folder, write

VARNISHD = find_program('varnishd')
ID = 'req-0123456789'


class Varnish:
    def __init__(self, module, oracle, upstream_port, vcl=None, site=None):
        self.oracle = oracle
        self.name = 'server.example'  # the identity
        self.folder = temporary_folder('varnish')
        self.port = free_port()
        values = {'module': module, 'upstream': upstream_port, 'folder': self.folder, 'id': ID}
        text = vcl or read(os.path.join(HERE, 'varnish.vcl')).decode()
        for key, value in values.items():
            text = text.replace('@%s@' % key, str(value))
        write(self.folder + '/main.vcl', text)
        for name in ('site.conf', 'logo.svg'):
            write(self.folder + '/' + name, read(os.path.join(HERE, name)))
        if site:
            write(self.folder + '/site.conf', site)
        self.process = Process([
            VARNISHD, '-F', '-j', 'none', '-n', self.folder + '/work', '-i', self.name,
            '-a', '127.0.0.1:%d' % self.port, '-s', 'malloc,64m', '-p', 'http_req_hdr_len=32k',
            '-p', 'http_req_size=64k', '-p', 'workspace_client=160k', '-p', 'feature=+http2',
            '-f', self.folder + '/main.vcl'], self.port, self.folder + '/output.log', 60)

    def manage(self, *words):
        """What a command of the management says."""
        done = subprocess.run(['varnishadm', '-n', self.folder + '/work', *words],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        return done.returncode, done.stdout.decode()

    def worker(self):
        """The process that serves, a child of the one that manages."""
        return int(self.manage('pid')[1].split('Worker: ')[1].split()[0])

    def wanted(self, code, path, method='GET', fields=(), got=None, oracle=None, **told):
        told.setdefault('uri', path)
        told.setdefault('host', 'example.org')
        told.setdefault('server', self.name)
        told.setdefault('allow', got.get('Allow') if got is not None else None)
        if got is not None and not any(name == 'X-Id' for name, _ in fields):
            told.setdefault('request_id', got.get('X-Varnish').split()[0])
        if path.startswith('/nowhere'):
            told['request_id'] = ID
        return (oracle or self.oracle).ask(code, method, fields, **told)

    @staticmethod
    def is_kept(got):
        return got.get('Connection') != 'close' and got.version == 'HTTP/1.1'

    def complaint(self):
        """What it says about its configuration, which is at fault."""
        status, said = self.manage('vcl.load', 'faulty', self.folder + '/main.vcl')
        return said if status else 'it loads'

    def stop(self):
        return self.process.stop()

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)
