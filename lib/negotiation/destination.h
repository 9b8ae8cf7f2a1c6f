/* SPDX-License-Identifier: MIT */
/* What a browser wants a response for (Sec-Fetch-Dest, the Fetch Metadata specification). */
#ifndef LINGO_DESTINATION_H
#define LINGO_DESTINATION_H

#include <httplingo/base.h>

#include <stdbool.h>

/* Whether it is a part of a page, such as a picture or a script: nobody reads what stands in its
 * place.  False for pages, for frames, for what a script asks for, and for words that are not
 * known. */
bool destination_is_part_of_page(struct lingo_text destination);

#endif
