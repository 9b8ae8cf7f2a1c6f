/* SPDX-License-Identifier: MIT */
/* Trims and splits texts. */
#include "base/text.h"

static bool is_one_of(char c, const char *characters)
{
    return c && strchr(characters, c);
}

struct lingo_text text_trim(struct lingo_text text, const char *characters)
{
    while (text.length && is_one_of(*text.data, characters))
        text = text_skip(text, 1);
    while (text.length && is_one_of(text.data[text.length - 1], characters))
        text.length--;
    return text;
}

bool text_split(struct lingo_text *rest, char separator, struct lingo_text *part)
{
    if (!rest->length)
        return false;
    const char *end = memchr(rest->data, separator, rest->length);
    *part = end ? text_between(rest->data, end) : *rest;
    *rest = text_skip(*rest, part->length + (end != NULL));
    return true;
}
