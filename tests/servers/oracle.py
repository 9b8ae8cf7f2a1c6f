# SPDX-License-Identifier: MIT
"""The library's own responses, with which those of servers are compared: oracle.c is compiled with
the installed tree, and used through a pipe."""

import calendar
import os
import re
import subprocess
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PATIENCE = 60  # seconds: a page tells a time of now, on a busy machine too

# The time of the error, as HTML, text, JSON and XML tell it.
TIME = re.compile(rb'datetime="([-0-9]+ [:0-9]+)Z"|\xe2\x81\xa8([-0-9]+ [:0-9]+)\xe2\x81\xa9 UTC\n|'
                  rb'"time":"([-0-9]+ [:0-9]+)"|<time>([-0-9]+ [:0-9]+)</time>')


def time_of(content):
    """Seconds since 1970; None where the content tells no time."""
    found = TIME.search(content)
    if not found:
        return None
    return calendar.timegm(time.strptime(found.group(found.lastindex).decode(),
                                         '%Y-%m-%d %H:%M:%S'))


class Page:
    """What the library gives for a request, which it remembers."""

    def __init__(self, oracle, request, fields, body):
        self.oracle, self.request = oracle, request
        self.status = int(request['code'])
        self.fields, self.body = fields, body

    def all(self, name):
        return [value for n, value in self.fields if n == name.lower()]

    def get(self, name):
        return ', '.join(self.all(name)) if self.all(name) else None

    def with_more(self, **told):
        return self.oracle.ask_words(dict(self.request, **words_of(told)))

    def at(self, content):
        """The same page at the time of an answer with this content, which has to be now."""
        now, told = int(time.time()), time_of(content)
        if told is None:
            return self.around(now, content)
        page = self.with_more(time=now)
        if time_of(page.body) is None:
            return page
        if abs(now - told) > PATIENCE:
            raise ValueError('the page tells the time %d, now it is %d' % (told, now))
        return self.with_more(time=told)

    def around(self, now, content):
        """The same page at a time of now that gives this content, which tells no time.  Its wait
        until a date may still depend on it: a second later, it is a second less."""
        first = page = self.with_more(time=now)
        for second in range(now - 1, now - PATIENCE, -1):
            if page.body == content:
                return page
            earlier = self.with_more(time=second)
            if earlier.body == page.body:
                break
            page = earlier
        return first


def words_of(told):
    return {name: str(value) for name, value in told.items() if value is not None}


class Oracle:
    """Its arguments are the program and, where there is one, the site file."""

    def __init__(self, program, *site):
        self.process = subprocess.Popen([program, *site], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)
        self.of_site = None  # the oracle for site.conf, where the library reads such files

    def ask_words(self, words):
        line = ' '.join('%s=%s' % (name, value.encode('latin-1').hex())
                        for name, value in words.items())
        self.process.stdin.write(line.encode() + b'\n')
        self.process.stdin.flush()
        count, length = map(int, self.process.stdout.readline().split())
        lines = [self.process.stdout.readline().rstrip(b'\n').partition(b': ')
                 for _ in range(count)]
        fields = [(name.decode().lower(), value.decode('latin-1')) for name, _, value in lines]
        return Page(self, words, fields, self.process.stdout.read(length))

    def ask(self, code, method='GET', fields=(), **told):
        """The page for a request with these fields; it tells no time unless it is told one."""
        words = {'code': str(code), 'method': method}
        for name in ('Accept', 'Accept-Language'):
            lines = [value for n, value in fields if n.lower() == name.lower()]
            if lines:
                words[name.lower()] = ', '.join(lines)
        return self.ask_words(dict(words, **words_of(told)))

    def stop(self):
        self.process.stdin.close()
        self.process.wait(PATIENCE)
        self.process.stdout.close()


def has_sites(prefix):
    """Whether the library reads site files."""
    return os.path.exists(prefix + '/lib/pkgconfig/httplingo-site.pc')


def compile_oracle(folder, prefix):
    libraries = ['httplingo'] + ['httplingo-site'] * has_sites(prefix)
    environment = dict(os.environ, PKG_CONFIG_PATH=prefix + '/lib/pkgconfig')
    flags = subprocess.run(['pkg-config', '--cflags', '--libs'] + libraries, env=environment,
                           stdout=subprocess.PIPE, check=True).stdout.decode().split()
    flags += ['-DHAVE_SITE_FILE'] * has_sites(prefix)
    program = os.path.join(folder, 'oracle')
    compiler = os.environ.get('CC', 'cc').split()
    subprocess.run([*compiler, '-O2', '-Wall', '-Wextra', '-Werror', '-o', program,
                    os.path.join(HERE, 'oracle.c'), *flags, '-Wl,-rpath,' + prefix + '/lib'],
                   check=True)
    return program
