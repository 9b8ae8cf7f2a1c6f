# SPDX-License-Identifier: MIT
# Formats results as a table for people (bench/bench.h describes the columns).
BEGIN { FS = "\t" }

function padded(text, width) {
    while (length(text) < width)
        text = text " "
    return text
}

function comparison(ratio) {
    if (ratio == "-")
        return "-"
    if (ratio + 0 >= 10)
        return sprintf("%.0fx better", ratio)
    if (ratio + 0 >= 1)
        return sprintf("%.2fx better", ratio)
    return sprintf("%.2fx the cost", 1 / ratio)
}

# 0 rather than the little that a run allocates once.
function count(allocations) {
    return allocations == "-" ? "-" : sprintf("%.0f", allocations)
}

{
    if ($1 != table) {
        table = $1
        printf "\n%s %10s %-10s %10s %14s %12s  %s\n", padded(table, 44), "ours", "", "peer",
            "ratio", "allocations", "beside"
    }
    if ($2 ~ /^not measured/) {
        printf "  %s\n", $5 ": " $2
        next
    }
    printf "  %s %10s %-10s %10s %14s %5s %6s  %s\n", padded($2, 42), $4, $3, $6, comparison($7),
        count($8), count($9), $5
    fflush()
}
