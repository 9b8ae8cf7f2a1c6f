/* SPDX-License-Identifier: MIT */
/* The facts about a language and about a method, as text. */
#include "base/text.h"
#include "flat/line.h"

#include <httplingo/flat.h>

static const struct lingo_catalog *catalog_of(const struct lingo_site *site)
{
    return site ? lingo_site_catalog(site) : lingo_catalog_builtin();
}

size_t lingo_flat_language(const struct lingo_site *site, size_t index, char *buffer, size_t size)
{
    struct buffer b = {buffer, size, 0};
    const struct lingo_language *language = lingo_catalog_at(catalog_of(site), index);
    if (!language)
        return buffer_finish(&b);
    line_append_text(&b, "tag", lingo_language_tag(language));
    line_append_text(&b, "autonym", lingo_language_autonym(language));
    line_append(&b, "direction", lingo_language_is_rtl(language) ? "rtl" : "ltr");
    line_append_number(&b, "translated", lingo_language_translated(language));
    line_append_number(&b, "messages", lingo_message_count());
    return buffer_finish(&b);
}

int lingo_flat_language_find(const struct lingo_site *site, const char *tag, size_t length)
{
    const struct lingo_catalog *catalog = catalog_of(site);
    const struct lingo_language *found = length ? lingo_catalog_find(catalog, tag, length) : NULL;
    size_t count = lingo_catalog_count(catalog);
    for (size_t i = 0; found && i < count; i++)
        if (lingo_catalog_at(catalog, i) == found)
            return (int)i;
    return -1;
}

size_t lingo_flat_method(const char *name, size_t length, char *buffer, size_t size)
{
    static const char *const yes_or_no[] = {"no", "yes"};
    struct buffer b = {buffer, size, 0};
    const struct lingo_method *method = length ? lingo_method_find(name, length) : NULL;
    const struct lingo_reference *r;
    if (!method)
        return buffer_finish(&b);
    line_append(&b, "name", lingo_method_name(method));
    line_append(&b, "safe", yes_or_no[lingo_method_is_safe(method) != 0]);
    line_append(&b, "idempotent", yes_or_no[lingo_method_is_idempotent(method) != 0]);
    line_append(&b, "description", lingo_method_description(method));
    for (size_t i = 0; (r = lingo_method_reference(method, i)); i++)
        line_append_reference(&b, r);
    return buffer_finish(&b);
}
