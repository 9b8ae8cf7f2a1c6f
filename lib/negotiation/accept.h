/* SPDX-License-Identifier: MIT */
/* Parses the elements of Accept-Language one by one (RFC 9110 sections 12.4.2 and 12.5.4), and what
 * those of Accept have in common with them. */
#ifndef LINGO_ACCEPT_H
#define LINGO_ACCEPT_H

#include "base/ascii.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The limits for a field.  Only attacks exceed them. */
#define ACCEPT_BYTES 8192
#define ACCEPT_RANGES 64

/* Weights are stored in thousandths. */
#define ACCEPT_WEIGHT_ONE 1000

struct accept {
    const char *at;
    const char *end;
    unsigned failures; /* malformed elements that were not acceptable */
};

struct accept_range {
    const char *data; /* a basic language range (RFC 4647 section 2.1), in the field */
    size_t length;
    unsigned weight; /* 0 to 1000 */
    bool is_name;    /* this is a locale name instead: pt_BR, sr@latin, fr_FR.UTF-8 */
};

/* The maximum length of a locale name. */
#define ACCEPT_NAME_MAX 64

/* After this many unacceptable elements, malformed ones are skipped at once, because examining them
 * takes much longer. */
#define ACCEPT_FAILURES 32

/* Starts with a field.  If it is too long, the element at the limit is omitted. */
struct accept accept_begin(const char *field, size_t length);

/* Returns the next acceptable element, or false at the end. */
bool accept_next(struct accept *accept, struct accept_range *range);

/* Skips optional white space: spaces and tabs. */
static inline const char *accept_skip_space(const char *p, const char *end)
{
    while (p < end && (*p == ' ' || *p == '\t'))
        p++;
    return p;
}

/* Finds a byte, or the end, eight bytes at a time: parameters are too close to each other for a
 * call of memchr(), and too far apart for a loop. */
static inline const char *accept_find(const char *p, const char *end, char wanted)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones << 7;
    uint64_t pattern = ones * (unsigned char)wanted, word;
    for (; end - p >= 8; p += 8) {
        memcpy(&word, p, 8);
        word ^= pattern;
        word = (word - ones) & ~word & highs; /* the lowest bit belongs to the lowest zero byte */
        if (word && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__)
            return p + __builtin_ctzll(word) / 8;
        if (word)
            break;
    }
    while (p < end && *p != wanted)
        p++;
    return p;
}

/* Whether the rest of a field may contain a weight of 0.  If the result is false, it does not.
 * Does not examine fields with more weights than the limit of ranges. */
bool accept_may_refuse(const char *p, const char *end);

/* Reads a qvalue.  Returns its end, or NULL if it is malformed. */
static inline const char *accept_weight(const char *p, const char *end, unsigned *weight)
{
    static const unsigned places[] = {100, 10, 1};
    if (p == end || (*p != '0' && *p != '1'))
        return NULL;
    unsigned value = *p++ == '1' ? ACCEPT_WEIGHT_ONE : 0;
    if (p < end && *p == '.') {
        p++;
        for (size_t i = 0; i < 3 && p < end && ascii_is_digit(*p); i++)
            value += (unsigned)(*p++ - '0') * places[i];
    }
    *weight = value;
    return value <= ACCEPT_WEIGHT_ONE ? p : NULL;
}

/* Whether a comma after a weight of 0 or 1 is a decimal comma, as in "0,8".  If it separated
 * elements, the next element would start with a digit, which no range does. */
static inline bool accept_is_decimal_comma(const char *p, const char *end)
{
    return end - p > 1 && *p == ',' && ascii_is_digit(p[1]);
}

/* Reads what is no qvalue, but can mean nothing else than a weight: "0.9500", ".5", "0,8".  *at
 * goes on as far as it was looked at. */
bool accept_number(const char **at, const char *end, unsigned *weight);

#endif
