/* SPDX-License-Identifier: MIT */
/* A site while it is being opened, and what it owns after. */
#ifndef LINGO_SITE_OPEN_H
#define LINGO_SITE_OPEN_H

#include "site/brand.h"
#include "site/site.h"

#include <stdatomic.h>

#define SITE_STRINGS_MAX 128

struct site_owner {
    struct lingo_site site;
    atomic_size_t references;
    struct template html;
    struct lingo_offer *offer;
    size_t *indices;
    char *strings[SITE_STRINGS_MAX]; /* to be freed */
    size_t string_count;
    struct lingo_text extensions[SITE_EXTENSIONS_MAX];
};

struct site_opening {
    struct site_owner *owner;
    struct brand brand;
    const char *theme, *template_path; /* NULL: not set */
    const char *languages, *default_language, *second_language, *texts;
    const char *frame_ancestors;
    const char *culprit; /* the option that is being looked at, for the report */
    struct lingo_report *report;
};

/* Keeps a string that malloc() made until the site is freed; NULL without memory. */
char *site_keep(struct site_owner *owner, char *string);
char *site_keep_copy(struct site_owner *owner, const char *data, size_t length);

/* Frees a site and all that it keeps, whoever holds it. */
void site_owner_free(struct site_owner *owner);

/* Takes one option over. */
enum lingo_error site_set(struct site_opening *opening, const struct lingo_setting *setting);

/* Does what follows from all options together: languages, then the template and its policy. */
enum lingo_error site_open_languages(struct site_opening *opening);
enum lingo_error site_open_template(struct site_opening *opening);

/* A picture as a data: address, to be freed: one, or the contents of a file. */
enum lingo_error site_read_logo(const char *value, char **address, struct lingo_report *report);

#endif
