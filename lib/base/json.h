/* SPDX-License-Identifier: MIT */
/* Reads JSON (RFC 8259) that an application hands over as text: token by token, without memory. */
#ifndef LINGO_JSON_H
#define LINGO_JSON_H

#include <httplingo/base.h>

#include <stdbool.h>
#include <stdint.h>

enum json_token {
    JSON_END, /* the value is over, and nothing follows it */
    JSON_MALFORMED,
    JSON_OBJECT,
    JSON_OBJECT_END,
    JSON_ARRAY,
    JSON_ARRAY_END,
    JSON_KEY,    /* the text is between the quotation marks, */
    JSON_STRING, /* as well */
    JSON_NUMBER, /* the text is the number */
    JSON_TRUE,
    JSON_FALSE,
    JSON_NULL
};

/* Arrays and objects within one another. */
#define JSON_DEPTH 32

struct json_reader {
    const char *at, *end;
    uint32_t objects; /* bit n: what is open at depth n is an object */
    unsigned depth;
    enum json_token last;
};

struct json_reader json_begin(struct lingo_text text);

/* The next token, and its text where it has one.  After JSON_END and JSON_MALFORMED it says the
 * same again. */
enum json_token json_next(struct json_reader *reader, struct lingo_text *text);

/* Whether a text is one value: well-formed, valid UTF-8, no deeper than JSON_DEPTH. */
bool json_is_value(struct lingo_text text);

/*
 * What the text of JSON_STRING or JSON_KEY stands for, piece by piece while some is left: a run of
 * it, or a character that was escaped, in the storage.  Half a surrogate pair becomes U+FFFD.  The
 * text comes from json_next().
 */
#define JSON_PIECE 4
struct lingo_text json_next_piece(struct lingo_text *rest, char storage[JSON_PIECE]);

#endif
