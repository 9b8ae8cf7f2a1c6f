/* SPDX-License-Identifier: MIT */
/* Texts of the site's own among the options: title.404, advice.503.fr, text.home.de. */
#include "site/open.h"

#include "base/ascii.h"
#include "base/report.h"
#include "base/text.h"
#include "base/utf8.h"
#include "catalog/catalog.h"
#include "catalog/own.h"
#include "registry/status.h"
#include "site/names.h"

#include <stdio.h>
#include <stdlib.h>

static const struct {
    const char *name;
    enum lingo_text_kind kind;
} fields[] = {
    {"title", LINGO_TEXT_TITLE},   {"summary", LINGO_TEXT_SUMMARY},
    {"advice", LINGO_TEXT_ADVICE}, {"description", LINGO_TEXT_DESCRIPTION},
    {"phrase", LINGO_TEXT_PHRASE},
};
#define FIELDS (sizeof fields / sizeof fields[0])

/* The parts of a name. */
struct parts {
    struct lingo_text kind, of, language; /* language is empty if there is none */
};

static struct parts split(const char *name)
{
    struct parts parts = {.language = {"", 0}};
    struct lingo_text rest = text_of(name), *all[] = {&parts.kind, &parts.of};
    for (size_t i = 0; i < 2; i++)
        if (!text_split(&rest, '.', all[i]))
            *all[i] = (struct lingo_text){"", 0};
    if (rest.length)
        parts.language = rest;
    return parts;
}

/* The field of a kind; FIELDS if there is no such kind. */
static size_t find_field(struct lingo_text kind)
{
    size_t i = 0;
    while (i < FIELDS && !text_is(kind, fields[i].name))
        i++;
    return i;
}

bool site_is_own_text(const char *name)
{
    struct parts parts = split(name);
    return parts.of.length && (text_is(parts.kind, "text") || find_field(parts.kind) < FIELDS);
}

/* The row of a code such as "404" or a class such as "4xx". */
static bool find_row(struct lingo_text code, size_t *row)
{
    if (code.length != 3 || code.data[0] < '1' || code.data[0] > '5')
        return false;
    int hundreds = 100 * (code.data[0] - '0');
    bool is_class = text_is_word((struct lingo_text){code.data + 1, 2}, "xx");
    if (!is_class && (!ascii_is_digit(code.data[1]) || !ascii_is_digit(code.data[2])))
        return false;
    int number = is_class ? 0 : hundreds + 10 * (code.data[1] - '0') + (code.data[2] - '0');
    if (is_class) /* an unregistered code has the row of its class */
        for (number = hundreds + 99; status_table[status_row_of_code(number)].code == number;)
            number--;
    *row = status_row_of_code(number);
    return is_class || status_table[*row].code == number;
}

static enum lingo_error find_entry(struct site_opening *opening, const struct parts *parts,
                                   size_t *entry)
{
    char label[80];
    size_t row, kind = find_field(parts->kind);
    struct template_name name;
    int length = (int)(parts->of.length < 60 ? parts->of.length : 60);
    if (kind < FIELDS) {
        if (!find_row(parts->of, &row))
            return report_error(opening->report, LINGO_ERROR_NOT_FOUND,
                                "%s: unknown status %.*s; expected a registered code such as 404, "
                                "or a class such as 5xx",
                                opening->culprit, length, parts->of.data);
        *entry = entry_of_row(row, fields[kind].kind);
        return LINGO_OK;
    }
    snprintf(label, sizeof label, "label.%.*s", length, parts->of.data);
    if (!name_find(text_of(label), &name))
        return report_error(opening->report, LINGO_ERROR_NOT_FOUND,
                            "%s: unknown text \"%.*s\"; expected a label from "
                            "httplingo-template(5), such as text.home",
                            opening->culprit, length, parts->of.data);
    *entry = entry_of_label((enum lingo_label)(name.number - NAME_LABEL));
    return LINGO_OK;
}

/* Without a language, the text is in the language of the site: the default, or else the first, or
 * else English. */
static struct lingo_text language_of(const struct site_opening *opening, const struct parts *parts)
{
    const char *list = opening->default_language ? opening->default_language : opening->languages;
    if (parts->language.length)
        return parts->language;
    if (!list)
        return text_of("en");
    list += strspn(list, ", \t");
    return (struct lingo_text){list, strcspn(list, ", \t")};
}

static enum lingo_error read_text(struct site_opening *opening, const struct lingo_setting *setting,
                                  struct own_text *own)
{
    struct parts parts = split(setting->name);
    struct lingo_text tag = language_of(opening, &parts);
    opening->culprit = setting->name;
    enum lingo_error error = find_entry(opening, &parts, &own->entry);
    if (error)
        return error;
    own->language = lingo_catalog_find(site_catalog(&opening->owner->site), tag.data, tag.length);
    if (!own->language)
        return report_error(
            opening->report, LINGO_ERROR_NOT_FOUND,
            "%s: unknown language \"%.*s\"; \"httplingo languages\" lists the languages",
            setting->name, (int)(tag.length < 60 ? tag.length : 60), tag.data);
    own->text = text_of(setting->value);
    if (utf8_is_valid(own->text.data, own->text.length) &&
        language_text_is_proper(own->text, entry_english(own->entry)))
        return LINGO_OK;
    return report_error(opening->report, LINGO_ERROR_FORMAT,
                        "%s: expected a text in UTF-8, without control characters and with the "
                        "placeholders of the English text, \"%s\"",
                        setting->name, entry_english(own->entry));
}

enum lingo_error site_open_own_texts(struct site_opening *opening)
{
    struct lingo_site *site = &opening->owner->site;
    const struct lingo_catalog *catalog;
    enum lingo_error error = LINGO_OK;
    size_t count = 0;
    struct own_text *own = calloc(opening->setting_count + 1, sizeof *own);
    if (!own)
        return LINGO_ERROR_MEMORY;
    for (size_t i = 0; i < opening->setting_count; i++) {
        const struct lingo_setting *setting = &opening->settings[i];
        if (!setting->name || !setting->value || !site_is_own_text(setting->name))
            continue;
        enum lingo_error wrong = read_text(opening, setting, &own[count]);
        site_complain(opening, wrong);
        count += !wrong;
    }
    if (count)
        error = catalog_with_own(&catalog, site_catalog(site), own, count, opening->report);
    free(own);
    if (error || !count)
        return error;
    lingo_catalog_release(site->catalog);
    site->catalog = catalog;
    return LINGO_OK;
}
