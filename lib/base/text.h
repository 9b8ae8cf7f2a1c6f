/* SPDX-License-Identifier: MIT */
/* Functions for texts with a known length.  Letters are compared as ASCII, whatever the locale
 * is. */
#ifndef LINGO_TEXT_H
#define LINGO_TEXT_H

#include "base/ascii.h"

#include <httplingo/base.h>

#include <stdbool.h>
#include <string.h>

/* The text of a string.  For NULL it is empty, and its data is NULL. */
static inline struct lingo_text text_of(const char *string)
{
    return (struct lingo_text){string, string ? strlen(string) : 0};
}

/* The text between two pointers. */
static inline struct lingo_text text_between(const char *begin, const char *end)
{
    return (struct lingo_text){begin, (size_t)(end - begin)};
}

/* The text without its first n bytes, where n is at most the length. */
static inline struct lingo_text text_skip(struct lingo_text text, size_t n)
{
    return (struct lingo_text){text.data + n, text.length - n};
}

/* Whether a text equals a string. */
static inline bool text_is(struct lingo_text text, const char *string)
{
    size_t n = strlen(string);
    return text.length == n && (!n || !memcmp(text.data, string, n));
}

/* Whether a text equals a word, ignoring case. */
static inline bool text_is_word(struct lingo_text text, const char *word)
{
    size_t n = strlen(word);
    return text.length == n && ascii_equal_ignoring_case(text.data, word, n);
}

/* Whether two strings are equal, ignoring case. */
static inline bool string_is_word(const char *string, const char *word)
{
    return text_is_word(text_of(string), word);
}

/* Whether two texts are equal. */
static inline bool text_equal(struct lingo_text a, struct lingo_text b)
{
    return a.length == b.length && (!a.length || !memcmp(a.data, b.data, a.length));
}

/* Whether a text starts with a string. */
static inline bool text_starts(struct lingo_text text, const char *start)
{
    size_t n = strlen(start);
    return text.length >= n && (!n || !memcmp(text.data, start, n));
}

/* Whether a text starts with a word, ignoring case. */
static inline bool text_starts_word(struct lingo_text text, const char *word)
{
    size_t n = strlen(word);
    return text.length >= n && ascii_equal_ignoring_case(text.data, word, n);
}

/* The characters that are white space. */
#define TEXT_OWS " \t"        /* optional white space (RFC 9110 section 5.6.3) */
#define TEXT_BLANKS " \t\r\n" /* optional white space and line breaks */

/* A text without these characters at its start and end. */
struct lingo_text text_trim(struct lingo_text text, const char *characters);

/* Splits off the part before the next separator, or all of the text if there is none, and skips the
 * separator.  Returns false if nothing is left: "a,b" has two parts, "a," has one. */
bool text_split(struct lingo_text *rest, char separator, struct lingo_text *part);

#endif
