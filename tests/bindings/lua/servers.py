# SPDX-License-Identifier: MIT
"""The recipes in docs/lua.md, with the real servers. Usage: servers.py FOLDER PREFIX

A recipe is a heading below "Recipes" and its blocks. A block whose first line is a comment with a
path is that file. Must be started in separate namespaces, in which FOLDER is writable.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '../../servers'))

from apache_server import MODULES  # noqa: E402
from harness import Process, case, fetch, finish, is_open, read, require, skip, write  # noqa: E402

SOURCE = os.path.join(HERE, '../../..')
APACHE_MODULES = ('mpm_event', 'authn_core', 'authn_file', 'authz_core', 'authz_user', 'auth_basic', 'alias', 'dir',
                  'env', 'lua', 'mime', 'proxy', 'proxy_http')
APACHE_CONF = '''ServerRoot /etc/apache2
ServerName www.example.org
PidFile /run/apache2.pid
ErrorLog /run/error.log
TypesConfig /etc/mime.types
%s
Listen 80
<Location /private>
AuthType Basic
AuthName private
AuthUserFile /etc/nobody
Require valid-user
</Location>
IncludeOptional /etc/apache2/sites-enabled/*.conf
'''
LIGHTTPD_CONF = '''server.document-root = "/srv/www"
server.port = 80
server.modules = ("mod_access", "mod_proxy")
url.access-deny = ("~")
$HTTP["url"] =~ "^/app/" {
    proxy.server = ("" => (("host" => "127.0.0.1", "port" => 8080)))
    proxy.header = ("map-urlpath" => ("/app/" => "/"))
}
$HTTP["url"] =~ "^/dead/" { proxy.server = ("" => (("host" => "127.0.0.1", "port" => 9))) }
include "/etc/lighttpd/conf-enabled/*.conf"
'''
NGINX_CONF = '''load_module /usr/lib/nginx/modules/ndk_http_module.so;
load_module /usr/lib/nginx/modules/ngx_http_lua_module.so;
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
# What the plugins call of Kong and APISIX.
KONG_CONF = '''# /etc/nginx/conf.d/site.conf
init_by_lua_block {
    kong = {response = {get_source = function()
        return require("httplingo.nginx").is_own() and "error" or "service"
    end}}
    package.preload["kong.db.schema.typedefs"] = function() return {protocols_http = {}} end
    assert(dofile("%(plugin)s/kong/schema.lua").name == "httplingo")
    handler = dofile("%(plugin)s/kong/handler.lua")
    config = {site = "/etc/httplingo/site.conf"}
}
'''
APISIX_CONF = '''# /etc/nginx/conf.d/site.conf
init_by_lua_block {
    package.preload["apisix.core"] = function()
        return {schema = {check = function(schema, config) return schema.type == "object" and type(config.site) == "string" end}}
    end
    plugin = dofile("%(plugin)s/apisix/httplingo.lua")
    config = {site = "/etc/httplingo/site.conf"}
    assert(plugin.check_schema(config))
    handler = {header_filter = function(_, config) plugin.header_filter(config) end, body_filter = plugin.body_filter}
}
'''
GATEWAY_CONF = '''
server {
    listen 80;
    root /srv/www;
    header_filter_by_lua_block { handler.header_filter(handler, config) }
    body_filter_by_lua_block { handler.body_filter() }
    location /app/ { proxy_pass http://127.0.0.1:8080/; }
    location /dead/ { proxy_pass http://127.0.0.1:9/; }
}
'''

PHRASE = b'Not Found'
NGINX_PAGE = (b'<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n<center><h1>404 Not Found</h1></center>\r\n'
              b'<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n')
OWN = b'<html><title>404 Not Found</title><h1>404 Not Found</h1><p>Our own words.</p></html>'

# What the application responds: status, fields, content.
ANSWERS = {
    '/fine': (200, [('Content-Type', 'text/plain')], b'fine'),
    '/404': (404, [('Content-Type', 'text/html'), ('ETag', '"x"'), ('X-Its-Own', 'yes'), ('Vary', 'Origin'),
                   ('Set-Cookie', 'a=1'), ('Set-Cookie', 'b=2')], b''),
    '/401': (401, [('WWW-Authenticate', 'Basic realm="tea"')], b''),
    '/405': (405, [('Allow', 'GET, HEAD')], b''),
    '/503': (503, [('Retry-After', '120')], b''),
    '/phrase': (404, [('Content-Type', 'text/plain')], PHRASE),
    '/nginx': (404, [('Content-Type', 'text/html')], NGINX_PAGE),
    '/own': (404, [('Content-Type', 'text/html')], OWN),
    '/json': (404, [('Content-Type', 'application/json')], b'{"detail":"Not Found"}'),
    '/grpc': (503, [('Content-Type', 'application/grpc')], b''),
    '/gzip': (404, [('Content-Type', 'text/html'), ('Content-Encoding', 'gzip')], b'\x1f\x8b'),
}


class Application(BaseHTTPRequestHandler):
    """The server behind."""
    protocol_version = 'HTTP/1.1'

    def do_GET(self):
        status, fields, content = ANSWERS.get(self.path, (404, [], OWN))
        self.send_response(status)
        for name, value in fields:
            self.send_header(name, value)
        self.send_header('Content-Length', str(len(content)))
        self.end_headers()
        if self.command != 'HEAD':
            self.wfile.write(content)

    do_HEAD = do_POST = do_GET

    def log_message(self, *_):
        pass


def read_recipes(path):
    """Heading: blocks."""
    section = read(path).decode().split('\n## Recipes\n')[1].split('\n## ')[0]
    parts = [part.partition('\n') for part in section.split('\n### ')[1:]]
    return {heading: re.findall(r'^```\w+\n(.*?)^```$', text, flags=re.M | re.S) for heading, _, text in parts}


def isolate(folder, prefix):
    """The folders that recipes name, and the package where Debian has it."""
    objects = subprocess.run(['gcc', '-print-multiarch'], stdout=subprocess.PIPE, check=True).stdout.decode().strip()
    for place in ('/etc', '/srv', '/run', '/var/lib/nginx', '/usr/share/lua', '/usr/lib/%s/lua' % objects):
        if not os.path.isdir(place):
            continue
        copy = tempfile.mkdtemp(dir=folder)
        if place.startswith(('/etc', '/usr')):
            subprocess.run(['cp', '-a', place + '/.', copy], check=False, stderr=subprocess.DEVNULL)
        subprocess.run(['mount', '--bind', copy, place], check=True)
    for version in ('5.1', '5.3', '5.4'):
        for source, place in (('share', '/usr/share'), ('lib', '/usr/lib/' + objects)):
            if os.path.isdir('%s/%s/lua/%s' % (prefix, source, version)):
                os.makedirs('%s/lua/%s' % (place, version), exist_ok=True)
                subprocess.run(['cp', '-a', '%s/%s/lua/%s/httplingo' % (prefix, source, version),
                                '%s/lua/%s' % (place, version)], check=True)
    subprocess.run(['ip', 'link', 'set', 'lo', 'up'], check=True)
    for folder in ('/etc/nginx/conf.d', '/etc/apache2/sites-enabled', '/etc/lighttpd/conf-enabled', '/etc/httplingo'):
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
    write('/etc/mime.types', 'text/html html\n')
    write('/srv/www/index.html', 'the first page')
    write('/etc/httplingo/site.conf', 'name = Teahouse\n')


def install(blocks):
    for text in blocks:
        path = re.match(r'(?:#|;|--) (/\S+)\n', text)
        if path:
            write(path.group(1), text)


# Recipes: how to start the server, and what each of them can do.

def start_haproxy():
    return Process(['haproxy', '-db', '-f', '/etc/haproxy/haproxy.cfg'], 80, '/run/output.log')


def start_lighttpd():
    write('/etc/lighttpd/lighttpd.conf', LIGHTTPD_CONF)
    return Process(['lighttpd', '-D', '-f', '/etc/lighttpd/lighttpd.conf'], 80, '/run/output.log')


def start_apache():
    lines = '\n'.join('LoadModule %s_module %s/mod_%s.so' % (name, MODULES, name) for name in APACHE_MODULES)
    write('/etc/apache2/recipe.conf', APACHE_CONF % lines)
    return Process(['apache2', '-D', 'FOREGROUND', '-f', '/etc/apache2/recipe.conf'], 80, '/run/output.log')


def start_nginx():
    write('/etc/nginx/nginx.conf', NGINX_CONF)
    return Process(['nginx'], 80, '/run/output.log')


class Recipe:
    def __init__(self, needs, start, behind='/app', content=True, own=(), files=()):
        self.needs, self.start, self.behind, self.files = needs, start, behind, files
        self.content = content  # whether content of the server behind is read
        self.own = own  # (path, status) of the server's own errors


PLUGINS = {'plugin': os.path.join(SOURCE, 'bindings/lua/examples')}
OWN_NGINX = (('/nowhere', 404), ('/dead/', 502))
RECIPES = {
    'HAProxy': Recipe('haproxy', start_haproxy, behind='', own=(('/internal/x', 403),)),
    'lighttpd': Recipe('/usr/lib/lighttpd/mod_magnet.so', start_lighttpd,
                       own=(('/nowhere', 404), ('/x~', 403), ('/dead/', 503))),
    'Apache httpd': Recipe(MODULES + '/mod_lua.so', start_apache, own=(('/nowhere', 404), ('/private', 401))),
    'nginx and OpenResty': Recipe('/usr/lib/nginx/modules/ngx_http_lua_module.so', start_nginx, content=False,
                                  own=(('/nowhere', 404),)),
    'Kong': Recipe('/usr/lib/nginx/modules/ngx_http_lua_module.so', start_nginx, content=False, own=OWN_NGINX,
                   files=(KONG_CONF % PLUGINS + GATEWAY_CONF,)),
    'APISIX': Recipe('/usr/lib/nginx/modules/ngx_http_lua_module.so', start_nginx, content=False, own=OWN_NGINX,
                     files=(APISIX_CONF % PLUGINS + GATEWAY_CONF,)),
}


def ask(path, language='fr', accept=None, method='GET'):
    fields = [('Accept-Language', language)] + ([('Accept', accept)] if accept else [])
    return fetch(80, path, method=method, fields=fields)


def is_page(got, status, language='fr'):
    require(got.status == status, got.head, got.body[:200])
    require(got.get('Content-Language') == language, got.head)
    require(('<html lang="%s"' % language).encode() in got.body and b'Teahouse' in got.body, got.body)
    require(got.get('Content-Type') == 'text/html; charset=utf-8', got.head)
    require(len(got.all('Content-Type')) == 1 and len(got.all('Content-Length')) <= 1, got.head)
    require('accept-language' in (got.get('Vary') or '').lower(), got.head)


def look_at_own(recipe, count):
    for path, status in recipe.own:
        is_page(ask(path), status)
        is_page(ask(path, 'ar'), status, 'ar')
        got = ask(path, 'de', 'application/problem+json')
        require(got.status == status and got.get('Content-Type') == 'application/problem+json', got.head)
        require(b'"lang":"de"' in got.body, got.body)
        got = ask(path, method='HEAD')
        require(got.status == status and got.body == b'', got.head, got.body)
        count.append(path)


def look_at_fields(recipe, count):
    """Empty errors of the server behind get a page, and keep what they say beside their content."""
    cases = (
        ('/404', 404, 'X-Its-Own', 'yes'), ('/401', 401, 'WWW-Authenticate', 'Basic realm="tea"'),
        ('/405', 405, 'Allow', 'GET, HEAD'), ('/503', 503, 'Retry-After', '120'),
    )
    for path, status, name, value in cases:
        got = ask(recipe.behind + path)
        is_page(got, status)
        require(got.get(name) == value, path, got.head)
        count.append(path)
    got = ask(recipe.behind + '/404')
    require(got.get('ETag') is None, got.head)
    require(got.all('Set-Cookie') == ['a=1', 'b=2'], got.head)
    require('origin' in got.get('Vary').lower(), got.head)
    require(b'2\xc2\xa0minutes' in ask(recipe.behind + '/503').body, 'no wait', ask(recipe.behind + '/503').body)
    got = ask(recipe.behind + '/404', 'ja', 'application/json')
    require(got.get('Content-Type') == 'application/json' and b'"lang":"ja"' in got.body, got.head, got.body)


def look_at_content(recipe, count):
    """Known content is replaced where it can be read; all other content stays."""
    for path in ('/phrase', '/nginx') if recipe.content else ():
        is_page(ask(recipe.behind + path), 404)
        count.append(path)
    for path in ('/fine', '/own', '/json', '/grpc', '/gzip'):
        status, _, content = ANSWERS[path]
        got = ask(recipe.behind + path)
        require(got.status == status and got.body == content, path, got.head, got.body)
        require(got.get('Content-Language') is None, path, got.head)
        count.append(path)


def look_at_head(recipe, count):
    got = ask(recipe.behind + '/404', method='HEAD')
    require(got.status == 404 and got.body == b'', got.head, got.body)
    got = ask(recipe.behind + '/own', method='HEAD')
    require(got.get('Content-Language') is None, got.head)
    count.append('HEAD')


def look_at_hostile(recipe, count):
    """Nothing that a visitor sends is an error of the Lua program."""
    for language in ('\xff\xfe', '*' * 4000, 'fr;q=' + '9' * 300, '%s%n%[src]', "';]]--"):
        for path in (recipe.behind + '/404', recipe.own[0][0] + '?%3Cscript%3E%%25'):
            got = ask(path, language)
            require(got.status >= 400 and got.get('Content-Language'), path, got.head)
            require(b'<script>' not in got.body, got.body)
            count.append(language)


LOOKS = (look_at_own, look_at_fields, look_at_content, look_at_head, look_at_hostile)


def look_at_haproxy(application):
    """HAProxy's own 503, when the application is gone."""
    application.shutdown()
    application.server_close()
    with case('HAProxy: its own 503') as count:
        require(not is_open(8080), 'the application still runs')
        is_page(ask('/404'), 503)
        is_page(ask('/404', 'he'), 503, 'he')
        got = ask('/404', 'ja', 'application/json')
        require(got.status == 503 and got.get('Content-Type') == 'application/json', got.head)
        require(b'"lang":"ja"' in got.body and b'%0A' not in got.body, got.body)
        page = ask('/404').body
        require(b'%) ' in page and b'%%' not in page and b'%0A' not in page, 'percent signs', page)
        count.append(503)


