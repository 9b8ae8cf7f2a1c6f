# SPDX-License-Identifier: MIT
"""Varnish with its module.  Usage: varnish.py PREFIX MODULE.so"""

import contextlib
import os
import re
import shutil
import subprocess
import sys

import findings
import load
import matrix
import suite
import upstream as up
from harness import HERE, Connection, case, compare, fetch, finish, memory_of, read, require, skip, start_oracle, write
from varnish_server import ID, Varnish

CODES = [400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417,
         418, 421, 422, 423, 424, 425, 426, 428, 429, 431, 451, 500, 501, 502, 503, 504, 505, 506,
         507, 508, 510, 511]
LANGUAGES = ['en', 'fr', 'ar', 'ja', 'de', 'pt-BR', 'zh-Hant', 'ru', 'he', 'sw']
FORMATS = ['text/html', 'application/problem+json', 'text/plain']

OFFERED = [  # Accept-Language, the tag that is chosen of en, de, pt-BR, zh-Hant
    (None, 'en'), ('de-AT, en;q=0.5', 'de'), ('pt', 'pt-BR'), ('zh-TW', 'zh-Hant'), ('zh-CN', 'en'),
    ('fr;q=0.9, de;q=0.1', 'de'), ('*', 'en'), ('en;q=0, *', 'de'), (';;;,,', 'en'),
]

TEXTS = [  # X-Language, X-Status, title of 404, phrase of the status, advice of 404
    ('fr', '410', 'Page introuvable', 'Supprimée définitivement', None),
    ('de', '418', 'Seite nicht gefunden', None, None),
    ('xx', '404', 'Page not found', 'Not Found', 'Check the address for typos.'),
    ('', '700', 'Page not found', None, None),
]


def test_every_page(varnish):
    with case('every code x 10 languages x 3 formats, byte for byte') as count:
        for code in CODES:
            for language in LANGUAGES:
                for media in FORMATS:
                    path = '/code/%d' % code
                    fields = matrix.fields(language, media)
                    got = fetch(varnish.port, path, fields=fields)
                    compare(got, varnish.wanted(code, path, fields=fields, got=got), (code, language, media))
                    count.append(1)


def test_untouched(varnish):
    with case('what is no error stays as it is') as count:
        for path, status in (('/', 200), ('/code/750', 750), ('/code/600', 600), ('/code/304', 304),
                             ('/code/399', 399)):
            got = fetch(varnish.port, path, fields=matrix.fields('fr'))
            require(got.status == status, path, got.status)
            require(got.get('Content-Language') is None, path, got.head)
            count.append(1)
        for path in ('/html/404', '/json/503', '/gzip/404', '/chunked/500', '/big/404', '/grpc/503'):
            got = fetch(varnish.port, path, fields=matrix.fields('fr') + [('Accept-Encoding', 'gzip')])
            require(got.body == up.KINDS[path.split('/')[1]][1], path, got.body[:80])
            require(got.get('Content-Language') == 'tlh', path, got.head)
            count.append(1)
        grpc = matrix.fields('fr') + [('Content-Type', 'application/grpc+proto')]
        for path in ('/code/503', '/empty/empty/503'):
            got = fetch(varnish.port, path, 'POST', fields=grpc)
            require(b'lang="fr"' not in got.body and got.status == 503, path, got.body[:80])
            count.append(1)


# What pages keep of a response, and how often Varnish sends it.
KEPT = [field for field in up.KEPT if field[0] not in ('Vary', 'Retry-After')]


def test_upstream(varnish):
    """Errors of a backend: those without content, and with replaces(all) every one."""
    with case('errors of backends, with their fields') as count:
        for where, kind in (('empty', 'empty'), ('empty', 'empty-chunked'), ('all', 'empty'), ('all', 'html'),
                            ('all', 'json'), ('all', 'chunked'), ('all', 'big'), ('all', 'slow')):
            for code, method in ((404, 'GET'), (503, 'GET'), (405, 'POST'), (404, 'HEAD')):
                if method == 'HEAD' and kind != 'empty' and where == 'empty':
                    continue  # whether GET would have content is not known
                path = '/%s/%s/%d?methods' % (where, kind, code)
                fields = matrix.fields('fr')
                got = fetch(varnish.port, path, method, fields=fields)
                suite.check_upstream(varnish, got, code, path, method, fields)
                require(got.get('Allow') == 'GET, PATCH', path, got.head)
                require('1.1 varnish' in (got.get('Via') or ''), path, got.head)
                count.append(path)
        got = fetch(varnish.port, '/all/gzip/404', fields=matrix.fields('fr', 'text/html'))
        require(got.get('Content-Encoding') is None and b'lang="fr"' in got.body, got.head)


def test_cache(varnish):
    """One response of the backend is stored, and each visitor gets a page of their own."""
    with case('a stored error without content, in four languages') as count:
        for language in ('fr', 'ja', 'ar', 'fr'):
            fields = matrix.fields(language, 'application/problem+json')
            got = fetch(varnish.port, '/empty/404?stored', fields=fields)
            require(got.get('Content-Language') == language, language, got.head)
            require(got.status == 404, got.head)
            require(got.get('Cache-Control') == 'max-age=60', got.head)
            count.append(language)


