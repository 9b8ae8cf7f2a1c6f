/* SPDX-License-Identifier: MIT */
/**
 * @file
 * A single .mo file, for tools that list, check or compare catalogues.  Servers look up messages
 * with <httplingo/messages.h>.
 *
 * Threads: a file is immutable once it is open.  Texts are borrowed from it.
 */
#ifndef HTTPLINGO_MO_H
#define HTTPLINGO_MO_H

#include <httplingo/base.h>

#ifdef __cplusplus
extern "C" {
#endif

struct lingo_mo;

/** @name read a .mo file */

/**
 * Opens a regular file and reads it completely.
 *
 * @param out     the file, to be freed; NULL on error
 * @param path    not NULL
 * @param report  what went wrong and where; may be NULL
 * @return LINGO_OK, LINGO_ERROR_ARGUMENT, LINGO_ERROR_FILE, LINGO_ERROR_FORMAT,
 *         LINGO_ERROR_UNSUPPORTED, LINGO_ERROR_LIMIT or LINGO_ERROR_MEMORY, as
 *         lingo_messages_open() does
 */
LINGO_API enum lingo_error lingo_mo_open(struct lingo_mo **out, const char *path,
                                         struct lingo_report *report) LINGO_MUST_CHECK;

/** Frees a file; NULL is ignored. */
LINGO_API void lingo_mo_free(struct lingo_mo *file);

/** The number of messages that were kept, including the header, in the order of the file; and the
 * number of entries that were dropped because they are not valid in the charset, are given twice,
 * or belong to another system. */
LINGO_API size_t lingo_mo_count(const struct lingo_mo *file) LINGO_PURE;
LINGO_API size_t lingo_mo_dropped(const struct lingo_mo *file) LINGO_PURE;

/** A message.  Optional parts that do not exist have data NULL. */
struct lingo_mo_message {
    struct lingo_text context;
    struct lingo_text id;
    struct lingo_text plural;
    size_t forms; /**< the number of translations, at least 1 */
};

/** The message at an index; after the last, all parts have data NULL. */
LINGO_API struct lingo_mo_message lingo_mo_at(const struct lingo_mo *file, size_t index);

/** A translation of the message at an index; data is NULL if it does not exist. */
LINGO_API struct lingo_text lingo_mo_form(const struct lingo_mo *file, size_t index, size_t form);

/** A field of the header, such as "Language"; the case of the name is ignored. data is NULL if the
 * field is missing.  Not NUL-terminated. */
LINGO_API struct lingo_text lingo_mo_header(const struct lingo_mo *file, const char *name);

/** The charset in the header, from which the texts were converted; data is NULL if there is none.
 * Not NUL-terminated. */
LINGO_API struct lingo_text lingo_mo_charset(const struct lingo_mo *file);

/** Why Plural-Forms is not usable, so that n != 1 is used instead; NULL if it is usable or
 * missing. */
LINGO_API const char *lingo_mo_plural_problem(const struct lingo_mo *file) LINGO_PURE;

/** The form that the formula of the file selects for a number. */
LINGO_API size_t lingo_mo_plural(const struct lingo_mo *file, unsigned long long n) LINGO_PURE;

#ifdef __cplusplus
}
#endif

#endif
