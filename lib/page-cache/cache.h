/* SPDX-License-Identifier: MIT */
/* What a cache of pages has, for tests. */
#ifndef LINGO_PAGE_CACHE_H
#define LINGO_PAGE_CACHE_H

#include <httplingo/page-cache.h>

#include <stdbool.h>

/* The number of prepared pages, for tests. */
size_t page_cache_count(const struct lingo_page_cache *cache);

/* Whether the page of a request is prepared, for tests. */
bool page_cache_has(const struct lingo_page_cache *cache, const struct lingo_request *request);

/* What lingo_page_cache_write() does, for tests: sets is_prepared if the page is a prepared one. */
size_t page_cache_write(struct lingo_page_cache *cache, const struct lingo_request *request,
                        char *buffer, size_t size, struct lingo_response *response,
                        bool *is_prepared);

#endif
