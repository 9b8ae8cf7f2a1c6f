#!/bin/sh
# SPDX-License-Identifier: MIT
# The packages as operators use them: installed by apt, upgraded, removed and purged; nginx, Apache
# httpd and the daemon run with their configuration.  Run by system.sh, as root of a temporary
# system: /packages/old and /packages/new contain the packages in two versions.
set -u
cd / || exit 3
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive PATH=/usr/sbin:/usr/bin:/sbin:/bin
unset LD_LIBRARY_PATH LANGUAGE
log=/run/said

# is NAME WANTED GOT
is() {
    if [ "$2" = "$3" ]; then
        echo "ok $1"
    else
        echo "not ok $1: $3, not $2"
    fi
}

# works NAME COMMAND...
works() {
    name=$1
    shift
    if "$@" >$log 2>&1; then
        echo "ok $name"
    else
        echo "not ok $name: $(tail -n 4 $log | tr '\n' ';')"
    fi
}

# says NAME WANTED COMMAND...: that the command succeeds and says so.
says() {
    name=$1
    wanted=$2
    shift 2
    if "$@" >$log 2>&1 && grep -q -- "$wanted" $log; then
        echo "ok $name"
    else
        echo "not ok $name: $(tail -n 4 $log | tr '\n' ';')"
    fi
}

apt() {
    apt-get -y -qq -o APT::Sandbox::User=root -o Dpkg::Use-Pty=0 \
        -o Dpkg::Options::=--force-confold "$@"
}

# All that is named after the project, and who refers to it.
left() {
    find /etc /usr /var/lib -path '/usr/src/*' -prune -o -name '*lingo*' -print | sort
    grep -rls lingo /etc | sort
}

# shows NAME URL WANTED: asks for a page that is not there until the server is up.
shows() {
    rm -f /run/page
    for _ in $(seq 50); do
        curl -s -H 'Accept-Language: fr' -o /run/page "$2" && break
        sleep 0.1
    done
    says "$1" "$3" cat /run/page
}

nothing=http://127.0.0.1/there-is-no-such-page
link=/etc/nginx/conf.d/httplingo.conf
before=$(left)
sed -i 's/^ServerName.*//' /etc/apache2/apache2.conf
echo 'ServerName localhost' >>/etc/apache2/apache2.conf

# ---- installed ----

works "apt installs the packages" apt install /packages/old/*.deb
says "the library is found" libhttplingo.so.0 ldconfig -p
says "httplingo runs" '<h1>Page introuvable</h1>' /usr/bin/httplingo page 404 --lang fr
says "httplingo-site(5) is there" httplingo-site.5 man -w 5 httplingo-site
for package in httplingo httplingod libnginx-mod-http-lingo libapache2-mod-lingo; do
    # shellcheck disable=SC2016 # for dpkg-query
    says "$package has the site file" httplingo-common dpkg-query -W -f '${Depends}' $package
done
says "the site file changes nothing" '"title":"Introuvable"' \
    /usr/bin/httplingo page 404 --lang fr --format problem+json --site /etc/httplingo/site.conf

# ---- one site file for all three ----

echo 'name = Librairie' >>/etc/httplingo/site.conf
works "nginx -t" nginx -t
works "nginx starts" nginx
shows "nginx shows the page" $nothing '<title>Page introuvable (404) – Librairie</title>'
nginx -s quit 2>$log
while curl -s -o /dev/null $nothing; do sleep 0.1; done
works "apachectl configtest" apache2ctl configtest
works "Apache httpd starts" apache2ctl start
shows "Apache httpd shows the page" $nothing '<title>Page introuvable (404) – Librairie</title>'
apache2ctl stop >$log 2>&1
# As systemd reads it.
defaults=$(grep '^[A-Z]' /etc/default/httplingod)
# shellcheck disable=SC2086 # a line each, without spaces
works "httplingod checks its options" env $defaults httplingod --check
# shellcheck disable=SC2086 # likewise
env $defaults httplingod 2>$log.daemon &
daemon=$!
shows "httplingod shows the page" http://127.0.0.1:8120/404 '<title>Page introuvable (404) – Librairie</title>'
kill $daemon

# ---- own words ----

cp /usr/share/doc/httplingo-common/examples/own-words.po /run
sed 's/ fr\.po/ \/run\/own-words.po/; s/^# *//' /run/own-words.po | grep -E '^(mkdir|msgfmt) ' >/run/steps
works "own-words.po compiles as it says" sh -e /run/steps
is "own-words.po says two steps" 2 "$(wc -l </run/steps)"
grep '^# *texts = ' /run/own-words.po | sed 's/^# *//' >>/etc/httplingo/site.conf
says "own words are on the page" '<h1>Ce rayon n.*existe pas</h1>' \
    /usr/bin/httplingo page 404 --lang fr --site /etc/httplingo/site.conf
