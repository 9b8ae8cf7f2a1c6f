# SPDX-License-Identifier: MIT
"""nginx with and without its module.  Usage: nginx.py PREFIX MODULE.so"""

import contextlib
import gzip
import os
import shutil
import ssl
import sys
import time

import load
import matrix
import upstream as up
from harness import (Connection, Mismatch, Oracle, case, compare, compile_oracle, fetch,
                     fetch_http2, find_program, finish, memory_of, read, request_bytes, require,
                     skip, temporary_folder)
from nginx_server import Nginx, reload_and_wait

CLOSED = (408, 444, 499)  # nginx ends the connection and answers nothing
CLOSING = (400, 413, 414, 494, 495, 496, 497)  # nginx answers and ends the connection
HIDDEN = (494, 495, 496, 497)  # nginx answers 400 in their stead
ID = 'req-0123456789'


def expected(oracle, code, path, method='GET', fields=(), host='example.org', **told):
    if code in HIDDEN:
        told['vendor'], code = code, 400
    told.setdefault('uri', path)
    return oracle.ask(code, method, fields, host=host, **told)


def test_codes(nginx, oracle):
    with case('every code of 4xx and 5xx') as count:
        fields = matrix.fields('fr')
        with Connection(nginx.port) as connection:
            for code in range(400, 600):
                if code in CLOSED:
                    continue
                path = '/code/%d' % code
                if code in CLOSING or code >= 500:
                    got = fetch(nginx.port, path, fields=fields)
                else:
                    connection.send(request_bytes(path, fields=fields))
                    got = connection.response()
                compare(got, expected(oracle, code, path, fields=fields), path)
                count.append(code)


def test_matrix(nginx, oracle, codes):
    with case('codes x languages x Accept x methods x HTTP/1.0, 1.1') as count:
        connection = Connection(nginx.port)
        for code, language, accept, method, version in matrix.product(codes):
            fields = matrix.fields(language, accept) + [('X-Id', ID), ('Connection', 'keep-alive')]
            path = '/code/%d?x=<y>' % code
            wanted = expected(oracle, code, path, method, fields, request_id=ID)
            connection.send(request_bytes(path, method, version, fields, b'x' * (method == 'POST')))
            got = connection.response(method)
            compare(got, wanted, (code, language, accept, method, version))
            if got.get('Connection') != 'keep-alive':
                connection.socket.close()
                connection = Connection(nginx.port)
            count.append(1)
        require(connection.is_quiet(), 'something follows the last answer')
        connection.socket.close()


def test_http2(nginx, oracle, codes):
    with case('HTTP/2') as count:
        for code, language, accept, method in matrix.sample(codes, 11):
            path = '/code/%d' % code
            fields = matrix.fields(language, accept)
            got = fetch_http2(nginx.http2, path, method, fields, nginx.folder)
            compare(got, expected(oracle, code, path, method, fields), (path, method, fields))
            require(got.version == 'HTTP/2', got.version)
            count.append(1)


OWN_ERRORS = [  # path, method, fields, status, fields that stay
    ('/nowhere', 'GET', [], 404, {}),
    ('/nowhere', 'HEAD', [], 404, {}),
    ('/denied/', 'GET', [], 403, {}),
    ('/list/x.txt', 'POST', [], 405, {}),
    ('/sign-in/', 'GET', [], 401, {'WWW-Authenticate': 'Basic realm="a realm"'}),
    ('/limited/', 'GET', [], None, {}),
    ('/limited/', 'GET', [], 503, {}),
    ('/if/?x=1', 'GET', [], 403, {}),
    ('/dead/x', 'GET', [], 502, {}),
    ('/dead/x', 'HEAD', [], 502, {}),
    ('/added/x', 'GET', [], 404, {'X-Added': 'yes'}),
    ('/charset/x', 'GET', [], 404, {}),
    ('/asked/x', 'GET', [], 403, {}),
    ('/failed-page/x', 'GET', [], 404, {}),
    ('/no-text', 'GET', [], 404, {}),
    ('/list/x.txt', 'GET', [('Range', 'bytes=99-')], 416, {'Content-Range': 'bytes */1'}),
    ('/', 'GET', [('If-Match', '"none"')], 412, {}),
    ('/x', 'POST', [('Content-Length', '99')], 413, {}),
    ('/later/', 'GET', [], 503, {'Retry-After': '120'}),
]


def test_own_errors(nginx, oracle):
    with case('nginx\'s own errors: files, access, limits, proxying, conditions') as count:
        for path, method, fields, status, stays in OWN_ERRORS:
            got = fetch(nginx.port, path, method, fields=fields + matrix.fields('ar'))
            if status is None:
                continue
            compare(got, expected(oracle, status, path, method, matrix.fields('ar')), path)
            for name, value in stays.items():
                require(got.get(name) == value, path, name, got.get(name), 'wanted', value)
            count.append(path)


