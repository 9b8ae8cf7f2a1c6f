# SPDX-License-Identifier: MIT
"""nginx with and without its module.  Usage: nginx.py PREFIX MODULE.so"""

import contextlib
import gzip
import os
import ssl
import sys
import time

import features
import hostile
import matrix
import suite
import upstream as up
from harness import (DEADLINE, HERE, Connection, case, compare, fetch, fetch_http2, find_program,
                     finish, peak_memory, read, request_bytes, require, skip, start_oracle)
from nginx_server import HIDDEN, Nginx

CLOSED = (408, 444, 499)  # nginx ends the connection and answers nothing
PATH = '/code/%d'
UNDER_CHECKERS = bool(os.environ.get('LINGO_UNDER_CHECKERS'))

OWN_ERRORS = [  # path, method, fields, status, fields that stay
    ('/nowhere', 'GET', [], 404, {}),
    ('/nowhere', 'HEAD', [], 404, {}),
    ('/denied/', 'GET', [], 403, {}),
    ('/list/x.txt', 'POST', [], 405, {'Allow': 'GET, HEAD'}),
    ('/sign-in/', 'GET', [], 401, {'WWW-Authenticate': 'Basic realm="a realm"'}),
    ('/limited/', 'GET', [], None, {}),
    ('/limited/', 'GET', [], 503, {}),
    ('/limited-429/', 'GET', [], 429, {}),
    ('/up/empty/200?elsewhere', 'GET', [], 404, {}),
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
] + [('/%s/%s/%d' % (where, kind, code), method, [])  # no status codes: RFC 9110 section 15
     for where in ('up-on', 'up-empty', 'up-on-unbuffered') for kind in ('html', 'json', 'empty')
     for code in (600, 601, 999) for method in ('GET', 'HEAD')] + \
    [('/%s/%s/%d' % (where, kind, code), method, [])
     for where, kinds in (('up', up.CONTENT), ('up-empty', ('html', 'json', 'gzip', 'chunked', 'close', 'slow')),
                          ('up-empty-unbuffered', ('html', 'chunked', 'close', 'big')))
     for kind in kinds if kind != 'reset' for code in (404, 503) for method in ('GET', 'HEAD')
     if not (method == 'HEAD' and 'empty' in kind)] + \
    [('/up-fastcgi-empty/%s/404' % kind, 'GET', []) for kind in up.OF_PROGRAMS
     if kind not in ('empty', 'reset')]


# Answers of the server behind, by where nginx asks it.
UPSTREAM = [(where, kind) for where in ('up-on', 'up-on-unbuffered') for kind in up.CONTENT] + \
    [('up-on-small', kind) for kind in ('html', 'big', 'slow')] + \
    [(where, kind) for where in ('up-empty', 'up-empty-unbuffered')
     for kind in ('empty', 'empty-chunked')] + \
    [(where, kind) for where in ('up-fastcgi', 'up-scgi', 'up-uwsgi') for kind in up.OF_PROGRAMS] + \
    [('up-fastcgi-empty', 'empty')] + [('up-grpc', kind) for kind in up.CONTENT]

LENGTHLESS = [(where, 'empty-chunked') for where in ('up-empty', 'up-empty-unbuffered')]


def test_argument(nginx):
    with case('lingo_language $arg_lang: a name of any spelling') as count:
        for chosen, language in (('pt_BR', 'pt-BR'), ('pt-BR', 'pt-BR'), ('pt_BR.UTF-8', 'pt-BR'), ('zh_TW', 'zh-Hant'),
                                 ('sr@latin', 'sr-Latn'), ('sr%40latin', 'sr-Latn'), ('sr%4', 'fr'), ('de_AT', 'de'), ('tlh', 'fr'), ('', 'fr')):
            got = fetch(nginx.port, '/chosen/?lang=' + chosen, fields=matrix.fields('fr'))
            require(got.get('Content-Language') == language, chosen, got.get('Content-Language'))
            count.append(1)


WAITS = features.WAITS + [
    ('/wait/asked?wait=30', 503, '30', []), ('/wait/asked?wait=1h', 503, '3600', []),
    ('/wait/asked?wait=soon', 503, None, []), ('/wait/gone', 410, '120', []),
]

