/* SPDX-License-Identifier: MIT */
/* Parses the blocks of flat.h: netstrings of "key=value". */
#ifndef LINGO_FLAT_BLOCK_H
#define LINGO_FLAT_BLOCK_H

#include <httplingo/base.h>

#include <stdbool.h>

struct entry {
    struct lingo_text key, value; /* borrowed from the block */
};

/* Removes the next entry from a block.  Returns false at the end, or if the block is malformed;
 * then something is left. */
bool block_next(struct lingo_text *block, struct entry *entry);

/* The number of entries.  If one of them is malformed, the report says which. */
size_t block_count(struct lingo_text block, struct lingo_report *report);

#endif
