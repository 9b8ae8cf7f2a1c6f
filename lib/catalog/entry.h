/* SPDX-License-Identifier: MIT */
/*
 * The messages of the catalogue by number: the phrases of all rows of the status table, their
 * titles, descriptions and advice (enum lingo_field), then the descriptions of the methods, then
 * the labels.  A message that English lacks, such as the advice of a 2xx, has a number all the
 * same.
 */
#ifndef LINGO_MESSAGE_H
#define LINGO_MESSAGE_H

#include "registry/method.h"
#include "registry/status.h"

#include <httplingo/catalog.h>

/* The longest context: a method's name. */
#define MESSAGE_CONTEXT_SIZE 32

enum message {
    MESSAGE_FIRST_METHOD = STATUS_ROW_COUNT * LINGO_FIELD_COUNT,
    MESSAGE_FIRST_LABEL = MESSAGE_FIRST_METHOD + METHOD_ROW_COUNT,
    MESSAGE_COUNT = MESSAGE_FIRST_LABEL + LINGO_LABEL_COUNT
};

size_t message_of_status(const struct lingo_status *status, enum lingo_field field);

static inline size_t message_of_row(size_t row, enum lingo_field field)
{
    return (size_t)field * STATUS_ROW_COUNT + row;
}

size_t message_of_method(const struct lingo_method *method);

static inline size_t message_of_label(enum lingo_label label)
{
    return MESSAGE_FIRST_LABEL + label;
}

/* The English text of a message, which is its msgid; "" where there is none. */
const char *message_english(size_t message);

/* Writes the msgctxt: the code, "4xx" for a class, the name of the method, or "page". */
void message_context(size_t message, char context[MESSAGE_CONTEXT_SIZE]);

#endif
