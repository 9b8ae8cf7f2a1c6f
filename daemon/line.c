/* SPDX-License-Identifier: MIT */
/* Prints to a line of limited length, and escapes unprintable characters. */
#include "daemon/line.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void line_print(struct line *line, const char *format, ...)
{
    size_t room = line->size - line->length;
    va_list arguments;
    va_start(arguments, format);
    int n = vsnprintf(line->data + line->length, room, format, arguments);
    va_end(arguments);
    if (n > 0 && (size_t)n < room)
        line->length += (size_t)n;
}

static void append(struct line *line, const void *data, size_t n)
{
    if (n >= line->size - line->length)
        return;
    memcpy(line->data + line->length, data, n);
    line->length += n;
}

/* Appends one character, and returns how many bytes of the text it takes.  Each invalid byte is
 * replaced separately, so that the line shows how many there were. */
static size_t add_character(struct line *line, const char *text, size_t length)
{
    struct utf8_character c = utf8_decode(text, length);
    if (c.point == UTF8_MALFORMED) {
        append(line, "\\ufffd", 6);
        return 1;
    }
    if (c.point == '"' || c.point == '\\')
        line_print(line, "\\%c", text[0]);
    else if (c.point < ' ' || c.point == 0x7f)
        line_print(line, "\\u%04x", (unsigned)c.point);
    else
        append(line, text, c.length);
    return c.length;
}

void line_add_json(struct line *line, const char *name, const char *text, size_t length,
                   size_t limit)
{
    struct line before = *line;
    size_t taken = length < limit ? length : limit;
    line_print(line, ",\"%s\":\"", name);
    for (size_t i = 0; i < taken;)
        i += add_character(line, text + i, taken - i);
    size_t end = line->length;
    append(line, "\"", 1);
    if (line->length == end)
        *line = before; /* it did not fit: no partial members */
}

void line_add_escaped(struct line *line, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c < ' ' || c >= 0x7f || c == '"' || c == '\\')
            line_print(line, "\\x%02x", c);
        else
            append(line, &c, 1);
    }
}
