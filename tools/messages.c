/* SPDX-License-Identifier: MIT */
/* The tables of messages, and of the languages with their plural forms. */
#include "tools/messages.h"

#include <stdio.h>
#include <string.h>

static const struct message messages[] = {
#define MESSAGE(note, context, id, plural) {note, context, id, plural},
#include "tools/messages.inc"
#undef MESSAGE
};

size_t message_count(void)
{
    return sizeof messages / sizeof messages[0];
}

const struct message *message_at(size_t index)
{
    return &messages[index];
}

size_t message_find(const char *context, const char *id)
{
    size_t i = 0;
    while (i < message_count() &&
           (strcmp(messages[i].context, context) != 0 || strcmp(messages[i].id, id) != 0))
        i++;
    return i;
}

size_t message_of_status(const struct lingo_status *status, int code, enum lingo_text_kind kind)
{
    char context[16], class[16];
    snprintf(context, sizeof context, "%d", code);
    snprintf(class, sizeof class, "%dxx", code / 100);
    size_t index = message_find(context, lingo_status_text(status, kind));
    return index == message_count() ? message_find(class, lingo_status_text(status, kind)) : index;
}

struct locale {
    const char *name, *plural_forms;
};

static const struct locale locales[] = {
    {"en", "nplurals=2; plural=(n != 1);"},
#define PROVENANCE(name, made, read, readers, revised, plural_forms) {name, plural_forms},
#include "tools/provenance.inc"
#undef PROVENANCE
};

enum { LOCALES = sizeof locales / sizeof locales[0] };

static const struct locale *find_locale(const struct lingo_language *language)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    size_t i = LOCALES - 1;
    while (i && lingo_catalog_find(catalog, locales[i].name, strlen(locales[i].name)) != language)
        i--;
    return &locales[i];
}

const char *language_locale(const struct lingo_language *language)
{
    return find_locale(language)->name;
}

const char *language_plural_forms(const struct lingo_language *language)
{
    return find_locale(language)->plural_forms;
}

const char *plural_forms_at(size_t index)
{
    return index < LOCALES ? locales[index].plural_forms : NULL;
}
