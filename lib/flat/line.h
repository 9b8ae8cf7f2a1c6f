/* SPDX-License-Identifier: MIT */
/* Writes the results of the flat functions: lines of "name: value". */
#ifndef LINGO_FLAT_LINE_H
#define LINGO_FLAT_LINE_H

#include "base/buffer.h"

#include <httplingo/base.h>
#include <httplingo/status.h>

/* Appends nothing if the value is empty or NULL. */
void line_append(struct buffer *b, const char *name, const char *value);
void line_append_text(struct buffer *b, const char *name, struct lingo_text value);
void line_append_number(struct buffer *b, const char *name, uint64_t value);

void line_append_reference(struct buffer *b, const struct lingo_reference *reference);

/* "must", "should" or "may". */
const char *line_level_word(enum lingo_level level);

#endif