METHODS = [
    ('POST', '/list/x.txt', 'GET, HEAD'), ('DELETE', '/list/x.txt', 'GET, HEAD'), ('PUT', '/new', 'GET, HEAD'),
    ('OPTIONS', '/', 'GET, HEAD'), ('BREW', '/nowhere', 'GET, HEAD'), ('MKCOL', '/list/', 'GET, HEAD'),
    ('TRACE', '/', 'GET, HEAD'), ('TRACE', '/up/html/200', 'GET, HEAD'), ('POST', '/methods/file/own.html', 'GET, HEAD'),
    ('OPTIONS', '/methods/file/changed/', 'GET, HEAD, PUT, DELETE, MKCOL, COPY, MOVE'),
    ('MKCOL', '/methods/file/changed/list/', 'GET, HEAD, PUT, DELETE, COPY, MOVE'),  # RFC 4918 section 9.3.1
    ('PUT', '/methods/file/some/new', 'GET, HEAD, MKCOL'),
    ('POST', '/methods/file/off/own.html', None), ('POST', '/methods/file/added/own.html', 'GET'),
    ('GET', '/methods/unknown', None), ('DELETE', '/methods/declared', 'GET,POST'), ('GET', '/methods/none', ''),
    ('GET', '/methods/variable', ''),
    ('GET', '/methods/variable?allow=off', None), ('GET', '/methods/variable?allow=GET,POST', 'GET,POST'),
    ('DELETE', '/methods/added', 'GET, PURGE'), ('GET', '/methods/missing', None), ('POST', '/methods/status', None),
    ('GET', '/methods/up/html/405', None), ('GET', '/methods/up/html/405?methods', 'GET, PATCH'),
    ('GET', '/methods/up-declared/html/405', 'PATCH'),
    ('GET', '/methods/up-declared/html/405?methods', 'GET, PATCH'),
]

CHECKED = [('GET', path, []) for path in (
    '/nowhere', '/denied/', '/sign-in/', '/dead/x', '/later/', '/wait/10m', '/wait/seconds', '/closed/on',
    '/policy/replace/x', '/up-on/html/404', '/up-on/json/503', '/up-empty/empty/500', '/methods/none')] + [
    ('HEAD', '/nowhere', []), ('HEAD', '/closed/on', []), ('HEAD', '/up-on/html/404', []),
    ('POST', '/list/x.txt', []), ('TRACE', '/', []), ('MKCOL', '/methods/file/changed/list/', []),
    ('GET', '/list/x.txt', [('Range', 'bytes=99-')]), ('GET', '/', [('If-Match', '"none"')]),
    ('POST', '/x', [('Content-Length', '99')]), ('POST', '/closed/on', []),
]

REFUSED = [
    ('lingo_maintenance on except;', ['lingo_maintenance']),
    ('lingo_maintenance on 10.0.0.1;', ['"except"']),
    ('lingo_maintenance on except 10.0.0.1 here;', ['"here"', 'neither an address']),
    ('lingo_maintenance on; lingo_maintenance off;', ['duplicate']),
    ('lingo_retry_after soon;', ['lingo_retry_after', 'an HTTP date']),
    ('lingo_csp maybe;', ['maybe']),
    ('lingo_allow "GET HEAD";', ['lingo_allow', 'commas']), ('lingo_allow GET,;', ['commas']),
    ('lingo_allow ,GET;', ['commas']), ('lingo_allow "GET,\x01";', ['commas']),
    ('lingo_allow G\u00c9T;', ['commas']),
]

LEFT_ALONE = features.LEFT_ALONE + [('/code-600', []), ('/code-999', [])]


