/* SPDX-License-Identifier: MIT */
/* Which languages the tests hold to completeness. */
#ifndef LINGO_TEST_LANGUAGE_H
#define LINGO_TEST_LANGUAGE_H

#include <httplingo/catalog.h>

#include <stdbool.h>

/* Whether a language lacks messages, so that its pages can be in English. */
static inline bool is_in_progress(const struct lingo_language *language)
{
    return lingo_language_translated(language) < lingo_message_count();
}

#endif
