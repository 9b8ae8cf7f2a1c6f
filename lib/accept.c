/* SPDX-License-Identifier: MIT */
#include "accept.h"

#include "ascii.h"

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

const char *accept_weight(const char *p, const char *end, unsigned *weight)
{
    if (p == end || (*p != '0' && *p != '1'))
        return NULL;
    bool one = *p++ == '1';
    unsigned value = one ? ACCEPT_WEIGHT_ONE : 0, place = 100;
    if (p < end && *p == '.') {
        for (p++; p < end && ascii_is_digit(*p) && place; p++, place /= 10)
            value += (unsigned)(*p - '0') * place;
    }
    if (value > ACCEPT_WEIGHT_ONE)
        return NULL;
    *weight = value;
    return p;
}

/* Letters, then after each hyphen letters or digits; 1 to 8 of them.  NULL: something else. */
static const char *skip_range(const char *p, const char *end)
{
    if (*p == '*')
        return p + 1;
    const char *start = p;
    while (p < end && ascii_is_alpha(*p))
        p++;
    while (p > start && p - start <= LONGEST_SUBTAG && p < end && *p == '-') {
        start = ++p;
        while (p < end && ascii_is_alphanumeric(*p))
            p++;
    }
    return p > start && p - start <= LONGEST_SUBTAG ? p : NULL;
}

/* An element from its range on: returns its end, or NULL when it is not well-formed. */
static const char *read_element(const char *p, const char *end, struct accept_range *range)
{
    range->data = p;
    p = skip_range(p, end);
    if (!p)
        return NULL;
    range->length = (size_t)(p - range->data);
    range->weight = ACCEPT_WEIGHT_ONE;
    p = accept_skip_space(p, end);
    if (p < end && *p == ';') {
        p = accept_skip_space(p + 1, end);
        if (end - p < 3 || ascii_lower(p[0]) != 'q' || p[1] != '=')
            return NULL;
        p = accept_weight(p + 2, end, &range->weight);
        if (!p)
            return NULL;
        p = accept_skip_space(p, end);
    }
    return p == end || *p == ',' ? p : NULL;
}

/* memchr() costs more than it saves while commas are near. */
static const char *find_comma(const char *p, const char *end)
{
    const char *near = end - p > 16 ? p + 16 : end;
    for (; p < near; p++)
        if (*p == ',')
            return p;
    const char *comma = p < end ? memchr(p, ',', (size_t)(end - p)) : NULL;
    return comma ? comma : end;
}

bool accept_next(struct accept *accept, struct accept_range *range)
{
    const char *p = accept->at, *end = accept->end;
    for (;;) {
        while (p < end && (*p == ',' || *p == ' ' || *p == '\t'))
            p++;
        if (p == end)
            break;
        const char *after = read_element(p, end, range);
        if (after) {
            accept->at = after;
            return true;
        }
        p = find_comma(p, end);
    }
    accept->at = end;
    return false;
}
