/* SPDX-License-Identifier: MIT */
/* Requests and pages for tests. */
#ifndef LINGO_MAKE_PAGE_H
#define LINGO_MAKE_PAGE_H

#include <httplingo/page.h>

#define PAGE_SIZE (64 << 10)

struct made {
    char content[PAGE_SIZE];
    size_t length;
    struct lingo_response response;
};

/* A text with the length of a string; empty for NULL. */
struct lingo_text text_of(const char *string);

/* A page of the code in a language and format; parameters are pairs of name and value, ended by
 * NULL, or NULL.  Fails the test when it does not fit. */
void make_page(struct made *made, const struct lingo_site *site, int code, const char *language,
               enum lingo_media format, const char *const *parameters);

/* All that a request sensibly tells on a page of the code, for make_page(); valid until the next
 * call. */
const char *const *make_parameters(int code);

/* The value of a field of the response; NULL: there is none.  To be freed. */
char *field_of(const struct lingo_response *response, const char *name);

#endif
