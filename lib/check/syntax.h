/* SPDX-License-Identifier: MIT */
/* The syntax of field values: RFC 9110 section 5.6 and the specifications of the fields. */
#ifndef LINGO_CHECK_SYNTAX_H
#define LINGO_CHECK_SYNTAX_H

#include <httplingo/base.h>

#include <stdbool.h>
#include <stdint.h>

/* token characters, RFC 9110 section 5.6.2. */
bool value_is_token_char(char c);
bool value_is_token(struct lingo_text text);

/* Removes the next element from a list: up to a separator outside quotation marks, and trimmed.
 * Returns false at the end. */
bool value_next(struct lingo_text *rest, char separator, struct lingo_text *element);

/* The following functions remove something from the start, and return whether it was there.  The
 * text must not be NULL. */
void value_skip(struct lingo_text *text, size_t n);
void value_skip_spaces(struct lingo_text *text);
bool value_take_char(struct lingo_text *text, char c);
bool value_take_token(struct lingo_text *text);
bool value_take_quoted(struct lingo_text *text); /* RFC 9110 section 5.6.4 */
bool value_take_token_or_quoted(struct lingo_text *text);

/* Whether only parameters follow: *( OWS ";" OWS [ token BWS "=" BWS ( token / quoted-string ) ]
 * ).  A name without a value counts as a parameter, too. */
bool value_take_parameters(struct lingo_text text);

/* Removes the digits at the start, and returns them as a number; -1 if there are none or the number
 * is greater than 10^18. */
int64_t value_take_number(struct lingo_text *text);

/* Content-Range (RFC 9110 section 14.4). -1 means "*". */
struct value_range {
    int64_t first, last, length;
};
bool value_parse_range(struct lingo_text text, struct value_range *range);

/* Whether a value has the syntax with this number, in the order of SYNTAX() in fields.def. */
enum value_syntax {
#define SYNTAX(constant, function, text) SYNTAX_##constant,
#include "check/fields.def"
#undef SYNTAX
};
bool value_has_syntax(enum value_syntax syntax, struct lingo_text value);

#endif
