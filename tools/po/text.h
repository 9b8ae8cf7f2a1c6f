/* SPDX-License-Identifier: MIT */
/* Makes strings, reads UTF-8 character by character, and classifies characters for rules. */
#ifndef LINGO_PO_TEXT_H
#define LINGO_PO_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <unicode/utypes.h>

/* Formats a string like printf(); to be freed. */
__attribute__((format(printf, 1, 2))) char *po_format(const char *format, ...);

/* The character at *p, which is advanced; 0 at the end.  Invalid UTF-8 is U+FFFD. */
UChar32 po_next(const char **p);

/* The character before p; 0 at the start. */
UChar32 po_previous(const char *start, const char *p);

/* Writes a character and a NUL to five bytes, and returns them. */
char *po_put(UChar32 c, char bytes[5]);

bool po_is_space(UChar32 c);          /* including no-break spaces */
bool po_is_letter(UChar32 c);         /* including combining marks */
bool po_is_quotation_mark(UChar32 c); /* including straight quotation marks and corner brackets */

/* The number of visible characters, without combining marks. */
size_t po_width(const char *text);

/* Makes texts comparable: normalized, and without case; to be freed. */
char *po_fold(const char *text, const char *locale);

/* The same, without spaces and punctuation at the end; to be freed. */
char *po_fold_sentence(const char *text, const char *locale);

/* Whether a folded text contains a folded word, optionally with -s or -es.  Placeholders are
 * ignored. */
bool po_has_word(const char *text, const char *word);

#endif
