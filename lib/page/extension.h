/* SPDX-License-Identifier: MIT */
/* Extension members of problem details (RFC 9457 section 3.2), which are added by an
 * application. */
#ifndef LINGO_EXTENSION_H
#define LINGO_EXTENSION_H

#include "page/state.h"

/* Append an extension as a member of JSON after another member, or as an element of XML, in which
 * the items of an array are called i (RFC 9457 appendix B).  The extension must be valid. */
void extension_append_json(struct buffer *to, const struct lingo_extension *extension);
void extension_append_xml(struct buffer *to, const struct lingo_extension *extension);

/* The extension with a name.  If there are several, the last one wins.  NULL if there is none. */
const struct lingo_extension *extension_find(const struct page *page, struct lingo_text name);

/* Fills in the extensions that the site's template uses. */
void page_fill_extensions(struct page *page);

#endif
