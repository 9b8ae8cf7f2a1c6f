/* SPDX-License-Identifier: MIT */
/*
 * Prepared pages (httplingo/page-cache.h), for the threads of a process.  A cache belongs to one
 * thread at a time, so a site has several, and a page takes one that no other thread is using.  It
 * never waits for one: if all are in use, the page is made without a cache.
 */
#include "mod_lingo.h"

#include <ap_mpm.h>
#include <sched.h>
#include <stdatomic.h>

/* How many pages a cache keeps: those for the most common codes, languages and browsers. */
#define PAGES 16

/* How many caches a site has in a process with threads.  Making a page takes a fraction of the time
 * of a request, so that few threads make one at the same time, however many there are. */
#define CACHES_MAX 4

/* The part of a processor's memory cache that it shares with no other processor. */
#define CACHE_LINE 64

struct place {
    struct lingo_page_cache *cache; /* NULL: not opened yet */
    atomic_flag is_in_use;
    char padding[CACHE_LINE - sizeof(struct lingo_page_cache *) - sizeof(atomic_flag)];
};

struct lingo_pages {
    const struct lingo_site *site;
    struct place places[CACHES_MAX];
};

/* Set before the process starts threads. */
static struct lingo_pages *builtin;
static unsigned cache_count = 1;

static apr_status_t free_caches(void *data)
{
    struct lingo_pages *pages = data;
    for (int i = 0; i < CACHES_MAX; i++)
        lingo_page_cache_free(pages->places[i].cache);
    return APR_SUCCESS;
}

struct lingo_pages *lingo_pages_create(apr_pool_t *pool, const struct lingo_site *site)
{
    struct lingo_pages *pages = apr_pcalloc(pool, sizeof *pages);
    pages->site = site;
    for (int i = 0; i < CACHES_MAX; i++)
        atomic_flag_clear(&pages->places[i].is_in_use);
    apr_pool_cleanup_register(pool, pages, free_caches, apr_pool_cleanup_null);
    return pages;
}

void lingo_pages_start(apr_pool_t *pool, server_rec *server)
{
    int threads = AP_MPMQ_NOT_SUPPORTED;
    (void)server;
    builtin = lingo_pages_create(pool, NULL);
    if (ap_mpm_query(AP_MPMQ_IS_THREADED, &threads) == APR_SUCCESS &&
        threads != AP_MPMQ_NOT_SUPPORTED)
        cache_count = CACHES_MAX;
}

/* The place to try first: that which the same processor used last, whose memory caches still hold
 * the pages. */
static unsigned nearest_place(void)
{
#ifdef __linux__
    int processor = sched_getcpu();
    return processor > 0 ? (unsigned)processor : 0;
#else
    return 0;
#endif
}

/* Takes a place that no other thread uses; NULL if there is none. */
static struct place *take_place(struct lingo_pages *pages)
{
    unsigned first = nearest_place();
    for (unsigned i = 0; i < cache_count; i++) {
        struct place *place = &pages->places[(first + i) % cache_count];
        if (!atomic_flag_test_and_set_explicit(&place->is_in_use, memory_order_acquire))
            return place;
    }
    return NULL;
}

static void return_place(struct place *place)
{
    atomic_flag_clear_explicit(&place->is_in_use, memory_order_release);
}

/* The cache of a place, which is opened when it is first needed; NULL if there is not enough
 * memory. */
static struct lingo_page_cache *cache_of(struct place *place, const struct lingo_site *site)
{
    if (!place->cache && lingo_page_cache_open(&place->cache, site, PAGES) != LINGO_OK)
        return NULL;
    return place->cache;
}

size_t lingo_pages_write(const struct lingo_config *config, const struct lingo_request *request,
                         char *buffer, size_t size, struct lingo_response *response)
{
    struct lingo_pages *pages = config->site ? config->pages : builtin;
    struct place *place = pages ? take_place(pages) : NULL;
    struct lingo_page_cache *cache = place ? cache_of(place, pages->site) : NULL;
    size_t length = cache ? lingo_page_cache_write(cache, request, buffer, size, response)
                          : lingo_page_write(config->site, request, buffer, size, response);
    if (place)
        return_place(place);
    return length;
}
