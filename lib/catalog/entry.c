/* SPDX-License-Identifier: MIT */
/* The English text and the context of each entry, as in PO files. */
#include "catalog/entry.h"

#include "registry/rows.h"

#include <stddef.h>
#include <string.h>

static const struct label_texts {
#define LABEL(constant, text) char of_##constant[sizeof(text)];
#include <httplingo/label.def>
#undef LABEL
} label_texts = {
#define LABEL(constant, text) .of_##constant = text,
#include <httplingo/label.def>
#undef LABEL
};

static const uint16_t label_places[] = {
#define LABEL(constant, text) offsetof(struct label_texts, of_##constant),
#include <httplingo/label.def>
#undef LABEL
};

static const struct {
    char context[8], forms[2][80];
} waits[] = {
#define NPC_(context, one, other)                                                                  \
    {                                                                                              \
        context,                                                                                   \
        {                                                                                          \
            one, other                                                                             \
        }                                                                                          \
    }
#define WAIT(unit, message) message,
#include "catalog/wait.def"
#undef WAIT
#undef NPC_
};

size_t entry_of_method(const struct lingo_method *method)
{
    return ENTRY_FIRST_METHOD + method_row_of(method);
}

static struct registry_text text_of_wait(size_t entry)
{
    size_t unit = (entry - ENTRY_FIRST_WAIT) / WAIT_FORMS;
    size_t form = (entry - ENTRY_FIRST_WAIT) % WAIT_FORMS;
    if (form > 1)
        return (struct registry_text){NULL, NULL};
    return (struct registry_text){waits[unit].context, waits[unit].forms[form]};
}

static struct registry_text text_of_entry(size_t entry)
{
    if (entry_is_wait(entry))
        return text_of_wait(entry);
    if (entry >= ENTRY_FIRST_LABEL)
        return registry_text_of((const char *)&label_texts +
                                label_places[entry - ENTRY_FIRST_LABEL]);
    if (entry >= ENTRY_FIRST_METHOD)
        return method_text(lingo_method_at(entry - ENTRY_FIRST_METHOD));
    return registry_text_of(status_text(&status_table[entry % STATUS_ROW_COUNT],
                                        (enum status_text)(entry / STATUS_ROW_COUNT)));
}

const char *entry_english(size_t entry)
{
    const char *text = text_of_entry(entry).text;
    return text ? text : "";
}

const char *entry_context(size_t entry)
{
    const char *context = text_of_entry(entry).context;
    return context ? context : "";
}

static bool is_same(struct registry_text a, struct registry_text b)
{
    return a.text && b.text && !strcmp(a.text, b.text) && !strcmp(a.context, b.context);
}

bool entry_is_message(size_t entry)
{
    struct registry_text text = text_of_entry(entry);
    bool is_further_form = entry_is_wait(entry) && (entry - ENTRY_FIRST_WAIT) % WAIT_FORMS;
    if (!text.text || is_further_form)
        return false;
    size_t row = entry < ENTRY_FIRST_METHOD ? entry % STATUS_ROW_COUNT : 0;
    for (size_t before = entry - row; before < entry; before++)
        if (is_same(text_of_entry(before), text))
            return false;
    return true;
}
