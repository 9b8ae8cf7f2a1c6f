/* SPDX-License-Identifier: MIT */
/* The row of the status tables, for the modules that index texts by it. */
#ifndef LINGO_STATUS_H
#define LINGO_STATUS_H

#include <httplingo/status.h>

struct vendor {
    const char *owner;
    const char *meaning;
    const char *wire;
};

struct lingo_status {
    int code;
    const char *name;
    enum lingo_registry registry;
    int obsoleted;
    const char *const *aliases;               /* NULL-terminated, or NULL: none */
    const char *const *former_phrases;        /* likewise */
    const struct lingo_reference *references; /* ended by section NULL */
    struct lingo_fact body;
    struct lingo_fact content_length;
    struct lingo_fact cacheable;
    const char *cache_note;
    struct lingo_fact duration;
    struct lingo_fact retry;
    struct lingo_fact redirect_method;
    struct lingo_fact_text sender;
    struct lingo_fact_text content;
    const struct lingo_requirement *requirements; /* ended by field NULL, or NULL: none */
    const char *texts[LINGO_FIELD_COUNT];         /* English */
    const struct vendor *vendor;                  /* NULL: not a vendor's */
};

/* Rows by position: the registered codes, then the classes.  Vendors' rows have none. */
#define STATUS_CLASSES 5
size_t status_row_count(void);
const struct lingo_status *status_row_at(size_t row);

/* The position whose texts a row has: its own, or that of its class for a vendor's. */
size_t status_row_of(const struct lingo_status *status);

#endif