def test_fields_cost(nginx):
    """A client decides how often it sends a field: lines are read once, and 8 KiB of them."""
    if UNDER_CHECKERS:
        skip('a field of many lines', 'memory checkers need memory themselves')
        return
    with case('a field of many lines costs no more than its bytes') as count:
        def high():
            return peak_memory(nginx.workers()[:1])

        def ask(name, filler, values):
            fields = [(name, filler)] * 200 + [(name, value) for value in values]
            return fetch(nginx.port, '/nowhere', fields=fields)

        got = ask('Accept-Language', 'x' * 30, ['fr'])
        require(got.get('Content-Language') == 'fr', '6 KiB', got.head)
        before = high()
        for name in ('Accept', 'Accept-Language', 'Cookie'):
            for _ in range(20):
                got = fetch(nginx.port, '/site/', fields=[(name, 'a' * 31)] * 980)
                require(got.status == 404, got.head)
                count.append(name)
        require(high() - before < 2000, 'KiB:', high() - before)
        got = fetch(nginx.port, '/nowhere', fields=[('Accept-Language', 'x' * 30)] * 980 + matrix.fields('fr'))
        require(got.get('Content-Language') == 'en', 'beyond 8 KiB', got.head)
        got = fetch(nginx.port, '/site/', fields=[('Cookie', 'a=b'), ('Cookie', 'lang=ja'), ('Cookie', 'c=d')])
        require(not nginx.oracle.of_site or got.get('Content-Language') == 'ja', got.head)


def test_gzip(nginx):
    with case('gzip') as count:
        fields = matrix.fields('fr') + [('Accept-Encoding', 'gzip')]
        got = fetch(nginx.port, '/gzip/x', fields=fields)
        require(got.get('Content-Encoding') == 'gzip', 'not compressed:', got.head)
        require('Accept-Encoding' in got.all('Vary'), 'Vary', got.all('Vary'))
        body = gzip.decompress(got.body)
        require(body == nginx.wanted(404, '/gzip/x', fields=fields).at(body).body,
                'another content')
        count.append(1)


def test_tls(nginx):
    if not nginx.with_tls:
        skip('HTTPS', 'there is no openssl to make a certificate with')
        return
    with case('HTTPS, HTTP/2 over it, and plain HTTP on its port') as count:
        got = fetch(nginx.https, '/x', fields=matrix.fields('fr'))
        compare(got, nginx.wanted(497, '/x', fields=matrix.fields('fr')), 'plain HTTP')
        text = fetch(nginx.https, '/x', fields=matrix.fields('en', 'text/plain')).body
        require(b'Use the https address.' in text, text)
        context = ssl.create_default_context(cafile=nginx.folder + '/cert.pem')
        context.check_hostname = False
        with Connection(nginx.https) as connection:
            connection.socket = context.wrap_socket(connection.socket)
            connection.send(request_bytes('/x', fields=matrix.fields('fr')))
            compare(connection.response(), nginx.wanted(404, '/x', fields=matrix.fields('fr')),
                    'HTTPS')
        got = fetch_http2(nginx.https, '/x', 'GET', matrix.fields('fr'), nginx.folder,
                          nginx.folder + '/cert.pem')
        compare(got, nginx.wanted(404, '/x', fields=matrix.fields('fr')), 'HTTP/2')
        require(got.version == 'HTTP/2', got.version)
        count += [1, 2, 3]
    with case('HTTPS without a certificate, and with one that nobody knows') as count:
        for code, certificate in ((496, None), (495, nginx.folder + '/cert.pem')):
            context = ssl.create_default_context(cafile=nginx.folder + '/cert.pem')
            context.check_hostname = False
            if certificate:
                context.load_cert_chain(certificate, nginx.folder + '/cert-key.pem')
            with Connection(nginx.verified) as connection:
                connection.socket = context.wrap_socket(connection.socket)
                connection.send(request_bytes('/x', fields=matrix.fields('fr')))
                got = connection.response()
                compare(got, nginx.wanted(code, '/x', fields=matrix.fields('fr')), code)
                require(nginx.wanted(code, '/x').body != nginx.wanted(494, '/x').body, code)
                count.append(code)


