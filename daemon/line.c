/* SPDX-License-Identifier: MIT */
#include "daemon/line.h"

#include <stdarg.h>
#include <stdint.h>
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

/* The length of the UTF-8 sequence at the start of a text, or 0 when it is not one (RFC 3629
 * section 4). */
static size_t sequence_length(const unsigned char *text, size_t length)
{
    unsigned char first = text[0];
    size_t n = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (!n || first > 0xf4 || n > length)
        return 0;
    uint32_t point = n == 1 ? first : first & (0x7fu >> n);
    for (size_t i = 1; i < n; i++) {
        if ((text[i] & 0xc0) != 0x80)
            return 0;
        point = point << 6 | (text[i] & 0x3fu);
    }
    if ((n == 3 && point < 0x800) || (n == 4 && (point < 0x10000 || point > 0x10ffff)) ||
        (point >= 0xd800 && point <= 0xdfff))
        return 0;
    return n;
}

/* Appends one character; returns how many bytes of the text it is. */
static size_t add_character(struct line *line, const unsigned char *text, size_t length)
{
    size_t n = sequence_length(text, length);
    if (!n) {
        append(line, "\\ufffd", 6);
        return 1;
    }
    if (text[0] == '"' || text[0] == '\\')
        line_print(line, "\\%c", text[0]);
    else if (text[0] < ' ' || text[0] == 0x7f)
        line_print(line, "\\u%04x", text[0]);
    else
        append(line, text, n);
    return n;
}

void line_add_json(struct line *line, const char *name, const char *text, size_t length,
                   size_t limit)
{
    struct line before = *line;
    size_t taken = length < limit ? length : limit;
    line_print(line, ",\"%s\":\"", name);
    for (size_t i = 0; i < taken;)
        i += add_character(line, (const unsigned char *)text + i, taken - i);
    size_t end = line->length;
    append(line, "\"", 1);
    if (line->length == end)
        *line = before; /* there was no room: no half of a member */
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
