/* SPDX-License-Identifier: MIT */
/* The context of a position in an HTML template.  Escaping only protects values in text and in
 * quoted attribute values, so tags in other places are rejected when a template is compiled. */
#ifndef LINGO_HTML_CONTEXT_H
#define LINGO_HTML_CONTEXT_H

#include <stdbool.h>
#include <stddef.h>

enum html_place {
    HTML_TEXT,
    HTML_TEXT_ONLY, /* inside an element that contains no others: title, textarea */
    HTML_STYLE,     /* inside the element */
    HTML_DECLARATION,
    HTML_COMMENT_BEGIN, /* after <!-- or <!--- */
    HTML_COMMENT,
    HTML_LAST_WITH_END = HTML_COMMENT, /* so far, .matched counts */
    HTML_TAG_OPEN,                     /* after < */
    HTML_TAG_NAME,
    HTML_AFTER_SECTION, /* after the name, and a section that may have contained attributes */
    HTML_TAG,           /* between attributes */
    HTML_ATTRIBUTE,
    HTML_AFTER_NAME,   /* after the name of an attribute and a space */
    HTML_BEFORE_VALUE, /* after = */
    HTML_DOUBLE_QUOTED,
    HTML_SINGLE_QUOTED,
    HTML_UNQUOTED
};

#define HTML_NAME_SIZE 16

struct html {
    enum html_place place;
    /* The name of the last tag, in lower case and truncated; "/p" for an end tag. */
    char tag[HTML_NAME_SIZE];
    char attribute[HTML_NAME_SIZE]; /* the name of the last attribute, likewise */
    char previous;                  /* the last byte of the attribute's value */
    bool address_fixed; /* whether that has text on every page after which any value is safe */
    size_t matched;     /* how much of the beginning or the end of a place was matched */
};

/* Advances by one byte.  Returns NULL, or a message if the byte is not allowed. */
const char *html_step(struct html *html, char c);

/* Why a value is not allowed here, and what is expected; NULL if it is allowed. */
const char *html_refuses_value(const struct html *html, bool is_link);

/* Goes on after a section that began there, and that may not be shown.  Returns false if what
 * follows would then have another context. */
bool html_leave_section(struct html *html, const struct html *begin);

/* The name of a context in messages, for example "a comment". */
const char *html_place_name(enum html_place place);

#endif
