/* SPDX-License-Identifier: MIT */
/* Finds names that are similar to a misspelt one, for messages. */
#ifndef LINGO_SUGGEST_H
#define LINGO_SUGGEST_H

#include "base/buffer.h"

#include <httplingo/base.h>

/* The name at an index; NULL beyond the last. */
typedef const char *suggest_name_at(const void *context, size_t index);

#define SUGGEST_MAX 3

/* Finds the indexes of up to three names that are most similar to the given one, the most similar
 * first.  The strings that the function returns need only be valid until it is called again.
 * Returns how many there are. */
size_t suggest_find(size_t nearest[SUGGEST_MAX], struct lingo_text given, suggest_name_at *at,
                    const void *context);

/* Appends up to three names that are most similar to the given one, as "a, b or c" in lower case,
 * or nothing if none is similar.  Returns how many there are. */
size_t suggest_append(struct buffer *to, struct lingo_text given, suggest_name_at *at,
                      const void *context);

#endif
