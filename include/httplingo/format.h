/* SPDX-License-Identifier: MIT */
/**
 * @file
 * Numbers, dates, relative times and lists in a visitor's language, through ICU.
 *
 * This is the one part that needs ICU at run time, in a library of its own: link with
 * `pkg-config --libs httplingo-icu`.  What is written is meant for lingo_fill().
 *
 * Threads: a formatter is immutable once it is open; any number of threads format with it.  ICU
 * allocates memory while it formats.
 */
#ifndef HTTPLINGO_FORMAT_H
#define HTTPLINGO_FORMAT_H

#include <httplingo/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The conventions of one language. */
struct lingo_formatter;

/**
 * Opens the formats of a language, which costs about a millisecond: once at the start, not for
 * each request.  The digits are those that the language uses by default; the tag may ask for
 * others, as ar-u-nu-latn does.
 *
 * @param out        to be freed; NULL on error
 * @param language   a BCP 47 tag or a gettext name; one that ICU does not know has neutral formats
 * @param time_zone  of dates, for example "Europe/Paris"; NULL: UTC
 * @param report     what went wrong; may be NULL
 * @return LINGO_OK; LINGO_ERROR_ARGUMENT for a NULL or an unknown time zone; LINGO_ERROR_FORMAT
 *         for what is no tag; LINGO_ERROR_MEMORY; LINGO_ERROR_FILE when ICU finds no data
 */
LINGO_API enum lingo_error lingo_formatter_open(struct lingo_formatter **out, const char *language,
                                                const char *time_zone,
                                                struct lingo_report *report) LINGO_MUST_CHECK;

/** Frees a formatter; NULL is left alone. */
LINGO_API void lingo_formatter_free(struct lingo_formatter *formatter);

/** How to write a number. */
enum lingo_number {
    LINGO_NUMBER_DECIMAL, /**< 1,234.5: grouped, at most six digits after the point */
    LINGO_NUMBER_PERCENT, /**< 0.256 is 25.6%: at most one digit after the point */
    LINGO_NUMBER_COMPACT  /**< 12K */
};

/**
 * The functions below write into the caller's buffer as snprintf() does: at most size bytes with
 * a NUL at the end, cut between characters where there is no room; buffer may be NULL when size
 * is 0.  They return the length of the whole text.  When there is no memory, or a style is not
 * one of those named, the text is empty.
 */
LINGO_API size_t lingo_formatter_number(const struct lingo_formatter *formatter, char *buffer,
                                        size_t size, enum lingo_number style, double number);

/** The same for whole numbers, all of whose digits are kept. */
LINGO_API size_t lingo_formatter_integer(const struct lingo_formatter *formatter, char *buffer,
                                         size_t size, enum lingo_number style, long long number);

/** How long a date is written. */
enum lingo_date {
    LINGO_DATE_SHORT,  /**< 11/22/26 */
    LINGO_DATE_MEDIUM, /**< Nov 22, 2026 */
    LINGO_DATE_LONG,   /**< November 22, 2026 */
    LINGO_DATE_FULL,   /**< Sunday, November 22, 2026 */
    LINGO_DATE_COUNT
};

/** What of a point in time is written. */
enum lingo_date_parts {
    LINGO_DATE_ONLY,
    LINGO_TIME_ONLY,     /**< hours and minutes; with seconds in MEDIUM, the zone in LONG, its name
                              in FULL */
    LINGO_DATE_AND_TIME, /**< the date as by the style; hours and minutes */
    LINGO_DATE_PARTS_COUNT
};

/** A point in time, in seconds since 1970-01-01 00:00 UTC, in the formatter's zone. */
LINGO_API size_t lingo_formatter_date(const struct lingo_formatter *formatter, char *buffer,
                                      size_t size, enum lingo_date style,
                                      enum lingo_date_parts parts, long long time);

/** A time from now, in seconds, in the largest unit of which it is at least one, rounded: "in 5
 * minutes" for 290, "3 days ago" for -260000. */
LINGO_API size_t lingo_formatter_relative(const struct lingo_formatter *formatter, char *buffer,
                                          size_t size, long long seconds);

/** What a list means. */
enum lingo_list {
    LINGO_LIST_AND, /**< GET, HEAD, and POST */
    LINGO_LIST_OR,  /**< GET, HEAD, or POST */
    LINGO_LIST_COUNT
};

/** A list; each item is UTF-8, and what is not valid in it becomes U+FFFD.  items may be NULL when
 * count is 0. */
LINGO_API size_t lingo_formatter_list(const struct lingo_formatter *formatter, char *buffer,
                                      size_t size, enum lingo_list kind,
                                      const struct lingo_text *items, size_t count);

#ifdef __cplusplus
}
#endif

#endif
