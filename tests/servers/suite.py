# SPDX-License-Identifier: MIT
"""The tests that every server has to pass. A server has a port, another port for HTTP/2, a
directory, the oracle, and wanted(), which returns the expected response."""

import contextlib
import json
import os
import threading
import time

import load
import matrix
import upstream as up
from harness import (DEADLINE, Connection, Mismatch, case, compare, fetch, fetch_http2, memory_of,
                     read, request_bytes, require, skip, write)

ID = 'req-0123456789'


def codes(server, name, path, wanted_codes):
    """Each code once; a connection ends where the server ends it."""
    with case(name) as count:
        fields = matrix.fields('fr')
        for code in wanted_codes:
            got = fetch(server.port, path % code, fields=fields)
            compare(got, server.wanted(code, path % code, fields=fields, got=got), path % code)
            count.append(code)


def product(server, name, path, wanted_codes):
    """The whole matrix, on connections that are kept as long as the server keeps them."""
    with case(name) as count:
        connection = Connection(server.port)
        for code, language, accept, method, version in matrix.product(wanted_codes):
            fields = matrix.fields(language, accept) + [('X-Id', ID), ('Connection', 'keep-alive')]
            target = path % code + '?x=<y>'
            connection.send(request_bytes(target, method, version, fields,
                                          b'x' * (method == 'POST')))
            got = connection.response(method)
            compare(got, server.wanted(code, target, method, fields, got=got, request_id=ID),
                    (code, language, accept, method, version))
            if not server.is_kept(got):
                connection.socket.close()
                connection = Connection(server.port)
            count.append(1)
        require(connection.is_quiet(), 'something follows the last answer')
        connection.socket.close()


def http2(server, name, path, wanted_codes, step=11):
    with case(name) as count:
        for code, language, accept, method in matrix.sample(wanted_codes, step):
            fields = matrix.fields(language, accept)
            got = fetch_http2(server.http2, path % code, method, fields, server.folder)
            compare(got, server.wanted(code, path % code, method, fields, got=got),
                    (code, method, fields))
            require(got.version == 'HTTP/2', got.version)
            count.append(1)


def own_errors(server, name, table):
    """Rows of path, method, fields, status, fields that stay; a status of None is not looked at."""
    with case(name) as count:
        for path, method, fields, status, stays in table:
            got = fetch(server.port, path, method, fields=fields + matrix.fields('ar'))
            if status is None:
                continue
            told = {name.lower().replace('-', '_'): stays[name] for name in ('Allow', 'Retry-After') if name in stays}
            compare(got, server.wanted(status, path, method, matrix.fields('ar'), got=got, **told), (method, path))
            for field, value in stays.items():
                require(got.get(field) == value, path, field, got.get(field), 'wanted', value)
            count.append(path)


def cookie(server, name, path):
    with case(name) as count:
        for chosen, language in (('ja', 'ja'), ('pt-BR', 'pt-BR'), ('pt_BR.UTF-8', 'pt-BR'),
                                 ('zh_TW', 'zh-Hant'), ('sr@latin', 'sr-Latn'), ('tlh', 'fr'), ('', 'fr')):
            fields = matrix.fields('fr') + [('Cookie', 'language=' + chosen)]
            got = fetch(server.port, path, fields=fields)
            compare(got, server.wanted(404, path, fields=fields, preferred=chosen), chosen)
            require(got.get('Content-Language') == language, chosen, got.get('Content-Language'))
            count.append(1)


def site(server, path):
    if not server.oracle.of_site:
        skip('a site file', 'the library was built without libhttplingo-site')
        return
    with case('a site file, its cookie and its query parameter') as count:
        for query, chosen, preferred in (('', None, None), ('', 'ja', 'ja'), ('?x=1&hl=en', 'ja', 'en'),
                                         ('?hl=%22', 'tlh', 'tlh'), ('?hl=' + 'x' * 999, '"', None),
                                         ('?hl=pt_BR', 'ja', 'pt_BR'), ('?hl=sr@latin', None, 'sr@latin'),
                                         ('?hl=sr%40latin', None, 'sr@latin'), ('', 'sr%40latin', 'sr@latin'),
                                         ('?hl=sr%4', 'ja', 'ja'), ('?hl=ar%00', None, None),
                                         ('', 'zh_TW', 'zh_TW')):
            for language, accept in ((None, None), ('fr', None), ('ar', 'application/problem+json')):
                fields = matrix.fields(language, accept)
                cookies = [('Cookie', 'a=b; lang=%s; c=d' % chosen)] if chosen else []
                got = fetch(server.port, path + query, fields=fields + cookies)
                compare(got, server.wanted(404, path + query, fields=fields, got=got,
                                           oracle=server.oracle.of_site, preferred=preferred),
                        (query, chosen, language))
                count.append(1)
        require(got.get('Cache-Control') == 'max-age=60', got.head)
        text = fetch(server.port, path, fields=matrix.fields('en', 'text/plain')).body.decode()
        require('Server: \u2068%s\u2069' % server.name in text, server.name, 'is not in', text)
    with case('a short text in place of a picture, by Sec-Fetch-Dest') as count:
        for destination, kind in (('image', 'text/plain'), ('style', 'text/plain'), ('document', 'text/html')):
            got = fetch(server.port, path, fields=matrix.fields('fr', 'text/html') + [('Sec-Fetch-Dest', destination)])
            require(got.get('Content-Type') == kind + '; charset=utf-8', destination, got.get('Content-Type'))
            require('Sec-Fetch-Dest' in got.get('Vary'), destination, got.get('Vary'))
            count.append(1)
    with case('a site file that is at fault') as count:
        text = read(server.folder + '/site.conf')
        write(server.folder + '/site.conf',
              text.replace(b'languages =', b'langauges =').replace(b'server = yes', b'server = maybe'))
        said = server.complaint()
        write(server.folder + '/site.conf', text)
        require('site.conf:4' in said and 'langauges' in said, said)
        require('site.conf:12: server = maybe' in said, 'the second mistake', said)
        count.append(1)


