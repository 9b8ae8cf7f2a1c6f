/* SPDX-License-Identifier: MIT */
/* Writes lines of "name: value". */
#include "flat/line.h"

#include "base/text.h"

void line_append_text(struct buffer *b, const char *name, struct lingo_text value)
{
    if (!value.length)
        return;
    buffer_append_string(b, name);
    buffer_append_string(b, ": ");
    buffer_append(b, value.data, value.length);
    buffer_append_char(b, '\n');
}

void line_append(struct buffer *b, const char *name, const char *value)
{
    line_append_text(b, name, text_of(value));
}

void line_append_number(struct buffer *b, const char *name, uint64_t value)
{
    buffer_append_string(b, name);
    buffer_append_string(b, ": ");
    buffer_append_number(b, value);
    buffer_append_char(b, '\n');
}

void line_append_reference(struct buffer *b, const struct lingo_reference *reference)
{
    buffer_append_string(b, reference->current ? "reference: " : "former_reference: ");
    buffer_append_string(b, reference->rfc ? "RFC " : reference->draft);
    if (reference->rfc)
        buffer_append_number(b, (uint64_t)reference->rfc);
    buffer_append_char(b, ' ');
    buffer_append_string(b, reference->section);
    buffer_append_char(b, '\n');
}

const char *line_level_word(enum lingo_level level)
{
    static const char *const words[] = {"must", "should", "may"};
    return words[level];
}
