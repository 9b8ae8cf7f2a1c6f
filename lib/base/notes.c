/* SPDX-License-Identifier: MIT */
/* Collects sentences while something is opened. */
#include "base/notes.h"

#include "base/report.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool notes_add(struct notes *notes, const char *format, ...)
{
    struct lingo_report sentence;
    char text[sizeof sentence.message];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    report_error(&sentence, LINGO_OK, "%s", text);
    char **items = realloc(notes->items, (notes->count + 1) * sizeof *items);
    if (!items)
        return false;
    notes->items = items;
    items[notes->count] = strdup(sentence.message);
    if (!items[notes->count])
        return false;
    notes->count++;
    return true;
}

const char *notes_at(const struct notes *notes, size_t index)
{
    return index < notes->count ? notes->items[index] : NULL;
}

void notes_free(struct notes *notes)
{
    for (size_t i = 0; i < notes->count; i++)
        free(notes->items[i]);
    free(notes->items);
    *notes = (struct notes){NULL, 0};
}
