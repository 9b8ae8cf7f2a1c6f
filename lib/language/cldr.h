/* SPDX-License-Identifier: MIT */
/* What CLDR says of a locale: numbers, plural categories, relative time, lists, names, direction.
 * The tables are generated through ICU (generators/cldr); all is static and read-only. */
#ifndef LINGO_CLDR_H
#define LINGO_CLDR_H

#include "base/buffer.h"
#include "language/tag.h"

#include <httplingo/base.h>

struct cldr_locale;

enum cldr_unit { CLDR_SECOND, CLDR_MINUTE, CLDR_HOUR, CLDR_DAY, CLDR_UNIT_COUNT };

enum cldr_plural {
    CLDR_ZERO,
    CLDR_ONE,
    CLDR_TWO,
    CLDR_FEW,
    CLDR_MANY,
    CLDR_OTHER,
    CLDR_PLURAL_COUNT
};

/* The data of a canonical key: its own or those of the nearest parent; NULL when there are none. */
const struct cldr_locale *cldr_locale(tag_key key);

/* Whether a canonical key is of a language that is written from right to left. */
bool cldr_is_rtl(tag_key key);

/* The name of a language in itself, for example "français", or 繁體中文 for zh-Hant; static, UTF-8.
 * NULL when it is not known. @p key is canonical. */
const char *cldr_autonym(tag_key key);

/* The category of a whole number; shown for tests. */
enum cldr_plural cldr_plural(const struct cldr_locale *locale, uint64_t n);

/* Appends a number in the locale's digits and groups; shown for tests. */
void cldr_format_number(struct buffer *b, const struct cldr_locale *locale, uint64_t n);

/* Appends "in 2 minutes".  False, and nothing is appended, when the locale has no words for it.
 * Shown for tests. */
bool cldr_format_relative(struct buffer *b, const struct cldr_locale *locale, enum cldr_unit unit,
                          uint64_t n);

/*
 * Appends a wait in words, in the unit that people would use, never shorter than it is: seconds up
 * to 90, then minutes up to 90, then hours up to 36, then days, each rounded up; a whole minute,
 * hour or day is told as such.  False as above.
 */
bool cldr_format_wait(struct buffer *b, const struct cldr_locale *locale, uint64_t seconds);

/*
 * What stands before item @p index of an "and" list of @p count items, and after the last one when
 * index is count: of three in English "", ", ", ", and " and "".  A page can so put each item into
 * markup.  A locale of NULL means English.  Empty when index is greater than count.
 */
struct lingo_text cldr_list_separator(const struct cldr_locale *locale, size_t index, size_t count);

/* The version of ICU that the tables are from, for example "72.1"; there for tests. */
const char *cldr_icu_version(void);

#endif
