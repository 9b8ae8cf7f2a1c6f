# SPDX-License-Identifier: MIT
"""Apache httpd with and without its module.  Usage: apache.py PREFIX MODULE.so"""

import contextlib
import gzip
import os
import sys
import threading
import time

import features
import hostile
import matrix
import suite
import upstream as up
from apache_server import Apache
from harness import (Connection, case, compare, fetch, find_program, finish,
                     peak_memory, read, request_bytes, require, skip, start_oracle)

PATH = '/code/%d'

OWN_ERRORS = [  # path, method, fields, status, fields that stay
    ('/nowhere', 'GET', [], 404, {}),
    ('/nowhere', 'HEAD', [], 404, {}),
    ('/nowhere', 'POST', [], 404, {}),
    ('/denied/', 'GET', [], 403, {}),
    ('/list/x.txt', 'DELETE', [], 405, {}),
    ('/', 'TRACE', [], 405, {}),
    ('/', 'UNKNOWN', [], 501, {}),
    ('/sign-in/', 'GET', [], 401, {'WWW-Authenticate': 'Basic realm="a realm"'}),
    ('/dead/x', 'GET', [], 503, {}),
    ('/dead/x', 'HEAD', [], 503, {}),
    ('/added/x', 'GET', [], 404, {'X-Added': 'yes'}),
    ('/failed-page/x', 'GET', [], 404, {}),
    ('/failed-page/x', 'HEAD', [], 404, {}),
    ('/list/x.txt', 'GET', [('Range', 'bytes=99-')], 416, {}),
    ('/own.html', 'POST', [('Content-Length', '99')], 413, {}),
    ('/up-overridden/html/404', 'GET', [], 404, {}),
    ('/later/', 'GET', [], 503, {'Retry-After': '120'}),
    ('/cgi/none', 'GET', [], 404, {}),
    ('/cgi/broken', 'GET', [], 500, {}),
    ('/cgi/empty', 'GET', [], 404, {}),
    ('/cgi-on/empty', 'GET', [], 404, {}),
    ('/cgi-on/answer', 'GET', [], 404, {}),
    ('/cgi-on/answer', 'HEAD', [], 404, {}),
]

# What is byte for byte as without the module.
UNTOUCHED = [
    ('/', 'GET', []), ('/', 'HEAD', []), ('/', 'GET', [('Range', 'bytes=1-3')]),
    ('/', 'GET', [('If-Modified-Since', 'Sun, 06 Nov 2094 08:49:37 GMT')]),
    ('/', 'GET', [('If-Match', '"none"')]),  # httpd answers without content
    ('/list', 'GET', []), ('/list/', 'GET', []), ('/moved', 'GET', []), ('/nothing', 'GET', []),
    ('/off/x', 'GET', []), ('/off/x', 'HEAD', []), ('/off/x', 'POST', []),
    ('/text/x', 'GET', []), ('/text/x', 'HEAD', []), ('/page/x', 'GET', []),
    ('/page/x', 'HEAD', []), ('/page/x', 'POST', []), ('/page-moved/x', 'GET', []),
    ('/page-proxied/x', 'GET', []), ('/page-proxied-on/x', 'GET', []),
    ('/parts.shtml', 'GET', []), ('/parts.shtml', 'HEAD', []),
    ('/up/html/200', 'GET', []), ('/up-on/html/200', 'GET', []), ('/up-on/empty/302', 'GET', []),
] + [('/%s/%s/%d' % (where, kind, code), method, [])  # no status codes: RFC 9110 section 15
     for where in ('up-on', 'up-empty') for kind in ('html', 'json', 'empty')
     for code in (600, 601, 999) for method in ('GET', 'HEAD')] + \
    [('/%s/%s/%d' % (where, kind, code), method, [])
     for where, kinds in (('up', up.CONTENT),
                          ('up-empty', ('html', 'json', 'gzip', 'chunked', 'close', 'slow')))
     for kind in kinds if kind != 'reset' for code in (404, 503) for method in ('GET', 'HEAD')
     if not (method == 'HEAD' and 'empty' in kind)] + \
    [('/up-fastcgi-empty/%s/404' % kind, 'GET', []) for kind in up.OF_PROGRAMS
     if kind not in ('empty', 'reset')] + \
    [('/%s/%s' % (where, script), method, [])
     for where, script in (('cgi', 'answer'), ('cgi-off', 'answer'), ('cgi-off', 'empty'))
     for method in ('GET', 'HEAD')]

