#!/bin/sh
# SPDX-License-Identifier: MIT
# The version is the same everywhere.
version=$(sed -n 's/^AC_INIT(\[httplingo\], \[\([0-9.]*\)\].*/\1/p' configure.ac)

same() {
    if [ "$2" = "$version" ]; then
        echo "ok $1 says $version"
    else
        echo "not ok $1 says \"$2\", configure.ac \"$version\""
    fi
}

same base.h "$(sed -n 's/^#define LINGO_VERSION "\(.*\)"/\1/p' include/httplingo/base.h)"
same "base.h's parts" "$(sed -n 's/^#define LINGO_VERSION_\(MAJOR\|MINOR\|PATCH\) //p' \
    include/httplingo/base.h | paste -sd.)"
same "base.h's number" "$(sed -n 's/^#define LINGO_VERSION_NUMBER 0x//p' include/httplingo/base.h |
    sed 's/0\{0,1\}\(..*\)\(..\)\(..\)$/\1 \2 \3/' | { read -r a b c && echo "$((0x$a)).$((0x$b)).$((0x$c))"; })"
same "the rockspec" "$(sed -n 's/^version = "\(.*\)-1"/\1/p' bindings/lua/lua-httplingo-*.rockspec)"
same package.json "$(sed -n 's/^ *"version": "\(.*\)",/\1/p' bindings/node/package.json)"
for name in version appVersion; do
    same "$name of Chart.yaml" "$(sed -n "s/^$name: \"\{0,1\}\([0-9.]*\).*/\1/p" deploy/helm/httplingo/Chart.yaml)"
done
same Dockerfile "$(sed -n 's/.*image\.version="\(.*\)".*/\1/p' docs/servers/Dockerfile)"
same NEWS "$(sed -n '1s/^httplingo \([0-9.]*\).*/\1/p' NEWS)"
for page in docs/*.[1-8]; do
    same "$page" "$(sed -n 's/^\.TH .* "httplingo \([0-9.]*\)".*/\1/p' "$page")"
done
