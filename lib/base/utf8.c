/* SPDX-License-Identifier: MIT */
/* Decodes and validates UTF-8. */
#include "base/utf8.h"

#include <string.h>

/* The length of the sequence that starts with a byte, and the range of its second byte (Unicode
 * 3.9, table 3-7).  The length is 0 if the byte cannot start a sequence. */
static size_t lead(unsigned char byte, unsigned char *low, unsigned char *high)
{
    *low = byte == 0xe0 ? 0xa0 : byte == 0xf0 ? 0x90 : 0x80;
    *high = byte == 0xed ? 0x9f : byte == 0xf4 ? 0x8f : 0xbf;
    if (byte < 0x80)
        return 1;
    if (byte < 0xc2)
        return 0;
    return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : byte < 0xf5 ? 4 : 0;
}

static size_t skip_ascii(const char *data, size_t length, size_t i)
{
    for (; length - i >= 8; i += 8) {
        uint64_t word;
        memcpy(&word, data + i, 8);
        if (word & UINT64_C(0x8080808080808080))
            break;
    }
    return i;
}

static bool continues(const unsigned char *data, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if ((data[i] & 0xc0) != 0x80)
            return false;
    return true;
}

bool utf8_is_valid(const char *data, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)data;
    size_t i = 0;
    while (i < length) {
        unsigned char low, high;
        i = skip_ascii(data, length, i);
        if (i == length)
            break;
        size_t n = lead(bytes[i], &low, &high);
        if (!n || n > length - i)
            return false;
        if (n > 1 &&
            (bytes[i + 1] < low || bytes[i + 1] > high || !continues(bytes + i + 1, n - 1)))
            return false;
        i += n;
    }
    return true;
}

struct utf8_character utf8_decode(const char *data, size_t length)
{
    unsigned char first = (unsigned char)data[0], low, high;
    size_t n = lead(first, &low, &high);
    if (n < 2)
        return (struct utf8_character){n ? first : UTF8_MALFORMED, 1};
    uint32_t point = first & (0x7fu >> n);
    for (size_t i = 1; i < n; i++) {
        unsigned char byte = i < length ? (unsigned char)data[i] : 0;
        if (byte < low || byte > high)
            return (struct utf8_character){UTF8_MALFORMED, i};
        point = point << 6 | (byte & 0x3fu);
        low = 0x80;
        high = 0xbf;
    }
    return (struct utf8_character){point, n};
}

size_t utf8_cut(const char *data, size_t length)
{
    unsigned char low, high;
    size_t n = 1;
    while (n < 4 && n < length && ((unsigned char)data[length - n] & 0xc0) == 0x80)
        n++;
    return n <= length && lead((unsigned char)data[length - n], &low, &high) > n ? length - n
                                                                                 : length;
}
