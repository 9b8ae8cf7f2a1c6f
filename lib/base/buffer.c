/* SPDX-License-Identifier: MIT */
/* Writes numbers to a buffer, and ends text that does not fit. */
#include "base/buffer.h"

#include "base/utf8.h"

void buffer_truncate(struct buffer *b)
{
    b->data[utf8_cut(b->data, b->size - 1)] = '\0';
}

void buffer_append_number(struct buffer *b, uint64_t number)
{
    static const char pairs[] = "00010203040506070809101112131415161718192021222324"
                                "25262728293031323334353637383940414243444546474849"
                                "50515253545556575859606162636465666768697071727374"
                                "75767778798081828384858687888990919293949596979899";
    char digits[20 + BUFFER_PADDING];
    size_t n = 20;
    for (; number >= 100; number /= 100)
        memcpy(digits + (n -= 2), pairs + number % 100 * 2, 2);
    memcpy(digits + (n -= 2), pairs + number * 2, 2);
    n += number < 10;
    buffer_append_padded(b, digits + n, 20 - n);
}
