/* SPDX-License-Identifier: MIT */
/* A site while it is being opened, and what it owns after. */
#ifndef LINGO_SITE_OPEN_H
#define LINGO_SITE_OPEN_H

#include "site/brand.h"
#include "site/site.h"

#include <stdatomic.h>
#include <stdbool.h>

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
    const struct lingo_setting *settings; /* all of them */
    const char *const *places;            /* where each stands; NULL: nowhere */
    size_t setting_count;
    const struct lingo_files *files; /* NULL: those of the file system */
    lingo_tell *tell;                /* of each mistake; may be NULL */
    void *context;
    enum lingo_error error; /* of the first */
    const char *culprit;    /* the option that is being looked at, for the report */
    struct lingo_report *report;
};

/* Keeps a string that malloc() made until the site is freed; NULL without memory. */
char *site_keep(struct site_owner *owner, char *string);
char *site_keep_copy(struct site_owner *owner, const char *data, size_t length);

/* Frees a site and all that it keeps, whoever holds it. */
void site_owner_free(struct site_owner *owner);

/* Tells of an error that the report is about, unless it is none. */
void site_complain(struct site_opening *opening, enum lingo_error error);

/* Takes one option over. */
enum lingo_error site_set(struct site_opening *opening, const struct lingo_setting *setting);

/* Whether an option is a text of the operator's own, such as title.404.fr. */
bool site_is_own_text(const char *name);

/* Puts the own texts among the options into the site's catalogue, and complains of each that cannot
 * be.  An error of it is of memory. */
enum lingo_error site_open_own_texts(struct site_opening *opening);

/* Does what follows from all options together: languages, then the template and its policy. */
enum lingo_error site_open_languages(struct site_opening *opening);
enum lingo_error site_open_template(struct site_opening *opening);

/* A picture as a data: address, to be freed: one, or the contents of a file. */
enum lingo_error site_read_logo(const struct site_opening *opening, const char *value,
                                char **address);

#endif
