/* SPDX-License-Identifier: MIT */
/* Making the texts of one language out of a .mo file. */
#ifndef LINGO_LANGUAGE_FILL_H
#define LINGO_LANGUAGE_FILL_H

#include "catalog/catalog.h"

struct lingo_mo;

/* A text of an operator's own. */
struct own_text {
    const struct lingo_language *language; /* in whose place of it stands: one of the base */
    size_t entry;
    struct lingo_text text; /* proper; see below */
};

/*
 * Fills a language.  Each text is that of the file if it is proper, else that of the base, else
 * missing; mo and base may be NULL, and English has its msgids.  Own texts of the base, of which
 * the later holds, go before all others; there may be none.  The catalogue is left NULL.  False
 * when memory is short; then nothing is kept.
 */
bool language_fill(struct lingo_language *language, const char *tag, const struct lingo_mo *mo,
                   const struct lingo_language *base, const struct own_text *own, size_t own_count);

/* Frees what language_fill() allocated. */
void language_free(struct lingo_language *language);

/* Whether a translation can stand for the English text: no control character, no mark
 * that reorders text, and the same placeholders.  Shown for tests. */
bool language_text_is_proper(struct lingo_text text, const char *english);

#endif
