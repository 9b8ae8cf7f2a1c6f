/* SPDX-License-Identifier: MIT */
/* Words for what the tables say, shared by the commands that show it. */
#ifndef LINGO_FACTS_H
#define LINGO_FACTS_H

#include "tools/cli.h"

/* Stable words for values, as JSON and TSV show them; NULL for a fact that does not apply. */
const char *fact_registry(enum lingo_registry registry);
const char *fact_body(int value);
const char *fact_duration(int value);
const char *fact_retry(int value);
const char *fact_redirect(int value);
const char *fact_cacheable(int value);       /* enum lingo_cacheable */
const char *fact_request_content(int value); /* enum lingo_request_content */
const char *fact_level(enum lingo_level level);

/* A reference as JSON: {"rfc": 9110, "section": …, "title": …, "state": …}; "draft" without. */
json_t *fact_reference(const struct lingo_reference *reference);

/* Prints "RFC 9110 15.5.5, HTTP Semantics". */
void fact_print_reference(const struct lingo_reference *reference);

#endif