works "every message of own-words.po is one of httplingo.pot" \
    msgcmp --use-untranslated /usr/share/doc/httplingo-common/examples/httplingo.pot /run/own-words.po

# ---- Python ----

says "python3-httplingo is imported" "Page introuvable" \
    python3 -c 'from httplingo import HTTPStatus; print(HTTPStatus.NOT_FOUND.title("fr"))'
says "python3-httplingo reads the site file" Librairie \
    python3 -c 'from httplingo import Site; print(Site.read("/etc/httplingo/site.conf").page(404).body.decode())'

# ---- PHP ----

# shellcheck disable=SC2016 # for PHP
if command -v php8.2 >/dev/null; then
    says "php8.2-httplingo is switched on" "Page introuvable" php8.2 -r 'echo Httplingo\Status::NotFound->title("fr");'
    says "php-httplingo is found" "Not Found" \
        php8.2 -r 'require "Httplingo/autoload.php"; echo (new Httplingo\Problem(404))->getMessage();'
    says "httplingo.site reads the site file" Librairie \
        php8.2 -d httplingo.site=/etc/httplingo/site.conf -r 'echo Httplingo\Page::make(404);'
else
    echo "skip PHP: there is no php8.2"
fi

# ---- Lua ----

if command -v lua5.3 >/dev/null; then
    says "lua-httplingo reads the site file" Librairie \
        lua5.3 -e 'print(require("httplingo").read_site("/etc/httplingo/site.conf"):page(404).body)'
else
    echo "skip lua-httplingo reads the site file: lua5.3 is not installed"
fi
if command -v haproxy >/dev/null; then
    printf 'global\n    lua-load /usr/share/lua/5.3/httplingo/haproxy.lua\n' >/run/haproxy.cfg
    printf 'defaults\n    mode http\n    timeout client 1s\nfrontend f\n    bind 127.0.0.1:8199\n' >>/run/haproxy.cfg
    printf '    http-request use-service lua.lingo-404\n' >>/run/haproxy.cfg
    works "HAProxy loads lua-httplingo" haproxy -c -f /run/haproxy.cfg
else
    echo "skip HAProxy loads lua-httplingo: it is not installed"
fi

# ---- units ----

if command -v systemd-analyze >/dev/null; then
    systemd-analyze verify --man=no /lib/systemd/system/httplingod.service \
        /lib/systemd/system/httplingod.socket >$log 2>&1
    is "systemd-analyze verify" "0 " "$? $(grep httplingod $log)"
else
    echo "skip systemd-analyze verify: there is no systemd-analyze"
fi
for unit in sockets.target.wants/httplingod.socket multi-user.target.wants/httplingod.service; do
    works "enabled: $unit" test -e /etc/systemd/system/$unit
done

# ---- upgraded ----

works "apt upgrades the packages" apt install /packages/new/*.deb
is "all of them" "" "$(dpkg-query -W -f '${Package} ${Version}\n' '*httplingo*' '*mod*lingo*' |
    grep -v -e "$NEW_VERSION" -e ' $')"
says "the site file keeps what was written" 'name = Librairie' cat /etc/httplingo/site.conf
works "nginx is still switched on" test -L $link
works "nginx -t after an upgrade" nginx -t
rm $link
works "apt installs the nginx module again" apt install --reinstall /packages/new/libnginx*.deb
is "what an operator switched off stays off" no "$([ -L $link ] && echo yes || echo no)"
ln -s /etc/httplingo/nginx.conf $link

# ---- removed ----

works "apt removes the nginx module" apt remove libnginx-mod-http-lingo
works "nginx -t without the module" nginx -t
works "the nginx module comes back" apt install /packages/new/libnginx*.deb
works "and is switched on" test -L $link
echo 'server { listen 8081; lingo off; }' | sed 's/; /;\n/g' >/etc/nginx/sites-enabled/own
says "what an operator wrote elsewhere is named" '/etc/nginx/sites-enabled/own:2:lingo off' apt remove libnginx-mod-http-lingo
rm /etc/nginx/sites-enabled/own
works "apt purges the nginx module" apt purge libnginx-mod-http-lingo
echo 'lingo on;' >/etc/nginx/conf.d/own.conf
says "a directive that is there already is not said twice" 'is not created' apt install /packages/new/libnginx*.deb
works "nginx -t with the operator's own" nginx -t
rm /etc/nginx/conf.d/own.conf
works "apt removes the Apache module" apt remove libapache2-mod-lingo
works "apachectl configtest without the module" apache2ctl configtest

# ---- purged ----

# shellcheck disable=SC2046 # a list of words
works "apt purges all of them" apt purge $(dpkg-query -W -f '${Package}\n' '*httplingo*' '*mod*lingo*')
rm -r /etc/httplingo/texts
rmdir /etc/httplingo 2>/dev/null
is "nothing is left" "$before" "$(left)"
works "nginx -t in the end" nginx -t
works "apachectl configtest in the end" apache2ctl configtest
