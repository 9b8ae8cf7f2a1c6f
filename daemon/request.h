/* SPDX-License-Identifier: MIT */
/* Converts the fields and the path of a request into a request to the library. */
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

/* The maximum length of a field with several lines, which is as much as negotiation reads. */
#define JOINED_MAX 8192
#define JOINED_FIELDS 4 /* the number of fields in request.def that have a separator */

/* The values, borrowed from the request, or from the memory for joined ones. data is NULL if the
 * field is missing. */
struct fields {
    struct lingo_text value[FIELD_COUNT];
    unsigned repeated;       /* a bit for each field to be joined */
    char *room[FIELD_COUNT]; /* the joined values, in the second round */
    char joined[JOINED_FIELDS][JOINED_MAX];
};

/* The lines are read in two rounds, so that each is copied only once, however many there are.  The
 * first round stores values, and notes which fields have several lines. */
void fields_begin(struct fields *fields);
void fields_add(struct fields *fields, const char *name, size_t name_length, const char *value,
                size_t length);

/* The second round reads the same lines again.  It is needed only if fields_begin_joining() returns
 * true.  Lines that do not fit are left out. */
bool fields_begin_joining(struct fields *fields);
void fields_join(struct fields *fields, const char *name, size_t name_length, const char *value,
                 size_t length);

/* The namespace, from either field. */
struct lingo_text fields_namespace(const struct fields *fields);

/* A path with a code and optionally a format: "/404", "/404.json". */
struct page_path {
    int code;       /* 0 for any other path */
    unsigned media; /* as in struct lingo_request */
};

struct page_path page_path_read(const char *path);

/* The code from 200 to 599 in a text of three digits; 0 for any other text. */
int code_read(struct lingo_text text);

#define FIELDS_PARAMETERS 3

/* What to ask the library for.  A code in the path takes precedence over X-Code, and X-Code over
 * the default.  A number of three digits above 599 is treated as a server error (RFC 9110 section
 * 15).  A language that the visitor chose on the site, by query or cookie, takes precedence over
 * Accept-Language. */
struct lingo_request fields_request(const struct fields *fields, const struct lingo_site *site,
                                    struct page_path path, struct lingo_text uri, int default_code,
                                    struct lingo_parameter parameters[FIELDS_PARAMETERS]);

#endif
