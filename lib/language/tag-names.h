/* SPDX-License-Identifier: MIT */
/* The tags of several names that are offered together, such as the directories ro and mo. */
#ifndef LINGO_TAG_NAMES_H
#define LINGO_TAG_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#define TAG_NAMES_NONE ((size_t)-1)

/* What each name is offered as. */
struct tag_names {
    const char **tags; /* NULL: another name has taken the tag */
    size_t *twins;     /* the index of that name; TAG_NAMES_NONE: none has */
    char *text;
};

/*
 * Gives each name a tag, none of them twice.  A name that is canonical already has its tag.  A
 * legacy name becomes canonical where that is free, as mo becomes ro; where it is not, it keeps its
 * own spelling: ro and mo are both there, and a reader of ro never gets what is called mo.  Of
 * several names for one tag the first has it.
 *
 * Each name is known to be a tag or a locale name.  False without memory, with nothing to free.
 */
bool tag_names_open(struct tag_names *names, const char *const *list, size_t count);

void tag_names_free(struct tag_names *names);

#endif
