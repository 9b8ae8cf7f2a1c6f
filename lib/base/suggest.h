/* SPDX-License-Identifier: MIT */
/* Names like one that was mistyped, for messages. */
#ifndef LINGO_SUGGEST_H
#define LINGO_SUGGEST_H

#include "base/buffer.h"

#include <httplingo/base.h>

/* The name at an index; NULL beyond the last. */
typedef const char *suggest_name_at(const void *context, size_t index);

#define SUGGEST_MAX 3

/* Finds up to three of the names that are nearest to the given one, by their index, the nearest
 * first.  What the function returns need last only until it is called again.  Returns how many. */
size_t suggest_find(size_t nearest[SUGGEST_MAX], struct lingo_text given, suggest_name_at *at,
                    const void *context);

/* Appends up to three of the names that are nearest to the given one, as “a, b or c” in small
 * letters; nothing when none is near.  Returns how many. */
size_t suggest_append(struct buffer *to, struct lingo_text given, suggest_name_at *at,
                      const void *context);

#endif