def test_cache(nginx):
    with case('one entry of proxy_cache in many languages') as count:
        for language, state in (('fr', 'MISS'), ('ar', 'HIT'), ('ja', 'HIT'), ('fr', 'HIT')):
            fields = matrix.fields(language)
            path = '/up-on-cached/html/404'
            got = fetch(nginx.port, path, fields=fields)
            # The page can be there before nginx has stored what it replaces.
            end = time.monotonic() + DEADLINE
            while state == 'HIT' and got.get('X-Cache') == 'MISS' and time.monotonic() < end:
                time.sleep(0.05)
                got = fetch(nginx.port, path, fields=fields)
            require(got.get('X-Cache') == state, language, got.get('X-Cache'))
            compare(got, nginx.wanted(404, path, fields=fields, retry_after='120'), language,
                    more_vary=['origin'])
            count.append(language)


def test_again(nginx):
    """From the third time on, a page is prepared, but for what belongs to each visitor."""
    with case('the same page for many visitors: each gets their own address') as count:
        for visitor in range(12):
            for language in ('fr', 'ar'):
                path = '/nowhere/of-visitor-%d?%s' % (visitor * 97, 'x' * visitor)
                fields = matrix.fields(language)
                got = fetch(nginx.port, path, fields=fields)
                compare(got, nginx.wanted(404, path, fields=fields), path)
                require(got.body.count(b'of-visitor-') == 1 and
                        b'/nowhere/of-visitor-%d?' % (visitor * 97) in got.body, path, got.body)
                count.append(path)


def test_crowd(nginx):
    with case('limit_conn, while another request is answered') as count:
        with Connection(nginx.port) as connection:
            connection.send(request_bytes('/crowded/slow/200'))
            connection.until(b'\r\n\r\n')
            fields = matrix.fields('fr')
            compare(fetch(nginx.port, '/crowded/slow/200', fields=fields),
                    nginx.wanted(503, '/crowded/slow/200', fields=fields), 'the second')
            count.append(1)


def test_policy_by_status(nginx):
    with case('a map sets Content-Security-Policy by status, as docs/nginx.md has it') as count:
        document = b' '.join(read(os.path.join(HERE, '../../docs/nginx.md')).split())
        for line in (b'map $status $csp { ~^[45] ""; default "default-src \'self\'"; }',
                     b'add_header Content-Security-Policy $csp always;'):
            require(line in document, line)
        page = nginx.wanted(404, '/', fields=matrix.fields('fr')).get('Content-Security-Policy')
        for path, status, policy in (('x', 404, page), ('own.html', 200, "default-src 'self'")):
            got = fetch(nginx.port, '/policy/map/' + path, fields=matrix.fields('fr'))
            require(got.status == status and got.all('Content-Security-Policy') == [policy], got.head)
            count.append(path)


def test_connect(nginx):
    with case('CONNECT: there is no method for a tunnel') as count:
        with Connection(nginx.port) as connection:
            connection.send(b'CONNECT example.org:443 HTTP/1.1\r\nHost: example.org\r\n\r\n')
            got = connection.response()
            if got.status == 405:  # since 1.21.1; before, the line was malformed
                require(got.all('Allow') == [''], got.head)
            count.append(got.status)


def test_raw(nginx):
    with case('malformed requests') as count:
        for data, code in ((b'garbage\r\n\r\n', 400), (b'GET / HTTP/9.9\r\n\r\n', 505),
                           (b'\x16\x03\x01\x02\x00\r\n\r\n', 400), (b'GET / HTTP/1.1\r\n\r\n', 400),
                           (b'GET /' + b'a' * 40000 + b' HTTP/1.1\r\n\r\n', 414)):
            with Connection(nginx.port) as connection:
                connection.send(data)
                got = connection.response()
                known = dict(uri='/') if data.startswith(b'GET / HTTP/1.1') else dict(uri=None)
                compare(got, nginx.wanted(code, None, host=None, **known), data[:40])
                count.append(1)
    with case('a field that is too large') as count:
        got = fetch(nginx.port, '/x', fields=[('Accept-Language', 'fr'), ('X', 'x' * 20000)])
        compare(got, nginx.wanted(494, '/x', fields=matrix.fields('fr')), 'a large field')
        count.append(1)
    with case('HTTP/0.9') as count:
        with Connection(nginx.port) as connection:
            connection.send(b'GET /nowhere\r\n')
            body = connection.to_the_end()
            require(body == nginx.wanted(404, '/nowhere', host=None).at(body).body, body[:200])
        count.append(1)


