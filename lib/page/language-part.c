/* SPDX-License-Identifier: MIT */
/* The texts of a page in one language. */
#include "page/page.h"

#include "catalog/catalog.h"
#include "catalog/entry.h"
#include "catalog/wait.h"
#include "registry/status.h"

static inline void part_set(struct part *part, struct value *values, enum name name,
                            struct lingo_text text)
{
    if (text.length)
        scope_set(&part->scope, values, name,
                  (struct value){.kind = VALUE_TEXT,
                                 .origin = (uint8_t)part->labels.origin,
                                 .length = (uint32_t)text.length,
                                 .text = text.data});
}

/* Sets a text that is followed by padding (buffer.h), outlives the page, and has no markup. */
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

static void set_wait(struct part *part, struct value *values, enum name name, size_t begin,
                     size_t end)
{
    scope_set(&part->scope, values, name,
              (struct value){.kind = VALUE_TEXT,
                             .origin = part->language->has_markup ? VALUE_OWN : VALUE_PLAIN,
                             .length = (uint32_t)(end - begin),
                             .text = part->wait + begin});
}

/* The end of the sentence once more, with the time before the mark that ends it.  The time is
 * isolated, so that a page from right to left does not reorder it (UAX #9 section 2.4). */
static void append_until(const struct page *page, struct buffer *b, struct wait_parts parts,
                         size_t end)
{
    buffer_append(b, b->data + parts.after, parts.stop - parts.after);
    buffer_append_string(b, " (\xe2\x81\xa8");
    buffer_append(b, page->until_text, page->until_length);
    buffer_append_string(b, "\xe2\x81\xa9)");
    buffer_append(b, b->data + parts.stop, end - parts.stop);
}

static void fill_wait(const struct page *page, struct part *part, struct value *values)
{
    struct buffer b = {part->wait, sizeof part->wait, 0};
    struct wait_parts parts;
    if (!wait_append(&b, part->language, page->wait, page_space_of_number(page), &parts) ||
        b.length > sizeof part->wait / 2 - PAGE_UNTIL_SIZE)
        return;
    size_t end = b.length, after = parts.after;
    if (page->until_length) {
        append_until(page, &b, parts, end);
        after = end;
    }
    set_wait(part, values, NAME_WAIT, 0, end);
    set_wait(part, values, NAME_WAIT_BEFORE, 0, parts.time);
    if (parts.after > parts.time)
        set_wait(part, values, NAME_WAIT_TIME, parts.time, parts.after);
    set_wait(part, values, NAME_WAIT_AFTER, after, b.length);
}

/* The sentence that is shown if no wait is known. */
static void fill_outlook(const struct page *page, struct part *part, struct value *values)
{
    static const enum lingo_label labels[] = {
        [LINGO_OUTLOOK_NOW] = LINGO_LABEL_WAIT_NOW,
        [LINGO_OUTLOOK_SOON] = LINGO_LABEL_OUTLOOK_SOON,
        [LINGO_OUTLOOK_LATER] = LINGO_LABEL_OUTLOOK_LATER,
        [LINGO_OUTLOOK_NO] = LINGO_LABEL_OUTLOOK_NO,
    };
    if (page->outlook != LINGO_OUTLOOK_NONE)
        part_set(part, values, NAME_OUTLOOK,
                 lingo_language_label(part->language, labels[page->outlook]));
}

static bool is_english(const struct lingo_language *language)
{
    return language_tag(language).length >= 2 && !memcmp(language_tag(language).data, "en", 2);
}

/* The phrase of a vendor is always in English. */
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
    part_set(part, values, NAME_TITLE, language_status_text(language, row, LINGO_TEXT_TITLE));
    part_set(part, values, NAME_SUMMARY, language_status_text(language, row, LINGO_TEXT_SUMMARY));
    part_set(part, values, NAME_ADVICE, language_status_text(language, row, LINGO_TEXT_ADVICE));
    part_set(part, values, NAME_DESCRIPTION,
             language_status_text(language, row, LINGO_TEXT_DESCRIPTION));
    if (status_is_vendor(page->status))
        fill_phrase_of_vendor(page, part, values);
    else
        part_set(part, values, NAME_PHRASE, language_status_text(language, row, LINGO_TEXT_PHRASE));
}

/* Whether the request was plain HTTP on an HTTPS port. */
static bool wants_https(const struct page *page)
{
    return status_is_vendor(page->status) && page->status->code == 497;
}

/* Texts for what is known in addition to the status. */
static void fill_special_texts(const struct page *page, struct part *part, struct value *values)
{
    const struct lingo_language *language = part->language;
    if (wants_https(page)) {
        part_set(part, values, NAME_ADVICE, lingo_language_label(language, LINGO_LABEL_USE_HTTPS));
    } else if (page->is_maintenance) {
        part_set(part, values, NAME_TITLE, lingo_language_label(language, LINGO_LABEL_MAINTENANCE));
        part_set(part, values, NAME_SUMMARY,
                 lingo_language_label(language, LINGO_LABEL_MAINTENANCE_SUMMARY));
    } else if (page->code == 403 && page_may_sign_in(page)) {
        part_set(part, values, NAME_ADVICE,
                 lingo_language_label(language, LINGO_LABEL_SIGN_IN_OTHER));
    }
}

void page_fill_part(const struct page *page, struct part *part, struct value *values)
{
    static const char directions[][4 + BUFFER_PADDING] = {"ltr", "rtl"};
    const struct lingo_language *language = part->language;
    part->scope.values = values;
    part->labels.places = language->texts->places + ENTRY_FIRST_LABEL;
    part->labels.base = (const char *)language->texts;
    part->labels.others = page->extensions;
    part->labels.origin = language->has_markup ? VALUE_OWN : VALUE_CONSTANT;
    part->scope.texts = &part->labels;
    part_set_constant(part, values, NAME_LANG, language_tag(language));
    part_set_constant(part, values, NAME_DIR, (struct lingo_text){directions[language->rtl], 3});
    if (page->two_languages)
        part_set_plain(part, values, NAME_LANGUAGE, lingo_language_autonym(language));
    if (language->tall)
        part_set_flag(part, values, NAME_TALL);
    fill_texts(page, part, values);
    if (page->code == 403 || page->is_maintenance || status_is_vendor(page->status))
        fill_special_texts(page, part, values);
    if (page->has_wait)
        fill_wait(page, part, values);
    else
        fill_outlook(page, part, values);
    if (part->scope.present & (UINT64_C(1) << NAME_OUTLOOK | UINT64_C(1) << NAME_WAIT))
        part_set_flag(part, values, NAME_NOTE);
}
