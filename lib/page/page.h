/* SPDX-License-Identifier: MIT */
/* The steps in which a page is made: page.c takes them in this order. */
#ifndef LINGO_PAGE_H
#define LINGO_PAGE_H

#include "page/state.h"

/* Chooses status, format and languages, and reads the parameters. */
void page_begin(struct page *page, const struct lingo_site *site,
                const struct lingo_request *request);

/* Fills in all values, once code, status, languages and parameters are known. */
void page_fill(struct page *page);

/* What page_fill() fills in with the texts of one language. */
void page_fill_part(const struct page *page, struct part *part, struct value *values);

/* Writes the content in its format. */
void page_write_text(const struct page *page, struct buffer *to);
void page_write_data(const struct page *page, enum lingo_format format, struct buffer *to);

/* Fills in the fields of the response, once its length is known. */
void page_headers(const struct page *page, struct lingo_response *response);

#endif
