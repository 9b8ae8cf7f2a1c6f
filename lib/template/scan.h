/* SPDX-License-Identifier: MIT */
/* Splits a Mustache source into tags. */
#ifndef LINGO_SCAN_H
#define LINGO_SCAN_H

#include <httplingo/base.h>

#include <stdbool.h>

#define DELIMITER_MAX 15

struct delimiters {
    char open[DELIMITER_MAX + 1], close[DELIMITER_MAX + 1];
};

/* A tag, by default {{...}}. */
struct tag {
    size_t begin, end;         /* including its delimiters */
    char kind;                 /* # ^ / ! > = & < $ or, for {{{, {; 0 for a variable */
    struct lingo_text content; /* without spaces at the start and end */
    size_t text_end;           /* the end of the text before it */
    /* The start of the text after it, which is on the next line if the tag stands alone. */
    size_t next;
    struct lingo_text indent; /* the spaces before it if it stands alone */
};

/*
 * Finds the next tag, starting at a position.  Returns 1, or 0 if there is none, or -1 if it is not
 * closed; then begin is its position, and *missing is the missing end.
 */
int scan_tag(struct lingo_text text, size_t from, const struct delimiters *delimiters,
             struct tag *tag, const char **missing);

/* The delimiters that a tag {{=... ...=}} sets.  Returns false if they are invalid. */
bool scan_delimiters(struct lingo_text content, struct delimiters *out);

/* The text with an indentation before each line, to be freed; NULL if there is not enough
 * memory. */
char *scan_indent(struct lingo_text text, const char *indent, size_t *length);

#endif
