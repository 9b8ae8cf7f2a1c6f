/* SPDX-License-Identifier: MIT */
/* Functions that the writers of configuration share: pages, languages, files. */
#ifndef LINGO_EXPORT_JOB_H
#define LINGO_EXPORT_JOB_H

#include <httplingo.h>

#include <stdbool.h>
#include <stdio.h>

#define EXPORT_CODES_MAX 512
#define EXPORT_RANGE_MAX 16
#define EXPORT_PAGE_MAX (1u << 20)
#define EXPORT_NAMES_MAX 8

/* A language range in lower case, and the tag of the language for it. */
struct export_alias {
    char range[EXPORT_RANGE_MAX];
    const char *tag;
};

struct export_job {
    const char *out;  /* the directory to write to */
    const char *path; /* its path on the server */
    const struct lingo_site *site;
    const struct lingo_language **languages; /* offered and complete */
    size_t language_count;
    const char *default_tag; /* the tag for visitors who accept none of the languages */
    int codes[EXPORT_CODES_MAX];
    size_t code_count;
    struct export_alias *aliases; /* sorted by descending length in subtags, then alphabetically */
    size_t alias_count;
    char *page; /* EXPORT_PAGE_MAX bytes */
    struct lingo_response response;
    const char *names[EXPORT_NAMES_MAX]; /* the files that were written, without pages */
    size_t name_count;
    bool has_pages; /* pages were written as files */
    int failure;    /* the exit code after an error */
};

/* Fills in the aliases: every language, and every range that finds another language than it does
 * without its last subtag.  Returns false if there is not enough memory. */
bool export_find_aliases(struct export_job *job);

/* Makes a page in job->page.  Returns its length, or 0 after printing an error. */
size_t export_make_page(struct export_job *job, int code, const struct lingo_language *language,
                        enum lingo_media format);

/* The value of a field of the last page; "" if it has no such field. */
const char *export_field(const struct export_job *job, const char *name);

/* Creates the directories in a path, up to its last slash.  Returns false after printing an
 * error. */
bool export_make_folders(char *path);

/* Creates a file in job->out, and the directories in its path.  Returns NULL after printing an
 * error. */
__attribute__((format(printf, 2, 3))) FILE *export_create(const struct export_job *job,
                                                          const char *format, ...);

/* The same for a file that export_tell() will list. */
FILE *export_create_named(struct export_job *job, const char *name);

/* Closes a file of export_create().  Returns false after printing an error if something was not
 * written. */
bool export_close(const struct export_job *job, FILE *file);

/* Writes pages/TAG/CODE.html and CODE.json for all codes and languages. */
bool export_write_pages(struct export_job *job);

/* Writes only pages/TAG/PREFIXCODE.html. */
bool export_write_html(struct export_job *job, const char *prefix);

/* Prints what was written, and what to do so that the server uses it. */
void export_tell(const struct export_job *job, const char *server);

/* The functions of servers.def.  Each writes the files for one server, and returns false after
 * printing an error. */
#define SERVER(name, function, use) bool function(struct export_job *job);
#include "tools/export/servers.def"
#undef SERVER

#endif
