/* SPDX-License-Identifier: MIT */
/* Rows of the status tables, for modules whose texts have the same index. */
#ifndef LINGO_STATUS_H
#define LINGO_STATUS_H

#include "registry/text.h"

#include <httplingo/status.h>

#include <stdbool.h>
#include <stdint.h>

/* Values that only the pages of some statuses show or send, if the request has them. */
enum status_shows {
    STATUS_SHOWS_METHODS = 1 << 0,   /* the methods that are allowed, also sent as Allow */
    STATUS_SHOWS_CHOICES = 1 << 1,   /* the variants of a page */
    STATUS_SHOWS_PROTOCOLS = 1 << 2, /* the protocols that are supported */
    STATUS_SENDS_UPGRADE = 1 << 3,   /* the same as Upgrade */
    STATUS_SHOWS_AUTHORITY = 1 << 4  /* who demands that access is blocked, with a link */
};

/* What TEXT() in status.def adds to a row, starting with the values of enum lingo_text_kind. */
enum status_text {
    STATUS_TEXT_PHRASE = LINGO_TEXT_PHRASE,
    STATUS_TEXT_TITLE = LINGO_TEXT_TITLE,
    STATUS_TEXT_SUMMARY = LINGO_TEXT_SUMMARY,
    STATUS_TEXT_ADVICE = LINGO_TEXT_ADVICE,
    STATUS_TEXT_DESCRIPTION = LINGO_TEXT_DESCRIPTION,
    STATUS_TEXT_REGISTRY_PHRASE, /* the phrase in the registry, if it differs from the English text
                                  */
    STATUS_TEXT_REASON, /* the phrase for status lines, if it differs from the registry's */
    STATUS_TEXT_EXPIRES,
    STATUS_TEXT_CACHE_NOTE,
    STATUS_TEXT_SENDER, /* as in FACT_TEXT() of rows.h, and so is the content */
    STATUS_TEXT_CONTENT,
    STATUS_TEXT_ALIASES, /* as in NAMES() of rows.h, and so are the phrases */
    STATUS_TEXT_FORMER_PHRASES,
    STATUS_TEXT_SERVER_PHRASES,
    STATUS_TEXT_COUNT
};

/* A row.  It contains no addresses (rows.h). */
struct lingo_status {
    int code;
    char name[40];
    enum lingo_registry registry;
    bool obsoleted;
    bool no_store; /* a cache must not store responses */
    struct fact body;
    struct fact content_length;
    struct fact cacheable;
    struct fact duration;
    struct fact retry;
    struct fact redirect_method;
    enum lingo_outlook outlook;
    unsigned actions;                  /* enum lingo_action */
    unsigned shows;                    /* of enum status_shows */
    uint16_t texts[STATUS_TEXT_COUNT]; /* offsets of the texts and lists, see status.c */
    uint16_t references, requirements;
};

/* The row of a vendor's code. */
struct vendor {
    struct lingo_status status; /* must be first, because programs get a pointer to it */
    char owner[32];
    char meaning[144];
    char wire[16];
    char phrase[48];
    char aliases[32]; /* as in NAMES() of rows.h, and so are the phrases */
    char server_phrases[64];
    int like; /* the registered code whose texts for visitors are used; 0 for those of the class */
};

#define STATUS_CLASSES 5

enum status_row {
#define STATUS(number, constant, ...) STATUS_ROW_##number,
#define STATUS_CLASS(digit, constant, ...) STATUS_ROW_OF_CLASS_##digit,
#include "registry/status.def"
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

/* Whether this is the row of a vendor's code. */
static inline bool status_is_vendor(const struct lingo_status *status)
{
    return status->registry == LINGO_REGISTRY_VENDOR;
}

/* A text of the row itself, not one that stands for it; NULL if there is none. */
const char *status_text(const struct lingo_status *status, enum status_text kind);

/* The phrase for status lines, also for "(Unused)". */
const char *status_reason(const struct lingo_status *status);

/* The registered row with this current or former phrase, ignoring case; NULL if there is none. */
const struct lingo_status *status_of_phrase(struct lingo_text phrase);

/* The position of the texts of a row: its own; for a vendor's row that of a similar code or of the
 * class; for NULL that of a server error. */
size_t status_row_of(const struct lingo_status *status);

#endif
