/* SPDX-License-Identifier: MIT */
/* A site that is being opened, and the memory that it owns. */
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
    const char *theme, *template_path; /* NULL if not set */
    const char *languages, *default_language, *second_language, *texts;
    const char *frame_ancestors;
    const struct lingo_setting *settings; /* all options */
    const char *const *places;            /* the place of each option; NULL if there are none */
    size_t setting_count;
    const struct lingo_files *files; /* NULL: read from the file system */
    lingo_tell *tell;                /* called for each mistake; may be NULL */
    void *context;
    enum lingo_error error; /* the first error */
    const char *culprit;    /* the current option, for the report */
    struct lingo_report *report;
};

/* Keeps an allocated string until the site is freed.  Returns NULL if there is not enough
 * memory. */
char *site_keep(struct site_owner *owner, char *string);
char *site_keep_copy(struct site_owner *owner, const char *data, size_t length);

/* Frees a site and everything that it owns, even if there are references to it. */
void site_owner_free(struct site_owner *owner);

/* Reports an error, unless it is LINGO_OK. */
void site_complain(struct site_opening *opening, enum lingo_error error);

/* Stores an option. */
enum lingo_error site_set(struct site_opening *opening, const struct lingo_setting *setting);

/* Whether an option is a text of the site's own, such as title.404.fr. */
bool site_is_own_text(const char *name);

/* Puts the site's own texts into its catalogue, and reports each one that is invalid.  Returns an
 * error only if there is not enough memory. */
enum lingo_error site_open_own_texts(struct site_opening *opening);

/* Handle what depends on several options: first the languages, then the template and its policy. */
enum lingo_error site_open_languages(struct site_opening *opening);
enum lingo_error site_open_template(struct site_opening *opening);

/* Reads a logo as a data: address, to be freed.  The value is such an address or the name of a
 * file. */
enum lingo_error site_read_logo(const struct site_opening *opening, const char *value,
                                char **address);

#endif
