#!/bin/sh
# SPDX-License-Identifier: MIT
# bench.sh [--all]: runs the benchmarks of the build in the current directory, prints a table, and
# writes it to bench/results.tsv.  Run by make.
set -eu
source=$(dirname "$0")
results=bench/results.tsv
rm -f "$results"

# run COMMAND...: adds its output to the results, and shows it.
run() {
    "$@" | tee -a "$results"
}

# A site file with a template and a logo, and the time to open it.
open_site() {
    site=bench/peer/site
    mkdir -p "$site"
    cp "$source/../templates/default.html" "$site/page.html"
    cp "$source/../tests/servers/logo.svg" "$site/logo.svg"
    printf 'name = Example\ntemplate = page.html\nlogo = logo.svg\nhome = /\n' >"$site/site.conf"
    if [ -x bench/bench-site ]; then
        bench/bench-site "$site/site.conf"
    else
        printf 'Opening a site\tnot measured: it is not built, for want of libinih\t-\t-\tsite.conf\t-\t-\t-\t-\n'
    fi
}

# The size of the library in a package.
size_on_disk() {
    strip --strip-unneeded -o bench/stripped lib/.libs/libhttplingo.so
    printf 'Size\tthe library on disk\tKiB\t%d\t-\t-\t-\t-\t-\n' $(($(wc -c <bench/stripped) / 1024))
    rm bench/stripped
}

{
    run bench/bench-negotiate
    run bench/bench-page
    "$source/locales.sh" bench/peer lib/catalog/mo
    run "$source/messages.sh" "$PWD/bench/peer/locales"
    run bench/bench-phrase "$PWD/bench/peer/locales" "$PWD/bench/peer/catalogs"
    run bench/bench-open "$PWD/bench/peer/locales" "$PWD/bench/peer/catalogs"
    run bench/bench-load "$PWD/lib/.libs/libhttplingo.so"
    run open_site
    run size_on_disk
    if [ "${1-}" = --all ]; then
        for script in "$source"/peers/*.sh; do
            case $script in */haproxy-lua.sh) continue ;; esac # it needs what "make install-lua" installs
            run sh "$script"
        done
    fi
} | awk -f "$source/table.awk"
echo
echo "$results contains the same results, with columns separated by tabs."
