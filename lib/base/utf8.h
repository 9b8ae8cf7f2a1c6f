/* SPDX-License-Identifier: MIT */
/* UTF-8 as defined by Unicode and RFC 3629: shortest forms, no surrogates, up to U+10FFFF. */
#ifndef LINGO_UTF8_H
#define LINGO_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether all bytes are valid UTF-8.  A NUL is valid. */
bool utf8_is_valid(const char *data, size_t length);

#define UTF8_REPLACEMENT "\xef\xbf\xbd"
#define UTF8_MALFORMED UINT32_MAX

/* A character, or UTF8_MALFORMED for bytes that become a single U+FFFD: the maximal subpart of
 * Unicode 3.9. */
struct utf8_character {
    uint32_t point;
    size_t length; /* in bytes, at least 1 */
};

/* The first character of length > 0 bytes. */
struct utf8_character utf8_decode(const char *data, size_t length);

/* How many of length bytes to keep of a longer text, so that its last character is whole. */
size_t utf8_cut(const char *data, size_t length);

#endif
