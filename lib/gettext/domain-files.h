/* SPDX-License-Identifier: MIT */
/* The files of a domain in gettext's directory layout. */
#ifndef LINGO_DOMAIN_FILES_H
#define LINGO_DOMAIN_FILES_H

#include "gettext/mo.h"

#include <stdbool.h>

#define DOMAIN_TAG_SIZE 64
#define DOMAIN_MAX_LANGUAGES 4096

struct domain_item {
    char tag[DOMAIN_TAG_SIZE]; /* canonical */
    struct lingo_mo *mo;       /* NULL: no file */
};

struct domain_list {
    struct domain_item *items;
    size_t count;
};

/* Where to look, and where to say what went wrong. */
struct domain_place {
    const char *directory;
    const char *name;
    struct lingo_report *report;
};

/* The canonical tag of a gettext name or a tag; false when it is neither. */
bool domain_canonical(char tag[DOMAIN_TAG_SIZE], const char *name, size_t length);

/* Adds a language with its file, which the list owns from then on, also after an error. */
enum lingo_error domain_list_add(struct domain_list *list, const char *name, struct lingo_mo *mo,
                                 struct lingo_report *report);

void domain_list_free(struct domain_list *list);

/* Opens the files of the languages that are given, or of all that are there.  On error the list
 * is still to be freed. */
enum lingo_error domain_find_given(struct domain_list *list, const struct domain_place *place,
                                   const char *const *languages, size_t count);
enum lingo_error domain_find_all(struct domain_list *list, const struct domain_place *place);

#endif
