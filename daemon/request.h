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

/* The values, borrowed from the request or held in the room for joined ones.  data is NULL for a
 * field that there is none of. */
struct fields {
    struct lingo_text value[FIELD_COUNT];
    size_t used;
    char joined[16384];
};

void fields_begin(struct fields *fields);

/* Takes a line over, unless nothing depends on it.  Lines that there is no room for are left out.
 */
void fields_add(struct fields *fields, const char *name, size_t name_length, const char *value,
                size_t length);

/* The namespace, by either name. */
struct lingo_text fields_namespace(const struct fields *fields);

/* A path that names a code and perhaps a format: "/404", "/404.json". */
struct page_path {
    int code;         /* 0: the path is something else */
    unsigned formats; /* as in struct lingo_request */
};

struct page_path page_path_read(const char *path);

/* The code that a text of three digits names, from 200 to 599; 0 for any other. */
int code_read(struct lingo_text text);

#define FIELDS_PARAMETERS 3

/* What is asked for: a code in the path goes before X-Code, and that before the default; a language
 * that the visitor chose on the site, by a query in the address or a cookie, goes before
 * Accept-Language. */
struct lingo_request fields_request(const struct fields *fields, const struct lingo_site *site,
                                    struct page_path path, struct lingo_text uri, int default_code,
                                    struct lingo_parameter parameters[FIELDS_PARAMETERS]);

#endif