def test_dead(varnish):
    """The page of vcl_backend_error."""
    with case('a backend that fails') as count:
        for language, accept, method in (('fr', None, 'GET'), ('ar', 'text/plain', 'GET'), ('ja', None, 'HEAD'),
                                         (None, 'application/problem+json', 'POST')):
            fields = matrix.fields(language, accept) + [('X-Id', ID)]
            got = fetch(varnish.port, '/dead/x', method, fields=fields)
            compare(got, varnish.wanted(503, '/dead/x', method, fields, got=got, request_id=ID, retry_after='30'),
                    (language, accept, method))
            require('503 Service Unavailable' in str(got.head), got.head)
            count.append(method)


def test_arguments(varnish):
    with case('language, wait and methods by VCL') as count:
        for chosen, language in (('ja', 'ja'), ('pt_BR.UTF-8', 'pt-BR'), ('tlh', 'fr'), ('', 'fr')):
            fields = matrix.fields('fr') + [('Cookie', 'language=' + chosen)]
            got = fetch(varnish.port, '/chosen', fields=fields)
            compare(got, varnish.wanted(404, '/chosen', fields=fields, got=got, preferred=chosen), chosen)
            require(got.get('Content-Language') == language, chosen, got.head)
            count.append(chosen)
        got = fetch(varnish.port, '/waits', fields=matrix.fields('de'))
        compare(got, varnish.wanted(503, '/waits', fields=matrix.fields('de'), got=got, retry_after='91'), 'wait')
        got = fetch(varnish.port, '/refused', fields=matrix.fields('de'))
        compare(got, varnish.wanted(405, '/refused', fields=matrix.fields('de'), got=got), 'methods')
        require(got.get('Allow') == 'GET, PATCH' and b'PATCH' in got.body, got.head)
    with case('languages() chooses') as count:
        for value, tag in OFFERED:
            got = fetch(varnish.port, '/offered', fields=matrix.fields(value))
            require(got.get('X-Chosen') == tag, value, got.get('X-Chosen'), 'wanted', tag)
            count.append(tag)
    with case('text()') as count:
        for language, status, *wanted in TEXTS:
            got = fetch(varnish.port, '/text', fields=[('X-Language', language), ('X-Status', status)])
            for name, text in zip(('X-Title', 'X-Phrase', 'X-Advice'), wanted):
                said = (got.get(name) or '').encode('latin-1').decode()
                require(said == text if text else said, language, name, said, 'wanted', text)
            count.append(language)


MISTAKES = [  # VCL in vcl_init or elsewhere, and what is said
    ('sub vcl_init { new a = lingo.languages(""); }', 'requires 1 to 256 tags'),
    ('sub vcl_init { new a = lingo.languages("en, e!"); }', 'e!'),
    ('sub vcl_init { new a = lingo.site("/nowhere/site.conf"); }', '/nowhere/site.conf'),
    ('sub vcl_deliver { if (lingo.replaces(some)) { return (deliver); } }', 'some'),
]


def test_mistakes(varnish):
    with case('mistakes in VCL are refused') as count:
        for i, (text, message) in enumerate(MISTAKES):
            vcl = 'vcl 4.1; import lingo from "%s"; backend b none; %s' % (sys.argv[2], text)
            write(varnish.folder + '/mistake.vcl', vcl)
            status, said = varnish.manage('vcl.load', 'mistake%d' % i, varnish.folder + '/mistake.vcl')
            require(status != 0 and message in said, text, said)
            count.append(text)


def test_findings(varnish, prefix):
    with case('httplingo check finds nothing') as count:
        for media in findings.FORMATS.values():
            answers = []
            for code in CODES:
                got = fetch(varnish.port, '/code/%d' % code, fields=matrix.fields('fr', media))
                answers.append(got.head + b'\r\n\r\n' + got.body if isinstance(got.head, bytes)
                               else got.head.encode('latin-1') + b'\r\n\r\n' + got.body)
            checked = findings.check_all([prefix + '/bin/httplingo'], answers)
            # What a status asks for is a matter of VCL, as with findings.GIVEN.
            said = [text for text in findings.unexpected(checked) if int(text[:3]) not in findings.GIVEN]
            require(not said, said[:3])
            count.append(media)


def read_recipes():
    """Heading: VCL and site file of each recipe in docs/varnish.md."""
    text = read(os.path.join(HERE, '../../docs/varnish.md')).decode()
    section = text.split('\n## Recipes\n')[1].split('\n## ')[0]
    recipes = {}
    for part in section.split('\n### ')[1:]:
        heading, _, rest = part.partition('\n')
        recipes[heading] = dict(re.findall(r'^```(\w+)\n(.*?)^```$', rest, flags=re.M | re.S))
    return recipes