# Answers of the server behind, by where httpd asks it.
UPSTREAM = [(where, kind) for where in ('up-on', 'up-on-flushed') for kind in up.CONTENT] + \
    [('up-empty', kind) for kind in ('empty', 'empty-chunked')] + \
    [(where, kind) for where in ('up-fastcgi', 'up-scgi', 'up-uwsgi') for kind in up.OF_PROGRAMS] + \
    [('up-fastcgi-empty', 'empty')]
# httpd does not trust the length that a program says.
LENGTHLESS = [('up-empty', 'empty-chunked'), ('up-fastcgi-empty', 'empty')]
OVER_HTTP2 = [('up-http2', kind) for kind in up.CONTENT]


WAITS = features.WAITS + [
    ('/wait/asked', 503, '30', [('X-Wait', '30')]), ('/wait/asked', 503, '3600', [('X-Wait', '1h')]),
    ('/wait/asked', 503, None, [('X-Wait', 'soon')]),
]

# What httpd itself answers; where it names no method, it does not without the module either.
METHODS = [
    ('DELETE', '/list/x.txt', 'GET, HEAD, POST, OPTIONS'), ('PUT', '/new', 'GET, HEAD, POST, OPTIONS'),
    ('DELETE', '/list/', 'GET, HEAD, POST, OPTIONS'), ('PROPFIND', '/', 'GET, HEAD, POST, OPTIONS'),
    ('DELETE', '/missing', 'GET, HEAD, POST, OPTIONS'), ('DELETE', '/methods/limited/own.html', ''),
    ('TRACE', '/', ''), ('GET', '/methods/redirect', ''), ('DELETE', '/methods/added', 'GET, PURGE'),
    ('DELETE', '/methods/file', 'GET, PURGE'), ('GET', '/methods/missing', None), ('GET', '/methods/up/html/405', None),
    ('GET', '/methods/up/html/405?methods', 'GET, PATCH'), ('GET', '/cgi/refused', 'POST, PATCH'),
    ('GET', '/cgi-on/refused', 'POST, PATCH'), ('GET', '/cgi-on/unnamed', None),
]

CHECKED = [('GET', path, []) for path in (
    '/nowhere', '/denied/', '/sign-in/', '/dead/x', '/later/', '/wait/10m', '/wait/seconds', '/closed/on',
    '/policy/replace/x', '/up-on/html/404', '/up-on/json/503', '/up-empty/empty/500', '/cgi-on/refused')] + [
    ('HEAD', '/nowhere', []), ('HEAD', '/closed/on', []), ('HEAD', '/up-on/html/404', []),
    ('DELETE', '/list/x.txt', []), ('DELETE', '/methods/added', []), ('TRACE', '/', []), ('PROPFIND', '/', []), ('UNKNOWN', '/', []),
    ('POST', '/own.html', [('Content-Length', '99')]), ('POST', '/closed/on', []),
]

REFUSED = [
    ('LingoMaintenance', ['LingoMaintenance']),
    ('LingoMaintenance On except', ['LingoMaintenance', '"except"']),
    ('LingoMaintenance On 10.0.0.1', ['"except"']),
    ('LingoMaintenance On except 10.0.0.1 here', ['"here"', 'neither an address']),
    ('LingoRetryAfter soon', ['"soon"', 'an HTTP date']),
    ('LingoRetryAfter "%{oops"', ['LingoRetryAfter']),
    ('LingoCSP Maybe', ['"Maybe"']),
]


def test_rules(apache):
    with case('.htaccess, where AllowOverride FileInfo lets it') as count:
        for path, code, told in (('/rules/x', 404, {}), ('/rules/x?hl=ja', 404, {'preferred': 'ja'})):
            fields = matrix.fields('fr')
            got = fetch(apache.port, path, fields=fields)
            compare(got, apache.wanted(code, path, fields=fields, got=got,
                                       oracle=apache.oracle.of_site, **told), path)
            count.append(path)
        got = fetch(apache.port, '/rules/x', fields=[('X-Language', 'ja')])
        require(got.get('Content-Language') == 'ja', got.head)
        got = fetch(apache.port, '/rules/closed/x', fields=matrix.fields('fr'))
        require(got.status == 503 and got.get('Retry-After') == '3600', got.head)


