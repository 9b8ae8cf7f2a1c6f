/* SPDX-License-Identifier: MIT */
/* Rows of the status tables, for modules whose texts have the same index. */
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
    int like; /* the registered code whose texts for visitors are used; 0 for those of the class */
};

/* A struct registry_text whose context needs no relocation when the library is loaded. */
struct status_text {
    char context[8]; /* the code or the class */
    const char *text;
};

/* Values that only the pages of some statuses show or send, if the request has them. */
enum status_shows {
    STATUS_SHOWS_METHODS = 1 << 0,   /* the methods that are allowed, also sent as Allow */
    STATUS_SHOWS_CHOICES = 1 << 1,   /* the variants of a page */
    STATUS_SHOWS_PROTOCOLS = 1 << 2, /* the protocols that are supported */
    STATUS_SENDS_UPGRADE = 1 << 3,   /* the same as Upgrade */
    STATUS_SHOWS_AUTHORITY = 1 << 4  /* who demands that access is blocked, with a link */
};

struct lingo_status {
    int code;
    const char *name;
    enum lingo_registry registry;
    const char *registry_phrase; /* The phrase in the registry, if it differs from the English text;
                                    otherwise NULL. */
    const char *reason; /* The phrase for status lines, if it differs from the registry's; otherwise
                           NULL. */
    int obsoleted;
    const char *expires;                      /* NULL if the registration does not expire */
    const char *const *aliases;               /* NULL-terminated; NULL if there are none */
    const char *const *former_phrases;        /* NULL-terminated; NULL if there are none */
    const char *const *server_phrases;        /* NULL-terminated; NULL if there are none */
    const struct lingo_reference *references; /* the last one has section NULL */
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
    const struct lingo_requirement
        *requirements; /* The last one has field NULL; NULL if there are none. */
    enum lingo_outlook outlook;
    unsigned actions; /* enum lingo_action */
    unsigned shows;   /* of enum status_shows */
    struct status_text texts[LINGO_TEXT_COUNT];
    const struct vendor *vendor; /* NULL unless this is a vendor's code */
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

/* Rows by position: the registered codes, then the classes.  The rows of vendors have no
 * position. */
extern const struct lingo_status status_table[STATUS_ROW_COUNT];

/* The position of the row of each code or its class, then that for invalid codes, and the number of
 * rows. lingo_table_text() reads all of them. */
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

/* The registered row with this current or former phrase, ignoring case; NULL if there is none. */
const struct lingo_status *status_of_phrase(struct lingo_text phrase);

/* The position of the texts of a row: its own; for a vendor's row that of a similar code or of the
 * class; for NULL that of a server error. */
size_t status_row_of(const struct lingo_status *status);

#endif