def test_cookie(nginx, oracle):
    with case('lingo_language: a cookie goes before Accept-Language') as count:
        for cookie, language in (('ja', 'ja'), ('pt-BR', 'pt-BR'), ('tlh', 'fr'), ('', 'fr')):
            fields = matrix.fields('fr') + [('Cookie', 'language=' + cookie)]
            got = fetch(nginx.port, '/cookie/', fields=fields)
            compare(got, expected(oracle, 404, '/cookie/', fields=fields, preferred=cookie), cookie)
            require(got.get('Content-Language') == language, cookie, got.get('Content-Language'))
            count.append(1)


def test_gzip(nginx, oracle):
    with case('gzip') as count:
        fields = matrix.fields('fr') + [('Accept-Encoding', 'gzip')]
        got = fetch(nginx.port, '/gzip/x', fields=fields)
        require(got.get('Content-Encoding') == 'gzip', 'not compressed:', got.head)
        require('Accept-Encoding' in got.all('Vary'), 'Vary', got.all('Vary'))
        require(gzip.decompress(got.body) ==
                expected(oracle, 404, '/gzip/x', fields=fields).body, 'another content')
        count.append(1)


def test_variables(nginx):
    with case('$lingo_language and $lingo_format in the log') as count:
        fetch(nginx.port, '/logged', fields=matrix.fields('zh-TW', 'application/problem+json'))
        fetch(nginx.port, '/?logged')
        wanted = ['/logged 404 zh-Hant problem+json', '/?logged 200 - -']
        end = time.monotonic() + 5
        while time.monotonic() < end:
            lines = read(nginx.folder + '/access.log').decode().split('\n')
            if all(line in lines for line in wanted):
                break
            time.sleep(0.05)
        for line in wanted:
            require(line in lines, 'no line', line, 'in', lines[-5:])
            count.append(1)


def test_tls(nginx, oracle):
    if not nginx.with_tls:
        skip('HTTPS', 'there is no openssl to make a certificate with')
        return
    with case('HTTPS, and plain HTTP on its port') as count:
        got = fetch(nginx.https, '/x', fields=matrix.fields('fr'))
        compare(got, expected(oracle, 497, '/x', fields=matrix.fields('fr')), 'plain HTTP')
        context = ssl.create_default_context(cafile=nginx.folder + '/cert.pem')
        context.check_hostname = False
        with Connection(nginx.https) as connection:
            connection.socket = context.wrap_socket(connection.socket)
            connection.send(request_bytes('/x', fields=matrix.fields('fr')))
            compare(connection.response(), expected(oracle, 404, '/x', fields=matrix.fields('fr')),
                    'HTTPS')
        count += [1, 2]


# What is byte for byte as without the module.
UNTOUCHED = [
    ('/', 'GET', []), ('/', 'HEAD', []), ('/', 'GET', [('Range', 'bytes=1-3')]),
    ('/', 'GET', [('If-Modified-Since', 'Sun, 06 Nov 2094 08:49:37 GMT')]),
    ('/list', 'GET', []), ('/list/', 'GET', []), ('/moved', 'GET', []), ('/ok', 'GET', []),
    ('/nothing', 'GET', []), ('/text', 'GET', []), ('/text', 'HEAD', []), ('/alike', 'GET', []),
    ('/alike', 'HEAD', []), ('/off/', 'GET', []), ('/off/html', 'GET', []),
    ('/off/html', 'HEAD', []), ('/page/x', 'GET', []), ('/page/x', 'HEAD', []),
    ('/page/x', 'POST', []), ('/page-no-etag/x', 'GET', []), ('/page-no-etag/x', 'HEAD', []),
    ('/page-200/x', 'GET', []), ('/page-named/x', 'GET', []), ('/page-named/x', 'HEAD', []),
    ('/page-moved/x', 'GET', []), ('/page-proxied/x', 'GET', []), ('/intercepted/html/404', 'GET', []),
    ('/parts.html', 'GET', []), ('/parts.html', 'HEAD', []),
    ('/up/html/200', 'GET', []), ('/up-on/html/200', 'GET', []), ('/up-on/empty/302', 'GET', []),
] + [('/%s/%s/%d' % (where, kind, code), method, [])
     for where, kinds in (('up', up.CONTENT), ('up-empty', ('html', 'json', 'gzip', 'chunked', 'close', 'slow')),
                          ('up-empty-unbuffered', ('html', 'chunked', 'close', 'big')))
     for kind in kinds if kind != 'reset' for code in (404, 503) for method in ('GET', 'HEAD')
     if not (method == 'HEAD' and 'empty' in kind)]


