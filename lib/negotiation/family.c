/* SPDX-License-Identifier: MIT */
/* Media types whose clients can probably read a format, because of a structured suffix or because
 * they are another name of it. */
#include "negotiation/family.h"

#include "base/ascii.h"
#include "base/text.h"

#include <stdbool.h>
#include <string.h>

static inline bool ends_in(struct lingo_text text, const char *word)
{
    size_t n = strlen(word);
    return text.length >= n && ascii_lower(text.data[text.length - n]) == word[0] &&
           ascii_equal_ignoring_case(text.data + text.length - n, word, n);
}

/* Whether a type consists of a name, as in text/xml, or of "x-" and the name.  "suffix" tells
 * whether the name is a structured suffix (RFC 6838 section 4.2.8). */
static inline bool is_named(struct lingo_text type, const char *name, bool *suffix)
{
    size_t n = strlen(name);
    if (!ends_in(type, name) || type.length == n)
        return false;
    type.length -= n;
    *suffix = type.data[type.length - 1] == '+';
    return *suffix || ends_in(type, "/") || ends_in(type, "/x-");
}

/* gRPC sends errors in trailers, and an image with a suffix is not a document. */
static bool is_something_else(struct lingo_text type)
{
    return text_starts_word(type, "application/grpc") || text_starts_word(type, "image/");
}

struct family family_of(struct lingo_text type)
{
    static const enum lingo_media html[] = {LINGO_MEDIA_HTML};
    /* Clients of types with a suffix probably know problem details. */
    static const enum lingo_media json[] = {LINGO_MEDIA_PROBLEM_JSON, LINGO_MEDIA_JSON,
                                            LINGO_MEDIA_PROBLEM_JSON};
    static const enum lingo_media xml[] = {LINGO_MEDIA_PROBLEM_XML, LINGO_MEDIA_XML,
                                           LINGO_MEDIA_PROBLEM_XML};
    bool suffix = false, json_like = is_named(type, "json", &suffix);
    if ((!json_like && !is_named(type, "xml", &suffix)) || (suffix && is_something_else(type)))
        return (struct family){NULL, 0};
    if (json_like)
        return (struct family){json + !suffix, 2};
    if (suffix && ends_in(type, "xhtml+xml"))
        return (struct family){html, 1};
    return (struct family){xml + !suffix, 2};
}
