/* SPDX-License-Identifier: MIT */
/**
 * @file
 * Prepared pages, for a server that sends the same errors to many visitors.
 *
 * If the same page is requested twice, apart from the address, the host, the request ID, the server
 * and the time, it is prepared, so that later requests only fill in these values.  A whole request
 * then takes less than half the time.  If more pages are requested than fit, those that are still
 * requested are kept.  The pages and fields are the same as without a cache.
 *
 * Threads: a cache belongs to one thread at a time.  It allocates all its memory when it is opened,
 * and never grows, whatever visitors send.
 */
#ifndef HTTPLINGO_PAGE_CACHE_H
#define HTTPLINGO_PAGE_CACHE_H

#include <httplingo/base.h>
#include <httplingo/page.h>
#include <httplingo/site.h>

#ifdef __cplusplus
extern "C" {
#endif

struct lingo_page_cache;

/**
 * Opens a cache.
 *
 * @param out    to be freed; NULL on error
 * @param site   the site that makes the pages; the cache takes a reference; NULL: the built-in one
 * @param pages  how many pages can be prepared, rounded up to a power of two of at most 65536: the
 *               number of codes, languages and browsers that are common at the same time.  Each
 *               takes 5.5 kB, which most systems provide only when it is used
 * @return LINGO_OK; LINGO_ERROR_ARGUMENT if out is NULL; LINGO_ERROR_MEMORY
 */
LINGO_API enum lingo_error lingo_page_cache_open(struct lingo_page_cache **out,
                                                 const struct lingo_site *site,
                                                 size_t pages) LINGO_MUST_CHECK;

/** Frees a cache and releases its site.  NULL is ignored. */
LINGO_API void lingo_page_cache_free(struct lingo_page_cache *cache);

/**
 * Writes a page like lingo_page_write() for the site of the cache, with the same content and
 * fields.
 *
 * A page is not prepared, and takes as long as without a cache, if its format is not HTML, it has
 * other parameters than those above or extensions, its fields have more than 512 bytes together, or
 * its template has sections for lists or objects.
 *
 * @param cache     not NULL
 * @param request   not NULL; it may end before the next call
 * @param buffer    may be NULL if size is 0
 * @param size      its bytes
 * @param response  filled in regardless of the size; NULL if only the content is needed.  Its texts
 *                  point into the site or into the response itself, not into the cache
 * @return the length of the content, like lingo_page_write()
 */
LINGO_API size_t lingo_page_cache_write(struct lingo_page_cache *cache,
                                        const struct lingo_request *request, char *buffer,
                                        size_t size, struct lingo_response *response);

#ifdef __cplusplus
}
#endif

#endif
