/* SPDX-License-Identifier: MIT */
/*
 * The entries of the catalogue by number: for each kind of text (enum lingo_text_kind) those of all
 * rows in the status table, then the descriptions of the methods, the labels, and the plural forms
 * of the sentences about waiting.  An entry without an English text, such as the advice of a 2xx or
 * a third plural form, has a number, too.
 */
#ifndef LINGO_ENTRY_H
#define LINGO_ENTRY_H

#include "registry/method.h"
#include "registry/status.h"

#include <httplingo/catalog.h>

#include <stdbool.h>

/* The units of a wait, and the maximum number of plural forms for each sentence. */
enum wait_unit {
#define WAIT(unit, message) WAIT_##unit,
#include "catalog/wait.def"
#undef WAIT
    WAIT_UNIT_COUNT
};
#define WAIT_FORMS 6

enum entry {
    ENTRY_FIRST_METHOD = STATUS_ROW_COUNT * LINGO_TEXT_COUNT,
    ENTRY_FIRST_LABEL = ENTRY_FIRST_METHOD + METHOD_ROW_COUNT,
    ENTRY_FIRST_WAIT = ENTRY_FIRST_LABEL + LINGO_LABEL_COUNT,
    ENTRY_COUNT = ENTRY_FIRST_WAIT + WAIT_UNIT_COUNT * WAIT_FORMS
};

static inline size_t entry_of_row(size_t row, enum lingo_text_kind kind)
{
    return (size_t)kind * STATUS_ROW_COUNT + row;
}

size_t entry_of_method(const struct lingo_method *method);

static inline size_t entry_of_label(enum lingo_label label)
{
    return ENTRY_FIRST_LABEL + label;
}

static inline size_t entry_of_wait(enum wait_unit unit, size_t form)
{
    return ENTRY_FIRST_WAIT + (size_t)unit * WAIT_FORMS + form;
}

static inline bool entry_is_wait(size_t entry)
{
    return entry >= ENTRY_FIRST_WAIT;
}

/* The English text of an entry, which is its msgid, or "" if there is none.  For a sentence about
 * waiting, form 0 is the msgid and form 1 the msgid_plural. */
const char *entry_english(size_t entry);

/* The msgctxt, which is usually the code, or else the class if several codes share the text, the
 * name of the method, or "page".  Static; "" if the entry has no text. */
const char *entry_context(size_t entry);

/* Whether an entry is a message in the PO files: it has an English text, is the first form of a
 * plural, and no previous entry of the same kind has the same text and context. */
bool entry_is_message(size_t entry);

#endif
