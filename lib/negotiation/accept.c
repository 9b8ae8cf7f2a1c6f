/* SPDX-License-Identifier: MIT */
/* Parses the elements of a list with weights.  A malformed element does not affect the others. */
#include "negotiation/accept.h"

#include "base/ascii.h"
#include "language/tag.h"

#include <stdint.h>
#include <string.h>

#define LONGEST_SUBTAG 8

/* Whether a field can be truncated to this many bytes.  A comma before a digit may be a decimal
 * comma. */
static bool ends_element(const char *field, size_t length, size_t whole)
{
    return field[length - 1] == ',' && (length == whole || !ascii_is_digit(field[length]));
}

struct accept accept_begin(const char *field, size_t length)
{
    if (length > ACCEPT_BYTES) {
        size_t whole = length;
        length = ACCEPT_BYTES + 1;
        while (length && !ends_element(field, length, whole))
            length--;
    }
    return (struct accept){field, length ? field + length : field, 0};
}

bool accept_may_refuse(const char *p, const char *end)
{
    for (unsigned n = 0; n < ACCEPT_RANGES; n++) {
        p = accept_find(p, end, '=');
        if (p == end)
            return false;
        p++;
        if (end - p > 2 && p[0] == '0' && p[1] == '.' && p[2] >= '1' && p[2] <= '9')
            continue;
        if (p < end && *p != '1')
            return true;
    }
    return true;
}

/* The classes of bytes in a range.  One look-up per byte determines the cost of a long field. */
enum { LETTER = 1, ALPHANUMERIC = 2, START = 4, SEPARATOR = 8, NAME = 16 };
static const uint8_t kinds[256] = {
    ['0' ... '9'] = ALPHANUMERIC | NAME,
    ['A' ... 'Z'] = LETTER | ALPHANUMERIC | START | NAME,
    ['a' ... 'z'] = LETTER | ALPHANUMERIC | START | NAME,
    ['*'] = START,
    ['-'] = NAME,
    [':'] = NAME,
    ['_'] = NAME,
    ['.'] = NAME,
    ['@'] = NAME,
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

/* Reads letters, then letters or digits after each hyphen, 1 to 8 each.  Returns false for anything
 * else.  Advances *at as far as it has read. */
static __attribute__((always_inline)) inline bool skip_range(const char **at, const char *end)
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

/* Reads a weight after its ";".  Returns false for anything else.  Advances *at in the same way. */
static bool read_weight(const char **at, const char *end, unsigned *weight)
{
    const char *p = *at = accept_skip_space(*at, end);
    if (end - p < 3 || (*p != 'q' && *p != 'Q') || p[1] != '=')
        return false;
    const char *after = accept_weight(p + 2, end, weight);
    bool is_whole = after && !(after == p + 3 && accept_is_decimal_comma(after, end));
    if (is_whole)
        *at = accept_skip_space(after, end);
    return is_whole;
}

/* Reads an element, starting with its range.  Returns false if it is malformed. *at ends inside it
 * or at its comma, so that no byte is read twice. */
static inline bool read_element(const char **at, const char *end, struct accept_range *range)
{
    range->data = *at;
    range->weight = ACCEPT_WEIGHT_ONE;
    if (!skip_range(at, end))
        return false;
    range->length = (size_t)(*at - range->data);
    range->is_name = false;
    *at = accept_skip_space(*at, end);
    if (*at < end && **at == ';') {
        ++*at;
        if (!read_weight(at, end, &range->weight))
            return false;
    }
    return *at == end || **at == ',';
}

/* ---- what can mean nothing else ---- */

/* Reads the digits after a decimal mark.  Those after the third are rounded, but a weight above 0
 * does not become 0, and a weight above 1 is still an error. */
static const char *read_decimals(const char *p, const char *end, unsigned *weight)
{
    unsigned place = ACCEPT_WEIGHT_ONE / 10;
    bool more = false;
    for (; p < end && ascii_is_digit(*p); p++, place /= 10) {
        *weight += (unsigned)(*p - '0') * place;
        more = more || (!place && *p != '0');
    }
    if (more && (*weight == 0 || *weight == ACCEPT_WEIGHT_ONE))
        ++*weight;
    return p;
}

bool accept_number(const char **at, const char *end, unsigned *weight)
{
    const char *p = *at;
    bool whole = p < end && (*p == '0' || *p == '1');
    *weight = whole && *p == '1' ? ACCEPT_WEIGHT_ONE : 0;
    p += whole;
    if (p < end && (*p == '.' || (whole && accept_is_decimal_comma(p, end))))
        *at = read_decimals(p + 1, end, weight);
    else
        *at = p;
    size_t digits = (size_t)(*at - p);
    return (whole || digits > 1) && *weight <= ACCEPT_WEIGHT_ONE;
}

static bool skip_byte(const char **at, const char *end, char byte)
{
    *at = accept_skip_space(*at, end);
    if (*at == end || ascii_lower(**at) != byte)
        return false;
    *at = accept_skip_space(*at + 1, end);
    return true;
}

/* A range, or a locale name such as pt_BR or fr_FR.UTF-8, where read_element() has begun. */
static bool read_range_or_name(struct accept *accept, struct accept_range *range)
{
    struct buffer none = {.data = NULL};
    const char *p = accept->at, *end = accept->end;
    bool is_range = skip_range(&p, end) && (p == end || !(kinds[(uint8_t)*p] & NAME));
    range->is_name = !is_range;
    accept->at = is_range ? p : skip_kind(p, end, NAME);
    range->length = (size_t)(accept->at - range->data);
    return is_range || (range->length < ACCEPT_NAME_MAX &&
                        tag_write_spelled(&none, range->data, range->length));
}

/* Whether an element that is malformed at p may be acceptable.  Looks only at that place, so that
 * hostile fields are not read twice. */
static bool may_be_understood(const char *p, const char *end)
{
    if (p == end)
        return false;
    if (ascii_lower(*p) != 'q')
        return *p == '_' || *p == '.' || *p == '@' || ascii_is_digit(*p);
    p = accept_skip_space(p + 1, end);
    p = p < end && *p == '=' ? accept_skip_space(p + 1, end) : end;
    return p < end && (*p == '.' || *p == '0' || *p == '1');
}

/* Reads an element that is malformed at p, and may have spaces anywhere around its punctuation.  It
 * starts at the position of the reader, which is advanced if the element is acceptable. */
static __attribute__((noinline)) bool read_liberally(struct accept *accept, const char *p,
                                                     struct accept_range *range)
{
    const char **at = &accept->at, *end = accept->end;
    if (!may_be_understood(p, end) || !read_range_or_name(accept, range))
        return false;
    if (skip_byte(at, end, ';') && !(skip_byte(at, end, 'q') && skip_byte(at, end, '=') &&
                                     accept_number(at, end, &range->weight)))
        return false;
    *at = accept_skip_space(*at, end);
    return *at == end || **at == ',';
}

bool accept_next(struct accept *accept, struct accept_range *range)
{
    const char *p = accept->at, *end = accept->end;
    while ((p = skip_kind(p, end, SEPARATOR)) < end) {
        const char *start = p;
        if (kinds[(uint8_t)*p] & START) {
            if (read_element(&p, end, range)) {
                accept->at = p;
                return true;
            }
            accept->at = start;
            if (accept->failures < ACCEPT_FAILURES && read_liberally(accept, p, range))
                return true;
            accept->failures++;
        }
        while (p < end && *p != ',')
            p++;
    }
    accept->at = end;
    return false;
}
