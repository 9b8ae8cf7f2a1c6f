/* SPDX-License-Identifier: MIT */
/* Paragraphs and columns of text on a terminal, by the width of its characters. */
#ifndef LINGO_TOOLS_LAYOUT_H
#define LINGO_TOOLS_LAYOUT_H

#include <httplingo.h>

/* The columns that a text takes, without sequences for bold text. */
size_t layout_columns(struct lingo_text text);

/* How many rows of the screen a text takes, whose lines end with '\n'. */
size_t layout_rows(const char *text, size_t columns);

/* Takes a line of at most these columns from the beginning of a text; it ends between words if
 * possible.  With 0 columns, it is the whole text. */
struct lingo_text layout_take_line(struct lingo_text *text, size_t columns);

#endif
