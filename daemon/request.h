/* SPDX-License-Identifier: MIT */
/* From the fields and the path of a request to what is asked of the library. */
#ifndef DAEMON_FIELDS_H
#define DAEMON_FIELDS_H

#include <httplingo.h>
#include <stdbool.h>

enum field {
#define FIELD(constant, name, separator) FIELD_##constant,
#include "daemon/request.def"
#undef FIELD
    FIELD_COUNT
};

/* As much of a field as negotiation reads, when it has several lines. */
#define JOINED_MAX 8192
#define JOINED_FIELDS 4 /* those in request.def that have a separator */

/* The values, borrowed from the request or held in the room for joined ones.  data is NULL for a
 * field that there is none of. */
struct fields {
    struct lingo_text value[FIELD_COUNT];
    unsigned repeated;       /* fields to be joined, as bits */
    char *room[FIELD_COUNT]; /* of those, once they are being joined */
    char joined[JOINED_FIELDS][JOINED_MAX];
};

/* The lines are read in two rounds, so that each is copied once, however many there are: the first
 * takes values over and notes which fields have several lines. */
void fields_begin(struct fields *fields);
void fields_add(struct fields *fields, const char *name, size_t name_length, const char *value,
                size_t length);

/* The second round, when fields_begin_joining() says that there is one, takes the same lines.
 * Those that there is no room for are left out. */
bool fields_begin_joining(struct fields *fields);
void fields_join(struct fields *fields, const char *name, size_t name_length, const char *value,
                 size_t length);

/* The namespace, by either name. */
struct lingo_text fields_namespace(const struct fields *fields);

/* A path that names a code and perhaps a format: "/404", "/404.json". */
struct page_path {
    int code;       /* 0: the path is something else */
    unsigned media; /* as in struct lingo_request */
};

struct page_path page_path_read(const char *path);

/* The code that a text of three digits names, from 200 to 599; 0 for any other. */
int code_read(struct lingo_text text);

#define FIELDS_PARAMETERS 3

/* What is asked for: a code in the path goes before X-Code, and that before the default; a number
 * of three digits above 599 is a server error (RFC 9110 section 15); a language
 * that the visitor chose on the site, by a query in the address or a cookie, goes before
 * Accept-Language. */
struct lingo_request fields_request(const struct fields *fields, const struct lingo_site *site,
                                    struct page_path path, struct lingo_text uri, int default_code,
                                    struct lingo_parameter parameters[FIELDS_PARAMETERS]);

#endif
