/* SPDX-License-Identifier: MIT */
/* Functions that the writers of configuration share: pages, languages, files. */
#ifndef LINGO_GENERATE_JOB_H
#define LINGO_GENERATE_JOB_H

#include <httplingo.h>

#include <stdbool.h>
#include <stdio.h>

#define GENERATE_CODES_MAX 512
#define GENERATE_RANGE_MAX 16
#define GENERATE_PAGE_MAX (1u << 20)
#define GENERATE_NAMES_MAX 8
#define GENERATE_HOST_MAX 254 /* RFC 1035 section 2.3.4 */
#define GENERATE_LABEL_MAX 64

/* The host to which gateways redirect internally to reach httplingod.  It cannot exist on the
 * Internet, because the top-level domain is reserved for private use. */
#define GENERATE_INTERNAL_HOST "errors.httplingo.internal"

/* A language range in lower case, and the tag of the language for it. */
struct generate_alias {
    char range[GENERATE_RANGE_MAX];
    const char *tag;
};

/* Where httplingod is reached, for servers that ask it. In Kubernetes, the first two labels of the
 * host are the names of the Service and its namespace. */
struct generate_service {
    char host[GENERATE_HOST_MAX], name[GENERATE_LABEL_MAX], namespace[GENERATE_LABEL_MAX];
    unsigned port;
};

struct generate_job {
    const char *out;  /* the directory to write to */
    const char *path; /* its path on the server */
    const struct lingo_site *site;
    const struct lingo_language **languages; /* offered and complete */
    size_t language_count;
    bool has_chosen;         /* the languages were named by --languages */
    const char *default_tag; /* the tag for visitors who accept none of the languages */
    int codes[GENERATE_CODES_MAX];
    size_t code_count;
    struct generate_alias
        *aliases; /* sorted by descending length in subtags, then alphabetically */
    size_t alias_count;
    char *page; /* GENERATE_PAGE_MAX bytes */
    struct lingo_response response;
    const char *names[GENERATE_NAMES_MAX]; /* the files that were written, without pages */
    size_t name_count;
    bool has_pages; /* pages were written as files */
    int failure;    /* the exit code after an error */
    struct generate_service service;
    const char *namespace; /* of Kubernetes, for the objects */
    const char *gateway;   /* the name of the Gateway that they are for */
};

/* Fills in the aliases: every language, and every range that finds another language than it does
 * without its last subtag.  Returns false if there is not enough memory. */
bool generate_find_aliases(struct generate_job *job);

/* Makes a page in job->page.  Returns its length, or 0 after printing an error. */
size_t generate_make_page(struct generate_job *job, int code, const struct lingo_language *language,
                          enum lingo_media format);

/* The value of a field of the last page; "" if it has no such field. */
const char *generate_field(const struct generate_job *job, const char *name);

/* Creates a file in job->out, and the directories in its path.  Returns NULL after printing an
 * error. */
__attribute__((format(printf, 2, 3))) FILE *generate_create(const struct generate_job *job,
                                                            const char *format, ...);

/* The same for a file that generate_tell() will list. */
FILE *generate_create_named(struct generate_job *job, const char *name);

/* Closes a file of generate_create().  Returns false after printing an error if something was not
 * written. */
bool generate_close(const struct generate_job *job, FILE *file);

/* Writes pages/TAG/CODE.html and CODE.json for all codes and languages. */
bool generate_write_pages(struct generate_job *job);

/* Writes only pages/TAG/PREFIXCODE.html. */
bool generate_write_html(struct generate_job *job, const char *prefix);

/* Prints what was written, and what to do so that the server uses it. */
void generate_tell(const struct generate_job *job, const char *server);

/* Keeps only the default language unless --languages names more, for servers in which every page
 * costs memory, or which send only one language. */
void generate_keep_chosen(struct generate_job *job);

/* Parses HOST or HOST:PORT.  Returns false if it is neither. */
bool generate_read_service(struct generate_service *service, const char *text);

/* Whether a text is a name of an object in Kubernetes (RFC 1123 section 2.1). */
bool generate_is_label(const char *text);

/* Prints a text as a string of JSON, which YAML can read, too. */
void generate_print_string(FILE *file, const char *text, size_t length);

/* Prints a page for a format in which "%" starts an expression: as a string in which it is
 * doubled. */
void generate_print_doubled(FILE *file, const char *text, size_t length);

#define GENERATE_WRITTEN_BY "# Written by 'httplingo generate'."

/* A comment in the files for gateways that redirect internally to httplingod, as all that are based
 * on Envoy do. */
#define GENERATE_REDIRECT_NOTES                                                                    \
    "# httplingod makes the page of an error.  It gets the fields of the request, so the "         \
    "language\n"                                                                                   \
    "# and the format are negotiated in full.  httplingod must send the real status: do not "      \
    "start\n"                                                                                      \
    "# it with --status-200.\n"                                                                    \
    "#\n"                                                                                          \
    "# Lost: the fields of the response that is replaced, such as Retry-After and\n"               \
    "# WWW-Authenticate, which Envoy drops.\n"

/* The filter of Envoy that asks httplingod: its name, and its configuration. */
#define GENERATE_ENVOY_FILTER "envoy.filters.http.custom_response"
void generate_print_envoy_filter(const struct generate_job *job, FILE *file, const char *indent);

/* The functions of servers.def.  Each writes the files for one server, and returns false after
 * printing an error. */
#define SERVER(name, function, use) bool function(struct generate_job *job);
#include "tools/generate/servers.def"
#undef SERVER

#endif
