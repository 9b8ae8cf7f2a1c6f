/* SPDX-License-Identifier: MIT */
/* Chooses the unit of a wait, and fills its number into the sentence of a language. */
#include "catalog/wait.h"

#include "language/cldr.h"

bool wait_append_number(struct buffer *b, const struct lingo_language *language,
                        enum wait_unit unit, unsigned number, const char *space)
{
    static const char placeholder[] = "{count}";
    size_t form = language->wait_forms[number], n = sizeof placeholder - 1, at = 0;
    struct lingo_text text = language_entry(language, entry_of_wait(unit, form));
    if (!text.length)
        return false;
    while (at < text.length && (text.length - at < n || memcmp(text.data + at, placeholder, n)))
        at++;
    buffer_append(b, text.data, at);
    if (at == text.length)
        return true; /* the number is in words */
    const struct cldr_locale *locale = cldr_locale(language->key);
    if (locale)
        cldr_format_number(b, locale, number);
    else
        buffer_append_number(b, number);
    at += n;
    if (at < text.length && text.data[at] == ' ') {
        buffer_append_string(b, space);
        at++;
    }
    buffer_append(b, text.data + at, text.length - at);
    return true;
}

bool wait_append(struct buffer *b, const struct lingo_language *language, uint64_t seconds,
                 const char *space)
{
    static const struct {
        unsigned size, most;
    } units[WAIT_UNIT_COUNT] = {
        [WAIT_SECONDS] = {1, 59},
        [WAIT_MINUTES] = {60, 59},
        [WAIT_HOURS] = {3600, 23},
        [WAIT_DAYS] = {86400, 30},
    };
    if (!seconds) {
        struct lingo_text now = lingo_language_label(language, LINGO_LABEL_WAIT_NOW);
        buffer_append(b, now.data, now.length);
        return now.length > 0;
    }
    for (unsigned unit = 0; unit < WAIT_UNIT_COUNT; unit++) {
        uint64_t number = seconds / units[unit].size + (seconds % units[unit].size != 0);
        if (number <= units[unit].most)
            return wait_append_number(b, language, (enum wait_unit)unit, (unsigned)number, space);
    }
    return false;
}

size_t lingo_language_wait(const struct lingo_language *language, unsigned long long seconds,
                           char *buffer, size_t size)
{
    struct buffer b = {buffer, size, 0};
    wait_append(&b, language, seconds, " ");
    return buffer_finish(&b);
}
