#!/bin/sh
# SPDX-License-Identifier: MIT
# An nginx that was built with AddressSanitizer, UndefinedBehaviorSanitizer and without pools of memory,
# the module in it, and all of the module's tests.  Minutes, so for ./check --long.
# Usage: nginx-memory.sh PREFIX    (NGINX_RELEASE: the source of a release, else Debian's without its
# patches)
prefix=${1:?the folder that httplingo is installed in}
here=$(cd "$(dirname "$0")" && pwd)
[ -n "${CHECK_LONG-}" ] || { echo "skip nginx-memory: it takes minutes; ./check --long runs it" && exit 0; }
for program in apt-get cc curl make openssl pkg-config python3 tar; do
    command -v $program >/dev/null || { echo "skip nginx-memory: there is no $program" && exit 0; }
done

# As in nginx.sh.
folder=$(mktemp -d "${TMPDIR:-/tmp}/lingo-XXXXXXXX") || exit 3
trap 'rm -rf "$folder"' EXIT
trap 'exit 3' HUP INT TERM
chmod 755 "$folder"

# fetch_source: the release that Debian's package is made of, by apt and the archives that it knows.
fetch_source() {
    mkdir -p "$folder/lists/partial" "$folder/sources"
    for list in /etc/apt/sources.list /etc/apt/sources.list.d/*; do
        [ ! -f "$list" ] || sed 's/^Types: deb$/Types: deb-src/; s/^deb /deb-src /' "$list" \
            >"$folder/sources/$(basename "$list")"
    done
    set -- -o "Dir::Etc::SourceList=/dev/null" -o "Dir::Etc::SourceParts=$folder/sources" \
        -o "Dir::State::Lists=$folder/lists" -o APT::Sandbox::User=root
    apt-get "$@" -qq update >"$folder/apt.log" 2>&1
    # The release is all that is needed, even where the rest cannot be had.
    (cd "$folder" && apt-get "$@" -qq source --download-only nginx >>apt.log 2>&1)
    set -- "$folder"/nginx_*.orig.tar.*
    [ -f "$1" ] && mkdir "$folder/release" && tar -xf "$1" -C "$folder/release" --strip-components=1
}

if [ -n "${NGINX_RELEASE-}" ]; then
    cp -r "$NGINX_RELEASE" "$folder/release"
elif ! fetch_source; then
    echo "skip nginx-memory: apt has no source of nginx: $(tail -n 1 "$folder/apt.log")"
    exit 0
fi

sanitize='-fsanitize=address,undefined -fno-sanitize=alignment,nonnull-attribute,pointer-overflow,shift'
build() {
    cd "$folder/release" && ./configure --prefix="$folder/nginx" --with-debug --with-compat \
        --with-http_ssl_module --with-http_v2_module --with-http_auth_request_module \
        --with-http_dav_module --with-http_stub_status_module \
        --add-dynamic-module="$here/../../modules/nginx" \
        --with-cc-opt="-O1 -g -fno-omit-frame-pointer -DNGX_DEBUG_PALLOC=1 -Wno-error $sanitize" \
        --with-ld-opt="$sanitize -Wl,-rpath,$prefix/lib" && make -j2
}
if (PKG_CONFIG_PATH=$prefix/lib/pkgconfig build) >"$folder/build.log" 2>&1; then
    echo "ok nginx is built with memory checkers: $("$folder/release/objs/nginx" -v 2>&1)"
else
    echo "not ok nginx is built with memory checkers: $(tail -n 3 "$folder/build.log")"
    exit 1
fi

# nginx frees nothing at its end, and sees to the ends of its own strings.
export ASAN_OPTIONS="detect_leaks=0:log_path=$folder/report:detect_odr_violation=0"
export UBSAN_OPTIONS="print_stacktrace=1:log_path=$folder/report"
NGINX_PROGRAM=$folder/release/objs/nginx LINGO_RELOADS=0 LINGO_HOSTILE=5000 LINGO_UNDER_CHECKERS=1 \
    PYTHONDONTWRITEBYTECODE=1 python3 "$here/nginx.py" "$prefix" \
    "$folder/release/objs/ngx_http_lingo_module.so"
status=$?
# Of undefined behaviour only what the module does counts; nginx itself has some.
found=$(cat "$folder"/report.* 2>/dev/null | grep -E 'ERROR: AddressSanitizer|lingo.*runtime error' | sort | uniq -c)
if [ -z "$found" ]; then
    echo "ok the memory checkers have found nothing"
else
    echo "not ok the memory checkers have found nothing: $found"
    head -n 60 "$folder"/report.*
    status=1
fi
exit $status
