/* SPDX-License-Identifier: MIT */
/* The words of a name in any spelling: NOT_FOUND, NotFound, not-found and "Not Found" have the same
 * two words. */
#ifndef LINGO_SPELLING_H
#define LINGO_SPELLING_H

#include <httplingo/base.h>

#include <stdbool.h>
#include <stdint.h>

#define SPELLING_LETTERS 128
#define SPELLING_WORDS 24

struct spelling {
    char letters[SPELLING_LETTERS + 1]; /* lower-case letters and digits */
    uint8_t begins[SPELLING_WORDS + 1]; /* the start of each word, and the end of the last one */
    bool qualified[SPELLING_WORDS];     /* whether "." or ":" precedes the word */
    size_t count;                       /* the number of words */
    bool whole; /* false if the text has more words, or bytes that are not allowed in a name, after
                   these */
};

/* Reads a text of any length and content. */
void spelling_read(struct spelling *out, struct lingo_text text);

/* The letters and digits of the words from first to before end. */
struct lingo_text spelling_words(const struct spelling *spelling, size_t first, size_t end);

/* Whether letters and digits are those of a name. */
bool spelling_is(struct lingo_text letters, const char *name);

#endif
