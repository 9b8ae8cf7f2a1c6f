#!/bin/sh
# SPDX-License-Identifier: MIT
# Debian's packages: they are built from the source, lintian finds no mistakes, their contents run,
# and, as root, apt installs, upgrades and purges them in a temporary system.  See
# debian/installed.sh.
top=$(cd "$(dirname "$0")/../.." && pwd)
PATH=$PATH:/usr/sbin:/sbin
for program in dpkg-buildpackage dh git; do
    command -v $program >/dev/null || { echo "skip debian: there is no $program" && exit 0; }
done
[ -n "${CHECK_LONG-}" ] || {
    echo "skip debian: building and installing the packages takes a quarter of an hour; ./check --long does it"
    exit 0
}
folder=$(mktemp -d) || exit 3
trap 'rm -rf "$folder"' EXIT
trap 'exit 3' HUP INT TERM
chmod 755 "$folder"
mkdir "$folder/httplingo" "$folder/root"

# The tree as it is, without what other builds left in it.
cd "$top" || exit 3
git ls-files -z --cached --others --exclude-standard 2>/dev/null |
    xargs -0 cp --parents -t "$folder/httplingo" 2>/dev/null
cd "$folder/httplingo" || exit 3
[ -f debian/rules ] || { echo "skip debian: this is no checkout of the repository" && exit 0; }
missing=$(dpkg-checkbuilddeps -Pnocheck 2>&1) || {
    echo "skip debian: $missing"
    exit 0
}

# The tests have been run already.
if DEBFULLNAME='A Packager' DEBEMAIL=packager@packages.example \
    DEB_BUILD_OPTIONS='nocheck noautodbgsym parallel=2' DEB_BUILD_PROFILES=nocheck \
    dpkg-buildpackage -us -uc -b >"$folder/build.log" 2>&1; then
    echo "ok dpkg-buildpackage"
else
    echo "not ok dpkg-buildpackage"
    tail -n 40 "$folder/build.log"
    exit 1
fi

cd "$folder" || exit 3
packages=$(sed -n "s/^Package: //p" "$top/debian/control")
for package in $packages; do
    if dpkg-deb -x "$package"_*.deb root 2>"$folder/error"; then
        echo "ok the package $package"
    else
        echo "not ok the package $package: $(cat "$folder/error")"
    fi
done

as_root=
[ "$(id -u)" != 0 ] || as_root=--allow-root
if ! command -v lintian >/dev/null; then
    echo "skip lintian: it is not installed"
elif lintian $as_root --fail-on error,warning ./*.changes >lintian.log 2>&1; then
    echo "ok lintian"
else
    echo "not ok lintian: $(head -n 5 lintian.log | tr '\n' ';')"
fi

# says NAME WANTED COMMAND...: that the command succeeds and says so.
says() {
    name=$1
    wanted=$2
    shift 2
    if "$@" >said 2>&1 && grep -q -- "$wanted" said; then
        echo "ok $name"
    else
        echo "not ok $name: $(tail -n 3 said | tr '\n' ' ')"
    fi
}

root=$folder/root
libraries=$(dirname "$root"/usr/lib/*/libhttplingo.so.0)
LD_LIBRARY_PATH=$libraries
export LD_LIBRARY_PATH
says "httplingo runs" 'lang="fr"' "$root/usr/bin/httplingo" page 404 --lang fr
says "httplingod runs" 0.1.0 "$root/usr/sbin/httplingod" --version
# shellcheck disable=SC2016 # for the shell that is started
says "nothing of the folder that it was built in is left" . sh -c '! grep -rl "$1" "$2" && echo none' \
    sh "$folder/httplingo" "$root/usr"

cat >program.c <<'END'
#include <httplingo.h>
#include <stdio.h>

int main(void)
{
    puts(lingo_status_phrase(lingo_status_find(404)));
    return 0;
}
END
# shellcheck disable=SC2016 # for the shell that is started
says "a program compiles with libhttplingo-dev" "Not Found" sh -c '
    cc -o program program.c $(PKG_CONFIG_PATH=$1/pkgconfig PKG_CONFIG_SYSROOT_DIR=$2 \
        PKG_CONFIG_ALLOW_SYSTEM_CFLAGS=1 PKG_CONFIG_ALLOW_SYSTEM_LIBS=1 \
        pkg-config --cflags --libs httplingo) && ./program' sh "$libraries" "$root"

