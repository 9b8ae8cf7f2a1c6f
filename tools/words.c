/* SPDX-License-Identifier: MIT */
/* Words for the values in the tables, which several commands use. */
#include "tools/words.h"

#include <stdio.h>

#define WORD(words, value)                                                                         \
    ((size_t)(value) < sizeof(words) / sizeof(words)[0] ? (words)[value] : NULL)

const char *word_for_cacheable(int value)
{
    static const char *const words[] = {
        [LINGO_CACHEABLE_UNSPECIFIED] = "unspecified",
        [LINGO_CACHEABLE_NO] = "no",
        [LINGO_CACHEABLE_YES] = "yes",
        [LINGO_CACHEABLE_EXPLICIT] = "with-explicit-freshness",
    };
    return WORD(words, value);
}

const char *word_for_request_content(int value)
{
    static const char *const words[] = {
        [LINGO_REQUEST_CONTENT_UNSPECIFIED] = "unspecified",
        [LINGO_REQUEST_CONTENT_NONE] = "none",
        [LINGO_REQUEST_CONTENT_UNDEFINED] = "no-defined-semantics",
        [LINGO_REQUEST_CONTENT_FORBIDDEN] = "forbidden",
        [LINGO_REQUEST_CONTENT_YES] = "yes",
        [LINGO_REQUEST_CONTENT_REQUIRED] = "required",
    };
    return WORD(words, value);
}

const char *word_for_level(enum lingo_level level)
{
    static const char *const words[] = {
        [LINGO_LEVEL_MUST] = N_("must"),
        [LINGO_LEVEL_SHOULD] = N_("should"),
        [LINGO_LEVEL_MAY] = N_("may"),
    };
    return WORD(words, level);
}

json_t *reference_to_json(const struct lingo_reference *reference)
{
    json_t *object = json_object();
    if (reference->draft)
        json_object_set_new(object, "draft", json_string(reference->draft));
    else
        json_object_set_new(object, "rfc", json_integer(reference->rfc));
    json_object_set_new(object, "section", json_string(reference->section));
    json_object_set_new(object, "title",
                        reference->draft ? json_null()
                                         : json_string(lingo_rfc_title(reference->rfc)));
    json_object_set_new(object, "state", json_string(reference->current ? "current" : "obsolete"));
    return object;
}

void print_reference(const struct lingo_reference *reference)
{
    if (reference->draft)
        printf("%s %s", reference->draft, reference->section);
    else
        printf("RFC %d %s, %s", reference->rfc, reference->section,
               lingo_rfc_title(reference->rfc));
}

void print_fact(const char *label, const char *value, const char *basis)
{
    if (value && basis)
        printf("  %s: %s (%s)\n", label, value, basis);
    else if (value)
        printf("  %s: %s\n", label, value);
}
