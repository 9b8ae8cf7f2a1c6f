/* SPDX-License-Identifier: MIT */
/* What the writers of configuration share: pages, languages, files. */
#ifndef LINGO_EXPORT_JOB_H
#define LINGO_EXPORT_JOB_H

#include <httplingo.h>

#include <stdbool.h>
#include <stdio.h>

#define EXPORT_CODES_MAX 512
#define EXPORT_RANGE_MAX 16
#define EXPORT_PAGE_MAX (1u << 20)
#define EXPORT_NAMES_MAX 8

/* A language range in lower case, and the tag of the language that it gets. */
struct export_alias {
    char range[EXPORT_RANGE_MAX];
    const char *tag;
};

struct export_job {
    const char *out;  /* the folder to write to */
    const char *path; /* where it will be when the server reads it */
    const struct lingo_site *site;
    const struct lingo_language **languages; /* offered, and complete */
    size_t language_count;
    const char *default_tag; /* the tag for those who ask for none of them */
    int codes[EXPORT_CODES_MAX];
    size_t code_count;
    struct export_alias *aliases; /* the most specific first, then by letters */
    size_t alias_count;
    char *page; /* EXPORT_PAGE_MAX bytes */
    struct lingo_response response;
    const char *names[EXPORT_NAMES_MAX]; /* of what was written, but for pages */
    size_t name_count;
    bool has_pages; /* written as files */
    int failure;    /* the exit code, once something failed */
};

/* Fills in the aliases: every language, and every range that gets another one than what is left
 * when its last subtag is cut off.  False without memory. */
bool export_find_aliases(struct export_job *job);

/* Makes a page in job->page; its length, or 0 after a message. */
size_t export_make_page(struct export_job *job, int code, const struct lingo_language *language,
                        enum lingo_media format);

/* The value of a field of the page that was made last; "" when there is none. */
const char *export_field(const struct export_job *job, const char *name);

/* Makes the folders that a path goes through, up to its last slash; false after a message. */
bool export_make_folders(char *path);

/* Opens a file under job->out, with the folders on its way; NULL after a message. */
__attribute__((format(printf, 2, 3))) FILE *export_create(const struct export_job *job,
                                                          const char *format, ...);

/* The same for one that export_tell() will name. */
FILE *export_create_named(struct export_job *job, const char *name);

/* Closes what export_create() opened; false after a message when not all was written. */
bool export_close(const struct export_job *job, FILE *file);

/* Writes pages/TAG/CODE.html and CODE.json for all codes and languages. */
bool export_write_pages(struct export_job *job);

/* Writes pages/TAG/PREFIXCODE.html alone. */
bool export_write_html(struct export_job *job, const char *prefix);

/* Tells what was written, and what is to be done for a server to use it. */
void export_tell(const struct export_job *job, const char *server);

/* The functions of servers.def: each writes for one server; false after a message. */
#define SERVER(name, function, use) bool function(struct export_job *job);
#include "tools/export/servers.def"
#undef SERVER

#endif
