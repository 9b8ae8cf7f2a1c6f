/* SPDX-License-Identifier: MIT */
/* The purpose of a request, from Sec-Fetch-Dest (Fetch Metadata Request Headers). */
#include "negotiation/destination.h"

#include "base/text.h"

bool destination_is_part_of_page(struct lingo_text destination)
{
    static const char *const parts[] = {
        "audio",        "audioworklet", "font",   "image",         "manifest",
        "paintworklet", "report",       "script", "serviceworker", "sharedworker",
        "style",        "track",        "video",  "worker",        "xslt",
    };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (text_is(destination, parts[i]))
            return true;
    return false;
}
