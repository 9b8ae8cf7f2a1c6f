# SPDX-License-Identifier: MIT
# A public header with an enum, from the rows of a list: ROW(CONSTANT, ...), each in one line.  So
# programs get plain constants and no macros.
#
#   row     the name of the rows
#   enum    the name of the enum
#   prefix  of its constants
#   about   the comment on the enum; the text of each row becomes the comment on its constant
#   text    which string of a row is its text
#   value   which cell of a row is its value; 0: none
#   last    what follows the rows
#   guard   the name of the header

# The n-th string of a row, without its quotes.
function string(line, n,    i, from) {
    for (i = 1; match(line, /"([^"\\]|\\.)*"/); i++) {
        from = substr(line, RSTART + 1, RLENGTH - 2)
        if (i == n)
            return from
        line = substr(line, RSTART + RLENGTH)
    }
    print FILENAME ": no text in: " $0 >"/dev/stderr"
    failed = 1
    exit 1
}

BEGIN {
    print "/* SPDX-License-Identifier: MIT */"
    print "/**\n * @file\n * " about "\n */"
    print "#ifndef HTTPLINGO_" guard "\n#define HTTPLINGO_" guard "\n"
    print "/** " about " */\nenum " enum " {"
}

index($0, row "(") == 1 {
    split(substr($0, length(row) + 2), cells, /, */)
    comment = string($0, text)
    gsub(/\\"/, "\"", comment)
    gsub(/\*\//, "* /", comment)
    if (note)
        comment = comment ": " note
    note = ""
    print "    " prefix cells[1] (value ? " = " cells[value] : "") ", /**< " comment " */"
    rows++
}

# What stands above a row in a comment for users follows its text.
/^\/\*\* .* \*\/$/ {
    note = substr($0, 5, length($0) - 7)
}

END {
    if (failed || !rows)
        exit 1
    print "    " last "\n};\n\n#endif"
}