def test_untouched(nginx, plain):
    with case('what is not ours is byte for byte as without the module') as count:
        for path, method, fields in UNTOUCHED:
            fields = fields + matrix.fields('fr', 'application/problem+json')
            got = fetch(nginx.port, path, method, fields=fields)
            wanted = fetch(plain.port, path, method, fields=fields)
            theirs = [(n, v.replace(str(plain.port), str(nginx.port))) for n, v in wanted.fields]
            require(got.status == wanted.status, path, method, got.status, wanted.status)
            require([f for f in got.fields if f[0] != 'date'] ==
                    [f for f in theirs if f[0] != 'date'], path, method, got.fields, theirs)
            require(got.body == wanted.body, path, method, got.body[:200], wanted.body[:200])
            count.append(path)


def check_upstream(got, oracle, code, path, method, fields):
    wanted = expected(oracle, code, path, method, fields, retry_after='120')
    kept = [f for f in up.KEPT if f[0] not in ('Vary', 'Retry-After')]
    compare(got, wanted, path, more_vary=['origin'])
    for name in {name for name, _ in kept}:
        values = [v for n, v in kept if n == name]
        require(got.all(name) == values, path, name, got.all(name), 'wanted', values)
    for name in ('Content-Disposition', 'Digest', 'Content-Location', 'Content-MD5'):
        require(got.get(name) is None, path, name, 'is left over')


def test_upstream(nginx, oracle):
    """Every kind of answer: replaced, its fields kept, and the connection fit for the next."""
    kinds = [('up-on', k) for k in up.CONTENT] + [('up-on-unbuffered', k) for k in up.CONTENT] + \
        [('up-on-small', k) for k in ('html', 'big', 'slow')] + \
        [(w, k) for w in ('up-empty', 'up-empty-unbuffered') for k in ('empty', 'empty-chunked')]
    with case('errors of upstreams, then the next request on the connection') as count:
        for where, kind in kinds:
            for code, method in ((404, 'GET'), (503, 'GET'), (500, 'HEAD'), (404, 'POST')):
                if method == 'HEAD' and (where, kind) in (('up-empty', 'empty-chunked'),
                                                          ('up-empty-unbuffered', 'empty-chunked')):
                    continue
                path = '/%s/%s/%d' % (where, kind, code)
                fields = matrix.fields('fr')
                with Connection(nginx.port) as connection:
                    connection.send(request_bytes(path, method, fields=fields))
                    check_upstream(connection.response(method), oracle, code, path, method, fields)
                    if kind != 'reset':
                        connection.send(request_bytes('/'))
                        require(connection.response().body == b'the first page', path, 'next')
                        require(connection.is_quiet(0.001), path, 'something follows')
                count.append(path)


def test_cache(nginx, oracle):
    with case('one entry of proxy_cache in many languages') as count:
        for language, state in (('fr', 'MISS'), ('ar', 'HIT'), ('ja', 'HIT'), ('fr', 'HIT')):
            fields = matrix.fields(language)
            path = '/up-on-cached/html/404'
            got = fetch(nginx.port, path, fields=fields)
            require(got.get('X-Cache') == state, language, got.get('X-Cache'))
            compare(got, expected(oracle, 404, path, fields=fields, retry_after='120'), language,
                    more_vary=['origin'])
            count.append(language)


def test_raw(nginx, oracle):
    with case('malformed requests') as count:
        for data, code in ((b'garbage\r\n\r\n', 400), (b'GET / HTTP/9.9\r\n\r\n', 505),
                           (b'\x16\x03\x01\x02\x00\r\n\r\n', 400), (b'GET / HTTP/1.1\r\n\r\n', 400),
                           (b'GET /' + b'a' * 40000 + b' HTTP/1.1\r\n\r\n', 414)):
            with Connection(nginx.port) as connection:
                connection.send(data)
                got = connection.response()
                known = dict(uri='/') if data.startswith(b'GET / HTTP/1.1') else dict(uri=None)
                compare(got, expected(oracle, code, None, host=None, **known), data[:40])
                count.append(1)
    with case('a field that is too large') as count:
        got = fetch(nginx.port, '/x', fields=[('Accept-Language', 'fr'), ('X', 'x' * 20000)])
        compare(got, expected(oracle, 494, '/x', fields=matrix.fields('fr')), 'a large field')
        count.append(1)
    with case('half a request') as count:
        with Connection(nginx.port) as connection:
            connection.send(b'GET /nowhere HTTP/1.1\r\nHost: exa')
            require(connection.to_the_end() == b'', 'an answer to half a request')
        require(fetch(nginx.port, '/').status == 200, 'dead after half a request')
        count.append(1)
    with case('HTTP/0.9') as count:
        with Connection(nginx.port) as connection:
            connection.send(b'GET /nowhere\r\n')
            require(connection.to_the_end() == expected(oracle, 404, '/nowhere', host=None).body)
        count.append(1)


