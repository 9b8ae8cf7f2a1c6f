/* SPDX-License-Identifier: MIT */
/* ASCII functions that do not depend on the locale.  <ctype.h> and strcasecmp() do, and in a
 * Turkish locale the lower-case letter of I is dotless. */
#ifndef LINGO_ASCII_H
#define LINGO_ASCII_H

#include <stdbool.h>
#include <stddef.h>

static inline bool ascii_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline char ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static inline char ascii_upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - ('a' - 'A')) : c;
}

static inline bool ascii_is_alpha(char c)
{
    return (unsigned char)((c | ('a' ^ 'A')) - 'a') < 26;
}

static inline bool ascii_is_alphanumeric(char c)
{
    return ascii_is_alpha(c) || ascii_is_digit(c);
}

/* The value of a hexadecimal digit in either case; -1: it is none. */
static inline int ascii_hex_value(char c)
{
    if (ascii_is_digit(c))
        return c - '0';
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Whether the n bytes at a and b are equal, ignoring the case of ASCII letters. */
static inline bool ascii_equal_ignoring_case(const char *a, const char *b, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        unsigned char differing = (unsigned char)(a[i] ^ b[i]);
        if (differing && (differing != ('a' ^ 'A') || !ascii_is_alpha(a[i])))
            return false;
    }
    return true;
}

#endif
