/* SPDX-License-Identifier: MIT */
/* A bounded writer with snprintf's contract: it never writes beyond its size, goes on counting
 * what it would have written, and ends in a NUL when there is room for one. */
#ifndef LINGO_BUFFER_H
#define LINGO_BUFFER_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct buffer {
    char *data;    /* may be NULL when size is 0 */
    size_t size;   /* of data, with room for the NUL */
    size_t length; /* written, or what would have been */
};

static inline void buffer_append(struct buffer *b, const char *data, size_t n)
{
    if (b->length < b->size) {
        size_t room = b->size - b->length;
        memcpy(b->data + b->length, data, n < room ? n : room);
    }
    b->length += n;
}

/* How many bytes may be read behind what buffer_append_padded() appends, and up to what length it
 * is faster than memcpy(). */
#define BUFFER_PADDING 32
#define BUFFER_PADDED_MAX 256

/* Copies bytes with the padding behind them, in steps of its length: up to BUFFER_PADDED_MAX are
 * written. */
static inline void copy_padded(char *to, const char *data, size_t n)
{
    memcpy(to, data, BUFFER_PADDING);
    while (n > BUFFER_PADDING) {
        to += BUFFER_PADDING;
        data += BUFFER_PADDING;
        n -= BUFFER_PADDING;
        memcpy(to, data, BUFFER_PADDING);
    }
}

/* Appends bytes behind which there is padding: short ones are copied with it.  What comes next is
 * written over the padding. */
static inline void buffer_append_padded(struct buffer *b, const char *data, size_t n)
{
    if (n > BUFFER_PADDED_MAX || b->length + BUFFER_PADDED_MAX > b->size)
        return buffer_append(b, data, n);
    copy_padded(b->data + b->length, data, n);
    b->length += n;
}

static inline void buffer_append_char(struct buffer *b, char c)
{
    if (b->length < b->size)
        b->data[b->length] = c;
    b->length++;
}

static inline void buffer_append_string(struct buffer *b, const char *string)
{
    buffer_append(b, string, strlen(string));
}

/* Appends a number in ASCII digits. */
void buffer_append_number(struct buffer *b, uint64_t number);

/* Ends the text with a NUL, over the last byte where there is no room; returns the length. */
static inline size_t buffer_finish(struct buffer *b)
{
    if (b->size)
        b->data[b->length < b->size ? b->length : b->size - 1] = '\0';
    return b->length;
}

#endif
