/* SPDX-License-Identifier: MIT */
/*
 * The macros for rows of status.def, vendor.def and method.def.
 *
 * The tables contain texts, or their offsets in a struct of texts, but hardly any addresses: the
 * linker has to write each address when the library is loaded, and a process then has its own copy
 * of that memory page.
 */
#ifndef LINGO_ROWS_H
#define LINGO_ROWS_H

/* A message of the catalogue with its context, as xgettext reads it: see registry/text.h. */
#define NC_(context, text) text "\0" context

/* A struct fact. */
#define FACT(value, basis)                                                                         \
    {                                                                                              \
        value, basis                                                                               \
    }

/* A fact as text, followed by its basis like a message by its context. */
#define FACT_TEXT(text, basis) text "\0" basis

/* A remark, which xgettext reads for the commands and the reference, like FACT_TEXT(). */
#define CACHE_NOTE(text) text

/* A list of names, of which each ends with a NUL, and the list with an empty name. */
#define NAMES(names) names "\0"
#define AND "\0"

/* The number of elements in a list that ends with one of zeros. */
#define LIST_SIZE(type, ...) (sizeof((type[]){__VA_ARGS__}) / sizeof(type) + 1)

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

/* Facts about all codes of a class, registered or not (RFC 9110 section 15). */
#define OF_CLASS_(body_, length_, duration_, retry_, basis_)                                       \
    .body = FACT(body_, "RFC 9110 6.4.1"), .content_length = FACT(length_, "RFC 9110 8.6"),        \
    .cacheable = FACT(0, "RFC 9110 15.1"), .duration = FACT(duration_, basis_),                    \
    .retry = FACT(retry_, "")
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
