/* SPDX-License-Identifier: MIT */
/* Where in HTML a point of a template is: escaping protects a value in text and in quoted
 * attribute values only, so tags anywhere else are refused when a template is compiled. */
#ifndef LINGO_HTML_CONTEXT_H
#define LINGO_HTML_CONTEXT_H

#include <stdbool.h>
#include <stddef.h>

enum html_place {
    HTML_TEXT,
    HTML_TAG_OPEN, /* after < */
    HTML_DECLARATION,
    HTML_COMMENT,
    HTML_TAG_NAME,
    HTML_TAG, /* between attributes */
    HTML_ATTRIBUTE,
    HTML_BEFORE_VALUE, /* after = */
    HTML_DOUBLE_QUOTED,
    HTML_SINGLE_QUOTED,
    HTML_UNQUOTED,
    HTML_STYLE /* inside the element */
};

#define HTML_NAME_SIZE 16

struct html {
    enum html_place place;
    char tag[HTML_NAME_SIZE];       /* the last one, in small letters, cut; "/p" for an end tag */
    char attribute[HTML_NAME_SIZE]; /* likewise */
    size_t value_length;            /* of the attribute's value so far */
    size_t matched;                 /* of what ends a comment or a style */
};

/* Moves on by one byte.  Returns NULL, or what is wrong with it, for a message. */
const char *html_step(struct html *html, char c);

/* Why a value may not stand here, and what would be right; NULL when it may. */
const char *html_refuses_value(const struct html *html, bool is_link);

/* Whether what follows a section that began at a and ends at b is in the same place whether the
 * section is entered or not. */
bool html_may_go_on(const struct html *a, const struct html *b);

/* What a place is called in messages, for example “a comment”. */
const char *html_place_name(enum html_place place);

#endif
