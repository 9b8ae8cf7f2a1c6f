/* SPDX-License-Identifier: MIT */
/* What a page says in one language. */
#include "page/page.h"

#include "catalog/catalog.h"
#include "catalog/entry.h"
#include "language/cldr.h"
#include "registry/status.h"

static inline struct value value_of(const struct lingo_language *language, struct lingo_text text)
{
    return (struct value){.kind = text.length ? VALUE_TEXT : VALUE_ABSENT,
                          .origin = language->has_markup ? VALUE_OWN : VALUE_CONSTANT,
                          .length = (uint32_t)text.length,
                          .text = text.data};
}

static inline void part_set(struct part *part, struct value *values, enum name name,
                            struct lingo_text text)
{
    if (text.length)
        scope_set(&part->scope, values, name, value_of(part->language, text));
}

/* A text that is padded (buffer.h) and outlives the page, without markup. */
static void part_set_constant(struct part *part, struct value *values, enum name name,
                              struct lingo_text text)
{
    scope_set(&part->scope, values, name,
              (struct value){.kind = VALUE_TEXT,
                             .origin = VALUE_CONSTANT,
                             .length = (uint32_t)text.length,
                             .text = text.data});
}

static void part_set_plain(struct part *part, struct value *values, enum name name,
                           struct lingo_text text)
{
    scope_set(&part->scope, values, name,
              (struct value){.kind = VALUE_TEXT,
                             .origin = VALUE_PLAIN,
                             .length = (uint32_t)text.length,
                             .text = text.data});
}

static void part_set_flag(struct part *part, struct value *values, enum name name)
{
    scope_set(&part->scope, values, name, page_flag());
}

/* Writes a sentence with its placeholder {time} filled in; false when there are no words. */
static bool write_wait(struct part *part, uint64_t seconds, size_t *length)
{
    static const char placeholder[] = "{time}";
    struct lingo_text text = lingo_language_label(part->language, LINGO_LABEL_RETRY);
    size_t n = sizeof placeholder - 1, at = 0;
    while (at + n <= text.length && memcmp(text.data + at, placeholder, n))
        at++;
    struct buffer b = {part->wait, sizeof part->wait, 0};
    const struct cldr_locale *locale = cldr_locale(part->language->key);
    if (at + n > text.length || !locale)
        return false;
    buffer_append(&b, text.data, at);
    if (!cldr_format_wait(&b, locale, seconds))
        return false;
    buffer_append(&b, text.data + at + n, text.length - at - n);
    *length = b.length;
    return b.length <= sizeof part->wait;
}

static void fill_wait(const struct page *page, struct part *part, struct value *values)
{
    size_t length;
    if (page->has_wait && write_wait(part, page->wait, &length))
        scope_set(&part->scope, values, NAME_WAIT,
                  (struct value){.kind = VALUE_TEXT,
                                 .origin = part->language->has_markup ? VALUE_OWN : VALUE_PLAIN,
                                 .length = (uint32_t)length,
                                 .text = part->wait});
}

static void fill_duration(const struct page *page, struct part *part, struct value *values)
{
    int duration = page->status->duration.value;
    if (page->code < 400)
        return;
    if (duration == LINGO_DURATION_TEMPORARY)
        part_set(part, values, NAME_DURATION,
                 lingo_language_label(part->language, LINGO_LABEL_TEMPORARY));
    if (duration == LINGO_DURATION_PERMANENT)
        part_set(part, values, NAME_DURATION,
                 lingo_language_label(part->language, LINGO_LABEL_PERMANENT));
}

static bool is_english(const struct lingo_language *language)
{
    return language->tag.length >= 2 && !memcmp(language->tag.data, "en", 2);
}

/* A vendor's phrase is English whatever the language of the page. */
static void fill_phrase_of_vendor(const struct page *page, struct part *part, struct value *values)
{
    const char *phrase = lingo_status_phrase(page->status);
    scope_set(&part->scope, values, NAME_PHRASE,
              (struct value){.kind = VALUE_TEXT,
                             .origin = VALUE_OWN,
                             .length = (uint32_t)strlen(phrase),
                             .text = phrase});
    if (!is_english(part->language))
        part_set_plain(part, values, NAME_PHRASE_LANG, (struct lingo_text){"en", 2});
}

static void fill_texts(const struct page *page, struct part *part, struct value *values)
{
    const struct lingo_language *language = part->language;
    size_t row = page->row;
    part_set(part, values, NAME_TITLE, language_status_text(language, row, LINGO_TITLE));
    part_set(part, values, NAME_DESCRIPTION,
             language_status_text(language, row, LINGO_DESCRIPTION));
    part_set(part, values, NAME_ADVICE, language_status_text(language, row, LINGO_ADVICE));
    if (page->status->vendor)
        fill_phrase_of_vendor(page, part, values);
    else
        part_set(part, values, NAME_PHRASE, language_status_text(language, row, LINGO_PHRASE));
    if (page->code != 503 || !page_is_given(page, LINGO_PARAMETER_MAINTENANCE))
        return;
    part_set(part, values, NAME_TITLE, lingo_language_label(language, LINGO_LABEL_MAINTENANCE));
    part_set(part, values, NAME_DESCRIPTION,
             lingo_language_label(language, LINGO_LABEL_MAINTENANCE_DETAIL));
}

void page_fill_part(const struct page *page, struct part *part, struct value *values)
{
    static const char directions[][4 + BUFFER_PADDING] = {"ltr", "rtl"};
    const struct lingo_language *language = part->language;
    part->scope.values = values;
    part->labels.places = language->places + ENTRY_FIRST_LABEL;
    part->labels.base = (const char *)language->places;
    part->labels.origin = language->has_markup ? VALUE_OWN : VALUE_CONSTANT;
    part->scope.texts = &part->labels;
    part_set_constant(part, values, NAME_LANG, language->tag);
    part_set_constant(part, values, NAME_DIR, (struct lingo_text){directions[language->rtl], 3});
    if (page->two_languages)
        part_set_plain(part, values, NAME_LANGUAGE, lingo_language_autonym(language));
    if (language->tall)
        part_set_flag(part, values, NAME_TALL);
    fill_texts(page, part, values);
    fill_duration(page, part, values);
    fill_wait(page, part, values);
    if (part->scope.present & (UINT64_C(1) << NAME_DURATION | UINT64_C(1) << NAME_WAIT))
        part_set_flag(part, values, NAME_NOTE);
}