def test_hostile(nginx, oracle):
    with case('hostile Accept-Language and Accept of 8 KiB') as count:
        for value in matrix.HOSTILE:
            for fields in (matrix.fields(language=value), matrix.fields(accept=value)):
                got = fetch(nginx.port, '/x', fields=fields)
                compare(got, expected(oracle, 404, '/x', fields=fields), (fields[0][0], value[:40]))
                count.append(1)
        fields = [('Accept-Language', 'de;q=0.1'), ('accept-language', 'ja'), ('ACCEPT', 'text/plain')]
        got = fetch(nginx.port, '/x', fields=fields)
        compare(got, expected(oracle, 404, '/x', fields=fields), 'several lines')


def test_valgrind(module, oracle, upstream_port):
    valgrind = find_program('valgrind')
    if not valgrind:
        skip('valgrind', 'there is no valgrind')
        return
    with case('valgrind finds nothing in one matrix') as count:
        nginx = Nginx(module, upstream_port, patience=60, wrapper=[
            valgrind, '--quiet', '--error-exitcode=9', '--leak-check=no'])
        with contextlib.ExitStack() as stack:
            stack.callback(nginx.remove)
            stack.callback(nginx.stop)
            for code, language, accept, method in matrix.sample([404, 418, 503], 7):
                path = '/code/%d' % code
                fields = matrix.fields(language, accept)
                got = fetch(nginx.port, path, method, fields=fields)
                compare(got, expected(oracle, code, path, method, fields), (path, fields))
                count.append(1)
            for kind in ('empty', 'html', 'gzip', 'chunked', 'empty-chunked', 'slow', 'reset'):
                for where in ('up-on', 'up-on-unbuffered', 'up-empty', 'up-on-cached'):
                    fetch_quietly(nginx.port, '/%s/%s/404' % (where, kind))
            for value in matrix.HOSTILE:
                fetch_quietly(nginx.port, '/x', matrix.fields(value, value))
            status = nginx.stop()
            report = read(nginx.folder + '/output.log').decode('latin-1')
            found = [line for line in report.split('\n') if line.startswith('==')]
            require(status == 0 and not found, 'status', status, '; '.join(found)[:1500])
            require(not nginx.alarms(), nginx.alarms()[:3])


def fetch_quietly(port, path, fields=()):
    with contextlib.suppress(Mismatch, OSError):
        fetch(port, path, fields=fields)


def test_reload(nginx):
    with case('reloads under load lose no request') as count:
        with load.Load('http://127.0.0.1:%d/nowhere' % nginx.port, seconds=4) as running:
            while running.is_on():
                nginx.reload()
                time.sleep(0.25)
                count.append(1)
        count.append(running.requests(status=404))


def growth(nginx, times):
    """KiB, after nginx has found its own measure."""
    for _ in range(30):
        reload_and_wait(nginx)
    before = memory_of(nginx.process.pid)
    for _ in range(times):
        reload_and_wait(nginx)
    return memory_of(nginx.process.pid) - before


def test_memory(nginx, plain, times):
    with case('reloads do not make memory grow more than they do without the module') as count:
        ours, theirs = growth(nginx, times), growth(plain, times)
        require(ours <= theirs + 300, 'KiB:', ours, 'without the module', theirs)
        count.append(times)


def main():
    prefix, module = sys.argv[1:3]
    codes = [401, 403, 404, 405, 418, 429, 503]
    with contextlib.ExitStack() as stack:
        folder = temporary_folder('oracle')
        stack.callback(shutil.rmtree, folder)
        oracle = Oracle(compile_oracle(folder, prefix))
        stack.callback(oracle.stop)
        upstream = up.Upstream()
        stack.callback(upstream.stop)
        nginx = Nginx(module, upstream.port)
        stack.callback(nginx.remove)
        stack.callback(nginx.stop)
        plain = Nginx(None, upstream.port)
        stack.callback(plain.remove)
        stack.callback(plain.stop)

        test_codes(nginx, oracle)
        test_matrix(nginx, oracle, codes)
        test_http2(nginx, oracle, codes)
        test_own_errors(nginx, oracle)
        test_cookie(nginx, oracle)
        test_gzip(nginx, oracle)
        test_variables(nginx)
        test_tls(nginx, oracle)
        test_untouched(nginx, plain)
        test_upstream(nginx, oracle)
        test_cache(nginx, oracle)
        test_raw(nginx, oracle)
        test_hostile(nginx, oracle)
        test_reload(nginx)
        test_memory(nginx, plain, int(os.environ.get('LINGO_RELOADS', '100')))
        with case('no alarm in the error log') as count:
            require(not nginx.alarms(), nginx.alarms()[:3])
            count.append(1)
        test_valgrind(module, oracle, upstream.port)
    finish()


if __name__ == '__main__':
    main()
