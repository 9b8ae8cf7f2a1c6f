/* SPDX-License-Identifier: MIT */
/* Text into a format, so that it can never break out of its place there. */
#ifndef LINGO_ESCAPE_H
#define LINGO_ESCAPE_H

#include "base/buffer.h"

#include <httplingo/base.h>

#include <stdbool.h>

enum escape {
    ESCAPE_TEXT,   /* as it is */
    ESCAPE_MARKUP, /* HTML and XML, element content and quoted attribute values */
    ESCAPE_JSON    /* inside a string (RFC 8259 section 7) */
};
#define ESCAPES 3

/* Appends text of ours: valid UTF-8 without control characters. */
void escape_own(struct buffer *to, enum escape escape, struct lingo_text text);

/*
 * Appends text that came with a request, or from elsewhere.
 *
 * A tab or a line break becomes a space.  Other control characters, bytes that are not UTF-8
 * (one U+FFFD for each maximal subpart, Unicode 3.9), noncharacters, line and paragraph
 * separators, and the controls that embed, override or isolate a direction (UAX #9 section 2)
 * become U+FFFD.  Text longer than limit bytes is cut before the character that would exceed it,
 * and ends in U+2026.
 */
void escape_foreign(struct buffer *to, enum escape escape, struct lingo_text text, size_t limit);

/* Copies text that surely needs no escaping, to where there is room for it.  False when it may need
 * some, or is too short for a look at many bytes at once: what is there then is worth nothing. */
bool escape_copy_plain(char *to, struct lingo_text text);

/*
 * Whether an address may stand in a link: of the scheme http, https or mailto, or relative; no
 * longer than limit; valid UTF-8 without spaces, controls, quotes, backslashes and brackets
 * (RFC 3986 and RFC 3987 allow none of these).
 */
bool escape_is_link(struct lingo_text address, size_t limit);

/* Whether text may be sent as a field value: visible ASCII, and spaces inside (RFC 9110
 * section 5.5). */
bool escape_is_field_value(struct lingo_text text, size_t limit);

#endif
