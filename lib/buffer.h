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

/* How many bytes may be read behind what buffer_append_padded() appends. */
#define BUFFER_PADDING 32

/* Appends bytes behind which there is padding: short ones are copied with it, in one go whatever
 * their number is.  What comes next is written over the padding. */
static inline void buffer_append_padded(struct buffer *b, const char *data, size_t n)
{
    if (n > BUFFER_PADDING || b->length + BUFFER_PADDING > b->size)
        return buffer_append(b, data, n);
    memcpy(b->data + b->length, data, BUFFER_PADDING);
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
size_t buffer_finish(struct buffer *b);

#endif
