/* SPDX-License-Identifier: MIT */
/* The English text and the context of each entry, as in PO files. */
#include "catalog/entry.h"

#include "registry/rows.h"

#include <string.h>

static const struct registry_text labels[] = {
#define LABEL(constant, text) text,
#include <httplingo/label.def>
#undef LABEL
};

static const struct {
    const char *context, *forms[2];
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
        return labels[entry - ENTRY_FIRST_LABEL];
    if (entry >= ENTRY_FIRST_METHOD)
        return method_text(lingo_method_at(entry - ENTRY_FIRST_METHOD));
    const struct status_text *text =
        &status_table[entry % STATUS_ROW_COUNT].texts[entry / STATUS_ROW_COUNT];
    return (struct registry_text){text->context, text->text};
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
