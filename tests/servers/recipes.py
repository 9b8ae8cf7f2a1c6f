# SPDX-License-Identifier: MIT
"""The recipes in docs/nginx.md and docs/apache.md. Usage: recipes.py MODULES

A recipe is a heading below "Recipes" and its blocks. A block whose first line is a comment with
a path is that file; a block in sh is run. Must be started in separate namespaces.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from apache_server import MODULES
from harness import HERE, Process, case, fetch, finish, read, require, write

FRENCH = [('Accept-Language', 'fr')]
ADMINISTRATOR = '192.0.2.7'

NGINX_CONF = '''load_module %s/nginx/ngx_http_lingo_module.so;
user root;
daemon off;
events { worker_connections 64; }
error_log /run/error.log;
pid /run/nginx.pid;
http {
    access_log off;
    include /etc/nginx/conf.d/*.conf;
}
'''
APACHE_CONF = '''ServerRoot /etc/apache2
ServerName www.example.org
PidFile /run/apache2.pid
ErrorLog /run/error.log
TypesConfig /etc/mime.types
%s
LoadModule lingo_module %s/apache/mod_lingo.so
Listen 80
DocumentRoot /srv/www
IncludeOptional /etc/apache2/sites-enabled/*.conf
'''
APACHE_MODULES = ('mpm_event', 'authz_core', 'alias', 'dir', 'headers', 'mime', 'proxy', 'proxy_http')


class Application(BaseHTTPRequestHandler):
    """The application behind: errors with and without content."""

    def do_GET(self):
        content = b'{"mine":true}' if self.path.endswith('/mine') else b''
        self.send_response(404)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


def read_recipes(path):
    """Heading: blocks as (kind, text)."""
    sections = read(path).decode().split('\n## ')
    title, _, section = sections[1].partition('\n')
    require(title == 'Recipes', path, 'does not start with the recipes, but with', title)
    recipes = {}
    for part in section.split('\n### ')[1:]:
        heading, _, text = part.partition('\n')
        recipes[heading] = re.findall(r'^```(\w+)\n(.*?)^```$', text, flags=re.M | re.S)
    return recipes


def isolate(modules):
    """The folders that recipes write to, and an address of the administrator's."""
    for folder in ('/etc', '/srv', '/run'):
        copy = tempfile.mkdtemp(dir=modules)
        if folder == '/etc':
            subprocess.run(['cp', '-a', '/etc/.', copy], check=False, stderr=subprocess.DEVNULL)
        subprocess.run(['mount', '--bind', copy, folder], check=True)
    for words in (['link', 'set', 'lo', 'up'], ['addr', 'add', ADMINISTRATOR + '/32', 'dev', 'lo']):
        subprocess.run(['ip'] + words, check=True)
    for folder in ('/etc/nginx/conf.d', '/etc/apache2/sites-enabled', '/etc/httplingo'):
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
    write('/etc/mime.types', 'text/html html\n')
    write('/srv/www/index.html', 'the first page')
    write('/srv/www/legacy/index.html', 'an old page')
    write('/etc/httplingo/logo.svg', read(os.path.join(HERE, 'logo.svg')))


def start(server, modules):
    if server == 'nginx':
        write('/etc/nginx/nginx.conf', NGINX_CONF % modules)
        return Process(['nginx'], 80, '/run/output.log')
    lines = '\n'.join('LoadModule %s_module %s/mod_%s.so' % (name, MODULES, name)
                      for name in APACHE_MODULES)
    write('/etc/apache2/recipe.conf', APACHE_CONF % (lines, modules))
    return Process(['apache2', '-D', 'FOREGROUND', '-f', '/etc/apache2/recipe.conf'], 80,
                   '/run/output.log')


def page(path, fields=(), source='127.0.0.1'):
    return fetch(80, path, fields=list(fields), source=source)


def is_page(got, status, *parts):
    require(got.status == status and got.get('Content-Language'), got.head)
    for part in parts:
        require(part.encode() in got.body, part, 'is not in', got.body)


def look_at_maintenance(run_next):
    for _ in range(2):
        require(page('/').body == b'the first page', 'before')
        run_next()
        got = page('/', FRENCH)
        is_page(got, 503, '<html lang="fr"')
        require(got.get('Retry-After') == '600' and got.get('Cache-Control') == 'no-store', got.head)
        require(page('/', source=ADMINISTRATOR).body == b'the first page', 'the administrator')
        run_next()
    require(page('/').body == b'the first page', 'after')


def look_at_api(_):
    is_page(page('/nowhere', FRENCH), 404, '<html lang="fr"')
    got = page('/api/x', FRENCH)
    is_page(got, 404, '"status":404')
    require(got.get('Content-Type') == 'application/problem+json', got.head)
    require(page('/api/mine').body == b'{"mine":true}', 'the application\'s own')


def look_at_brand(_):
    got = page('/nowhere', FRENCH)
    is_page(got, 404, 'The Shop', '#0a5c36', 'mailto:help@example.org', 'data:image/svg')


def look_at_words(_):
    is_page(page('/nowhere', [('Accept-Language', 'en')]), 404, 'Nothing on this shelf')
    is_page(page('/nowhere', FRENCH), 404, 'Rien sur cette étagère')
    is_page(page('/nowhere', [('Accept-Language', 'de')]), 404, '<html lang="de"')


def look_at_path(_):
    is_page(page('/nowhere', FRENCH), 404, '<html lang="fr"')
    got = page('/legacy/nowhere', FRENCH)
    require(got.status == 404 and got.get('Content-Language') is None, got.head)


LOOKS = {
    'Maintenance': look_at_maintenance,
    'An API and a site': look_at_api,
    'Name, logo and colours': look_at_brand,
    'Your own texts': look_at_words,
    'Exclude a path': look_at_path,
}


def run_recipe(server, modules, heading, blocks):
    commands = []
    for kind, text in blocks:
        path = re.match(r'[#;] (/\S+)\n', text)
        if kind == 'sh':
            commands += text.strip().split('\n')
        elif path:
            write(path.group(1), text)
    queue = []

    def run_next():
        queue[:] = queue or list(commands)
        subprocess.run(['sh', '-euc', queue.pop(0)], check=True)

    # What switches the maintenance is for when the server runs.
    while heading != 'Maintenance' and commands:
        subprocess.run(['sh', '-euc', commands.pop(0)], check=True)
    process = start(server, modules)
    try:
        LOOKS[heading](run_next)
    finally:
        process.stop()
        for folder in ('/etc/nginx/conf.d', '/etc/apache2/sites-enabled'):
            shutil.rmtree(folder)
            os.makedirs(folder)


def main():
    modules = sys.argv[1]
    isolate(modules)
    application = ThreadingHTTPServer(('127.0.0.1', 8080), Application)
    threading.Thread(target=application.serve_forever, daemon=True).start()
    for server in ('nginx', 'apache'):
        recipes = read_recipes(os.path.join(HERE, '../../docs/%s.md' % server))
        with case('%s.md has a recipe for all that there is' % server) as count:
            require(list(recipes) == list(LOOKS), list(recipes))
            count += recipes
        for heading, blocks in recipes.items():
            with case('%s.md: %s' % (server, heading)) as count:
                run_recipe(server, modules, heading, blocks)
                count.append(heading)
    finish()


if __name__ == '__main__':
    main()
