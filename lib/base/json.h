/* SPDX-License-Identifier: MIT */
/* Parses JSON (RFC 8259) from an application, token by token, without allocating memory. */
#ifndef LINGO_JSON_H
#define LINGO_JSON_H

#include <httplingo/base.h>

#include <stdbool.h>
#include <stdint.h>

enum json_token {
    JSON_END, /* the value is complete, and nothing follows */
    JSON_MALFORMED,
    JSON_OBJECT,
    JSON_OBJECT_END,
    JSON_ARRAY,
    JSON_ARRAY_END,
    JSON_KEY,    /* the text is between the quotation marks */
    JSON_STRING, /* the text is between the quotation marks */
    JSON_NUMBER, /* the text is the number */
    JSON_TRUE,
    JSON_FALSE,
    JSON_NULL
};

/* The maximum depth of arrays and objects. */
#define JSON_DEPTH 32

struct json_reader {
    const char *at, *end;
    uint32_t objects; /* bit n: the open element at depth n is an object */
    unsigned depth;
    enum json_token last;
};

struct json_reader json_begin(struct lingo_text text);

/* Returns the next token, and its text if it has one.  After JSON_END and JSON_MALFORMED, it
 * returns the same again. */
enum json_token json_next(struct json_reader *reader, struct lingo_text *text);

/* Whether a text is a single value: well-formed, valid UTF-8, and not deeper than JSON_DEPTH. */
bool json_is_value(struct lingo_text text);

/*
 * Decodes the text of JSON_STRING or JSON_KEY, piece by piece: each call returns a part of the
 * text, or an escaped character, which is in the storage.  Half a surrogate pair becomes U+FFFD.
 * The text must be from json_next().
 */
#define JSON_PIECE 4
struct lingo_text json_next_piece(struct lingo_text *rest, char storage[JSON_PIECE]);

#endif
