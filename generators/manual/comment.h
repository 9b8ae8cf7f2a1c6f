/* SPDX-License-Identifier: MIT */
/* Comments in headers: their paragraphs, code and tagged parts. */
#ifndef LINGO_MANUAL_COMMENT_H
#define LINGO_MANUAL_COMMENT_H

#include <httplingo/base.h>

#include <stdbool.h>

enum block_kind {
    BLOCK_PARAGRAPH,
    BLOCK_CODE,  /* lines that are indented by four spaces or more */
    BLOCK_PARAM, /* "@param name text" */
    BLOCK_RETURN /* "@return text" */
};

struct block {
    enum block_kind kind;
    struct lingo_text text; /* the lines in the comment, including "*" */
    struct lingo_text name; /* of a parameter */
};

/* Splits off the next block of a comment.  Returns false at the end. */
bool next_block(struct lingo_text *comment, struct block *block);

/* A line of a comment without the mark at its start, but with its indentation. */
struct lingo_text comment_line(struct lingo_text line);

/* Splits off the next word of a text in a comment.  Returns false at the end.  Sets ends_line if a
 * line ends after it, or if two spaces follow. */
bool next_word(struct lingo_text *text, struct lingo_text *word, bool *ends_line);

#endif
