/* SPDX-License-Identifier: MIT */
/* Sentences for whoever opens something that is in order, but not as it may have been meant. */
#ifndef LINGO_NOTES_H
#define LINGO_NOTES_H

#include <stdbool.h>
#include <stddef.h>

struct notes {
    char **items;
    size_t count;
};

/* Adds a sentence, cut at a few hundred bytes, control characters replaced; false without memory.
 */
__attribute__((format(printf, 2, 3))) bool notes_add(struct notes *notes, const char *format, ...);

/* The one at an index, or NULL. */
const char *notes_at(const struct notes *notes, size_t index);

void notes_free(struct notes *notes);

#endif
