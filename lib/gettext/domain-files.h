/* SPDX-License-Identifier: MIT */
/* The files of a domain in gettext's directory layout. */
#ifndef LINGO_DOMAIN_FILES_H
#define LINGO_DOMAIN_FILES_H

#include "base/notes.h"
#include "gettext/mo.h"
#include "language/tag-names.h"

#include <stdbool.h>

#define DOMAIN_TAG_SIZE 64
#define DOMAIN_MAX_LANGUAGES 4096

struct domain_item {
    char tag[DOMAIN_TAG_SIZE]; /* canonical, or as spelled (language/tag-names.h) */
    struct lingo_mo *mo;       /* NULL: no file */
};

struct domain_list {
    struct domain_item *items;
    size_t count;
    struct notes left_out; /* of files whose language another has */
};

/* Where to look, and where to say what went wrong. */
struct domain_place {
    const char *directory;
    const char *name;
    struct lingo_report *report;
};

/* Whether it is a gettext name or a tag, of a length that is dealt with. */
bool domain_is_language(const char *name);

/* The tags of names that are given together, to be freed: none may be left out. */
enum lingo_error domain_names(struct tag_names *names, const char *const *languages, size_t count,
                              struct lingo_report *report);

/* Adds a language with its file, which the list owns from then on, also after an error. */
enum lingo_error domain_list_add(struct domain_list *list, const char *tag, struct lingo_mo *mo,
                                 struct lingo_report *report);

void domain_list_free(struct domain_list *list);

/* Opens the files of the languages that are given, or of all that are there.  On error the list
 * is still to be freed. */
enum lingo_error domain_find_given(struct domain_list *list, const struct domain_place *place,
                                   const char *const *languages, size_t count);
enum lingo_error domain_find_all(struct domain_list *list, const struct domain_place *place);

#endif
