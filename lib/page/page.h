/* SPDX-License-Identifier: MIT */
/* The steps of making a page, in the order in which page.c calls them. */
#ifndef LINGO_PAGE_H
#define LINGO_PAGE_H

#include "page/state.h"

/* Chooses status, format and languages, and reads the parameters. */
void page_begin(struct page *page, const struct lingo_site *site,
                const struct lingo_request *request);

/* Reads the parameters of a request.  Returns the set of those that are given; the values of others
 * are undefined. */
uint32_t page_read_parameters(const struct lingo_request *request,
                              struct lingo_text values[LINGO_PARAMETER_COUNT]);

/* Reads the time of the error and the wait. */
void page_read_wait(struct page *page);

/* Writes the time of the error as pages show it.  Returns its length; 0 if it is not valid. */
size_t page_write_time(char text[PAGE_TIME_SIZE], struct lingo_text seconds);

/* Whether a text is a valid value of Retry-After: seconds or a date (RFC 9110 section 10.2.3). */
bool page_is_retry_after(struct lingo_text text);

/* Whether Retry-After is sent: its value is valid, and it makes sense for the status. */
bool page_sends_retry_after(const struct page *page);

/* Whether the page offers to sign in. */
bool page_may_sign_in(const struct page *page);

/* Fills in all values.  The code, status, languages and parameters must be known. */
void page_fill(struct page *page);

/* The part of page_fill() for the texts in one language. */
void page_fill_part(const struct page *page, struct part *part, struct value *values);

/* Other parts of page_fill(). */
void page_fill_times(struct page *page);

/* The space between a number and its unit, or a time and its zone.  In HTML, it prevents a line
 * break. */
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

bool page_has_member(struct lingo_text name); /* whether JSON and XML have such a member */

/* Fills in the response.  The length of the content must be known. */
void page_respond(const struct page *page, size_t length, struct lingo_response *response);

/* The part of page_respond() for the fields. */
void page_headers(const struct page *page, struct lingo_response *response);

#endif
