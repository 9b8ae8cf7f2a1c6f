/* SPDX-License-Identifier: MIT */
/* A bounded writer with the contract of snprintf(): it never writes beyond its size, counts what it
 * would have written, and ends the text with a NUL, between characters if it does not fit. */
#ifndef LINGO_BUFFER_H
#define LINGO_BUFFER_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct buffer {
    char *data;    /* may be NULL when size is 0 */
    size_t size;   /* of data, including the NUL */
    size_t length; /* written, or that would have been written */
};

static inline void buffer_append(struct buffer *b, const char *data, size_t n)
{
    if (b->length < b->size) {
        size_t room = b->size - b->length;
        memcpy(b->data + b->length, data, n < room ? n : room);
    }
    b->length += n;
}

/* How many bytes must be readable after the data of buffer_append_padded(), and up to what length
 * it is faster than memcpy(). */
#define BUFFER_PADDING 32
#define BUFFER_PADDED_MAX 256

/* Copies bytes together with their padding, in steps of its length.  Writes up to BUFFER_PADDED_MAX
 * bytes. */
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

/* Appends bytes that are followed by padding.  Short ones are copied together with it; the next
 * data overwrites the padding. */
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

/* Ends text that does not fit with a NUL between two characters. */
void buffer_truncate(struct buffer *b);

/* Ends the text with a NUL.  Returns the length. */
static inline size_t buffer_finish(struct buffer *b)
{
    if (b->length < b->size)
        b->data[b->length] = '\0';
    else if (b->size)
        buffer_truncate(b);
    return b->length;
}

#endif
