/* SPDX-License-Identifier: MIT */
/* What fuzz targets require of what they get. */
#ifndef FUZZ_REQUIRE_H
#define FUZZ_REQUIRE_H

#include "base/utf8.h"

#include <httplingo/base.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void require(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "fuzzing: %s\n", what);
    abort();
}

/* Valid UTF-8 without what no text contains: control characters, of which the content of a page may
 * have line feeds, and a DEL in data of the application.  In an object of JSON, all white space of
 * JSON may separate the tokens of these data (RFC 8259, section 2). */
static inline void require_clean(const char *text, size_t length, bool is_content, const char *what)
{
    bool is_json = is_content && length && text[0] == '{';
    require(utf8_is_valid(text, length), what);
    for (size_t i = 0; i < length; i++) {
        bool is_control = (unsigned char)text[i] < ' ' || text[i] == 0x7f;
        bool is_usual = is_content && (text[i] == '\n' || text[i] == 0x7f);
        bool is_space = is_json && (text[i] == '\t' || text[i] == '\r');
        require(!is_control || is_usual || is_space, what);
    }
}

/* Whether a text lies within some bytes; an empty one lies anywhere. */
static inline bool is_within(struct lingo_text text, const void *bytes, size_t size)
{
    uintptr_t start = (uintptr_t)bytes, at = (uintptr_t)text.data;
    return !text.length || (at >= start && text.length <= size && at - start <= size - text.length);
}

/* Takes what stands before a separator off the input, or all of it. */
static inline struct lingo_text next_part(struct lingo_text *rest, char separator)
{
    const char *end = rest->length ? memchr(rest->data, separator, rest->length) : NULL;
    struct lingo_text part = {rest->data, end ? (size_t)(end - rest->data) : rest->length};
    size_t skipped = part.length + (end != NULL);
    *rest =
        (struct lingo_text){skipped ? rest->data + skipped : rest->data, rest->length - skipped};
    return part;
}

#endif
