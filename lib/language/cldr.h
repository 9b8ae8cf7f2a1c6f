/* SPDX-License-Identifier: MIT */
/* CLDR's data for a locale: numbers, lists, name, direction.  The tables are committed and
 * generated from CLDR's files ("make update-cldr").  All data is static and read-only. */
#ifndef LINGO_CLDR_H
#define LINGO_CLDR_H

#include "base/buffer.h"
#include "language/tag.h"

#include <httplingo/base.h>

struct cldr_locale;

/* The data for a canonical key or its nearest parent; NULL if there is none. */
const struct cldr_locale *cldr_locale(tag_key key);

/* Whether the language of a canonical key is written from right to left. */
bool cldr_is_rtl(tag_key key);

/* The name of a language in the language itself, for example "français", or 繁體中文 for zh-Hant;
 * static, UTF-8.  NULL if it is unknown. @p key is canonical. */
const char *cldr_autonym(tag_key key);

/* Appends a number with the digits and groups of the locale. */
void cldr_format_number(struct buffer *b, const struct cldr_locale *locale, uint64_t n);

/*
 * The text before item @p index in an "and" list of @p count items, or after the last item if index
 * is count.  For three items in English, these are "", ", ", ", and " and "".  So a page can put
 * markup around each item.  A locale of NULL means English.  Empty if index is greater than count.
 */
struct lingo_text cldr_list_separator(const struct cldr_locale *locale, size_t index, size_t count);

/* The version of CLDR, for example "48.2.0".  Declared here for tests. */
const char *cldr_version(void);

#endif
