# SPDX-License-Identifier: MIT
"""Further features of the modules: waits, maintenance, policies, gRPC, upstreams that stall. Both
servers behave alike, so each case is written only once."""

import gzip
import itertools
import os
import time

import browser
import findings
import matrix
from harness import Connection, case, compare, fetch, fetch_http2, read, request_bytes, require, skip, write

FRENCH = matrix.fields('fr')
# What is answered as without the module: gRPC, and upstreams' codes that are none.
LEFT_ALONE = [('/up-on/%s/%d' % (kind, code), fields)
              for kind, fields in (('grpc', []), ('html', [('Content-Type', 'application/grpc')]),
                                   ('empty', [('Content-Type', 'application/grpc-web+proto')]))
              for code in (404, 503)] + [
    ('/up-empty/grpc/404', []), ('/nowhere', [('Content-Type', 'application/GRPC')]),
    ('/up-on/html/600', []), ('/up-on/html/999', []), ('/up-on/empty/999', []),
]


WAITS = [  # path, status, Retry-After, fields of the request
    ('/wait/10m', 503, '600', []), ('/wait/seconds', 429, '90', []), ('/wait/missing', 404, None, []),
    ('/wait/date', 503, 'Sat, 06 Nov 2094 08:49:37 GMT', []), ('/wait/asked', 503, None, []),
    ('/wait/both', 503, '120', []), ('/wait/bad', 503, '600', []), ('/later/', 503, '120', []),
    ('/wait/up/html/503', 503, '120', []), ('/wait/up/html/503?waits', 503, '240', []),
    ('/up-on/html/503?waits', 503, '240', []),
]


def waits(server, table):
    """Rows of path, status, the one Retry-After that goes out and is told on the page, and fields."""
    with case('how long to wait, on the page and in one Retry-After') as count:
        for path, status, wait, asked in table:
            for accept in (None, 'text/plain', 'application/problem+json'):
                fields = matrix.fields('fr', accept) + asked
                got = fetch(server.port, path, fields=fields)
                more = ['origin'] if '/up' in path else []
                compare(got, server.wanted(status, path, fields=fields, got=got, retry_after=wait),
                        path, more_vary=more)
                require(got.all('Retry-After') == ([wait] if wait else []), path,
                        got.all('Retry-After'))
                count.append(path)


def names(line):
    return sorted(name.strip() for name in line.split(','))


def methods(server, table):
    """Rows of method, path, and the one Allow that goes out, its methods in any order, and is told on
    the page; '' is a field that names no method, None none at all."""
    with case('the methods of a 405, on the page and in Allow (RFC 9110 section 15.5.6)') as count:
        for method, path, allow in table:
            for accept in (None, 'text/plain', 'application/problem+json'):
                fields = matrix.fields('fr', accept)
                got = fetch(server.port, path, method, fields=fields)
                status = 404 if path == '/methods/missing' else 405
                theirs = dict(more_vary=['origin']) if path.startswith('/methods/up') else {}
                wanted = server.wanted(status, path, method, fields, allow=got.get('Allow') or None,
                                       retry_after='120' if theirs else None)
                compare(got, wanted, (method, path), **theirs)
                require([names(line) for line in got.all('Allow')] == ([] if allow is None else [names(allow)]),
                        method, path, got.all('Allow'))
                for name in names(allow or ''):
                    require(name.encode() in got.body, method, path, got.body)
                count.append(path)


def zipped_wait(server, path):
    """A page that is made again when its fields are known is compressed as a whole."""
    with case('Retry-After of the server\'s own on a compressed page') as count:
        fields = FRENCH + [('Accept-Encoding', 'gzip')]
        got = fetch(server.port, path, fields=fields)
        require(got.get('Content-Encoding') == 'gzip', got.head)
        body = gzip.decompress(got.body)
        require(body == server.wanted(404, path, fields=fields, retry_after='120').at(body).body, body)
        count.append(path)


def refusals(server, table):
    """Rows of a line of configuration, and words of what is said about it."""
    path = server.folder + '/locations.conf'
    text = read(path)
    with case('lines of configuration that are refused') as count:
        for line, words in table:
            write(path, text + line.encode() + b'\n')
            said = server.complaint()
            write(path, text)
            require(all(word in said for word in words), line, said)
            count.append(line)


def closed_page(server, path, method, got, wait='300'):
    wanted = server.wanted(503, path, method, FRENCH, got=got, maintenance='yes', retry_after=wait)
    wanted.fields = [f for f in wanted.fields if f[0] != 'cache-control']
    require(got.all('Cache-Control') == ['no-store'], path, got.all('Cache-Control'))
    compare(got, wanted, (path, method))


