/* SPDX-License-Identifier: MIT */
#include "message.h"

#include "table.h"

#include <stdbool.h>
#include <stdio.h>

static const char *const labels[] = {
#define LABEL(constant, text) text,
#include <httplingo/label.def>
#undef LABEL
};

static size_t first_method(void)
{
    return message_of_row(0, LINGO_FIELD_COUNT);
}

static size_t first_label(void)
{
    return first_method() + lingo_method_count();
}

size_t message_count(void)
{
    return first_label() + LINGO_LABEL_COUNT;
}

size_t message_of_status(const struct lingo_status *status, enum lingo_field field)
{
    return message_of_row(status_row_of(status), field);
}

size_t message_of_method(const struct lingo_method *method)
{
    return first_method() + method_row_of(method);
}

size_t message_of_label(enum lingo_label label)
{
    return first_label() + label;
}

const char *message_english(size_t message)
{
    if (message >= first_label())
        return labels[message - first_label()];
    if (message >= first_method())
        return lingo_method_description(lingo_method_at(message - first_method()));
    const char *text = status_row_at(message % STATUS_ROW_COUNT)->texts[message / STATUS_ROW_COUNT];
    return text ? text : "";
}

void message_context(size_t message, char context[MESSAGE_CONTEXT_SIZE])
{
    if (message >= first_label()) {
        snprintf(context, MESSAGE_CONTEXT_SIZE, "page");
    } else if (message >= first_method()) {
        const struct lingo_method *method = lingo_method_at(message - first_method());
        snprintf(context, MESSAGE_CONTEXT_SIZE, "%s", lingo_method_name(method));
    } else {
        const struct lingo_status *status = status_row_at(message % STATUS_ROW_COUNT);
        bool is_class = status->registry == LINGO_REGISTRY_CLASS;
        snprintf(context, MESSAGE_CONTEXT_SIZE, is_class ? "%dxx" : "%d",
                 is_class ? status->code / 100 : status->code);
    }
}
