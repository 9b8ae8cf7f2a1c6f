/* SPDX-License-Identifier: MIT */
/* A line that is written piece by piece, and strings as JSON has them. */
#ifndef DAEMON_JSON_H
#define DAEMON_JSON_H

#include <stddef.h>

/* A line; what does not fit is left out, whole piece by whole piece. */
struct line {
    char *data;
    size_t size, length;
};

__attribute__((format(printf, 2, 3))) void line_print(struct line *line, const char *format, ...);

/* Appends ,"name":"text", the text escaped (RFC 8259 section 7) and bytes that are not UTF-8
 * replaced by U+FFFD.  At most limit bytes of the text are taken. */
void line_add_json(struct line *line, const char *name, const char *text, size_t length,
                   size_t limit);

/* Appends a text of the common log format: quotes, backslashes, control characters and bytes that
 * are not ASCII as \xHH. */
void line_add_escaped(struct line *line, const char *text, size_t length);

#endif
