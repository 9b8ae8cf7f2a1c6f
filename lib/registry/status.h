/* SPDX-License-Identifier: MIT */
/* The row of the status tables, for the modules that index texts by it. */
#ifndef LINGO_STATUS_H
#define LINGO_STATUS_H

#include "registry/text.h"

#include <httplingo/status.h>

#include <stdbool.h>
#include <stdint.h>

struct vendor {
    const char *owner;
    const char *meaning;
    const char *wire;
    int like; /* the registered code whose texts for visitors its pages have; 0: those of its class
               */
};

/* What only the pages of some statuses show or send, if the request has it. */
enum status_shows {
    STATUS_SHOWS_METHODS = 1 << 0,   /* the methods that are allowed, also sent as Allow */
    STATUS_SHOWS_CHOICES = 1 << 1,   /* the variants of a page */
    STATUS_SHOWS_PROTOCOLS = 1 << 2, /* the protocols that are supported */
    STATUS_SENDS_UPGRADE = 1 << 3,   /* the same as Upgrade */
    STATUS_SHOWS_AUTHORITY = 1 << 4  /* who has the page blocked, and where that is explained, also
                                        sent as Link */
};

struct lingo_status {
    int code;
    const char *name;
    enum lingo_registry registry;
    const char *registry_phrase; /* where it is not the English text; NULL: it is */
    const char *reason;          /* for status lines where it is not the registry's phrase */
    int obsoleted;
    const char *expires;                      /* NULL: the registration has no end */
    const char *const *aliases;               /* NULL-terminated, or NULL: none */
    const char *const *former_phrases;        /* likewise */
    const char *const *server_phrases;        /* likewise */
    const struct lingo_reference *references; /* ended by section NULL */
    struct lingo_fact body;
    struct lingo_fact content_length;
    struct lingo_fact cacheable;
    const char *cache_note;
    bool no_store; /* a cache must not store responses */
    struct lingo_fact duration;
    struct lingo_fact retry;
    struct lingo_fact redirect_method;
    struct lingo_fact_text sender;
    struct lingo_fact_text content;
    const struct lingo_requirement *requirements; /* ended by field NULL, or NULL: none */
    enum lingo_outlook outlook;
    unsigned actions; /* of enum lingo_action */
    unsigned shows;   /* of enum status_shows */
    struct registry_text texts[LINGO_TEXT_COUNT];
    const struct vendor *vendor; /* NULL: not a vendor's */
};

#define STATUS_CLASSES 5

enum status_row {
#define STATUS(number, constant, ...) STATUS_ROW_##number,
#define STATUS_CLASS(digit, constant, ...) STATUS_ROW_OF_CLASS_##digit,
#include "registry/status.def"
#undef STATUS
#undef STATUS_CLASS
    STATUS_ROW_COUNT
};

/* Rows by position: the registered codes, then the classes.  Vendors' rows have none. */
extern const struct lingo_status status_table[STATUS_ROW_COUNT];

/* The position of each code's row, or of that of its class; behind them that of what is no code,
 * and the number of rows: lingo_table_text() reads it all. */
#define STATUS_FIRST_CODE 100
#define STATUS_LAST_CODE 599
extern const uint8_t status_rows[STATUS_LAST_CODE - STATUS_FIRST_CODE + 3];

/* The position of the row that lingo_status_resolve() finds. */
static inline size_t status_row_of_code(int code)
{
    unsigned i = (unsigned)code - STATUS_FIRST_CODE;
    unsigned none = STATUS_LAST_CODE - STATUS_FIRST_CODE + 1;
    return status_rows[i < none ? i : none];
}

/* The registered row with this phrase, today's or a former one, to the letter but for its case;
 * NULL: there is none. */
const struct lingo_status *status_of_phrase(struct lingo_text phrase);

/* The position whose texts a row has: its own; for a vendor's that of the code it is like, or of
 * its class; for NULL that of a server error. */
size_t status_row_of(const struct lingo_status *status);

#endif
