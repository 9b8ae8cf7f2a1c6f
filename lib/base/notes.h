/* SPDX-License-Identifier: MIT */
/* Sentences for the caller about something that was opened successfully, but perhaps not as
 * intended. */
#ifndef LINGO_NOTES_H
#define LINGO_NOTES_H

#include <stdbool.h>
#include <stddef.h>

struct notes {
    char **items;
    size_t count;
};

/* Adds a sentence, truncated to a few hundred bytes, with control characters replaced.  Returns
 * false if there is not enough memory. */
__attribute__((format(printf, 2, 3))) bool notes_add(struct notes *notes, const char *format, ...);

/* The sentence at an index, or NULL. */
const char *notes_at(const struct notes *notes, size_t index);

void notes_free(struct notes *notes);

#endif