def test_versions(apache):
    with case('the versions to choose from, as links') as count:
        html = 'page.html.fr page.html.fr (text/html; fr), page.html.de page.html.de (text/html; de)'
        for fields, choices in ((matrix.fields('fr', 'image/png'), html),
                                (matrix.fields('fr', 'application/problem+json'), html)):
            got = fetch(apache.port, '/versions/page', fields=fields)
            shown = sorted(choices.split(', '))
            wanted = [apache.wanted(406, '/versions/page', fields=fields, got=got, choices=', '.join(order))
                      for order in (shown, shown[::-1])]
            require(got.body in [page.at(got.body).body for page in wanted], got.body)
            for path in ('page.html.fr', 'page.html.de'):
                require(path.encode() in got.body, got.body)
            count.append(fields)
        html = fetch(apache.port, '/versions/page', fields=matrix.fields('fr', 'text/html;q=0')).body
        require(b'<a href="page.html.de">' in html, html)


def test_choices(apache):
    """RFC 2295 section 8.4: who negotiates gets the list, as 300 (RFC 9110 section 15.4.1)."""
    with case('300 with the versions to choose from') as count:
        for accept in ('text/html', 'text/plain', 'application/problem+json'):
            fields = matrix.fields('fr', accept) + [('Negotiate', 'trans')]
            got = fetch(apache.port, '/versions/page', fields=fields)
            require(got.status == 300, got.head)
            require(got.get('Content-Language') == 'fr', got.head)
            for version in (b'page.html.fr', b'page.html.de'):
                require(version in got.body, got.body)
            count.append(accept)
        html = fetch(apache.port, '/versions/page', fields=matrix.fields('fr') + [('Negotiate', 'trans')]).body
        require(b'<a href="page.html.de">' in html, html)


def test_fields_cost(apache):
    """httpd joins the lines of a field, at most 100 lines and 8,190 bytes (LimitRequestFieldSize), and
    refuses more; what it lets through is read once."""
    with case('a field of many lines costs no more than its bytes') as count:
        def high():
            return peak_memory(read('/proc/%d/task/%d/children' % (apache.process.pid, apache.process.pid)).split())

        got = fetch(apache.port, '/nowhere', fields=[('Accept-Language', 'x' * 60)] * 90 + matrix.fields('fr'))
        require(got.get('Content-Language') == 'fr', '6 KiB', got.head)
        before = high()
        for name in ('Accept', 'Accept-Language', 'Cookie'):
            for _ in range(20):
                got = fetch(apache.port, '/site/', fields=[(name, 'a' * 80)] * 90)
                require(got.status == 404, got.head)
                count.append(name)
        require(high() - before < 4000, 'KiB:', high() - before)
        got = fetch(apache.port, '/nowhere', fields=[('Accept-Language', 'x' * 200)] * 90 + matrix.fields('fr'))
        require(got.status == 400, 'beyond 8 KiB', got.head)


def test_tls(apache):
    if not apache.with_tls:
        skip('HTTPS', 'there is no openssl to make a certificate with')
        return
    with case('plain HTTP on the port of HTTPS') as count:
        for accept in (None, 'text/plain', 'application/problem+json'):
            got = fetch(apache.https, '/x', fields=matrix.fields('en', accept))
            require(got.status == 400, got.head)
            if accept == 'text/plain':
                require(b'Use the https address.' in got.body, got.body)
            count.append(accept)


def test_deflate(apache):
    with case('mod_deflate, for errors of upstreams') as count:
        fields = matrix.fields('fr') + [('Accept-Encoding', 'gzip')]
        path = '/up-on-deflated/html/404'
        got = fetch(apache.port, path, fields=fields)
        require(got.get('Content-Encoding') == 'gzip', 'not compressed:', got.head)
        require('Accept-Encoding' in got.get('Vary'), 'Vary', got.get('Vary'))
        body = gzip.decompress(got.body)
        wanted = apache.wanted(404, path, fields=fields, retry_after='120').at(body)
        require(body == wanted.body, 'another content')
        count.append(1)


def fetch_from_cache(apache, path, fields, state):
    """What is stored may be so a moment after it was sent."""
    end = time.monotonic() + 10
    while True:
        got = fetch(apache.port, path, fields=fields)
        if got.get('X-Cache').startswith(state) or time.monotonic() > end:
            return got
        time.sleep(0.05)


