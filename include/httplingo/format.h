/* SPDX-License-Identifier: MIT */
/**
 * @file
 * Numbers, dates, relative times and lists in a visitor's language, through ICU.
 *
 * This is the only part that needs ICU at run time.  It is in a separate library: link with
 * `pkg-config --libs httplingo-icu`, and a static program with the C++ compiler, because ICU is
 * written in C++.  The output is meant for lingo_fill().
 *
 * Threads: a formatter is immutable once it is open, and any number of threads can use it.  ICU
 * allocates memory when it formats.
 */
#ifndef HTTPLINGO_FORMAT_H
#define HTTPLINGO_FORMAT_H

#include <httplingo/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @name the conventions of a language */

/** The conventions of one language. */
struct lingo_formatter;

/**
 * Opens the formats of a language.  This takes about a millisecond, so do it once at the start and
 * not for each request.  By default, the digits are those of the language; the tag can select other
 * digits, as in ar-u-nu-latn.
 *
 * @param out        to be freed; NULL on error
 * @param language   a BCP 47 tag or a gettext name; a language that ICU does not know has neutral
 *                   formats
 * @param time_zone  the time zone of dates, for example "Europe/Paris"; NULL: UTC
 * @param report     what went wrong; may be NULL
 * @return LINGO_OK; LINGO_ERROR_ARGUMENT for a NULL or an unknown time zone; LINGO_ERROR_FORMAT if
 *         language is not a tag; LINGO_ERROR_MEMORY; LINGO_ERROR_FILE if ICU finds no data
 */
LINGO_API enum lingo_error lingo_formatter_open(struct lingo_formatter **out, const char *language,
                                                const char *time_zone,
                                                struct lingo_report *report) LINGO_MUST_CHECK;

/** Frees a formatter; NULL is ignored. */
LINGO_API void lingo_formatter_free(struct lingo_formatter *formatter);

/**
 * @name write numbers, dates and lists in a language
 *
 * These functions write to the caller's buffer like snprintf(): at most size bytes with a final
 * NUL, truncated between characters if there is no room.  The buffer may be NULL if size is 0. They
 * return the length of the whole text.  If there is not enough memory, or if a style is out of
 * range, the text is empty.
 */

/** How to write a number. */
enum lingo_number {
    LINGO_NUMBER_DECIMAL, /**< 1,234.5: grouped, at most six digits after the point */
    LINGO_NUMBER_PERCENT, /**< 0.256 is 25.6%: at most one digit after the point */
    LINGO_NUMBER_COMPACT  /**< 12K */
};

/** A number. */
LINGO_API size_t lingo_formatter_number(const struct lingo_formatter *formatter, char *buffer,
                                        size_t size, enum lingo_number style, double number);

/** The same for integers, without loss of digits. */
LINGO_API size_t lingo_formatter_integer(const struct lingo_formatter *formatter, char *buffer,
                                         size_t size, enum lingo_number style, long long number);

/** How long a date is. */
enum lingo_date {
    LINGO_DATE_SHORT,  /**< 11/22/26 */
    LINGO_DATE_MEDIUM, /**< Nov 22, 2026 */
    LINGO_DATE_LONG,   /**< November 22, 2026 */
    LINGO_DATE_FULL,   /**< Sunday, November 22, 2026 */
    LINGO_DATE_COUNT
};

/** Which parts of a point in time are written. */
enum lingo_date_parts {
    LINGO_DATE_PARTS_DATE,
    LINGO_DATE_PARTS_TIME, /**< hours and minutes; with seconds in MEDIUM, the zone in LONG, its
                          name in FULL */
    LINGO_DATE_PARTS_BOTH, /**< the date according to the style; hours and minutes */
    LINGO_DATE_PARTS_COUNT
};

/** A point in time, in seconds since 1970-01-01 00:00 UTC, in the formatter's zone. */
LINGO_API size_t lingo_formatter_date(const struct lingo_formatter *formatter, char *buffer,
                                      size_t size, enum lingo_date style,
                                      enum lingo_date_parts parts, long long time);

/** A time relative to now, in seconds.  It is rounded and written in the largest unit of which
 * there is at least one: "in 5 minutes" for 290, "3 days ago" for -260000. */
LINGO_API size_t lingo_formatter_relative(const struct lingo_formatter *formatter, char *buffer,
                                          size_t size, long long seconds);

/** What a list means. */
enum lingo_list {
    LINGO_LIST_AND, /**< GET, HEAD, and POST */
    LINGO_LIST_OR,  /**< GET, HEAD, or POST */
    LINGO_LIST_COUNT
};

/** A list.  Each item is UTF-8, and invalid bytes become U+FFFD. items may be NULL if count is 0.
 */
LINGO_API size_t lingo_formatter_list(const struct lingo_formatter *formatter, char *buffer,
                                      size_t size, enum lingo_list kind,
                                      const struct lingo_text *items, size_t count);

#ifdef __cplusplus
}
#endif

#endif