def test_valgrind(module, oracle, upstream_port):
    valgrind = find_program('valgrind')
    if not valgrind or UNDER_CHECKERS:
        skip('valgrind', 'there is no valgrind, or other checkers are at work')
        return
    with case('valgrind finds nothing in one matrix') as count, contextlib.ExitStack() as stack:
        nginx = Nginx(module, oracle, upstream_port, patience=60, wrapper=suite.under(valgrind))
        stack.callback(nginx.remove)
        stack.callback(nginx.stop)
        suite.valgrind_matrix(nginx, PATH, [404, 418, 503], [
            (where, kind) for where in ('up-on', 'up-on-unbuffered', 'up-empty', 'up-on-cached')
            for kind in up.CONTENT if kind != 'big'], count)
        require(not nginx.alarms(), nginx.alarms()[:3])


def run(nginx, plain, upstream):
    codes = [401, 403, 404, 405, 418, 429, 503]
    suite.codes(nginx, 'every code of 4xx and 5xx', PATH,
                [code for code in range(400, 600) if code not in CLOSED])
    suite.product(nginx, 'codes x languages x Accept x methods x HTTP/1.0, 1.1', PATH, codes)
    suite.http2(nginx, 'HTTP/2', PATH, codes)
    suite.own_errors(nginx, 'nginx\'s own errors: files, access, limits, proxying, conditions',
                     OWN_ERRORS)
    suite.cookie(nginx, 'lingo_language: a cookie goes before Accept-Language', '/cookie/')
    test_argument(nginx)
    test_gzip(nginx)
    suite.site(nginx, '/site/')
    suite.log(nginx, '$lingo_language and $lingo_format in the log', '/logged')
    test_tls(nginx)
    suite.untouched(nginx, plain, UNTOUCHED)
    suite.upstream(nginx, UPSTREAM, LENGTHLESS)
    suite.waits(nginx, '/up-on/html/503')
    suite.not_saved(nginx, PATH)
    features.waits(nginx, WAITS)
    features.methods(nginx, METHODS)
    test_connect(nginx)
    test_policy_by_status(nginx)
    features.zipped_wait(nginx, '/wait/zipped')
    features.refusals(nginx, REFUSED)
    features.maintenance(nginx)
    features.policies(nginx, "default-src 'self'")
    features.checked(nginx, sys.argv[1], CHECKED)
    answered = [code for code in range(400, 600) if code not in CLOSED + HIDDEN]
    features.all_checked(nginx, sys.argv[1], '/checked/%d', answered)
    features.all_checked_over_http2(nginx, sys.argv[1], '/checked/%d', answered)
    features.styles(nginx)
    features.left_alone(nginx, plain, LEFT_ALONE)
    features.upstreams_that_fail(nginx, upstream, ('up-on', 'up-on-unbuffered'))
    features.upstreams_that_fail(nginx, upstream, ('up-on-cached',), drops=False)
    features.upstreams_over_http2(nginx, 'up-on')
    features.trailers(nginx, 'up-on')
    test_fields_cost(nginx)
    test_cache(nginx)
    test_again(nginx)
    test_crowd(nginx)
    test_raw(nginx)
    suite.half_request(nginx)
    suite.hostile(nginx)
    hostile.run(nginx, hostile.REQUESTS, 'nginx')
    suite.reload(nginx)
    suite.no_alarm(nginx)


def main():
    prefix, module = sys.argv[1:3]
    with contextlib.ExitStack() as stack:
        oracle = start_oracle(stack, prefix)
        upstream = up.Upstream()
        stack.callback(upstream.stop)

        def start(loaded):
            server = Nginx(loaded, oracle, upstream.port)
            stack.callback(server.remove)
            stack.callback(server.stop)
            return server

        with suite.memory_meanwhile(start(module), start(None)):
            run(start(module), start(None), upstream)
            test_valgrind(module, oracle, upstream.port)
    finish()


if __name__ == '__main__':
    main()
