/* SPDX-License-Identifier: MIT */
/* The strings in the tables. */
#ifndef LINGO_REGISTRY_TEXT_H
#define LINGO_REGISTRY_TEXT_H

#include <httplingo/status.h>

#include <string.h>

/* An English text and its msgctxt, which is usually the code, or the class if several codes share
 * the text.  Both are NULL if there is no text. */
struct registry_text {
    const char *context;
    const char *text;
};

/* What follows a string and its NUL. */
static inline const char *string_after(const char *string)
{
    return string + strlen(string) + 1;
}

/* A text that NC_() in rows.h has put before its context; NULL: there is none. */
static inline struct registry_text registry_text_of(const char *message)
{
    return (struct registry_text){message ? string_after(message) : NULL, message};
}

/* A struct lingo_fact as the tables have it, without an address. */
struct fact {
    int value;
    char basis[32]; /* empty if no specification says so */
};

static inline struct lingo_fact fact_of(const struct fact *fact)
{
    return (struct lingo_fact){fact->value, *fact->basis ? fact->basis : NULL};
}

#endif
