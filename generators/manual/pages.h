/* SPDX-License-Identifier: MIT */
/* Which declarations are on which manual page. */
#ifndef LINGO_MANUAL_PAGES_H
#define LINGO_MANUAL_PAGES_H

#include "generators/manual/header.h"

/* A page: functions that a "@name" comment groups, or that share a comment; or a single type. */
struct page {
    struct lingo_text name; /* that of its first declaration */
    size_t section;         /* in its header, for the title; 0: the title is its first sentence */
    const struct header *header;
    const struct item **items; /* those that it documents, in the order of the header */
    size_t count;
};

struct manual {
    struct header *headers;
    size_t header_count;
    struct page *pages;
    size_t page_count;
};

/* Makes the pages of the headers that were read. */
void manual_arrange(struct manual *manual);

/* The declaration that a page is named after. */
const struct item *page_item(const struct page *page);

/* The page that documents a name; NULL if there is none. */
const struct page *page_of(const struct manual *manual, struct lingo_text name);

#endif
