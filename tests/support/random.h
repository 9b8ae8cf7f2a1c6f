/* SPDX-License-Identifier: MIT */
/* Random fields for requests, and simple functions to parse them. */
#ifndef LINGO_RANDOM_H
#define LINGO_RANDOM_H

#include "base/ascii.h"
#include "tests/support/test.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define RANDOM_FIELD_SIZE 8192

static unsigned long random_cases = 100000;
static uint64_t random_state = UINT64_C(0x9e3779b97f4a7c15);

/* The arguments of a program: how many cases, and which.  With sanitizers, which make them slow, a
 * tenth of the cases is the default. */
static inline void random_begin(int argc, char **argv)
{
    if (test_is_sampled())
        random_cases /= 10;
    if (argc > 1)
        random_cases = strtoul(argv[1], NULL, 10);
    if (argc > 2)
        random_state *= strtoul(argv[2], NULL, 10) | 1;
}

/* A number below a bound: xorshift, the same everywhere. */
static inline unsigned draw(size_t bound)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (unsigned)((random_state >> 11) % bound);
}

struct random_words {
    const char *const *starts; /* of an element */
    size_t start_count;
    const char *const *ends;
    size_t end_count;
    const char *noise; /* bytes to put anywhere */
};

/* Writes a field of mostly few elements, which some noise may have hit, or that is cut off. */
static inline size_t random_field(char field[RANDOM_FIELD_SIZE], const struct random_words *words)
{
    static const char *const commas[] = {",", ", ", ",\t,", " , "};
    size_t n = 0, count = draw(20) ? 1 + draw(7) : draw(90);
    for (size_t i = 0; i < count; i++) {
        const char *parts[] = {i ? commas[draw(COUNT(commas))] : "",
                               words->starts[draw(words->start_count)],
                               words->ends[draw(words->end_count)]};
        for (size_t k = 0; k < COUNT(parts); k++) {
            size_t length = strlen(parts[k]);
            memcpy(field + n, parts[k], length);
            n += length;
        }
    }
    if (n && !draw(4))
        for (unsigned hits = draw(4); hits; hits--)
            field[draw(n)] = words->noise[draw(strlen(words->noise))];
    return n && !draw(10) ? draw(n + 1) : n;
}

struct text {
    const char *data;
    size_t length;
};

static inline bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

static inline struct text trim(struct text s)
{
    while (s.length && is_space(s.data[s.length - 1]))
        s.length--;
    while (s.length && is_space(*s.data))
        s.data++, s.length--;
    return s;
}

static inline bool is(struct text s, const char *literal)
{
    for (size_t i = 0; i < s.length; i++)
        if (!literal[i] || ascii_lower(s.data[i]) != ascii_lower(literal[i]))
            return false;
    return !literal[s.length];
}

/* The part before the first such byte; it is taken off the text with that byte. */
static inline struct text cut(struct text *s, char at)
{
    struct text part = {s->data, 0};
    while (part.length < s->length && part.data[part.length] != at)
        part.length++;
    size_t used = part.length + (part.length < s->length);
    *s = (struct text){s->data + used, s->length - used};
    return part;
}

/* RFC 9110 section 12.4.2, in thousandths; -1: no weight. */
static inline int weight_of(struct text s)
{
    static const int places[] = {1000, 0, 100, 10, 1};
    int weight = 0;
    if (!s.length || s.length > COUNT(places) || (s.length > 1 && s.data[1] != '.'))
        return -1;
    for (size_t i = 0; i < s.length; i++) {
        if (i != 1 && !ascii_is_digit(s.data[i]))
            return -1;
        weight += i == 1 ? 0 : (s.data[i] - '0') * places[i];
    }
    return weight <= 1000 ? weight : -1;
}

/* Takes "0.8", ".8", "0,8" with any number of digits; in thousandths, -1: no weight. */
static inline int liberal_weight_of(struct text s)
{
    int weight = 0, place = 100, whole = s.length && (*s.data == '0' || *s.data == '1');
    bool more = false;
    if (whole)
        weight = (*s.data - '0') * 1000, s.data++, s.length--;
    if (!s.length)
        return whole ? weight : -1;
    bool comma = *s.data == ',';
    if ((*s.data != '.' && !comma) || ((comma || !whole) && s.length < 2) || (comma && !whole))
        return -1;
    for (size_t i = 1; i < s.length; i++, place /= 10) {
        if (!ascii_is_digit(s.data[i]))
            return -1;
        weight += place * (s.data[i] - '0');
        more = more || (!place && s.data[i] != '0');
    }
    weight += more && (weight == 0 || weight == 1000); /* neither nothing nor all */
    return weight <= 1000 ? weight : -1;
}

#endif
