/* SPDX-License-Identifier: MIT */
/* The files of a domain in gettext's directory layout. */
#ifndef LINGO_MESSAGES_FIND_H
#define LINGO_MESSAGES_FIND_H

#include "gettext/mo.h"

#include <stdbool.h>

#define MESSAGES_TAG_SIZE 64
#define MESSAGES_MAX_LANGUAGES 4096

struct messages_item {
    char tag[MESSAGES_TAG_SIZE]; /* canonical */
    struct mo *mo;               /* NULL: no file */
};

struct messages_list {
    struct messages_item *items;
    size_t count;
};

/* Where to look, and where to say what went wrong. */
struct messages_place {
    const char *directory;
    const char *domain;
    struct lingo_report *report;
};

/* The canonical tag of a gettext name or a tag; false when it is neither. */
bool messages_canonical(char tag[MESSAGES_TAG_SIZE], const char *name, size_t length);

/* Adds a language with its file, which the list owns from then on, also after an error. */
enum lingo_error messages_list_add(struct messages_list *list, const char *name, struct mo *mo,
                                   struct lingo_report *report);

void messages_list_free(struct messages_list *list);

/* Opens the files of the languages that are given, or of all that are there.  On error the list
 * is still to be freed. */
enum lingo_error messages_find_given(struct messages_list *list, const struct messages_place *place,
                                     const char *const *languages, size_t count);
enum lingo_error messages_find_all(struct messages_list *list, const struct messages_place *place);

#endif
