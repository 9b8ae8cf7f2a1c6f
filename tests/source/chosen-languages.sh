#!/bin/sh
# SPDX-License-Identifier: MIT
# A build with --with-languages has these and English, in the library, in the command and installed,
# and is smaller; and what is no language is refused.
set -u
cd "$(dirname "$0")/../.." || exit 3
. scripts/setup.sh
build=build/chosen-languages

mkdir -p $build
said=$(cd $build && ../../configure -q --with-languages='de tlh' 2>&1) &&
    echo "not ok configure refuses an unknown language"
case $said in
*'there is no language "tlh"'*) echo "ok configure refuses an unknown language" ;;
*) echo "not ok configure says which language is unknown: $(echo "$said" | tail -n 1)" ;;
esac
[ -n "${CHECK_LONG-}" ] || {
    echo "skip a build with chosen languages: it takes a minute; ./check --long does it"
    exit 0
}

build_in $build --with-languages='de, pt_BR' --disable-static --prefix="$PWD/$build/installed" || {
    echo "not ok a build with chosen languages"
    exit 1
}
same() {
    if [ "$2" = "$3" ]; then echo "ok $1"; else echo "not ok $1: got \"$2\", expected \"$3\""; fi
}
same "the command's languages" \
    "$($build/tools/httplingo languages --format json | jq -r '.[].tag' | paste -sd ' ')" "de en pt-BR"
same "a page" "$($build/tools/httplingo page 404 --accept-language 'fr, de;q=0.5' --format text | head -n 1)" \
    "Seite nicht gefunden"
make -s -C $build install >$build/install.log 2>&1
same "installed catalogues" \
    "$(cd $build/installed/share/locale && find . -name httplingo.mo | sort | cut -d/ -f2 | paste -sd ' ')" "de en pt_BR"
make -s -C $build check TESTS=tests/unit/test-base >$build/check.log 2>&1
same "the tests are skipped" "$(sed -n 's/^# SKIP: *//p' $build/check.log)" 1
chosen=$(stat -L -c %s $build/lib/.libs/libhttplingo.so) all=$(stat -L -c %s build/check/lib/.libs/libhttplingo.so)
same "less than half of the size" "$((2 * chosen < all))" 1
