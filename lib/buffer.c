/* SPDX-License-Identifier: MIT */
#include "buffer.h"

void buffer_append_number(struct buffer *b, uint64_t number)
{
    char digits[20];
    size_t n = sizeof digits;
    do
        digits[--n] = (char)('0' + number % 10);
    while (number /= 10);
    buffer_append(b, digits + n, sizeof digits - n);
}

size_t buffer_finish(struct buffer *b)
{
    if (b->size)
        b->data[b->length < b->size ? b->length : b->size - 1] = '\0';
    return b->length;
}