def start_application():
    application = ThreadingHTTPServer(('127.0.0.1', 8080), Application)
    threading.Thread(target=application.serve_forever, daemon=True).start()
    return application


def is_there(program):
    return os.path.exists(program) or any(os.path.exists(os.path.join(folder, program))
                                          for folder in os.environ['PATH'].split(':'))


def run_recipe(heading, recipe, blocks, application):
    install(recipe.files or blocks)
    process = recipe.start()
    try:
        for look in LOOKS:
            with case('%s: %s' % (heading, look.__name__[8:])) as count:
                look(recipe, count)
        if heading == 'HAProxy':
            look_at_haproxy(application)
    finally:
        process.stop()


def main():
    isolate(sys.argv[1], os.path.abspath(sys.argv[2]))
    application = start_application()
    recipes = read_recipes(os.path.join(SOURCE, 'docs/lua.md'))
    with case('docs/lua.md has these recipes') as count:
        require(list(recipes) == list(RECIPES), list(recipes))
        count += recipes
    for heading, recipe in reversed(RECIPES.items()):  # HAProxy ends the application
        if not is_there(recipe.needs):
            skip(heading, 'there is no ' + recipe.needs)
            continue
        try:
            run_recipe(heading, recipe, recipes[heading], application)
        except Exception as error:  # pylint: disable=broad-except
            with case(heading):
                raise error
    for log in ('/run/error.log', '/run/output.log'):
        if os.path.exists(log):
            sys.stderr.write(read(log).decode('utf-8', 'replace')[-4000:])
    finish()


if __name__ == '__main__':
    main()
