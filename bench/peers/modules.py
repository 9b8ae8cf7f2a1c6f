# SPDX-License-Identifier: MIT
"""Requests per second for the page for 404, in turn, so that other load on the machine affects all.

Usage: modules.py FOLDER    with the modules"""

import contextlib
import os
import re
import shutil
import statistics
import subprocess
import sys

from apache_server import MODULES
from harness import Process, fetch, find_program, free_port, require, temporary_folder, write

ROUNDS = 9
SECONDS = 1
LANGUAGE = ('Accept-Language', 'fr-CA, fr;q=0.9, en;q=0.5')
ACCEPT = ('Accept', 'text/html,application/xhtml+xml,*/*;q=0.8')
FIELDS = ('Content-Language', 'Content-Security-Policy', 'Vary', 'X-Content-Type-Options')

NGINX = '''
%(load)s
daemon off;
%(user)s
worker_processes 1;
pid %(folder)s/%(port)d.pid;
error_log /dev/null crit;
events { worker_connections 512; }
http {
    access_log off;
    log_not_found off;
    client_body_temp_path %(folder)s/body;
    proxy_temp_path %(folder)s/proxy;
    fastcgi_temp_path %(folder)s/fastcgi;
    uwsgi_temp_path %(folder)s/uwsgi;
    scgi_temp_path %(folder)s/scgi;
    keepalive_requests 100000000;
    sendfile on;
    default_type text/html;
    server {
        listen 127.0.0.1:%(port)d;
        root %(folder)s/html;
        %(own)s
    }
}
'''

APACHE = '''
ServerRoot %(folder)s
DefaultRuntimeDir %(folder)s
PidFile %(folder)s/%(port)d.pid
ErrorLog /dev/null
ServerName localhost
%(user)s
LoadModule mpm_event_module %(modules)s/mod_mpm_event.so
LoadModule authz_core_module %(modules)s/mod_authz_core.so
LoadModule alias_module %(modules)s/mod_alias.so
LoadModule mime_module %(modules)s/mod_mime.so
LoadModule include_module %(modules)s/mod_include.so
LoadModule negotiation_module %(modules)s/mod_negotiation.so
KeepAlive On
MaxKeepAliveRequests 0
StartServers 1
ThreadsPerChild 32
MaxRequestWorkers 32
MinSpareThreads 1
MaxSpareThreads 32
Listen 127.0.0.1:%(port)d
TypesConfig /dev/null
AddType text/html .html
DocumentRoot %(folder)s/html
%(load)s
%(own)s
'''

# As Debian's conf-available/localized-error-pages.conf has it, for 404.
LOCALIZED = '''
Alias /error/ "/usr/share/apache2/error/"
AddLanguage en .en
AddLanguage fr .fr
<Directory "/usr/share/apache2/error">
    Options IncludesNoExec
    AddOutputFilter Includes html
    AddHandler type-map var
    LanguagePriority en cs de es fr it nl sv pt-br ro
    ForceLanguagePriority Prefer Fallback
</Directory>
ErrorDocument 404 /error/HTTP_NOT_FOUND.html.var
'''


VARNISH = '''
vcl 4.1;
import std;
%(load)s
backend default none;
sub vcl_recv { return (synth(404)); }
sub vcl_synth { %(own)s }
'''


def as_text(page):
    """ErrorDocument for a text with the bytes of a page, but for those that the configuration
    cannot have."""
    return 'ErrorDocument 404 "%s"' % page.decode().replace('\\', '/').replace('\n', ' ').replace('"', "'")


def with_fields(got):
    """As a server would have to be configured to send the fields of a page, too."""
    return ''.join('Header always set %s "%s"\n' % (name, got.get(name)) for name in FIELDS if got.get(name))


def start(stack, command, text, folder, **values):
    port = free_port()
    path = write('%s/%d.conf' % (folder, port), text % dict(values, folder=folder, port=port))
    process = Process(command(path), port, '%s/%d.log' % (folder, port))
    stack.callback(process.stop)
    return port


def nginx(stack, folder, load, own):
    return start(stack, lambda path: [shutil.which('nginx'), '-p', folder, '-c', path], NGINX,
                 folder, load=load, own=own, user='' if os.getuid() else 'user root;')


def apache(stack, folder, load, own):
    return start(stack, lambda path: [shutil.which('apache2'), '-f', path, '-D', 'FOREGROUND'],
                 APACHE, folder, load=load, own=own, modules=MODULES,
                 user='' if os.getuid() else 'User nobody\nGroup nogroup')


