/* SPDX-License-Identifier: MIT */
/* A line that is built piece by piece, and strings in JSON. */
#ifndef DAEMON_JSON_H
#define DAEMON_JSON_H

#include <stddef.h>

/* A line.  A piece that does not fit is left out as a whole. */
struct line {
    char *data;
    size_t size, length;
};

__attribute__((format(printf, 2, 3))) void line_print(struct line *line, const char *format, ...);

/* Appends ,"name":"text" with the text escaped (RFC 8259 section 7) and invalid UTF-8 replaced by
 * U+FFFD.  Uses at most limit bytes of the text. */
void line_add_json(struct line *line, const char *name, const char *text, size_t length,
                   size_t limit);

/* Appends a text as in the common log format: quotation marks, backslashes, control characters and
 * bytes outside ASCII become \xHH. */
void line_add_escaped(struct line *line, const char *text, size_t length);

#endif
