/* SPDX-License-Identifier: MIT */
/* The first byte is the method, the second the flags, and the third the position where the rest, a
 * response, is split.  The findings must not depend on that position, and their texts must be valid
 * UTF-8 without control characters. */
#include <httplingo/check.h>

#include "base/utf8.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int condition)
{
    if (!condition)
        abort();
}

static void check_text(const char *text, size_t size)
{
    size_t n = strnlen(text, size);
    require(n < size && utf8_is_valid(text, n));
    for (size_t i = 0; i < n; i++)
        require((unsigned char)text[i] >= ' ' && text[i] != 0x7f);
}

static void check_finding(const struct lingo_finding *finding)
{
    char text[1024];
    check_text(finding->field, sizeof finding->field);
    check_text(finding->fact, sizeof finding->fact);
    require(finding->level <= LINGO_LEVEL_MAY && finding->basis[0]);
    size_t n = lingo_finding_text(finding, NULL, NULL, text, sizeof text);
    require(n > 0 && n < sizeof text && strlen(text) == n);
}

static void run(struct lingo_check *check, const struct lingo_check_request *request,
                const char *data, size_t size, size_t cut)
{
    lingo_check_begin(check, request);
    lingo_check_feed(check, data, cut);
    lingo_check_feed(check, data + cut, size - cut);
    lingo_check_end(check, request->flags & 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const methods[] = {"", "GET", "HEAD", "OPTIONS", "POST", "CONNECT", "PATCH"};
    static struct lingo_check whole, pieces;
    if (size < 3)
        return 0;
    const char *method = methods[data[0] % (sizeof methods / sizeof methods[0])];
    struct lingo_check_request request = {
        .method = {method, strlen(method)},
        .version = data[1] & 0x80 ? 10 : 11,
        .flags = data[1] & 0x3f,
        .sender = (enum lingo_sender)(data[1] % 4),
    };
    const char *bytes = (const char *)data + 3;
    size_t length = size - 3;
    run(&whole, &request, bytes, length, 0);
    run(&pieces, &request, bytes, length, length * data[2] / 256);
    const struct lingo_finding *a, *b;
    for (size_t i = 0; (a = lingo_check_finding(&whole, i)); i++) {
        b = lingo_check_finding(&pieces, i);
        require(b && a->rule == b->rule && a->line == b->line && !strcmp(a->fact, b->fact));
        check_finding(a);
    }
    /* A response compared with itself. */
    request.full = &pieces;
    run(&whole, &request, bytes, length, 0);
    return 0;
}
