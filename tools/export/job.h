/* SPDX-License-Identifier: MIT */
/* What the writers of configuration share: pages, languages, files. */
#ifndef LINGO_SERVER_H
#define LINGO_SERVER_H

#include <httplingo.h>

#include <stdbool.h>
#include <stdio.h>

#define SERVER_CODES_MAX 512
#define SERVER_RANGE_MAX 16
#define SERVER_PAGE_MAX (1u << 20)

/* A language range in lower case, and the tag of the language that it gets. */
struct server_alias {
    char range[SERVER_RANGE_MAX];
    const char *tag;
};

struct server_job {
    const char *out;  /* the folder to write to */
    const char *path; /* where it will be when the server reads it */
    const struct lingo_site *site;
    const struct lingo_language **languages; /* offered, and complete */
    size_t language_count;
    const char *preset; /* the tag for those who ask for none of them */
    int codes[SERVER_CODES_MAX];
    size_t code_count;
    struct server_alias *aliases; /* the most specific first, then by letters */
    size_t alias_count;
    char *page; /* SERVER_PAGE_MAX bytes */
    struct lingo_response response;
    int failure; /* the exit code, once something failed */
};

/* Fills in the aliases: every language, and every range that gets another one than what is left
 * when its last subtag is cut off.  False without memory. */
bool server_find_aliases(struct server_job *job);

/* Makes a page in job->page; its length, or 0 after a message. */
size_t server_make_page(struct server_job *job, int code, const struct lingo_language *language,
                        enum lingo_format format);

/* The value of a field of the page that was made last; "" when there is none. */
const char *server_field(const struct server_job *job, const char *name);

/* Makes the folders that a path goes through, up to its last slash; false after a message. */
bool server_make_folders(char *path);

/* Opens a file under job->out, with the folders on its way; NULL after a message. */
__attribute__((format(printf, 2, 3))) FILE *server_create(const struct server_job *job,
                                                          const char *format, ...);

/* Closes what server_create() opened; false after a message when not all was written. */
bool server_close(const struct server_job *job, FILE *file);

/* Writes pages/TAG/CODE.html and CODE.json for all codes and languages. */
bool server_write_pages(struct server_job *job);

/* One server each; false after a message. */
bool server_write_caddy(struct server_job *job);
bool server_write_configmap(struct server_job *job);
bool server_write_haproxy(struct server_job *job);
bool server_write_lighttpd(struct server_job *job);
bool server_write_nginx(struct server_job *job);
bool server_write_static(struct server_job *job);

#endif
