/* SPDX-License-Identifier: MIT */
/* Wraps malloc() and related functions: counts calls, and fails if a test wants it. */
#include "tests/support/memory.h"

#include <malloc.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void __real_free(void *block);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);
void __wrap_free(void *block);

static size_t allocations, left = MEMORY_NO_FAILURE;
static intptr_t bytes, peak;

void memory_watch(size_t successes)
{
    allocations = 0;
    bytes = peak = 0;
    left = successes;
}

size_t memory_allocations(void)
{
    return allocations;
}

size_t memory_peak(void)
{
    return (size_t)peak;
}

size_t memory_left(void)
{
    return (size_t)bytes;
}

static bool fails(void)
{
    allocations++;
    if (left == MEMORY_NO_FAILURE)
        return false;
    return left-- == 0; /* and becomes MEMORY_NO_FAILURE */
}

static void *count(void *block, int sign)
{
    if (block)
        bytes += sign * (intptr_t)malloc_usable_size(block);
    if (bytes > peak)
        peak = bytes;
    return block;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : count(__real_malloc(size), 1);
}

void *__wrap_calloc(size_t n, size_t size)
{
    return fails() ? NULL : count(__real_calloc(n, size), 1);
}

void *__wrap_realloc(void *block, size_t size)
{
    if (fails())
        return NULL;
    count(block, -1);
    void *moved = __real_realloc(block, size);
    return count(moved ? moved : block, 1) == moved ? moved : NULL;
}

void __wrap_free(void *block)
{
    count(block, -1);
    __real_free(block);
}
