#!/bin/sh
# SPDX-License-Identifier: MIT
# report.sh RESULTS: prints the results of bench.sh as a page in Markdown, with the machine and the date of
# the file.  Run by "make update-bench", which writes docs/measurements.md.
set -eu
results=${1:?usage: report.sh RESULTS}

# field NAME: what lscpu says.
field() {
    LC_ALL=C lscpu | sed -n "s/^$1: *//p" | head -n 1
}

cat <<END
<!-- SPDX-License-Identifier: MIT -->
<!-- Written by "make update-bench". -->
# Measurements

The results of one run of \`make bench-all\`. [performance.md](performance.md) explains them, names
the goals, and compares several runs and machines; [bench/README.md](../bench/README.md) describes the method.

* Date: $(date -u -r "$results" +%Y-%m-%d)
* Processor: $(field 'Model name'), $(nproc) processors
* System: $(sed -n 's/^PRETTY_NAME="\(.*\)"$/\1/p' /etc/os-release), Linux $(uname -r | sed 's/-.*//'), $(gcc --version | sed -n '1s/.* \([0-9.]*\)$/gcc \1/p'), $(getconf GNU_LIBC_VERSION)

The ratio says how many times as fast httplingo is as the alternative; if it is below 1, httplingo is slower. The last
column counts the allocations of memory in one operation, first ours, then theirs.
END
awk -F '\t' '
    function shown(text) { return text == "-" ? "" : text ~ /e[+]/ ? sprintf("%.0f", text) : text }
    function rounded(ratio) {
        return ratio == "-" ? "" : sprintf(ratio >= 100 ? "%.0f" : ratio >= 10 ? "%.1f" : "%.2f", ratio)
    }
    function counts(ours, theirs) {
        return ours == "-" ? "" : theirs == "-" ? sprintf("%.0f", ours) : sprintf("%.0f, %.0f", ours, theirs)
    }
    { gsub(/[|]/, "\\|") }
    $1 != table {
        table = $1
        printf "\n## %s\n\n| what | ours | theirs | unit | ratio | alternative | allocations |\n", table
        print "|---|---:|---:|---|---:|---|---|"
    }
    $2 ~ /^not measured/ { printf "| %s | | | | | %s | |\n", $2, $5; next }
    {
        printf "| %s | %s | %s | %s | %s | %s | %s |\n", $2, shown($4), shown($6), $3, rounded($7), shown($5),
            counts($8, $9)
    }' "$results"