def maintenance(server):
    with case('maintenance: on, off, with a page of one\'s own, and without the module\'s pages') as count:
        for path, wait in (('/closed/on', '300'), ('/closed/long', '7200'), ('/closed/alone', '300'),
                           ('/closed/cached', '300'), ('/closed/on/deeper?x=1', '300')):
            for method in ('GET', 'HEAD', 'POST', 'DELETE'):
                got = fetch(server.port, path, method, fields=FRENCH)
                closed_page(server, path, method, got, wait)
                count.append(path)
        require(fetch(server.port, '/closed/off').status == 404, '/closed/off')
        got = fetch(server.port, '/closed/page')
        require(got.status == 503 and b'own page' in got.body, got.head, got.body)
        got = fetch(server.port, '/closed/on', fields=[('Content-Type', 'application/grpc')])
        require(got.status == 503 and got.get('Content-Language') is None, got.head)
    with case('maintenance while there is a file, but for some addresses and places') as count:
        flag = server.folder + '/closed.flag'
        for _ in range(2):
            require(fetch(server.port, '/closed/file').status == 204, 'before')
            write(flag, '')
            closed_page(server, '/closed/file', 'GET', fetch(server.port, '/closed/file', fields=FRENCH))
            require(fetch(server.port, '/closed/file', source='127.0.0.2').status == 204, 'excepted')
            require(fetch(server.port, '/closed/file/open').status == 204, 'another place')
            os.remove(flag)
            require(fetch(server.port, '/closed/file').status == 204, 'after')
            count.append(1)


def policies(server, own):
    """A site-wide policy of the administrator's, and the page's own: browsers apply both."""
    with case('one Content-Security-Policy') as count:
        page = server.wanted(404, '/', fields=FRENCH).get('Content-Security-Policy')
        for path, wanted in (('/policy/replace/x', [page]), ('/policy/keep/x', [own]),
                             ('/policy/keep-none/x', [page]), ('/policy/off/x', [own]),
                             ('/policy/off-none/x', []), ('/policy/up/html/404', [page])):
            for method in ('GET', 'HEAD'):
                got = fetch(server.port, path, method, fields=FRENCH)
                require(got.status == 404 and got.get('Content-Language') == 'fr', path, got.head)
                require(got.all('Content-Security-Policy') == wanted, path, method, got.head)
                count.append(path)
        got = fetch(server.port, '/policy/replace/x', fields=matrix.fields('fr', 'text/plain'))
        require(got.all('Content-Security-Policy') == [own], 'text', got.head)


# The server's own status line: of another version of HTTP's list, or not of the list.
PHRASES = {('phrase-former', None), ('phrase-unregistered', None)}


# What it may send, and the operator has not said.
OPTIONAL = {('proxy-status', None), ('field-optional', None)}


def check_pages(prefix, pages, method='GET', version='1.1', expected=frozenset()):
    """That nothing is found in responses with pages, all to one method in one version."""
    responses = [page.head + b'\r\n\r\n' + page.body for page in pages]
    for page in pages:
        require(page.get('Content-Language') == 'fr', page.head)
    answers = findings.check_all([prefix + '/bin/httplingo'], responses, method, version, 'both')
    found = findings.unexpected(answers, method, PHRASES | expected)
    require(not found, len(found), 'findings:', *found[:5])


def checked(server, prefix, table):
    """Rows of method, path, fields: errors that the server makes itself, with what it knows of them."""
    with case('httplingo check finds nothing in errors of the server\'s own') as count:
        for method, path, fields in table:
            pages = [fetch(server.port, path, method, fields=matrix.fields('fr', accept) + fields)
                     for accept in (None, *findings.FORMATS.values())]
            check_pages(prefix, pages, method, expected=OPTIONAL)
            count += pages


def fetch_all(server, method, requests):
    """The responses to rows of path and fields, on connections that are kept as long as may be."""
    connection, pages = None, []
    for path, fields in requests:
        connection = connection or Connection(server.port)
        connection.send(request_bytes(path, method, fields=fields))
        pages.append(connection.response(method))
        if not server.is_kept(pages[-1]):
            connection.socket.close()
            connection = None
    if connection:
        connection.socket.close()
    return pages


