/* SPDX-License-Identifier: MIT */
/* The public functions that read catalogues and languages. */
#include "catalog/catalog.h"

#include "catalog/entry.h"
#include "language/cldr.h"
#include "negotiation/offer.h"

#include <string.h>

size_t lingo_message_count(void)
{
    size_t count = 0;
    for (size_t m = 0; m < ENTRY_COUNT; m++)
        count += entry_is_message(m);
    return count;
}

size_t lingo_catalog_count(const struct lingo_catalog *catalog)
{
    return catalog->count;
}

const struct lingo_language *lingo_catalog_at(const struct lingo_catalog *catalog, size_t index)
{
    return index < catalog->count ? &catalog->languages[index] : NULL;
}

const struct lingo_offer *lingo_catalog_offer(const struct lingo_catalog *catalog)
{
    return catalog->offer;
}

struct lingo_text lingo_language_tag(const struct lingo_language *language)
{
    return language_tag(language);
}

struct lingo_text lingo_language_autonym(const struct lingo_language *language)
{
    const char *autonym = cldr_autonym(language->key);
    return autonym ? (struct lingo_text){autonym, strlen(autonym)} : language_tag(language);
}

int lingo_language_is_rtl(const struct lingo_language *language)
{
    return language->rtl;
}

size_t lingo_language_translated(const struct lingo_language *language)
{
    return language->translated;
}

int lingo_language_is_complete(const struct lingo_language *language,
                               const struct lingo_status *status)
{
    return language_is_complete(language, status_row_of(status));
}

/* Readers of one script never get another script: sr-Latn does not fall back to sr. */
static bool is_same_script(const struct lingo_language *a, const struct lingo_language *b)
{
    return !((tag_normal(a->key) ^ tag_normal(b->key)) & TAG_SCRIPT);
}

const struct lingo_language *catalog_page_parent(const struct lingo_language *language, size_t row)
{
    const struct lingo_catalog *catalog =
        language->catalog ? language->catalog : lingo_catalog_builtin();
    struct lingo_text tag = language_tag(language);
    while (tag.length) {
        if (tag.data[--tag.length] != '-')
            continue;
        const struct lingo_language *parent = lingo_catalog_find(catalog, tag.data, tag.length);
        if (parent && language_is_complete(parent, row) && is_same_script(parent, language))
            return parent;
    }
    return &catalog->languages[catalog->english];
}

struct lingo_text lingo_language_text(const struct lingo_language *language,
                                      const struct lingo_status *status, enum lingo_text_kind kind)
{
    if ((unsigned)kind >= LINGO_TEXT_COUNT)
        return (struct lingo_text){"", 0};
    if (kind == LINGO_TEXT_PHRASE && status && status_is_vendor(status)) {
        const char *phrase = lingo_status_phrase(status);
        return (struct lingo_text){phrase, strlen(phrase)};
    }
    return language_status_text(language, status_row_of(status), kind);
}

struct lingo_text_table lingo_language_table(const struct lingo_language *language)
{
    _Static_assert(LINGO_TEXT_COUNT == 5 && LINGO_TEXT_PHRASE == 0,
                   "as the inline look-up has it in programs, of whatever version they are");
    return (struct lingo_text_table){language->texts->places, status_rows};
}

struct lingo_text lingo_language_text_of_code(const struct lingo_language *language, int code,
                                              enum lingo_text_kind kind)
{
    struct lingo_text_table table = lingo_language_table(language);
    return lingo_table_text(&table, code, kind);
}

struct lingo_text lingo_language_method(const struct lingo_language *language,
                                        const struct lingo_method *method)
{
    return language_entry(language, entry_of_method(method));
}

struct lingo_text lingo_language_label(const struct lingo_language *language,
                                       enum lingo_label label)
{
    if ((unsigned)label >= LINGO_LABEL_COUNT)
        return (struct lingo_text){"", 0};
    return language_entry(language, entry_of_label(label));
}

const struct lingo_language *lingo_catalog_find(const struct lingo_catalog *catalog,
                                                const char *tag, size_t length)
{
    size_t index = offer_find_name(catalog->offer, tag, length);
    return index == OFFER_NONE ? NULL : &catalog->languages[index];
}

struct lingo_text lingo_catalog_text_by_code(const struct lingo_catalog *catalog, const char *tag,
                                             size_t length, int code, enum lingo_text_kind kind)
{
    const struct lingo_catalog *c = catalog ? catalog : lingo_catalog_builtin();
    const struct lingo_language *language = length ? lingo_catalog_find(c, tag, length) : NULL;
    struct lingo_text text = {"", 0};
    if (language)
        text = lingo_language_text_of_code(language, code, kind);
    return text.length ? text : lingo_language_text_of_code(&c->languages[c->english], code, kind);
}
