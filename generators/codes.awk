# SPDX-License-Identifier: MIT
# The public header with the registered codes as constants, from the rows of status.def.
BEGIN {
    print "/* SPDX-License-Identifier: MIT */"
    print "/**\n * @file\n * The registered status codes as constants.\n */"
    print "#ifndef HTTPLINGO_CODES_H\n#define HTTPLINGO_CODES_H\n"
    print "/** The registered status codes. */\nenum lingo_status_codes {"
}

/^STATUS\(/ {
    split(substr($0, 8), cells, /, */)
}

# The rows of classes have no constants.
/^STATUS_CLASS\(/ {
    exit
}

/^TEXT\([0-9]+, PHRASE, NC_\(/ {
    split($0, strings, "\"")
    printf "%s    LINGO_STATUS_%s = %s", comment ? "," comment "\n" : "", cells[2], cells[1]
    comment = " /**< " strings[4] " */"
}

END {
    if (!comment)
        exit 1
    print comment "\n};\n\n#endif"
}
