/* SPDX-License-Identifier: MIT */
/* The English text and the context of each entry, as PO files have them. */
#include "catalog/entry.h"

#include "registry/rows.h"

#include <stdbool.h>
#include <stdio.h>

static const char *const labels[] = {
#define LABEL(constant, text) text,
#include <httplingo/label.def>
#undef LABEL
};

size_t entry_of_method(const struct lingo_method *method)
{
    return ENTRY_FIRST_METHOD + method_row_of(method);
}

const char *entry_english(size_t entry)
{
    if (entry >= ENTRY_FIRST_LABEL)
        return labels[entry - ENTRY_FIRST_LABEL];
    if (entry >= ENTRY_FIRST_METHOD)
        return lingo_method_description(lingo_method_at(entry - ENTRY_FIRST_METHOD));
    const char *text = status_table[entry % STATUS_ROW_COUNT].texts[entry / STATUS_ROW_COUNT];
    return text ? text : "";
}

void entry_context(size_t entry, char context[ENTRY_CONTEXT_SIZE])
{
    if (entry >= ENTRY_FIRST_LABEL) {
        snprintf(context, ENTRY_CONTEXT_SIZE, "page");
    } else if (entry >= ENTRY_FIRST_METHOD) {
        const struct lingo_method *method = lingo_method_at(entry - ENTRY_FIRST_METHOD);
        snprintf(context, ENTRY_CONTEXT_SIZE, "%s", lingo_method_name(method));
    } else {
        const struct lingo_status *status = &status_table[entry % STATUS_ROW_COUNT];
        bool is_class = status->registry == LINGO_REGISTRY_CLASS;
        snprintf(context, ENTRY_CONTEXT_SIZE, is_class ? "%dxx" : "%d",
                 is_class ? status->code / 100 : status->code);
    }
}
