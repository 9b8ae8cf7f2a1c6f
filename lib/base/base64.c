/* SPDX-License-Identifier: MIT */
/* Writes bytes in base64. */
#include "base/base64.h"

void base64_append(struct buffer *to, const void *data, size_t n)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const uint8_t *bytes = data;
    for (size_t i = 0; i < n; i += 3) {
        uint32_t bits = 0;
        for (size_t j = 0; j < 3; j++)
            bits = bits << 8 | (i + j < n ? bytes[i + j] : 0u);
        for (size_t j = 0; j < 4; j++)
            buffer_append_char(to, i + j <= n ? digits[bits >> (18 - 6 * j) & 63] : '=');
    }
}
