/* SPDX-License-Identifier: MIT */
/* UTF-8 as Unicode and RFC 3629 define it: shortest forms, no surrogates, up to U+10FFFF. */
#ifndef LINGO_UTF8_H
#define LINGO_UTF8_H

#include <stdbool.h>
#include <stddef.h>

/* Whether all bytes are valid UTF-8; a NUL is a character like others. */
bool utf8_is_valid(const char *data, size_t length);

#endif
