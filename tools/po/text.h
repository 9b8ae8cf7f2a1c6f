/* SPDX-License-Identifier: MIT */
/* Making strings, reading UTF-8 by characters, and the kinds of characters that rules ask for. */
#ifndef LINGO_PO_TEXT_H
#define LINGO_PO_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <unicode/utypes.h>

/* A string made as printf() does, to be freed. */
__attribute__((format(printf, 1, 2))) char *po_format(const char *format, ...);

/* The character at *p, which moves on; 0 at the end.  What is no UTF-8 is U+FFFD. */
UChar32 po_next(const char **p);

/* The character before p; 0 at the start. */
UChar32 po_previous(const char *start, const char *p);

/* Writes a character and a NUL into five bytes, which are returned. */
char *po_put(UChar32 c, char bytes[5]);

bool po_is_space(UChar32 c);          /* also the no-break ones */
bool po_is_letter(UChar32 c);         /* also marks, and digits of words are none */
bool po_is_quotation_mark(UChar32 c); /* also the straight ones, and corner brackets */

/* The number of characters that are seen: without marks that stand on others. */
size_t po_width(const char *text);

/* Texts made equal to compare them: normalized, and without case; to be freed. */
char *po_fold(const char *text, const char *locale);

/* The same, without spaces and punctuation at the end; to be freed. */
char *po_fold_sentence(const char *text, const char *locale);

/* Whether a folded text has a word, given folded, as it is or with -s or -es; of placeholders
 * only what surrounds them counts. */
bool po_has_word(const char *text, const char *word);

#endif