def all_checked(server, prefix, path, codes):
    """Every code, in every format, to GET and HEAD; what only the operator knows is configured."""
    with case('httplingo check finds nothing, whatever the code, format and method') as count:
        for method in ('GET', 'HEAD'):
            wanted = [(code, accept) for code in codes for accept in findings.FORMATS.values()]
            pages = fetch_all(server, method, [(path % code, matrix.fields('fr', accept)) for code, accept in wanted])
            require([page.status for page in pages] == [code for code, _ in wanted], 'another status')
            check_pages(prefix, pages, method)
            count += pages


def all_checked_over_http2(server, prefix, path, codes):
    """Each code in one of the formats: curl takes a while for each."""
    with case('httplingo check finds nothing over HTTP/2') as count:
        for method, some in (('GET', codes), ('HEAD', codes[::5])):
            pages = [fetch_http2(server.http2, path % code, method, matrix.fields('fr', accept), server.folder)
                     for code, accept in zip(some, itertools.cycle(findings.FORMATS.values()))]
            check_pages(prefix, pages, method, '2')
            count += pages


def styles(server):
    """Chromium shows the page's style, unless another policy forbids it, which shows the test."""
    if not browser.is_there():
        skip('the page in Chromium', 'there is no chromium with its driver')
        return
    with case('Chromium shows the style, whatever policy the site has') as count, \
            browser.open_browser() as chromium:
        for path, shown in (('/nowhere', True), ('/policy/replace/x', True),
                            ('/policy/up/html/404', True), ('/policy/keep/x', False),
                            ('/policy/keep-none/x', True), ('/policy/off/x', False)):
            line = chromium.evaluate('http://127.0.0.1:%d%s' % (server.port, path),
                                     'getComputedStyle(document.documentElement).borderTopStyle')
            require(line == ('solid' if shown else 'none'), path, line)
            count.append(path)


def left_alone(server, plain, paths):
    """What is answered as without the module: rows of path and fields."""
    with case('gRPC, and codes that there are none of') as count:
        for path, fields in paths:
            got, wanted = (fetch(s.port, path, fields=fields + FRENCH) for s in (server, plain))
            require(got.status == wanted.status and got.body == wanted.body, path, got.head, wanted.head)
            for name in ('Content-Type', 'Content-Language', 'Vary', 'Content-Security-Policy'):
                require(got.all(name) == wanted.all(name), path, name, got.head)
            count.append(path)


def upstreams_that_fail(server, upstream, places, drops=True):
    """The page waits for no content that nobody needs, and is not lost with it.  What is stored is
    read to its end all the same, and nothing is dropped."""
    with case('upstreams that stall, or send no valid chunk: ' + ', '.join(places)) as count:
        for place in places:
            for kind in ('stalled', 'stalled-chunked', 'broken-chunked'):
                for code in (404, 500):
                    path = '/%s/%s/%d' % (place, kind, code)
                    upstream.dropped.clear()
                    start = time.monotonic()
                    got = fetch(server.port, path, fields=FRENCH)
                    spent = time.monotonic() - start
                    compare(got, server.wanted(code, path, fields=FRENCH, got=got,
                                               retry_after='120'), path, more_vary=['origin'])
                    require(spent < 5, path, 'took', spent)
                    end = time.monotonic() + 10
                    while drops and 'stalled' in kind and time.monotonic() < end and \
                            not upstream.dropped:
                        time.sleep(0.01)
                    require(not drops or 'stalled' not in kind or upstream.dropped == [kind], path,
                            'the upstream was not dropped')
                    count.append(path)


def upstreams_over_http2(server, place):
    with case('errors of upstreams, over HTTP/2') as count:
        for kind in ('html', 'big', 'stalled', 'broken-chunked', 'empty'):
            for method in ('GET', 'HEAD'):
                path = '/%s/%s/404' % (place, kind)
                start = time.monotonic()
                got = fetch_http2(server.http2, path, method, FRENCH, server.folder)
                compare(got, server.wanted(404, path, method, FRENCH, got=got, retry_after='120'), path,
                        more_vary=['origin'])
                require(time.monotonic() - start < 5, path, 'waits')
                count.append(path)


def trailers(server, place):
    with case('announced trailers go with the content') as count:
        path = '/%s/trailer-chunked/404' % place
        got = fetch(server.port, path, fields=FRENCH)
        compare(got, server.wanted(404, path, fields=FRENCH, got=got, retry_after='120'), path,
                more_vary=['origin'])
        require(got.get('Trailer') is None and got.get('X-Sum') is None, got.head)
        count.append(path)