def recipe_page(varnish, path, language):
    got = fetch(varnish.port, path, fields=matrix.fields(language))
    require(got.get('Content-Language') == language, path, got.head)
    return got


def look_at_all_errors(varnish):
    require(recipe_page(varnish, '/nowhere/empty/404', 'fr').status == 404, 'empty')
    require(b'upstream' in fetch(varnish.port, '/nowhere/html/404').body, 'own content')
    require(fetch(varnish.port, '/nowhere/html/200').get('Content-Language') == 'tlh', 'no error')


def look_at_site(varnish):
    body = recipe_page(varnish, '/nowhere/empty/404', 'fr').body
    for part in ('The Shop', '#0a5c36', 'mailto:help@example.org'):
        require(part.encode() in body, part, 'is not in', body)


def look_at_copies(varnish):
    """A page is negotiated among all languages, here for a request without Host."""
    require(b'upstream' in fetch(varnish.port, '/nowhere/html/404').body, 'own content')
    with Connection(varnish.port) as connection:
        connection.send(b'GET / HTTP/1.1\r\nAccept-Language: ja\r\n\r\n')
        got = connection.response()
    require(got.status == 400 and got.get('Content-Language') == 'ja', got.head)


LOOKS = {'All errors': look_at_all_errors, 'Name, logo and colours': look_at_site,
         'One copy for each language': look_at_copies}


def test_recipes(module, oracle, port):
    """As they stand, but for the places of the module, the backend and the site file."""
    recipes = read_recipes()
    with case('docs/varnish.md has the recipes that are tested') as count:
        require(list(recipes) == list(LOOKS), list(recipes))
        count += recipes
    for heading, blocks in recipes.items():
        with case('docs/varnish.md: ' + heading) as count:
            vcl = blocks['vcl'].replace('import lingo;', 'import lingo from "@module@";')
            vcl = vcl.replace('"8080"', '"@upstream@"').replace('/etc/httplingo/', '@folder@/')
            require(vcl.count('@') >= 4, vcl)
            varnish = Varnish(module, oracle, port, vcl=vcl, site=blocks.get('ini'))
            try:
                LOOKS[heading](varnish)
            finally:
                varnish.stop()
                varnish.remove()
            count.append(heading)


def test_vtc(module):
    """The cases for varnishtest, Varnish's own tool."""
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'varnish')
    if not shutil.which('varnishtest'):
        skip('varnishtest', 'there is no varnishtest (Debian: varnish)')
        return
    for name in sorted(os.listdir(folder)):
        if name.endswith('.vtc'):
            with case('varnishtest ' + name) as count:
                done = subprocess.run(['varnishtest', '-D', 'vmod_lingo=' + module, os.path.join(folder, name)],
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
                require(done.returncode == 0, done.stdout.decode(errors='replace')[-2000:])
                count.append(name)


def test_growth(varnish):
    """A million pages with CHECK_LONG=1, and a tenth of a second's otherwise; then VCLs that come and go."""
    with case('pages and VCLs that are loaded and discarded do not make memory grow') as count:
        seconds, times = (120, 20) if os.environ.get('CHECK_LONG') else (2, 5)

        def ask_for(duration):
            with load.Load('http://127.0.0.1:%d/nowhere' % varnish.port, duration) as running:
                running.process.wait()
            count.append(running.requests(status=404))

        def measure():
            before = memory_of(pid)
            ask_for(seconds)
            for _ in range(times):  # each is compiled, which takes a second
                name = 'again%d' % len(count)
                count.append(name)
                status, said = varnish.manage('vcl.load', name, varnish.folder + '/main.vcl')
                require(status == 0, said)
                varnish.manage('vcl.discard', name)
            return memory_of(pid) - before, 4096 * times // 20

        ask_for(1)
        pid = varnish.worker()
        suite.require_no_leak(measure)
        require(varnish.worker() == pid, 'the worker was replaced')


def run(varnish, prefix):
    suite.codes(varnish, 'synth() with every code', '/code/%d', range(400, 600))
    test_every_page(varnish)
    suite.product(varnish, 'codes x languages x Accept x methods', '/code/%d', [404, 503])
    test_untouched(varnish)
    test_upstream(varnish)
    test_cache(varnish)
    test_dead(varnish)
    test_arguments(varnish)
    test_mistakes(varnish)
    suite.site(varnish, '/site')
    test_findings(varnish, prefix)
    suite.half_request(varnish)
    suite.hostile(varnish)
    test_growth(varnish)


def main():
    prefix, module = sys.argv[1:3]
    with contextlib.ExitStack() as stack:
        oracle = start_oracle(stack, prefix)
        upstream = up.Upstream()
        stack.callback(upstream.stop)
        varnish = Varnish(module, oracle, upstream.port)
        stack.callback(varnish.remove)
        stack.callback(varnish.stop)
        run(varnish, prefix)
        test_recipes(module, oracle, upstream.port)
        test_vtc(module)
    finish()


if __name__ == '__main__':
    main()
