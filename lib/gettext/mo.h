/* SPDX-License-Identifier: MIT */
/*
 * A reader for .mo files of GNU gettext.
 *
 * It supports both byte orders, the revisions 0.0, 0.1 and later minor ones (major 0 and 1), and
 * tables with any alignment; it never reads the stored hash table.  When a file is opened,
 * system-dependent strings are expanded, and other charsets are converted to UTF-8.  Every offset
 * is checked, in 64 bits.  A file is rejected if its strings overlap so that they would take more
 * than four times its size.
 *
 * A struct lingo_mo is immutable once it is open.  Only opening allocates memory.  Returned texts
 * follow the rules of struct lingo_text and are valid as long as the struct lingo_mo.
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
 * Opens the bytes of a file, which are copied. `name` is the name of the file in the report.
 *
 * Errors: LINGO_ERROR_FORMAT if the file is malformed, LINGO_ERROR_UNSUPPORTED for an unknown major
 * revision or charset, LINGO_ERROR_LIMIT above MO_MAX_FILE or for overlapping strings,
 * LINGO_ERROR_MEMORY.
 */
enum lingo_error mo_open_bytes(struct lingo_mo **out, const void *bytes, size_t length,
                               const char *name, struct lingo_report *report);

/* Opens a regular file.  It is read completely and never mapped, so it may be truncated later.
 * Errors: also LINGO_ERROR_FILE. */
enum lingo_error mo_open_file(struct lingo_mo **out, const char *path, struct lingo_report *report);

/* NULL is ignored. */
void mo_free(struct lingo_mo *mo);

/* The number of messages without dropped ones, but including the header.  They are in the order of
 * the file. */
size_t mo_count(const struct lingo_mo *mo);

/* The number of dropped entries: invalid in their charset, given twice (the first one counts), or
 * with a system-dependent part that this system does not have. */
size_t mo_dropped(const struct lingo_mo *mo);

struct mo_message {
    struct lingo_text context; /* empty if there is none */
    bool has_context;
    struct lingo_text id;
    struct lingo_text plural; /* empty if there is none */
    bool has_plural;
    size_t form_count; /* at least 1; if there is no plural, only form 0 is ever selected */
};

/* The message at an index below mo_count(). */
struct mo_message mo_at(const struct lingo_mo *mo, size_t index);

/* A form of the message at an index below mo_count().  If it lacks the form, this is form 0, as in
 * gettext. */
struct lingo_text mo_form(const struct lingo_mo *mo, size_t index, size_t form);

/* The index of the message with this msgid and context (data NULL for no context), or MO_NONE. */
size_t mo_find(const struct lingo_mo *mo, struct lingo_text context, struct lingo_text id);

/* A field of the header, without spaces around it; data is NULL if it is missing.  The case of the
 * name is ignored.  The text does not end with a NUL. */
struct lingo_text mo_header_field(const struct lingo_mo *mo, const char *name);

/* The charset that the header names; data is NULL if it names none, and UTF-8 was assumed.  The
 * text does not end with a NUL. */
struct lingo_text mo_charset(const struct lingo_mo *mo);

/* The plural forms, or plural_default() if there are none. */
const struct plural *mo_plural(const struct lingo_mo *mo);

/* Why Plural-Forms cannot be used and plural_default() is used instead; NULL if there is no
 * problem. */
const char *mo_plural_problem(const struct lingo_mo *mo);

#endif