def test_cache(apache):
    with case('mod_cache keeps a page a language') as count:
        path = '/up-cached/json/404?stored'
        for language, state in (('fr', 'MISS'), ('ar', 'MISS'), ('fr', 'HIT'), ('ar', 'HIT')):
            fields = matrix.fields(language)
            got = fetch_from_cache(apache, path, fields, state)
            require(got.get('X-Cache').startswith(state), language, got.get('X-Cache'))
            wanted = apache.wanted(404, path, fields=fields, retry_after='120').at(got.body)
            for field in ('Content-Language', 'Content-Type', 'Content-Length'):
                require(got.all(field) == wanted.all(field), language, state, field, got.all(field))
            require(got.body == wanted.body, language, got.body[:200])
            count.append(1)


# From the third time on, a page is prepared, but for what belongs to each visitor.
REPEATED = [(code, language) for language in ('fr', 'ar', 'de-AT, en;q=0.8') for code in (404, 403)]


def visit_often(apache, visitor, answers):
    """One visitor of many: stores the path, the ID, the language and the answer of each request."""
    with Connection(apache.port) as connection:
        for turn in range(8):
            for code, language in REPEATED:
                path = PATH % code + '?of=%d-%d-%s' % (visitor, turn, 'x' * visitor)
                identifier = 'id-%d-%d' % (visitor, turn)
                connection.send(request_bytes(path, fields=matrix.fields(language) + [('X-Id', identifier)]))
                answers.append((code, path, identifier, language, connection.response()))


