/* SPDX-License-Identifier: MIT */
/* Writes text in a format so that it cannot break out of its place there. */
#ifndef LINGO_ESCAPE_H
#define LINGO_ESCAPE_H

#include "base/buffer.h"

#include <httplingo/base.h>

#include <stdbool.h>

enum escape {
    ESCAPE_TEXT,   /* unchanged */
    ESCAPE_MARKUP, /* HTML and XML: element content and quoted attribute values */
    ESCAPE_JSON    /* inside a string (RFC 8259 section 7) */
};
#define ESCAPES 3

/* Appends text of our own, which is valid UTF-8 without control characters. */
void escape_own(struct buffer *to, enum escape escape, struct lingo_text text);

/*
 * Appends text from a request or from elsewhere.
 *
 * A tab or a line break becomes a space.  Other control characters, invalid UTF-8 (one U+FFFD for
 * each maximal subpart, Unicode 3.9), noncharacters, line and paragraph separators, and the
 * controls that embed, override or isolate a direction (UAX #9 section 2) become U+FFFD.  Text
 * longer than limit bytes is truncated before the character that would exceed the limit, and ends
 * with U+2026.
 */
void escape_foreign(struct buffer *to, enum escape escape, struct lingo_text text, size_t limit);

/* Copies text that certainly needs no escaping; the destination must be large enough.  Returns
 * false if the text may need some, or is too short to be compared in blocks.  The destination is
 * then undefined. */
bool escape_copy_plain(char *to, struct lingo_text text);

/*
 * Whether an address is allowed in a link: its scheme is http, https or mailto, or it is relative;
 * it is not longer than limit; and it is valid UTF-8 without spaces, control characters, quotation
 * marks, backslashes and angle brackets, which RFC 3986 and RFC 3987 do not allow.
 */
bool escape_is_link(struct lingo_text address, size_t limit);

/* Whether text can be sent as a field value: visible ASCII, with spaces only inside (RFC 9110
 * section 5.5). */
bool escape_is_field_value(struct lingo_text text, size_t limit);

#endif
