/* SPDX-License-Identifier: MIT */
/* The words of a name, however a program or a person spells it: NOT_FOUND, NotFound, not-found and
 * "Not Found" have the same two. */
#ifndef LINGO_SPELLING_H
#define LINGO_SPELLING_H

#include <httplingo/base.h>

#include <stdbool.h>
#include <stdint.h>

#define SPELLING_LETTERS 128
#define SPELLING_WORDS 24

struct spelling {
    char letters[SPELLING_LETTERS + 1]; /* letters, small ones, and digits */
    uint8_t begins[SPELLING_WORDS + 1]; /* where each word begins there; the last one's end */
    bool qualified[SPELLING_WORDS];     /* whether a "." or ":" stands before the word */
    size_t count;                       /* of words */
    bool whole; /* false where the text has more words, or bytes that no name has, behind these */
};

/* Reads a text of any length and content. */
void spelling_read(struct spelling *out, struct lingo_text text);

/* The letters and digits of the words from one to before another. */
struct lingo_text spelling_words(const struct spelling *spelling, size_t first, size_t end);

/* Whether these letters and digits are those of a name. */
bool spelling_is(struct lingo_text letters, const char *name);

#endif
