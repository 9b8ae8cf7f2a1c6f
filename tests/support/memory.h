/* SPDX-License-Identifier: MIT */
/* Counts the allocations of the code under test.  Requires the linker flags MEMORY_LDFLAGS. */
#ifndef LINGO_TEST_MEMORY_H
#define LINGO_TEST_MEMORY_H

#include <stddef.h>

/* Starts counting anew; the allocation after `successes` ones fails, once.  MEMORY_NO_FAILURE:
 * none does. */
#define MEMORY_NO_FAILURE ((size_t)-1)
void memory_watch(size_t successes);

/* Since then: how many allocations there were, and the most bytes there were at a time. */
size_t memory_allocations(void);
size_t memory_peak(void);

/* The bytes that have been allocated since then and not freed. */
size_t memory_left(void);

#endif