def test_visitors(apache, name):
    with case(name) as count:
        answers = []
        threads = [threading.Thread(target=visit_often, args=(apache, visitor, answers)) for visitor in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        require(len(answers) == 8 * 8 * len(REPEATED), len(answers), 'answers')
        for code, path, identifier, language, got in answers:
            wanted = apache.wanted(code, path, fields=matrix.fields(language), got=got, request_id=identifier)
            compare(got, wanted, (path, language))
            require(got.body.count(identifier.encode()) == 1, path, identifier, got.body)
            count.append(path)


def test_raw(apache):
    with case('malformed requests') as count:
        for data, code, uri in ((b'garbage\r\n\r\n', 400, None),
                                (b'GET / HTTP/9.9\r\n\r\n', 400, '/'),
                                (b'\x16\x03\x01\x02\x00\r\n\r\n', 400, None),
                                (b'GET / HTTP/1.1\r\n\r\n', 400, '/'),
                                (b'GET /' + b'a' * 40000 + b' HTTP/1.1\r\n\r\n', 414, None)):
            with Connection(apache.port) as connection:
                connection.send(data)
                got = connection.response()
                compare(got, apache.wanted(code, None, host=None, uri=uri), data[:40])
                count.append(1)
    with case('a field that is too large') as count:
        got = fetch(apache.port, '/x', fields=[('Accept-Language', 'fr'), ('X', 'x' * 20000)])
        compare(got, apache.wanted(400, '/x', host=None, status=431), 'a large field')
        count.append(1)
    with case('HTTP/0.9') as count:
        with Connection(apache.port) as connection:
            connection.send(b'GET /nowhere\r\n')
            body = connection.to_the_end()
            require(body == apache.wanted(404, '/nowhere', host=None).at(body).body, body[:200])
            count.append(1)


def test_valgrind(module, oracle, upstream_port):
    valgrind = find_program('valgrind')
    if not valgrind:
        skip('valgrind', 'there is no valgrind')
        return
    with case('valgrind finds nothing in one matrix') as count, contextlib.ExitStack() as stack:
        apache = Apache('prefork', module, oracle, upstream_port, patience=60, wrapper=suite.under(valgrind))
        stack.callback(apache.remove)
        stack.callback(apache.stop)
        suite.valgrind_matrix(apache, PATH, [404, 405, 503], [
            (where, kind) for where in ('up-on', 'up-on-flushed', 'up-empty')
            for kind in up.CONTENT if kind != 'big'], count)


def test_hostile_under_valgrind(module, oracle, upstream_port):
    valgrind = find_program('valgrind')
    if not valgrind or not os.environ.get('CHECK_LONG'):
        skip('hostile requests under valgrind', './check --long does it, with valgrind')
        return
    with contextlib.ExitStack() as stack:
        apache = Apache('event', module, oracle, upstream_port, patience=60, wrapper=suite.under(valgrind))
        stack.callback(apache.remove)
        hostile.run(apache, 5000, 'apache under valgrind')
        with case('valgrind has found nothing') as count:
            status = apache.stop()
            found = [line for line in read(apache.folder + '/output.log').decode('latin-1').split('\n')
                     if line.startswith('==')]
            require(status == 0 and not found, 'status', status, '; '.join(found)[:1500])
            count.append(status)


def known_codes(server):
    """httpd sends 500 for codes that it has no status line for; what it sends is what counts."""
    return [code for code in range(400, 600) if fetch(server.port, PATH % code).status == code]


def run(apache, plain, upstream):
    codes = [401, 403, 404, 405, 429, 503]
    known = known_codes(plain)
    suite.codes(apache, 'every code that httpd knows', PATH, known)
    with case('codes that it does not know are 500') as count:
        for code in set(range(400, 600)) - set(known):
            path = PATH % code
            got = fetch(apache.port, path)
            compare(got, apache.wanted(500, path, got=got), path)
            count.append(code)
    suite.product(apache, 'codes x languages x Accept x methods x HTTP/1.0, 1.1', PATH, codes)
    suite.http2(apache, 'HTTP/2', PATH, codes)
    suite.own_errors(apache, 'httpd\'s own errors: files, access, proxying, conditions', OWN_ERRORS)
    suite.cookie(apache, 'LingoLanguage: a cookie goes before Accept-Language', '/cookie/')
    suite.site(apache, '/site/')
    suite.log(apache, 'language and format in the log', '/logged')
    suite.untouched(apache, plain, UNTOUCHED, ('chunked', 'empty-chunked', 'close', 'slow', 'cgi', 'cgi-off',
                                               'up-fastcgi-empty'))
    suite.upstream(apache, UPSTREAM + OVER_HTTP2, LENGTHLESS)
    suite.waits(apache, '/up-on/html/503')
    suite.not_saved(apache, PATH)
    features.waits(apache, WAITS)
    features.methods(apache, METHODS)
    features.refusals(apache, REFUSED)
    features.maintenance(apache)
    features.policies(apache, "default-src 'self'")
    features.checked(apache, sys.argv[1], CHECKED)
    features.all_checked(apache, sys.argv[1], '/checked/%d', known)
    features.all_checked_over_http2(apache, sys.argv[1], '/checked/%d', known)
    features.styles(apache)
    features.left_alone(apache, plain, features.LEFT_ALONE)
    features.upstreams_that_fail(apache, upstream, ('up-on',))
    features.upstreams_over_http2(apache, 'up-on')
    features.trailers(apache, 'up-on')
    test_rules(apache)
    test_versions(apache)
    test_choices(apache)
    test_fields_cost(apache)
    test_tls(apache)
    test_deflate(apache)
    test_cache(apache)
    test_visitors(apache, 'the same pages in many threads: each visitor gets their own address, ID and time')
    test_raw(apache)
    suite.half_request(apache)
    suite.hostile(apache)
    hostile.run(apache, hostile.REQUESTS, 'apache')
    suite.reload(apache)
    suite.no_alarm(apache)


def run_prefork(apache):
    suite.product(apache, 'prefork: codes x languages x Accept x methods', PATH, [404, 503])
    suite.own_errors(apache, 'prefork: httpd\'s own errors', OWN_ERRORS)
    suite.upstream(apache, UPSTREAM, LENGTHLESS)
    test_visitors(apache, 'prefork: the same pages: each visitor gets their own address, ID and time')
    suite.reload(apache)
    suite.no_alarm(apache, 'prefork: ')


def main():
    prefix, module = sys.argv[1:3]
    with contextlib.ExitStack() as stack:
        oracle = start_oracle(stack, prefix)
        upstream = up.Upstream()
        stack.callback(upstream.stop)

        def start(mpm, loaded):
            server = Apache(mpm, loaded, oracle, upstream.port)
            stack.callback(server.remove)
            stack.callback(server.stop)
            return server

        with suite.memory_meanwhile(start('event', module), start('event', None)):
            run(start('event', module), start('event', None), upstream)
            run_prefork(start('prefork', module))
            test_valgrind(module, oracle, upstream.port)
            test_hostile_under_valgrind(module, oracle, upstream.port)
    finish()


if __name__ == '__main__':
    main()
