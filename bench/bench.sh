#!/bin/sh
# SPDX-License-Identifier: MIT
# bench.sh [--all]: runs the benchmarks of the build in the current directory, prints the table and
# leaves it in bench/results.tsv.  Called by make.
set -eu
source=$(dirname "$0")
results=bench/results.tsv
rm -f "$results"

# run COMMAND...: adds what it measured to the results, and shows it.
run() {
    "$@" | tee -a "$results"
}

{
    run bench/bench-negotiate
    run bench/bench-page
    "$source/locales.sh" bench/peer lib/mo
    run "$source/messages.sh" "$PWD/bench/peer/locales"
    run bench/bench-phrase "$PWD/bench/peer/locales" "$PWD/bench/peer/catalogs"
    if [ "${1-}" = --all ]; then
        for script in "$source"/peers/*.sh; do
            [ ! -f "$script" ] || run sh "$script"
        done
    fi
} | awk -f "$source/table.awk"
echo
echo "The same is in $results, columns parted by tabs."
