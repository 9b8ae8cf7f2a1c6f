/* SPDX-License-Identifier: MIT */
/* Reads the elements of a list with weights, each bad one dealt with by itself. */
#include "negotiation/accept.h"

#include "base/ascii.h"

#include <stdint.h>
#include <string.h>

#define LONGEST_SUBTAG 8

struct accept accept_begin(const char *field, size_t length)
{
    if (length > ACCEPT_BYTES) {
        length = ACCEPT_BYTES + 1;
        while (length && field[length - 1] != ',')
            length--;
    }
    return (struct accept){field, length ? field + length : field};
}

bool accept_may_refuse(const char *p, const char *end)
{
    for (unsigned n = 0; n < ACCEPT_RANGES; n++) {
        p = accept_find(p, end, '=');
        if (p == end)
            return false;
        bool zero = ++p < end && *p == '0';
        bool more = zero && end - p > 2 && p[1] == '.' && p[2] >= '1' && p[2] <= '9';
        if (zero && !more)
            return true;
    }
    return true;
}

/* What a byte may be in a range: a look-up a byte is what a long field costs. */
enum { LETTER = 1, ALPHANUMERIC = 2, START = 4, SEPARATOR = 8 };
static const uint8_t kinds[256] = {
    ['0' ... '9'] = ALPHANUMERIC,
    ['A' ... 'Z'] = LETTER | ALPHANUMERIC | START,
    ['a' ... 'z'] = LETTER | ALPHANUMERIC | START,
    ['*'] = START,
    [','] = SEPARATOR,
    [' '] = SEPARATOR,
    ['\t'] = SEPARATOR,
};

static const char *skip_kind(const char *p, const char *end, unsigned kind)
{
    while (p < end && kinds[(uint8_t)*p] & kind)
        p++;
    return p;
}

/* Letters, then after each hyphen letters or digits; 1 to 8 of them.  False: something else.
 * *at goes on as far as it was looked at. */
static bool skip_range(const char **at, const char *end)
{
    const char *p = *at;
    if (*p == '*') {
        *at = p + 1;
        return true;
    }
    for (unsigned kind = LETTER;; kind = ALPHANUMERIC) {
        const char *start = p;
        *at = p = skip_kind(p, end, kind);
        if ((size_t)(p - start) - 1 >= LONGEST_SUBTAG)
            return false;
        if (p == end || *p != '-')
            return true;
        p++;
    }
}

/* A weight behind its ";"; false: something else.  *at as above. */
static bool read_weight(const char **at, const char *end, unsigned *weight)
{
    const char *p = *at = accept_skip_space(*at, end);
    if (end - p < 3 || (*p != 'q' && *p != 'Q') || p[1] != '=')
        return false;
    p = accept_weight(p + 2, end, weight);
    if (!p)
        return false;
    *at = accept_skip_space(p, end);
    return true;
}

/* An element from its range on; false when it is not well-formed.  *at ends within it, or at its
 * comma: nothing is looked at twice. */
static inline bool read_element(const char **at, const char *end, struct accept_range *range)
{
    range->data = *at;
    if (!skip_range(at, end))
        return false;
    range->length = (size_t)(*at - range->data);
    range->weight = ACCEPT_WEIGHT_ONE;
    *at = accept_skip_space(*at, end);
    if (*at < end && **at == ';') {
        ++*at;
        if (!read_weight(at, end, &range->weight))
            return false;
    }
    return *at == end || **at == ',';
}

bool accept_next(struct accept *accept, struct accept_range *range)
{
    const char *p = accept->at, *end = accept->end;
    while ((p = skip_kind(p, end, SEPARATOR)) < end) {
        if (kinds[(uint8_t)*p] & START && read_element(&p, end, range)) {
            accept->at = p;
            return true;
        }
        while (p < end && *p != ',')
            p++;
    }
    accept->at = end;
    return false;
}
