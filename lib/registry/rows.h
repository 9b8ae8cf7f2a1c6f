/* SPDX-License-Identifier: MIT */
/* The macros for rows of status.def, vendor.def and method.def. */
#ifndef LINGO_ROWS_H
#define LINGO_ROWS_H

/* A message of the catalogue with its context, as xgettext reads it: a struct registry_text. */
#define NC_(context, text)                                                                         \
    {                                                                                              \
        context, text                                                                              \
    }

#define FACT(value, basis)                                                                         \
    {                                                                                              \
        value, basis                                                                               \
    }
#define FACT_TEXT(text, basis)                                                                     \
    {                                                                                              \
        text, basis                                                                                \
    }
/* A remark, which xgettext reads for the commands and the reference, like FACT_TEXT(). */
#define CACHE_NOTE(text) text

#define NAMES(...) ((const char *const[]){__VA_ARGS__, NULL})

#define WAS(rfc, section)                                                                          \
    {                                                                                              \
        rfc, NULL, section, 0                                                                      \
    }
#define NOW(rfc, section)                                                                          \
    {                                                                                              \
        rfc, NULL, section, 1                                                                      \
    }
#define DRAFT(name, section)                                                                       \
    {                                                                                              \
        0, name, section, 1                                                                        \
    }
#define REFERENCES(...) ((const struct lingo_reference[]){__VA_ARGS__, {0, NULL, NULL, 0}})

#define MUST(field, when, basis)                                                                   \
    {                                                                                              \
        LINGO_LEVEL_MUST, field, when, basis                                                       \
    }
#define SHOULD(field, when, basis)                                                                 \
    {                                                                                              \
        LINGO_LEVEL_SHOULD, field, when, basis                                                     \
    }
#define MAY(field, when, basis)                                                                    \
    {                                                                                              \
        LINGO_LEVEL_MAY, field, when, basis                                                        \
    }
#define REQUIREMENTS(...)                                                                          \
    ((const struct lingo_requirement[]){__VA_ARGS__, {LINGO_LEVEL_MAY, NULL, NULL, NULL}})

/* Facts about all codes of a class, registered or not (RFC 9110 section 15). */
#define OF_CLASS_(body_, length_, duration_, retry_, basis_)                                       \
    .body = FACT(body_, "RFC 9110 6.4.1"), .content_length = FACT(length_, "RFC 9110 8.6"),        \
    .cacheable = FACT(0, "RFC 9110 15.1"), .duration = FACT(duration_, basis_),                    \
    .retry = FACT(retry_, NULL)
#define OF_CLASS_1                                                                                 \
    OF_CLASS_(LINGO_BODY_NO, 0, LINGO_DURATION_NONE, LINGO_RETRY_NONE, "RFC 9110 15.2")
#define OF_CLASS_2                                                                                 \
    OF_CLASS_(LINGO_BODY_YES, 1, LINGO_DURATION_NONE, LINGO_RETRY_NONE, "RFC 9110 15.3")
#define OF_CLASS_3                                                                                 \
    OF_CLASS_(LINGO_BODY_YES, 1, LINGO_DURATION_UNKNOWN, LINGO_RETRY_NONE, "RFC 9110 15.4")
#define OF_CLASS_4                                                                                 \
    OF_CLASS_(LINGO_BODY_YES, 1, LINGO_DURATION_UNKNOWN, LINGO_RETRY_UNSPECIFIED, "RFC 9110 15.5")
#define OF_CLASS_5                                                                                 \
    OF_CLASS_(LINGO_BODY_YES, 1, LINGO_DURATION_UNKNOWN, LINGO_RETRY_UNSPECIFIED, "RFC 9110 15.6")

#endif
