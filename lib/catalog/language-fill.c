/* SPDX-License-Identifier: MIT */
/* Selects and checks the texts of a language, and records which pages are complete. */
#include "catalog/language-fill.h"

#include "base/text.h"
#include "catalog/entry.h"
#include "catalog/wait.h"
#include "gettext/mo.h"
#include "language/cldr.h"

#include <stdlib.h>
#include <string.h>

/* C0, DEL, C1, and the characters that override, embed or isolate a direction: U+202A to U+202E and
 * U+2066 to U+2069.  The text must be valid UTF-8 and end with a NUL. */
static bool has_control(struct lingo_text text)
{
    const unsigned char *p = (const unsigned char *)text.data;
    for (size_t i = 0; i < text.length; i++) {
        if (p[i] < 0x20 || p[i] == 0x7f || (p[i] == 0xc2 && p[i + 1] < 0xa0))
            return true;
        if (p[i] == 0xe2 && p[i + 1] == 0x80 && p[i + 2] >= 0xaa && p[i + 2] <= 0xae)
            return true;
        if (p[i] == 0xe2 && p[i + 1] == 0x81 && p[i + 2] >= 0xa6 && p[i + 2] <= 0xa9)
            return true;
    }
    return false;
}

/* The length of the placeholder, such as {time}, that starts at p; 0 if none does. */
static size_t placeholder_length(const char *p)
{
    if (*p != '{')
        return 0;
    size_t n = 1;
    while (ascii_is_alphanumeric(p[n]) || p[n] == '_')
        n++;
    return n > 1 && p[n] == '}' ? n + 1 : 0;
}

static bool has_placeholder(const char *text, const char *placeholder, size_t length)
{
    for (const char *p = text; (p = strchr(p, '{')); p++)
        if (!strncmp(p, placeholder, length))
            return true;
    return false;
}

/* Whether every placeholder in one text also occurs in the other. */
static bool placeholders_within(const char *one, const char *other)
{
    for (const char *p = one; (p = strchr(p, '{')); p++) {
        size_t n = placeholder_length(p);
        if (n && !has_placeholder(other, p, n))
            return false;
    }
    return true;
}

bool language_text_is_proper(struct lingo_text text, const char *english)
{
    return text.length && !has_control(text) && placeholders_within(text.data, english) &&
           placeholders_within(english, text.data);
}

static struct lingo_text pick_text(size_t entry, bool is_english, const struct lingo_mo *mo,
                                   const struct lingo_language *base)
{
    const char *english = entry_english(entry), *context = entry_context(entry);
    size_t index = mo && *english ? mo_find(mo, text_of(context), text_of(english)) : MO_NONE;
    if (index != MO_NONE && language_text_is_proper(mo_form(mo, index, 0), english))
        return mo_form(mo, index, 0);
    if (base)
        return language_entry(base, entry);
    return text_of(is_english ? english : "");
}

/* ---- waits ---- */

/* A plural form for a single number may contain a word instead of {count}. */
static bool is_proper_form(struct lingo_text text)
{
    return text.length && text.length <= WAIT_SENTENCE_MAX && !has_control(text) &&
           placeholders_within(text.data, entry_english(entry_of_wait(WAIT_SECONDS, 0)));
}

/* Reads the forms of a unit from a file.  Returns false if one is missing. */
static bool pick_forms(const struct lingo_mo *mo, enum wait_unit unit, size_t count,
                       struct lingo_text *texts)
{
    size_t first = entry_of_wait(unit, 0);
    size_t index = mo_find(mo, text_of(entry_context(first)), text_of(entry_english(first)));
    for (size_t form = 0; form < count; form++) {
        if (index == MO_NONE || mo_at(mo, index).form_count <= form ||
            !is_proper_form(mo_form(mo, index, form)))
            return false;
        texts[first + form] = mo_form(mo, index, form);
    }
    for (size_t form = count; form < WAIT_FORMS; form++)
        texts[first + form] = text_of("");
    return true;
}

/* Reads all sentences about waiting from the same file, because they share its plural forms. */
static bool pick_waits(uint8_t *wait_forms, const struct lingo_mo *mo, struct lingo_text *texts)
{
    size_t count = mo ? plural_forms(mo_plural(mo)) : 0;
    if (!count || count > WAIT_FORMS)
        return false;
    for (unsigned unit = 0; unit < WAIT_UNIT_COUNT; unit++)
        if (!pick_forms(mo, (enum wait_unit)unit, count, texts))
            return false;
    for (unsigned n = 0; n < WAIT_NUMBERS; n++)
        wait_forms[n] = (uint8_t)plural_select(mo_plural(mo), n);
    return true;
}

static void fill_waits(uint8_t *wait_forms, bool is_english, const struct lingo_mo *mo,
                       const struct lingo_language *base, struct lingo_text *texts)
{
    if (pick_waits(wait_forms, mo, texts))
        return;
    for (size_t entry = ENTRY_FIRST_WAIT; entry < ENTRY_COUNT; entry++)
        texts[entry] =
            base ? language_entry(base, entry) : text_of(is_english ? entry_english(entry) : "");
    for (unsigned n = 0; n < WAIT_NUMBERS; n++)
        wait_forms[n] =
            base ? base->texts->wait_forms[n] : (uint8_t)plural_select(plural_default(), n);
}

