/* SPDX-License-Identifier: MIT */
/* What CLDR says of a locale: numbers, lists, names, direction.  The tables are committed, and come
 * from CLDR's own files ("make update-cldr"); all is static and read-only. */
#ifndef LINGO_CLDR_H
#define LINGO_CLDR_H

#include "base/buffer.h"
#include "language/tag.h"

#include <httplingo/base.h>

struct cldr_locale;

/* The data of a canonical key: its own or those of the nearest parent; NULL when there are none. */
const struct cldr_locale *cldr_locale(tag_key key);

/* Whether a canonical key is of a language that is written from right to left. */
bool cldr_is_rtl(tag_key key);

/* The name of a language in itself, for example "français", or 繁體中文 for zh-Hant; static, UTF-8.
 * NULL when it is not known. @p key is canonical. */
const char *cldr_autonym(tag_key key);

/* Appends a number in the locale's digits and groups. */
void cldr_format_number(struct buffer *b, const struct cldr_locale *locale, uint64_t n);

/*
 * What stands before item @p index of an "and" list of @p count items, and after the last one when
 * index is count: of three in English "", ", ", ", and " and "".  A page can so put each item into
 * markup.  A locale of NULL means English.  Empty when index is greater than count.
 */
struct lingo_text cldr_list_separator(const struct cldr_locale *locale, size_t index, size_t count);

/* The version of CLDR that the tables are from, for example "48.2.0"; there for tests. */
const char *cldr_version(void);

#endif
