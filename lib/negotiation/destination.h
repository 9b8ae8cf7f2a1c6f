/* SPDX-License-Identifier: MIT */
/* The purpose of a request, from Sec-Fetch-Dest (Fetch Metadata Request Headers). */
#ifndef LINGO_DESTINATION_H
#define LINGO_DESTINATION_H

#include <httplingo/base.h>

#include <stdbool.h>

/* Whether the request is for a part of a page, such as an image or a script, so that nobody will
 * read the response.  False for pages, frames, requests by scripts, and unknown values. */
bool destination_is_part_of_page(struct lingo_text destination);

#endif