def log(server, name, path):
    with case(name) as count:
        fetch(server.port, path, fields=matrix.fields('zh-TW', 'application/problem+json'))
        fetch(server.port, '/own.html')
        wanted = [path + ' 404 zh-Hant problem+json', '/own.html 200 - -']
        end = time.monotonic() + DEADLINE
        lines = []
        while time.monotonic() < end and not all(line in lines for line in wanted):
            lines = read(server.folder + '/access.log').decode().split('\n')
            time.sleep(0.05)
        for line in wanted:
            require(line in lines, 'no line', line, 'in', lines[-5:])
            count.append(1)


def untouched(server, plain, table, framed_by_chance=()):
    """Rows of path, method, fields that are answered as by a server without the module; how the
    content of some kinds is framed depends on when its parts come."""
    with case('what is not ours is byte for byte as without the module') as count:
        for path, method, fields in table:
            fields = fields + matrix.fields('fr', 'application/problem+json')
            got = fetch(server.port, path, method, fields=fields)
            wanted = fetch(plain.port, path, method, fields=fields)
            here, there = str(server.port), str(plain.port)
            theirs = [(n, v.replace(there, here)) for n, v in wanted.fields]
            passing = {'date'}
            if any('/%s/' % kind in path for kind in framed_by_chance):
                passing |= {'content-length', 'transfer-encoding'}
            require(got.status == wanted.status, path, method, got.status, wanted.status)
            require([f for f in got.fields if f[0] not in passing] ==
                    [f for f in theirs if f[0] not in passing], path, method, got.fields, theirs)
            require(got.body == wanted.body.replace(there.encode(), here.encode()), path, method,
                    got.body[:200], wanted.body[:200])
            count.append(path)


def check_upstream(server, got, code, path, method, fields):
    kept = [f for f in up.KEPT if f[0] not in ('Vary', 'Retry-After')]
    compare(got, server.wanted(code, path, method, fields, got=got, retry_after='120'), path,
            more_vary=['origin'])
    for name in {name for name, _ in kept}:
        values = [v for n, v in kept if n == name]
        require(got.all(name) == values, path, name, got.all(name), 'wanted', values)
    ours = [name for name, _ in server.wanted(code, path, method, fields, got=got).fields]
    for name, _ in up.DESCRIBING:
        require(name.lower() in ours or got.get(name) is None, path, name, 'is left over')


def upstream(server, kinds, lengthless):
    """Every kind of answer: replaced, its fields kept, and the connection fit for the next.  Of some
    the server does not know whether they are empty but by their content."""
    with case('errors of upstreams, then the next request on the connection') as count:
        for where, kind in kinds:
            for code, method in ((404, 'GET'), (503, 'GET'), (500, 'HEAD'), (404, 'POST')):
                if method == 'HEAD' and (where, kind) in lengthless:
                    continue  # whether GET would have content is not known
                path = '/%s/%s/%d' % (where, kind, code)
                fields = matrix.fields('fr')
                with Connection(server.port) as connection:
                    connection.send(request_bytes(path, method, fields=fields))
                    got = connection.response(method)
                    check_upstream(server, got, code, path, method, fields)
                    if kind != 'reset' and server.is_kept(got):
                        connection.send(request_bytes('/'))
                        require(connection.response().body == b'the first page', path, 'next')
                        require(connection.is_quiet(0.001), path, 'something follows')
                count.append(path)


def waits(server, path):
    """A date counts from the time of the error (RFC 9110 section 10.2.3); one that has passed is no
    wait."""
    with case('Retry-After of an upstream, as a date') as count:
        for query, least, most in (('later', 3540, 3660), ('earlier', None, None)):
            target = '%s?%s' % (path, query)
            for accept in matrix.ACCEPTS:
                fields = matrix.fields('fr', accept)
                got = fetch(server.port, target, fields=fields)
                date = got.get('Retry-After')
                compare(got, server.wanted(503, target, fields=fields, got=got, retry_after=date),
                        (query, accept), more_vary=['origin'])
                require(date.endswith(' GMT'), query, date)
                count.append(accept)
            data = fetch(server.port, target, fields=matrix.fields('fr', 'application/json')).body
            wait = json.loads(data).get('retry_after')
            require(wait is None if least is None else least <= wait <= most, query, wait)