says "python3-httplingo runs" "Page introuvable" env PYTHONPATH="$root/usr/lib/python3/dist-packages" \
    /usr/bin/python3 -c 'import httplingo; print(httplingo.HTTPStatus.NOT_FOUND.title("fr"))'
says "python3-httplingo has the types and the examples" . ls "$root/usr/lib/python3/dist-packages/httplingo/py.typed" \
    "$root/usr/share/doc/python3-httplingo/examples/flask_app.py"

# shellcheck disable=SC2016 # for PHP
if command -v php8.2 >/dev/null; then
    says "php8.2-httplingo runs" "Page introuvable" php8.2 -n -d "extension=$(echo "$root"/usr/lib/php/*/httplingo.so)" \
        -r 'echo Httplingo\Status::NotFound->title("fr");'
else
    echo "skip php8.2-httplingo runs: there is no php8.2 (Debian: php8.2-cli)"
fi
says "php-httplingo has the classes and the examples" . ls "$root/usr/share/php/Httplingo/Symfony/ErrorRenderer.php" \
    "$root/usr/share/doc/php-httplingo/examples/plain.php"
if command -v lua5.4 >/dev/null; then
    says "lua-httplingo runs" "Page introuvable" env LUA_CPATH="$libraries/lua/5.4/?.so" \
        LUA_PATH="$root/usr/share/lua/5.4/?.lua;$root/usr/share/lua/5.4/?/init.lua" \
        lua5.4 -e 'print(require("httplingo").status(404):title("fr"))'
else
    echo "skip lua-httplingo runs: lua5.4 is not installed"
fi
for version in 5.1 5.3 5.4; do
    says "lua-httplingo has a module for Lua $version" . ls "$libraries/lua/$version/httplingo/core.so"
done

says "functions have manual pages" "LINGO_PAGE_WRITE 3" zcat "$root/usr/share/man/man3/lingo_page_write.3.gz"
says "the examples are in a package" lingo_page_write cat "$root/usr/share/doc/libhttplingo-dev/examples/epoll.c"
says "the packages name who built them" "^A Packager <packager@packages.example>$" \
    dpkg-deb -f httplingo_*.deb Maintainer
for library in libhttplingo0 libhttplingo-site0 libhttplingo-icu0; do
    says "the symbols of $library have their version" "@HTTPLINGO_[A-Z_]*0.1 0.1.0$" \
        dpkg-deb -I $library*.deb symbols
done

if command -v nginx >/dev/null; then
    sed "s#modules/#$root/usr/lib/nginx/modules/#" "$root/usr/share/nginx/modules-available/mod-http-lingo.conf" >nginx.conf
    cat >>nginx.conf <<END
pid $folder/nginx.pid;
error_log stderr;
events { }
http { access_log off; include $folder/lingo.conf; }
END
    sed "s#/etc/#$root/etc/#" "$root/etc/httplingo/nginx.conf" >lingo.conf
    says "nginx loads its module" successful nginx -t -p "$folder" -c "$folder/nginx.conf"
else
    echo "skip nginx: it is not installed"
fi
if command -v apache2 >/dev/null; then
    {
        echo "ServerRoot $folder"
        echo "PidFile $folder/httpd.pid"
        echo "ErrorLog $folder/error.log"
        echo "DefaultRuntimeDir $folder"
        echo "ServerName localhost"
        echo "LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so"
        sed "s#/usr/lib/#$root&#" "$root/etc/apache2/mods-available/lingo.load"
        sed "s#/etc/#$root/etc/#" "$root/etc/apache2/mods-available/lingo.conf"
    } >httpd.conf
    says "Apache httpd loads its module" "Syntax OK" apache2 -t -f "$folder/httpd.conf"
else
    echo "skip apache2: it is not installed"
fi

# is_told_sizes FILE: whether it copies only with functions that are told how much, into memory whose size the compiler
# does not know.  Nothing is left then of _FORTIFY_SOURCE, with which all are compiled.
is_told_sizes() {
    ! hardening-check --verbose "$1" | sed -n 's/.*unprotected: //p' | grep -qvE '^mem(cpy|move|set)$'
}

