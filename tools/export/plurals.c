/* SPDX-License-Identifier: MIT */
/* The plural forms of the sentences about waiting, in the manners of gettext, of CLDR, and of
 * formats that list numbers. */
#include "tools/export/job.h"

#include <stdlib.h>
#include <string.h>

static const struct plural {
    const char *tags, *formula, *forms;
    bool has_rules; /* of CLDR */
    int numbers[EXPORT_CATEGORIES];
} plurals[] = {
#define PLURAL(tags, formula, forms, ...) {tags, formula, forms, true, {__VA_ARGS__}},
#define PLURAL_WITHOUT_RULES(tags, formula, forms, ...)                                            \
    {tags, formula, forms, false, {__VA_ARGS__}},
#include "tools/export/plurals.def"
#undef PLURAL
#undef PLURAL_WITHOUT_RULES
};

const char *const export_category_names[EXPORT_CATEGORIES] = {"zero", "one",  "two",
                                                              "few",  "many", "other"};
const char *const export_unit_names[EXPORT_UNITS] = {
    [LINGO_WAIT_UNIT_SECONDS] = "seconds",
    [LINGO_WAIT_UNIT_MINUTES] = "minutes",
    [LINGO_WAIT_UNIT_HOURS] = "hours",
    [LINGO_WAIT_UNIT_DAYS] = "days",
};

static bool has_word(const char *words, const char *word)
{
    size_t length = strlen(word);
    for (const char *p = words; *p; p += strcspn(p, " "), p += *p == ' ')
        if (strcspn(p, " ") == length && !strncmp(p, word, length))
            return true;
    return false;
}

/* The row of a language, or else that of English, which is the first. */
static const struct plural *find(const struct lingo_language *language)
{
    for (size_t i = 0; i < sizeof plurals / sizeof plurals[0]; i++)
        if (has_word(plurals[i].tags, lingo_language_tag(language).data))
            return &plurals[i];
    return &plurals[0];
}

struct lingo_text export_category_text(const struct lingo_language *language,
                                       enum lingo_wait_unit unit, size_t category)
{
    int number = find(language)->numbers[category];
    if (number < 0)
        return (struct lingo_text){"", 0};
    return lingo_language_wait_text(language, unit, (unsigned)number);
}

const char *export_selector(const struct lingo_language *language, size_t category)
{
    const char *name = export_category_names[category];
    return find(language)->has_rules || strcmp(name, "one") != 0 ? name : "=1";
}

const char *export_plural_formula(const struct lingo_language *language)
{
    return find(language)->formula;
}

struct lingo_text export_form_text(const struct lingo_language *language, enum lingo_wait_unit unit,
                                   size_t form)
{
    const char *p = find(language)->forms;
    for (; form && *p; form--) {
        p += strcspn(p, " ");
        p += *p == ' ';
    }
    if (!*p)
        return (struct lingo_text){"", 0};
    return lingo_language_wait_text(language, unit, (unsigned)strtoul(p, NULL, 10));
}

bool export_find_run(const struct lingo_language *language, enum lingo_wait_unit unit,
                     unsigned first, struct export_run *run)
{
    if (first > EXPORT_COUNT_MAX)
        return false;
    run->text = lingo_language_wait_text(language, unit, first);
    run->first = run->last = first;
    while (run->last < EXPORT_COUNT_MAX) {
        struct lingo_text next = lingo_language_wait_text(language, unit, run->last + 1);
        if (next.length != run->text.length || memcmp(next.data, run->text.data, next.length) != 0)
            break;
        run->last++;
    }
    return true;
}