def not_saved(server, path):
    with case('what was sent may not have been saved') as count:
        said = b'What you sent may not have been saved.'
        for code in (404, 503):
            for method in ('GET', 'HEAD', 'POST', 'PUT'):
                got = fetch(server.port, path % code, method, fields=matrix.fields('en', 'text/plain'))
                compare(got, server.wanted(code, path % code, method,
                                           matrix.fields('en', 'text/plain'), got=got),
                        (code, method))
                wanted = code == 503 and method in ('POST', 'PUT')
                require((said in got.body) == wanted, code, method, got.body)
                count.append(method)


def half_request(server):
    with case('half a request') as count:
        with Connection(server.port) as connection:
            connection.send(b'GET /nowhere HTTP/1.1\r\nHost: exa')
            rest = connection.to_the_end()
            require(rest == b'' or rest.startswith(b'HTTP/1.1 408 '), rest[:200])
        require(fetch(server.port, '/').status == 200, 'dead after half a request')
        count.append(1)


def hostile(server, path='/nowhere'):
    with case('hostile Accept-Language and Accept of 8 KiB') as count:
        requests = [matrix.fields(language=value) for value in matrix.HOSTILE]
        requests += [matrix.fields(accept=value) for value in matrix.HOSTILE]
        requests.append([('Accept-Language', 'de;q=0.1'), ('accept-language', 'ja'),
                         ('ACCEPT', 'text/plain')])
        for fields in requests:
            got = fetch(server.port, path, fields=fields)
            compare(got, server.wanted(404, path, fields=fields), (fields[0][0], fields[0][1][:40]))
            count.append(1)


def fetch_quietly(port, path, fields=()):
    with contextlib.suppress(Mismatch, OSError):
        fetch(port, path, fields=fields)


def no_alarm(server, what=''):
    with case(what + 'no alarm in the error log') as count:
        require(not server.alarms(), server.alarms()[:3])
        count.append(1)


def under(valgrind):
    """What a server is started by, to be watched."""
    return [valgrind, '--quiet', '--error-exitcode=9', '--leak-check=no', '--vgdb=no']


def valgrind_matrix(server, path, wanted_codes, kinds, count):
    """What the server under valgrind is asked, before it is stopped and its report read."""
    for code, language, accept, method in matrix.sample(wanted_codes, 7):
        fields = matrix.fields(language, accept)
        got = fetch(server.port, path % code, method, fields=fields)
        compare(got, server.wanted(code, path % code, method, fields, got=got), (code, fields))
        count.append(1)
    for where, kind in kinds:
        fetch_quietly(server.port, '/%s/%s/404' % (where, kind))
    for value in matrix.HOSTILE:
        fetch_quietly(server.port, '/nowhere', matrix.fields(value, value))
    status = server.stop()
    report = read(server.folder + '/output.log').decode('latin-1')
    found = [line for line in report.split('\n') if line.startswith('==')]
    require(status == 0 and not found, 'status', status, '; '.join(found)[:1500])


def reload(server):
    with case('reloads under load lose no request') as count:
        with load.Load('http://127.0.0.1:%d/nowhere' % server.port, seconds=4) as running:
            while running.is_on():
                server.reload()
                time.sleep(0.25)
                # A slow machine could reload again before the server has answered anybody.
                require(fetch(server.port, '/nowhere').status == 404, 'after a reload')
                count.append(1)
        count.append(running.requests(status=404))


def reload_both(servers, times):
    for _ in range(times):
        waits = [server.begin_reload() for server in servers]
        for wait in waits:
            wait()


def growth(servers, times):
    """KiB of each."""
    before = [memory_of(server.process.pid) for server in servers]
    reload_both(servers, times)
    return [memory_of(server.process.pid) - kib for server, kib in zip(servers, before)]


def require_no_leak(measure):
    """measure() returns how many KiB something has added, and how many it may add.  A leak adds them each
    time; malloc() may take pages at any time."""
    seen = []
    while not seen or seen[-1][0] > seen[-1][1]:
        require(len(seen) < 3, 'KiB that were added, and that may be:', seen)
        seen.append(measure())


def memory(server, plain):
    """The two are of no other use meanwhile.  200 reloads may add 300 KiB, and fewer ones as much each."""
    times = int(os.environ.get('LINGO_RELOADS', '1000' if os.environ.get('CHECK_LONG') else '60'))
    if times == 0:
        skip('memory after reloads', 'LINGO_RELOADS=0')
        return
    with case('reloads do not make memory grow more than they do without the module') as count:
        def measure():
            ours, theirs = growth((server, plain), times)
            count.extend(range(times))
            return ours, max(theirs, 0) + 300 * min(times, 200) // 200

        reload_both((server, plain), 30)
        require_no_leak(measure)


@contextlib.contextmanager
def memory_meanwhile(server, plain):
    """Begins with it, and ends what is within when it has ended."""
    thread = threading.Thread(target=memory, args=(server, plain), daemon=True)
    thread.start()
    yield
    thread.join()
