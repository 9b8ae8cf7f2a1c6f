/* SPDX-License-Identifier: MIT */
/* The files of a domain in gettext's directory structure. */
#ifndef LINGO_DOMAIN_FILES_H
#define LINGO_DOMAIN_FILES_H

#include "base/notes.h"
#include "gettext/mo.h"
#include "language/tag-names.h"

#include <stdbool.h>

#define DOMAIN_TAG_SIZE 64
#define DOMAIN_MAX_LANGUAGES 4096

struct domain_item {
    char tag[DOMAIN_TAG_SIZE]; /* canonical, or as given (language/tag-names.h) */
    struct lingo_mo *mo;       /* NULL if there is no file */
};

struct domain_list {
    struct domain_item *items;
    size_t count;
    struct notes left_out; /* about files whose language another file has */
};

/* Where to search, and where to report errors. */
struct domain_place {
    const char *directory;
    const char *name;
    struct lingo_report *report;
};

/* Whether a name is a gettext name or a tag, and not too long. */
bool domain_is_language(const char *name);

/* The tags for names that are given together, to be freed.  It is an error if two of them are the
 * same. */
enum lingo_error domain_names(struct tag_names *names, const char *const *languages, size_t count,
                              struct lingo_report *report);

/* Adds a language with its file.  The list owns the file from then on, even after an error. */
enum lingo_error domain_list_add(struct domain_list *list, const char *tag, struct lingo_mo *mo,
                                 struct lingo_report *report);

void domain_list_free(struct domain_list *list);

/* Open the files of the given languages, or all that are found.  After an error, the list must
 * still be freed. */
enum lingo_error domain_find_given(struct domain_list *list, const struct domain_place *place,
                                   const char *const *languages, size_t count);
enum lingo_error domain_find_all(struct domain_list *list, const struct domain_place *place);

#endif
