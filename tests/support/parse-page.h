/* SPDX-License-Identifier: MIT */
/* Parses a page with parsers other than our own. */
#ifndef LINGO_PARSE_PAGE_H
#define LINGO_PARSE_PAGE_H

#include "tests/support/make-page.h"

/* Fails the test unless the page is well-formed in its format, in the language of that tag and in
 * its direction, with the title of its status.  It has all that test-page-formats tells. */
void parse_page(const struct made *made, const char *tag);

#endif
