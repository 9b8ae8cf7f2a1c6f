/* SPDX-License-Identifier: MIT */
/* Words for the values in the tables, which several commands use. */
#ifndef LINGO_TOOLS_WORDS_H
#define LINGO_TOOLS_WORDS_H

#include "tools/cli.h"

/* Stable identifiers of values in JSON and TSV, in addition to those of status.h; NULL for a fact
 * that does not apply. */
const char *word_for_cacheable(int value);          /* enum lingo_cacheable */
const char *word_for_request_content(int value);    /* enum lingo_request_content */
const char *word_for_level(enum lingo_level level); /* may be translated */

/* A reference as JSON: {"rfc": 9110, "section": ..., "title": ..., "state": ...}; with "draft" if
 * there is no RFC. */
json_t *reference_to_json(const struct lingo_reference *reference);

/* Prints a line such as "defined in: RFC 9110 15.5.5, HTTP Semantics". */
void print_reference(const struct lingo_reference *reference);

/* Prints a line of the full output, with a basis or NULL; nothing if there is no value. */
void print_fact(const char *label, const char *value, const char *basis);

#endif
