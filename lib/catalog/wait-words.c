/* SPDX-License-Identifier: MIT */
/*
 * Finds the length of the wait in a sentence about waiting: the words in which the sentences of the
 * units differ, including the number.  So a page can emphasize it, and translators write plain
 * sentences.
 */
#include "catalog/wait.h"

/* The position of the number in a sentence, or the length of the sentence if the number is a
 * word. */
static size_t find_number(struct lingo_text text)
{
    for (size_t at = 0; at + WAIT_PLACEHOLDER_LENGTH <= text.length; at++)
        if (!memcmp(text.data + at, WAIT_PLACEHOLDER, WAIT_PLACEHOLDER_LENGTH))
            return at;
    return text.length;
}

static bool is_within_character(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

/* Chinese and Japanese: characters that follow one another without spaces. */
static bool is_ideographic(char lead)
{
    return (unsigned char)lead >= 0xe3 && (unsigned char)lead <= 0xe9;
}

/* The position of the punctuation that ends a sentence. */
static size_t find_stop(struct lingo_text text)
{
    static const char *const stops[] = {
        ".",
        "\xe3\x80\x82", /* Chinese and Japanese */
        "\xe0\xa5\xa4", /* danda */
        "\xdb\x94",     /* Urdu */
        "\xd6\x89",     /* Armenian */
        "\xe1\x8d\xa2", /* Ethiopic */
        "\xe1\x9f\x94", /* Khmer */
        "\xe1\x81\x8b"  /* Burmese */
    };
    for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++) {
        size_t n = strlen(stops[i]);
        if (text.length >= n && !memcmp(text.data + text.length - n, stops[i], n))
            return text.length - n;
    }
    return text.length;
}

/* Narrows a part to what differs from another sentence: begin is at most what both begin with, and
 * end at least where what both end with begins. */
static void narrow(struct lingo_text text, struct lingo_text other, size_t *begin, size_t *end)
{
    size_t same = 0, least = text.length < other.length ? text.length : other.length;
    while (same < *begin && same < least && text.data[same] == other.data[same])
        same++;
    *begin = same;
    same = 0;
    while (same < text.length - *end && same < least &&
           text.data[text.length - 1 - same] == other.data[other.length - 1 - same])
        same++;
    *end = text.length - same;
}

/* Widens a part to whole words. */
static void widen(struct lingo_text text, size_t number, size_t stop, size_t *begin, size_t *end)
{
    if (*begin > number)
        *begin = number;
    if (number < text.length && *end < number + WAIT_PLACEHOLDER_LENGTH)
        *end = number + WAIT_PLACEHOLDER_LENGTH;
    while (*begin > 0 && *begin != number && text.data[*begin - 1] != ' ')
        (*begin)--;
    while (*end < stop && text.data[*end] != ' ' &&
           (is_within_character(text.data[*end]) || !is_ideographic(text.data[*end])))
        (*end)++;
    if (*end > stop)
        *end = stop;
}

struct wait_words wait_find_words(const struct lingo_text texts[WAIT_UNIT_COUNT],
                                  enum wait_unit unit)
{
    struct lingo_text text = texts[unit];
    size_t number = find_number(text), stop = find_stop(text), begin = text.length, end = 0;
    for (unsigned other = 0; other < WAIT_UNIT_COUNT; other++)
        if (other != (unsigned)unit)
            narrow(text, texts[other], &begin, &end);
    widen(text, number, stop, &begin, &end);
    if (begin > end) /* no word differs */
        begin = end = stop;
    return (struct wait_words){(uint16_t)number, (uint16_t)begin, (uint16_t)end, (uint16_t)stop};
}
