/* SPDX-License-Identifier: MIT */
#include "catalog/entry.h"

#include "registry/rows.h"

#include <stdbool.h>
#include <stdio.h>

static const char *const labels[] = {
#define LABEL(constant, text) text,
#include <httplingo/label.def>
#undef LABEL
};

size_t message_of_status(const struct lingo_status *status, enum lingo_field field)
{
    return message_of_row(status_row_of(status), field);
}

size_t message_of_method(const struct lingo_method *method)
{
    return MESSAGE_FIRST_METHOD + method_row_of(method);
}

const char *message_english(size_t message)
{
    if (message >= MESSAGE_FIRST_LABEL)
        return labels[message - MESSAGE_FIRST_LABEL];
    if (message >= MESSAGE_FIRST_METHOD)
        return lingo_method_description(lingo_method_at(message - MESSAGE_FIRST_METHOD));
    const char *text = status_row_at(message % STATUS_ROW_COUNT)->texts[message / STATUS_ROW_COUNT];
    return text ? text : "";
}

void message_context(size_t message, char context[MESSAGE_CONTEXT_SIZE])
{
    if (message >= MESSAGE_FIRST_LABEL) {
        snprintf(context, MESSAGE_CONTEXT_SIZE, "page");
    } else if (message >= MESSAGE_FIRST_METHOD) {
        const struct lingo_method *method = lingo_method_at(message - MESSAGE_FIRST_METHOD);
        snprintf(context, MESSAGE_CONTEXT_SIZE, "%s", lingo_method_name(method));
    } else {
        const struct lingo_status *status = status_row_at(message % STATUS_ROW_COUNT);
        bool is_class = status->registry == LINGO_REGISTRY_CLASS;
        snprintf(context, MESSAGE_CONTEXT_SIZE, is_class ? "%dxx" : "%d",
                 is_class ? status->code / 100 : status->code);
    }
}
