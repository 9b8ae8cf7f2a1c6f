/* SPDX-License-Identifier: MIT */
/* The steps in which a page is made: page.c takes them in this order. */
#ifndef LINGO_PAGE_H
#define LINGO_PAGE_H

#include "page/state.h"

/* Chooses status, format and languages, and reads the parameters. */
void page_begin(struct page *page, const struct lingo_site *site,
                const struct lingo_request *request);

/* Reads the time of the error and the wait. */
void page_read_wait(struct page *page);

/* Whether a text is a value of Retry-After: seconds or a date (RFC 9110 section 10.2.3). */
bool page_is_retry_after(struct lingo_text text);

/* Whether Retry-After is sent: it is as the specification has it, and makes sense for the status.
 */
bool page_sends_retry_after(const struct page *page);

/* Whether the page offers to sign in. */
bool page_may_sign_in(const struct page *page);

/* Fills in all values, once code, status, languages and parameters are known. */
void page_fill(struct page *page);

/* What page_fill() fills in with the texts of one language. */
void page_fill_part(const struct page *page, struct part *part, struct value *values);

/* The other parts of page_fill(). */
void page_fill_times(struct page *page);

/* What stands between a number and its unit, or a time and its zone: a browser does not break the
 * line there. */
const char *page_space_of_number(const struct page *page);
void page_fill_actions(struct page *page);
void page_fill_languages(struct page *page);
void page_fill_list(struct page *page, enum name name, enum name has,
                    enum lingo_parameter_name parameter);

/* The writers of media.def: each writes the content in its format. */
#define MEDIA(constant, name, type, parameter, writer, ...)                                        \
    void writer(const struct page *page, struct output *o);
#include <httplingo/media.def>
#undef MEDIA

bool page_has_member(struct lingo_text name); /* whether data have one of that name */

/* Fills in the fields of the response, once its length is known. */
void page_headers(const struct page *page, struct lingo_response *response);

#endif
