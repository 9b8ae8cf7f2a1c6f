/* SPDX-License-Identifier: MIT */
/* The tags of a Mustache source, one after another. */
#ifndef LINGO_SCAN_H
#define LINGO_SCAN_H

#include <httplingo/base.h>

#include <stdbool.h>

#define DELIMITER_MAX 15

struct delimiters {
    char open[DELIMITER_MAX + 1], close[DELIMITER_MAX + 1];
};

/* A tag, {{…}} by default. */
struct tag {
    size_t begin, end;         /* from the first to beyond the last byte of its delimiters */
    char kind;                 /* # ^ / ! > = & < $ or, for {{{, {; 0 for a variable */
    struct lingo_text content; /* without spaces at its ends */
    size_t text_end;           /* where the text before it ends, */
    size_t next; /* and where that after it begins: on the next line, when it stands alone */
    struct lingo_text indent; /* the spaces before it, when it stands alone */
};

/*
 * Finds the next tag from a place on.  Returns 1, 0 when there is none, or -1 when it is not
 * closed: then begin says where it is, and *missing what would close it.
 */
int scan_tag(struct lingo_text text, size_t from, const struct delimiters *delimiters,
             struct tag *tag, const char **missing);

/* The delimiters that a tag {{=… …=}} sets; false when it names no two good ones. */
bool scan_delimiters(struct lingo_text content, struct delimiters *out);

/* The text with an indentation before each of its lines, to be freed; NULL without memory. */
char *scan_indent(struct lingo_text text, const char *indent, size_t *length);

#endif
