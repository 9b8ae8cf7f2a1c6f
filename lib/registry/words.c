/* SPDX-License-Identifier: MIT */
/* Stable identifiers for the values of facts. */
#include <httplingo/status.h>

/* NULL if there is no such value, or it has no word, which is "" in the table. */
#define WORD(words, value)                                                                         \
    ((size_t)(value) < sizeof(words) / sizeof(words)[0] && *(words)[value] ? (words)[value] : NULL)

const char *lingo_registry_word(enum lingo_registry registry)
{
    static const char words[][24] = {
        [LINGO_REGISTRY_IANA] = "iana",     [LINGO_REGISTRY_TEMPORARY] = "temporary",
        [LINGO_REGISTRY_UNUSED] = "unused", [LINGO_REGISTRY_VENDOR] = "vendor",
        [LINGO_REGISTRY_CLASS] = "class",
    };
    return WORD(words, registry);
}

const char *lingo_body_word(int value)
{
    static const char words[][24] = {
        [LINGO_BODY_NO] = "no",
        [LINGO_BODY_YES] = "yes",
        [LINGO_BODY_ZERO_LENGTH] = "zero-length",
    };
    return WORD(words, value);
}

const char *lingo_duration_word(int value)
{
    static const char words[][24] = {
        [LINGO_DURATION_NONE] = "",
        [LINGO_DURATION_UNKNOWN] = "unknown",
        [LINGO_DURATION_TEMPORARY] = "temporary",
        [LINGO_DURATION_PERMANENT] = "permanent",
    };
    return WORD(words, value);
}

const char *lingo_retry_word(int value)
{
    static const char words[][24] = {
        [LINGO_RETRY_NONE] = "",
        [LINGO_RETRY_UNSPECIFIED] = "unspecified",
        [LINGO_RETRY_NO] = "no",
        [LINGO_RETRY_WITH_CHANGES] = "with-changes",
        [LINGO_RETRY_SAME_REQUEST] = "same-request",
        [LINGO_RETRY_LATER] = "later",
        [LINGO_RETRY_USER_ACTION] = "user-action",
        [LINGO_RETRY_AFTER_SIGN_IN] = "after-sign-in",
    };
    return WORD(words, value);
}

const char *lingo_redirect_word(int value)
{
    static const char words[][24] = {
        [LINGO_REDIRECT_NONE] = "",
        [LINGO_REDIRECT_UNSPECIFIED] = "unspecified",
        [LINGO_REDIRECT_KEPT] = "kept",
        [LINGO_REDIRECT_POST_MAY_BECOME_GET] = "post-may-become-get",
        [LINGO_REDIRECT_BECOMES_GET] = "becomes-get",
    };
    return WORD(words, value);
}
