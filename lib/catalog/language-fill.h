/* SPDX-License-Identifier: MIT */
/* Reads the texts of a language from a .mo file. */
#ifndef LINGO_LANGUAGE_FILL_H
#define LINGO_LANGUAGE_FILL_H

#include "catalog/catalog.h"

struct lingo_mo;

/* A text of the site's own. */
struct own_text {
    const struct lingo_language *language; /* the language in the base whose text it replaces */
    size_t entry;
    struct lingo_text text; /* must be proper; see below */
};

/*
 * Fills in a language.  Each text is that of the file if it is proper, or else that of the base, or
 * else missing. mo and base may be NULL; for English, the msgids are used.  The site's own texts
 * for the base take precedence over all others, and the last one wins; there may be none.  The
 * catalogue is set to NULL.  Returns false if there is not enough memory; then nothing is
 * allocated.
 */
bool language_fill(struct lingo_language *language, const char *tag, const struct lingo_mo *mo,
                   const struct lingo_language *base, const struct own_text *own, size_t own_count);

/* Frees the memory that language_fill() allocated. */
void language_free(struct lingo_language *language);

/* Whether a translation can replace the English text: it has no control characters, no characters
 * that reorder text, and the same placeholders.  Declared here for tests. */
bool language_text_is_proper(struct lingo_text text, const char *english);

#endif
