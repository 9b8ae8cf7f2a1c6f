/* SPDX-License-Identifier: MIT */
/* The first byte is the set of offered formats, the second the default, and the rest a value of
 * Accept.  The result must be the default or an offered format. */
#include <httplingo/media.h>

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    unsigned offered = data[0] & LINGO_MEDIA_ALL;
    enum lingo_media default_format = (enum lingo_media)(data[1] % LINGO_MEDIA_COUNT);
    enum lingo_media format =
        lingo_negotiate_media((const char *)data + 2, size - 2, offered, default_format);
    if (!lingo_media_name(format) || (format != default_format && !(offered & 1u << format)))
        abort();
    return 0;
}
