/* SPDX-License-Identifier: MIT */
/* Selects the unit of a wait, and inserts the number into the sentence of a language. */
#include "catalog/wait.h"

#include "language/cldr.h"

static void append_count(struct buffer *b, const struct lingo_language *language, unsigned number)
{
    const struct cldr_locale *locale = cldr_locale(language->key);
    if (locale)
        cldr_format_number(b, locale, number);
    else
        buffer_append_number(b, number);
}

bool wait_append_number(struct buffer *b, const struct lingo_language *language,
                        enum wait_unit unit, unsigned number, const char *space,
                        struct wait_parts *parts)
{
    const size_t form = language->texts->wait_forms[number], start = b->length;
    const struct wait_words *words = &language->texts->wait_words[unit][form];
    struct lingo_text text = language_entry(language, entry_of_wait(unit, form));
    size_t at = words->number;
    if (!text.length)
        return false;
    /* The number and its unit stay together: the unit is behind the number, or before it. */
    bool unit_is_before = words->end == at + WAIT_PLACEHOLDER_LENGTH && words->begin < at;
    if (unit_is_before && text.data[at - 1] == ' ') {
        buffer_append(b, text.data, at - 1);
        buffer_append_string(b, space);
    } else {
        buffer_append(b, text.data, at);
    }
    if (at < text.length) { /* otherwise the number is a word */
        append_count(b, language, number);
        at += WAIT_PLACEHOLDER_LENGTH;
        if (!unit_is_before && at < text.length && text.data[at] == ' ') {
            buffer_append_string(b, space);
            at++;
        }
        buffer_append(b, text.data + at, text.length - at);
    }
    size_t grown = b->length - start - text.length; /* or shrunk: unsigned, it wraps round */
    *parts = (struct wait_parts){words->begin, words->end + grown, words->stop + grown};
    return true;
}

static bool append_now(struct buffer *b, const struct lingo_language *language,
                       struct wait_parts *parts)
{
    struct lingo_text now = lingo_language_label(language, LINGO_LABEL_WAIT_NOW);
    buffer_append(b, now.data, now.length);
    *parts = (struct wait_parts){now.length, now.length, now.length};
    return now.length > 0;
}

bool wait_append(struct buffer *b, const struct lingo_language *language, uint64_t seconds,
                 const char *space, struct wait_parts *parts)
{
    static const struct {
        unsigned size, most;
    } units[WAIT_UNIT_COUNT] = {
        [WAIT_SECONDS] = {1, 59},
        [WAIT_MINUTES] = {60, 59},
        [WAIT_HOURS] = {3600, 23},
        [WAIT_DAYS] = {86400, 30},
    };
    if (!seconds)
        return append_now(b, language, parts);
    for (unsigned unit = 0; unit < WAIT_UNIT_COUNT; unit++) {
        uint64_t number = seconds / units[unit].size + (seconds % units[unit].size != 0);
        if (number <= units[unit].most)
            return wait_append_number(b, language, (enum wait_unit)unit, (unsigned)number, space,
                                      parts);
    }
    return false;
}

size_t lingo_language_wait(const struct lingo_language *language, unsigned long long seconds,
                           char *buffer, size_t size)
{
    struct buffer b = {buffer, size, 0};
    struct wait_parts parts;
    wait_append(&b, language, seconds, " ", &parts);
    return buffer_finish(&b);
}

_Static_assert((int)LINGO_WAIT_UNIT_COUNT == (int)WAIT_UNIT_COUNT &&
                   (int)LINGO_WAIT_UNIT_DAYS == (int)WAIT_DAYS,
               "the public units are those of wait.def, in the same order");

struct lingo_text lingo_language_wait_text(const struct lingo_language *language,
                                           enum lingo_wait_unit unit, unsigned number)
{
    if ((unsigned)unit >= LINGO_WAIT_UNIT_COUNT || number >= WAIT_NUMBERS)
        return (struct lingo_text){"", 0};
    return language_entry(language,
                          entry_of_wait((enum wait_unit)unit, language->texts->wait_forms[number]));
}
