/* SPDX-License-Identifier: MIT */
/* URI references: what comes out consists of the characters of one, fits exactly, and is the same
 * when it is put in again. */
#include "tests/fuzz/require.h"

#include "base/uri.h"

/* RFC 3986 section 2: unreserved, reserved and percent-encoded characters. */
static void check_characters(const char *uri, size_t length)
{
    static const char others[] = "-._~:/?#[]@!$&'()*+,;=";
    for (size_t i = 0; i < length; i++) {
        char c = uri[i];
        bool is_letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        if (c == '%')
            require(length - i > 2 && strspn(uri + i + 1, "0123456789abcdefABCDEF") >= 2,
                    "a percent sign that encodes nothing");
        else
            require(is_letter || (c >= '0' && c <= '9') || memchr(others, c, sizeof others - 1),
                    "a character that no URI contains");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t room = 3 * size + 1; /* every byte may become three */
    char *uri = malloc(room), *again = malloc(room);
    if (uri && again) {
        size_t length = uri_from_iri(uri, room - 1, (struct lingo_text){(const char *)data, size});
        require(length < room, "longer than is possible");
        uri[length] = '\0';
        check_characters(uri, length);
        struct lingo_text text = {uri, length};
        require(uri_from_iri(again, room, text) == length && !memcmp(again, uri, length),
                "what came out becomes something else");
        require(!length || uri_from_iri(again, length - 1, text) == 0, "written without room");
    }
    free(again);
    free(uri);
    return 0;
}
