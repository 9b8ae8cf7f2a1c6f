/* SPDX-License-Identifier: MIT */
/* The tags for several names that are offered together, such as the directories ro and mo. */
#ifndef LINGO_TAG_NAMES_H
#define LINGO_TAG_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#define TAG_NAMES_NONE ((size_t)-1)

/* The tag of each name. */
struct tag_names {
    const char **tags; /* NULL if another name has taken the tag */
    size_t *twins;     /* the index of that name; TAG_NAMES_NONE if there is none */
    char *text;
};

/*
 * Assigns a distinct tag to each name.  A name that is already canonical gets its own tag.  A
 * legacy name gets the canonical tag if it is free, as mo becomes ro; otherwise it keeps its
 * spelling.  So both ro and mo are found, and a reader of ro never gets texts in mo.  If several
 * names have the same tag, the first one gets it.
 *
 * Each name must be a valid tag or locale name.  Returns false if there is not enough memory; then
 * there is nothing to free.
 */
bool tag_names_open(struct tag_names *names, const char *const *list, size_t count);

void tag_names_free(struct tag_names *names);

#endif
