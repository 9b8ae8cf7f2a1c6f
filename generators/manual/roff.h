/* SPDX-License-Identifier: MIT */
/* Writes texts of comments as roff, in the macros of man(7). */
#ifndef LINGO_MANUAL_ROFF_H
#define LINGO_MANUAL_ROFF_H

#include <httplingo/base.h>

#include <stdio.h>

/* Writes running text: a sentence begins a new line, and names of functions, constants and types
 * are marked.  Ends with a line end unless the text is empty. */
void roff_text(FILE *out, struct lingo_text text);

/* Writes code, line by line; lines have lost the least indentation. */
void roff_code(FILE *out, struct lingo_text lines);

/* The lines before and after code. groff's .EE turns hyphenation on again. */
#define ROFF_CODE ".in +4n\n.EX\n"
#define ROFF_CODE_END ".EE\n.nh\n.in\n"

/* Writes characters for a line of code, or for an argument of a macro. */
void roff_characters(FILE *out, struct lingo_text text);

/* Writes the blocks of a comment that are paragraphs or code, and its parameters as a list. */
void roff_comment(FILE *out, struct lingo_text comment);

#endif
