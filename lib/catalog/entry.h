/* SPDX-License-Identifier: MIT */
/*
 * The entries of the catalogue by number: the phrases of all rows of the status table, their
 * titles, descriptions and advice (enum lingo_field), then the descriptions of the methods, then
 * the labels.  An entry that English lacks, such as the advice of a 2xx, has a number all the
 * same.
 */
#ifndef LINGO_ENTRY_H
#define LINGO_ENTRY_H

#include "registry/method.h"
#include "registry/status.h"

#include <httplingo/catalog.h>

/* The longest context: a method's name. */
#define ENTRY_CONTEXT_SIZE 32

enum entry {
    ENTRY_FIRST_METHOD = STATUS_ROW_COUNT * LINGO_FIELD_COUNT,
    ENTRY_FIRST_LABEL = ENTRY_FIRST_METHOD + METHOD_ROW_COUNT,
    ENTRY_COUNT = ENTRY_FIRST_LABEL + LINGO_LABEL_COUNT
};

static inline size_t entry_of_row(size_t row, enum lingo_field field)
{
    return (size_t)field * STATUS_ROW_COUNT + row;
}

size_t entry_of_method(const struct lingo_method *method);

static inline size_t entry_of_label(enum lingo_label label)
{
    return ENTRY_FIRST_LABEL + label;
}

/* The English text of an entry, which is its msgid; "" where there is none. */
const char *entry_english(size_t entry);

/* Writes the msgctxt: the code, "4xx" for a class, the name of the method, or "page". */
void entry_context(size_t entry, char context[ENTRY_CONTEXT_SIZE]);

#endif
