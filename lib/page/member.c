/* SPDX-License-Identifier: MIT */
/* The names of the members in JSON and XML. */
#include "base/text.h"
#include "page/page.h"

bool page_has_member(struct lingo_text name)
{
    static const char keys[][16] = {
        "type",
        "title",
        "status",
        "detail",
#define MEMBER(key, name, form, number) key,
#include "page/members.def"
#undef MEMBER
    };
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (text_is(name, keys[i]))
            return true;
    return false;
}
