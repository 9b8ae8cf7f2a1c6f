/* SPDX-License-Identifier: MIT */
/* Extension members of problem details (RFC 9457 section 3.2), which an application adds. */
#ifndef LINGO_EXTENSION_H
#define LINGO_EXTENSION_H

#include "page/state.h"

/* Appends an extension as a member of JSON behind another one, or as an element of XML, where the
 * items of an array are called i (RFC 9457 appendix B).  It has been checked. */
void extension_append_json(struct buffer *to, const struct lingo_extension *extension);
void extension_append_xml(struct buffer *to, const struct lingo_extension *extension);

/* The extension of a name; where one is given twice the later holds.  NULL: there is none. */
const struct lingo_extension *extension_find(const struct page *page, struct lingo_text name);

/* Fills in what the site's template names of them. */
void page_fill_extensions(struct page *page);

#endif
