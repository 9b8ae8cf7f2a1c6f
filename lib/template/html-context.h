/* SPDX-License-Identifier: MIT */
/* The context of a position in an HTML template.  Escaping only protects values in text and in
 * quoted attribute values, so tags in other places are rejected when a template is compiled. */
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
    /* The name of the last tag, in lower case and truncated; "/p" for an end tag. */
    char tag[HTML_NAME_SIZE];
    char attribute[HTML_NAME_SIZE]; /* the name of the last attribute, likewise */
    size_t value_length;            /* the length of the attribute's value so far */
    size_t matched;                 /* how much of the end of a comment or style was matched */
};

/* Advances by one byte.  Returns NULL, or a message if the byte is not allowed. */
const char *html_step(struct html *html, char c);

/* Why a value is not allowed here, and what is expected; NULL if it is allowed. */
const char *html_refuses_value(const struct html *html, bool is_link);

/* Whether the text after a section that starts at a and ends at b has the same context, no matter
 * whether the section is shown. */
bool html_may_go_on(const struct html *a, const struct html *b);

/* The name of a context in messages, for example "a comment". */
const char *html_place_name(enum html_place place);

#endif