def varnish(stack, folder, load, own):
    port = free_port()
    path = write('%s/%d.vcl' % (folder, port), VARNISH % {'load': load, 'own': own})
    process = Process([find_program('varnishd'), '-F', '-j', 'none', '-n', '%s/%d' % (folder, port), '-a',
                       '127.0.0.1:%d' % port, '-s', 'malloc,8m', '-f', path], port, '%s/%d.log' % (folder, port))
    stack.callback(process.stop)
    return port


def requests_a_second(port):
    output = subprocess.run(
        ['wrk', '-t1', '-c16', '-d%ds' % SECONDS, '-H', ': '.join(LANGUAGE), '-H',
         ': '.join(ACCEPT), 'http://127.0.0.1:%d/nowhere' % port],
        stdout=subprocess.PIPE, check=True).stdout.decode()
    require('Socket errors' not in output, output)
    return float(re.search(r'Requests/sec: *([0-9.]+)', output).group(1))


def measure(ports):
    """The medians, and those of the first by each of the others."""
    rounds = [[requests_a_second(port) for port in ports] for _ in range(ROUNDS + 1)][1:]
    return [statistics.median(r[i] for r in rounds) for i in range(len(ports))], \
        [statistics.median(r[0] / r[i] for r in rounds) for i in range(len(ports))]


def report(name, peers, ours):
    sizes = []
    for port in [ours, *peers.values()]:
        got = fetch(port, '/nowhere', fields=[LANGUAGE, ACCEPT])
        require(got.status == 404 and got.body, got.head)
        sizes.append(len(got.body))
    speeds, ratios = measure([ours, *peers.values()])
    for i, peer in enumerate(peers, 1):
        print('\t'.join(['Error pages of servers', name, 'requests/s', '%.0f' % speeds[0],
                         '%s, %d bytes' % (peer, sizes[i]), '%.0f' % speeds[i], '%.3f' % ratios[i],
                         '-', '-']), flush=True)


def bench_nginx(stack, folder, modules):
    ours = nginx(stack, folder, 'load_module %s/ngx_http_lingo_module.so;' % modules, 'lingo on;')
    page = fetch(ours, '/nowhere', fields=[LANGUAGE, ACCEPT]).body
    write(folder + '/html/404.html', page)
    report('nginx, its module, %d bytes' % len(page), {
        'a static page of as many bytes': nginx(stack, folder, '', 'error_page 404 /404.html;'),
        'its built-in page': nginx(stack, folder, '', '')}, ours)


def bench_apache(stack, folder, modules):
    ours = apache(stack, folder, 'LoadModule lingo_module %s/mod_lingo.so' % modules, 'Lingo On')
    got = fetch(ours, '/nowhere', fields=[LANGUAGE, ACCEPT])
    page = got.body
    headers = 'LoadModule headers_module %s/mod_headers.so' % MODULES
    report('Apache httpd, its module, %d bytes' % len(page), {
        'Debian\'s localized-error-pages': apache(stack, folder, '', LOCALIZED),
        'its built-in page, with a text of as many bytes': apache(stack, folder, '', as_text(page)),
        'its built-in page, with this text and the fields of the page':
            apache(stack, folder, headers, as_text(page) + '\n' + with_fields(got)),
        'its built-in page': apache(stack, folder, '', '')}, ours)


def bench_varnish(stack, folder, modules):
    module = modules + '/libvmod_lingo.so'
    if not os.path.exists(module):
        print('\t'.join(['Error pages of servers', 'not measured: there is no libvarnishapi-dev', '-', '-', 'Varnish',
                         '-', '-', '-', '-']))
        return
    ours = varnish(stack, folder, 'import lingo from "%s";' % module, 'if (lingo.page()) { return (deliver); }')
    page = fetch(ours, '/nowhere', fields=[LANGUAGE, ACCEPT]).body
    write(folder + '/404.html', page)
    report('Varnish, its module, %d bytes' % len(page), {
        'a page of as many bytes, from a file':
            varnish(stack, folder, '', 'set resp.http.Content-Type = "text/html; charset=utf-8"; '
                    'set resp.body = std.fileread("%s/404.html"); return (deliver);' % folder),
        'its built-in page': varnish(stack, folder, '', '')}, ours)


def main():
    for bench in (bench_nginx, bench_apache, bench_varnish):
        with contextlib.ExitStack() as stack:
            folder = temporary_folder('bench')
            stack.callback(shutil.rmtree, folder, True)
            os.makedirs(folder + '/html')
            bench(stack, folder, sys.argv[1])


if __name__ == '__main__':
    main()
