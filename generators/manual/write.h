/* SPDX-License-Identifier: MIT */
/* Writes a manual page, section by section. */
#ifndef LINGO_MANUAL_WRITE_H
#define LINGO_MANUAL_WRITE_H

#include "generators/manual/pages.h"

#include <stdio.h>

/* The function that begins the entry at index i, or a later one: functions that share a comment are
 * one entry.  Returns the index of what follows the entry, or 0 if there is no other entry. */
size_t next_entry(const struct page *page, size_t i, const struct item **first);

/* Writes the names of the functions of an entry, as in "lingo_a(), lingo_b()". */
void write_entry_names(FILE *out, const struct page *page, const struct item *first);

void write_synopsis(FILE *out, const struct page *page);
void write_description(FILE *out, const struct page *page);
void write_types(FILE *out, const struct page *page);
void write_results(FILE *out, const struct manual *manual, const struct page *page);
void write_attributes_and_notes(FILE *out, const struct page *page);
void write_see_also(FILE *out, const struct manual *manual, const struct page *page);

#endif
