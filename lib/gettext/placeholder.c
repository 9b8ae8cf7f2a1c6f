/* SPDX-License-Identifier: MIT */
/* Replaces placeholders in messages. */
#include "base/buffer.h"

#include <httplingo/messages.h>

#include <stdbool.h>

#define FIRST_STRONG_ISOLATE "\xe2\x81\xa8"
#define POP_ISOLATE "\xe2\x81\xa9"
#define CONTROL_LENGTH 3

/* How a character changes the depth of isolates: LRI, RLI and FSI (U+2066 to U+2068) open one, PDI
 * (U+2069) closes one. */
static int isolates(const char *data, size_t length)
{
    if (length < CONTROL_LENGTH || memcmp(data, "\xe2\x81", 2) != 0)
        return 0;
    unsigned char last = (unsigned char)data[2];
    return last == 0xa9 ? -1 : last >= 0xa6 && last <= 0xa8 ? 1 : 0;
}

/* Appends a value in an isolate that ends with the value: isolates that the value opens are closed,
 * and it cannot close isolates that it did not open. */
static void append_isolated(struct buffer *b, struct lingo_text value)
{
    size_t depth = 0;
    buffer_append(b, FIRST_STRONG_ISOLATE, CONTROL_LENGTH);
    for (size_t i = 0; i < value.length;) {
        int change = isolates(value.data + i, value.length - i);
        size_t n = change ? CONTROL_LENGTH : 1;
        if (change >= 0 || depth) {
            buffer_append(b, value.data + i, n);
            depth += (size_t)change;
        }
        i += n;
    }
    for (; depth; depth--)
        buffer_append(b, POP_ISOLATE, CONTROL_LENGTH);
    buffer_append(b, POP_ISOLATE, CONTROL_LENGTH);
}

/* The pair whose {name} is at the start of the text, or NULL. */
static const struct lingo_pair *find_pair(struct lingo_text text, const struct lingo_pair *pairs,
                                          size_t count, size_t *length)
{
    for (size_t i = 0; i < count; i++) {
        size_t n = strlen(pairs[i].name);
        if (text.length < n + 2 || text.data[n + 1] != '}' ||
            memcmp(text.data + 1, pairs[i].name, n) != 0)
            continue;
        *length = n + 2;
        return &pairs[i];
    }
    return NULL;
}

static void append_value(struct buffer *b, struct lingo_text value, unsigned flags)
{
    if (flags & LINGO_FILL_ISOLATE)
        append_isolated(b, value);
    else if (value.length)
        buffer_append(b, value.data, value.length);
}

size_t lingo_fill(char *buffer, size_t size, struct lingo_text message,
                  const struct lingo_pair *pairs, size_t count, unsigned flags)
{
    struct buffer b = {buffer, size, 0};
    const char *at = message.data;
    const char *end = message.length ? at + message.length : at;
    while (at < end) {
        const char *brace = memchr(at, '{', (size_t)(end - at));
        const char *stop = brace ? brace : end;
        size_t length = 1;
        buffer_append(&b, at, (size_t)(stop - at));
        if (!brace)
            break;
        const struct lingo_pair *pair =
            find_pair((struct lingo_text){brace, (size_t)(end - brace)}, pairs, count, &length);
        if (pair)
            append_value(&b, pair->value, flags);
        else
            buffer_append_char(&b, '{');
        at = brace + length;
    }
    return buffer_finish(&b);
}