static void note_words(const struct lingo_language *language, struct language_texts *to)
{
    for (size_t form = 0; form < WAIT_FORMS; form++) {
        struct lingo_text texts[WAIT_UNIT_COUNT];
        for (unsigned unit = 0; unit < WAIT_UNIT_COUNT; unit++)
            texts[unit] = language_entry(language, entry_of_wait(unit, form));
        for (unsigned unit = 0; unit < WAIT_UNIT_COUNT; unit++)
            to->wait_words[unit][form] = wait_find_words(texts, (enum wait_unit)unit);
    }
}

/* ---- completeness ---- */

static bool row_is_complete(const struct lingo_language *language, size_t row)
{
    for (size_t field = 0; field < LINGO_TEXT_COUNT; field++) {
        size_t entry = entry_of_row(row, (enum lingo_text_kind)field);
        if (*entry_english(entry) && !language_entry(language, entry).length)
            return false;
    }
    return true;
}

static bool labels_are_complete(const struct lingo_language *language)
{
    for (int label = 0; label < LINGO_LABEL_COUNT; label++)
        if (!language_entry(language, entry_of_label((enum lingo_label)label)).length)
            return false;
    return true;
}

static bool waits_are_complete(const struct lingo_language *language)
{
    for (unsigned unit = 0; unit < WAIT_UNIT_COUNT; unit++)
        for (unsigned n = 0; n < WAIT_NUMBERS; n++)
            if (!language_entry(language, entry_of_wait(unit, language->texts->wait_forms[n]))
                     .length)
                return false;
    return true;
}

static void note_completeness(struct lingo_language *language)
{
    for (size_t m = 0; m < ENTRY_COUNT; m++) {
        struct lingo_text text = language_entry(language, m);
        bool is_translated = text.length && entry_is_message(m);
        language->translated = (uint16_t)(language->translated + is_translated);
        if (strcspn(text.data, "&<>\"'\\") != text.length)
            language->has_markup = true;
    }
    if (!labels_are_complete(language) || !waits_are_complete(language))
        return;
    for (size_t row = 0; row < STATUS_ROW_COUNT; row++)
        if (row_is_complete(language, row))
            language->complete[row / 64] |= (uint64_t)1 << (row % 64);
}

/* Copies the texts behind their places. */
static struct language_texts *make_texts(const struct lingo_text *texts)
{
    struct language_texts *made;
    size_t start = sizeof *made, size = start + BUFFER_PADDING;
    for (size_t m = 0; m < ENTRY_COUNT; m++)
        size += texts[m].length + 1;
    made = size <= UINT32_MAX ? calloc(size, 1) : NULL;
    for (size_t m = 0; made && m < ENTRY_COUNT; m++) {
        memcpy((char *)made + start, texts[m].data, texts[m].length);
        made->places[m] = (struct lingo_text_place){(uint32_t)start, (uint32_t)texts[m].length};
        start += texts[m].length + 1;
    }
    return made;
}

/* Whether a script has marks above and below the letters, or square characters. */
static bool is_tall(tag_key key)
{
    static const char scripts[][5] = {"Arab", "Aran", "Beng", "Deva", "Ethi", "Gujr",
                                      "Guru", "Hans", "Hant", "Jpan", "Khmr", "Knda",
                                      "Kore", "Laoo", "Mlym", "Mymr", "Orya", "Sinh",
                                      "Taml", "Telu", "Thaa", "Thai", "Tibt"};
    tag_key script = tag_normal(key) & TAG_SCRIPT;
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++)
        if (tag_pack_script(scripts[i], 4) == script)
            return true;
    return false;
}

static void pick_own(struct lingo_text *texts, const struct lingo_language *base,
                     const struct own_text *own, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (own[i].language == base)
            texts[own[i].entry] = own[i].text;
}

bool language_fill(struct lingo_language *language, const char *tag, const struct lingo_mo *mo,
                   const struct lingo_language *base, const struct own_text *own, size_t own_count)
{
    bool is_english = !strcmp(tag, "en");
    struct lingo_text *texts = malloc(ENTRY_COUNT * sizeof *texts);
    struct language_texts *made = NULL;
    uint8_t wait_forms[WAIT_NUMBERS];
    *language = (struct lingo_language){0};
    if (texts) {
        for (size_t m = 0; m < ENTRY_FIRST_WAIT; m++)
            texts[m] = pick_text(m, is_english, mo, base);
        fill_waits(wait_forms, is_english, mo, base, texts);
        pick_own(texts, base, own, own_count);
        made = make_texts(texts);
    }
    free(texts);
    if (!made)
        return false;
    memcpy(made->wait_forms, wait_forms, sizeof wait_forms);
    language->texts = made;
    language->tag_length = (uint8_t)strlen(tag);
    memcpy(made->tag, tag, language->tag_length);
    language->key = tag_canonical(tag_scan(tag, strlen(tag)).key);
    language->rtl = cldr_is_rtl(language->key);
    language->tall = is_tall(language->key);
    note_words(language, made);
    note_completeness(language);
    return true;
}

void language_free(struct lingo_language *language)
{
    free((void *)(uintptr_t)language->texts);
}
