#!/bin/sh
# SPDX-License-Identifier: MIT
# Programs that are linked statically, by what pkg-config says alone.  Usage: static.sh PREFIX
set -u
prefix=$1
work=build/static
mkdir -p $work
PKG_CONFIG_PATH=$prefix/lib/pkgconfig:$prefix/share/pkgconfig
export PKG_CONFIG_PATH

[ -e "$prefix/lib/libhttplingo.a" ] || {
    echo "skip static: the libraries were built with --disable-static"
    exit 0
}

# links PACKAGE SOURCE EXPECTED [LINKER]: a static program, that runs and says what is expected.
# shellcheck disable=SC2046 # a list of words
links() {
    if cc -c "$2" -o "$work/$1.o" $(pkg-config --cflags "$1") 2>"$work/$1.log" &&
        ${4-cc} -static "$work/$1.o" -o "$work/$1" $(pkg-config --static --libs "$1") 2>>"$work/$1.log" &&
        "$work/$1" >"$work/$1.out" 2>>"$work/$1.log" && grep -q "$3" "$work/$1.out" &&
        ! ldd "$work/$1" >/dev/null 2>&1; then
        echo "ok a static program with $1"
    else
        echo "not ok a static program with $1; see $work/$1.log"
        tail -n 5 "$work/$1.log"
    fi
}

links httplingo docs/examples/not-found.c 'Page introuvable'

if [ -e "$prefix/lib/libhttplingo-site.a" ]; then
    echo 'languages = fr' >$work/site.conf
    cat >$work/site.c <<EOF
#include <httplingo.h>
#include <httplingo/site-file.h>
#include <stdio.h>
int main(void)
{
    const struct lingo_site *site;
    struct lingo_report report;
    if (lingo_site_read(&site, NULL, "$work/site.conf", &report))
        return fprintf(stderr, "%s\n", report.message), 1;
    static char page[8192];
    lingo_page_write(site, &(struct lingo_request){.code = 404}, page, sizeof page, NULL);
    lingo_site_release(site);
    return puts(page) < 0;
}
EOF
    links httplingo-site $work/site.c 'Page introuvable'
fi
if [ -e "$prefix/lib/libhttplingo-icu.a" ]; then
    cat >$work/icu.c <<EOF
#include <httplingo/format.h>
#include <stdio.h>
int main(void)
{
    struct lingo_formatter *formatter;
    char text[64];
    if (lingo_formatter_open(&formatter, "fr", NULL, NULL))
        return 1;
    lingo_formatter_number(formatter, text, sizeof text, LINGO_NUMBER_DECIMAL, 1234.5);
    lingo_formatter_free(formatter);
    return puts(text) < 0;
}
EOF
    # ICU is C++ inside, and its packages do not say what that needs.
    links httplingo-icu $work/icu.c ',5$' c++
fi