# weaknesses FILE: what checksec finds missing.  is_told_sizes() answers what it would say of _FORTIFY_SOURCE.
weaknesses() {
    checksec --file="$1" --output=csv | tr , '\n' | head -n 7 |
        grep -vxE 'Full RELRO|Canary found|NX enabled|PIE enabled|DSO|No RPATH|No RUNPATH|No Symbols' | sed "s#^#$1: #"
}

# soft: the programs and libraries that lack a protection, from their names.  hardening-check also sees whether the
# compiler protects the stack and what copies into it; the processors' own protection of jumps is not asked for.
soft() {
    while IFS= read -r file; do
        readelf -dlW "$file" >headers 2>/dev/null || continue
        ! command -v hardening-check >/dev/null ||
            hardening-check --quiet --nocfprotection "$file" | sed -n "s#^ \(.*: no, [^(]*\)\$#$file: \1#p" |
            if is_told_sizes "$file"; then grep -v ': Fortify Source'; else cat; fi
        ! command -v checksec >/dev/null || weaknesses "$file"
        grep -q 'BIND_NOW\|FLAGS_1.*NOW' headers || echo "$file: no BIND_NOW"
        grep -q GNU_RELRO headers || echo "$file: no RELRO"
        grep -q 'GNU_STACK.* RW ' headers || echo "$file: the stack is executable"
        grep -q '^Elf file type is DYN' headers || echo "$file: not PIE"
    done
}
if command -v readelf >/dev/null; then
    found=$(find "$root/usr" -type f \( -path '*bin/*' -o -name '*.so*' \) | soft)
    [ -z "$found" ] && echo "ok programs and libraries are hardened" ||
        echo "not ok programs and libraries are hardened: $found"
    echo '#include <string.h>
int main(int n, char **texts) { char copy[8]; strcpy(copy, texts[n - 1]); return copy[0]; }' >soft.c
    cc -no-pie -Wl,-z,lazy,-z,norelro,-z,execstack -o soft-program soft.c
    wanted=4
    if command -v checksec >/dev/null; then
        wanted=$((wanted + 5))
    else
        echo "skip stripped symbols and paths of libraries: there is no checksec (Debian: checksec)"
    fi
    if command -v hardening-check >/dev/null; then
        wanted=$((wanted + 5))
    else
        echo "skip the stack and copies into it are protected: there is no hardening-check (Debian: devscripts)"
    fi
    if [ "$(echo soft-program | soft | wc -l)" -eq $wanted ]; then
        echo "ok each missing protection is seen"
    else
        echo "not ok each missing protection is seen: $(echo soft-program | soft)"
    fi
else
    echo "skip programs and libraries are hardened: there is no readelf (Debian: binutils)"
fi

# As an operator has them, in this version and in the next.
mkdir old new
mv ./*.deb old
version=$(dpkg-parsechangelog -l httplingo/debian/changelog -S Version)
for package in old/*.deb; do
    dpkg-deb -R "$package" next &&
        sed -i "s/ $version\\>/ $version+next/g" next/DEBIAN/control &&
        dpkg-deb -Znone -b next "new/$(basename "$package")" >/dev/null || echo "not ok $package is packed again"
    rm -r next
done
here=$top/tests/guides/debian
if [ "$(id -u)" != 0 ]; then
    echo "skip the packages installed by apt: that takes root"
elif ! command -v nginx >/dev/null || ! command -v apache2 >/dev/null; then
    echo "skip the packages installed by apt: nginx and apache2 are not both installed"
elif ! unshare --mount --pid --fork --net --uts --ipc true 2>error; then
    echo "skip the packages installed by apt: $(tail -n 1 error)"
elif dpkg-query -W -f '${Status}\n' '*httplingo*' '*mod*lingo*' 2>/dev/null | grep -q ' installed$'; then
    echo "skip the packages installed by apt: they are installed on this machine"
else
    NEW_VERSION=$version+next unshare --mount --pid --fork --kill-child --net --uts --ipc \
        sh "$here/system.sh" "$folder" "$here/installed.sh" ||
        echo "not ok the packages installed by apt: status $?"
fi
