/* SPDX-License-Identifier: MIT */
/*
 * The reader of GNU gettext's .mo files.
 *
 * Both byte orders; revisions 0.0, 0.1 and later minor ones (major 0 and 1); tables at any
 * alignment; the stored hash table is never read.  System-dependent strings are expanded, other
 * charsets converted to UTF-8 while opening.  Every offset is checked, in 64 bits; a file whose
 * strings overlap so that they would take more than four times its size is refused.
 *
 * A struct lingo_mo is immutable once it is open.  Only opening allocates.  Texts that are handed
 * out follow the rules of struct lingo_text and live as long as the struct lingo_mo.
 */
#ifndef LINGO_MO_H
#define LINGO_MO_H

#include "gettext/plural.h"

#include <httplingo/base.h>

#include <stdbool.h>

#define MO_MAX_FILE ((size_t)64 << 20)
#define MO_NONE ((size_t)-1)

struct lingo_mo;

/*
 * Opens the bytes of a file, which are copied.  `name` stands in the report for the file.
 *
 * Errors: LINGO_ERROR_FORMAT for what is no well-formed .mo file, LINGO_ERROR_UNSUPPORTED for an
 * unknown major revision or charset, LINGO_ERROR_LIMIT above MO_MAX_FILE or for overlapping
 * strings, LINGO_ERROR_MEMORY.
 */
enum lingo_error mo_open_bytes(struct lingo_mo **out, const void *bytes, size_t length,
                               const char *name, struct lingo_report *report);

/* Opens a regular file, read whole and never mapped: one that is cut while it is in use harms
 * nobody.  Errors: also LINGO_ERROR_FILE. */
enum lingo_error mo_open_file(struct lingo_mo **out, const char *path, struct lingo_report *report);

/* NULL is left alone. */
void mo_free(struct lingo_mo *mo);

/* The messages that were kept, the header among them, in the order of the file. */
size_t mo_count(const struct lingo_mo *mo);

/* The entries that were left out: not valid in their charset, given twice (the first counts), or
 * with a system-dependent part that this system does not have. */
size_t mo_dropped(const struct lingo_mo *mo);

struct mo_message {
    struct lingo_text context; /* empty when there is none */
    bool has_context;
    struct lingo_text id;
    struct lingo_text plural; /* empty when there is none */
    bool has_plural;
    size_t form_count; /* at least 1; without a plural only form 0 is ever selected */
};

/* The message at index < mo_count(). */
struct mo_message mo_at(const struct lingo_mo *mo, size_t index);

/* A form of the message at index < mo_count(); one that it lacks is form 0, as in gettext. */
struct lingo_text mo_form(const struct lingo_mo *mo, size_t index, size_t form);

/* The index of the message with this context (data NULL: without one) and msgid, or MO_NONE. */
size_t mo_find(const struct lingo_mo *mo, struct lingo_text context, struct lingo_text id);

/* A field of the header, without blanks around it; data is NULL when it is missing.  The name is
 * matched without regard to case.  Not followed by a NUL. */
struct lingo_text mo_header_field(const struct lingo_mo *mo, const char *name);

/* The charset that the header names; data is NULL when it names none, and UTF-8 was assumed.
 * Not followed by a NUL. */
struct lingo_text mo_charset(const struct lingo_mo *mo);

/* Its plural forms; plural_default() when it has none. */
const struct plural *mo_plural(const struct lingo_mo *mo);

/* Why Plural-Forms could not be used and plural_default() stands in; NULL when all is well. */
const char *mo_plural_problem(const struct lingo_mo *mo);

#endif
