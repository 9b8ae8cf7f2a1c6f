/* SPDX-License-Identifier: MIT */
/* Makes pages in the memory of the calling thread. */
#include "daemon/worker/worker.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

/* How many pages a thread prepares: those for the most common codes, languages and browsers.  This
 * takes up to 90 kB for each thread. */
#define PREPARED_PAGES 16
#define CONTENT_SIZE_FIRST 16384

/* The memory for the content of a page. */
struct page_buffer {
    size_t size;
    char content[];
};

static _Thread_local struct worker *this_worker;

/* ---- threads ---- */

static void free_worker(struct worker *worker)
{
    lingo_page_cache_free(worker->pages);
    lingo_site_release(worker->site);
    free(worker->spare);
    free(worker);
}

void workers_open(struct workers *workers)
{
    *workers = (struct workers){.first = NULL};
    pthread_mutex_init(&workers->lock, NULL);
}

void workers_close(struct workers *workers)
{
    while (workers->first) {
        struct worker *next = workers->first->next;
        free_worker(workers->first);
        workers->first = next;
    }
    pthread_mutex_destroy(&workers->lock);
}

struct worker *worker_get(struct workers *workers, struct metrics *metrics)
{
    if (this_worker)
        return this_worker;
    struct worker *worker = calloc(1, sizeof *worker);
    if (!worker)
        return NULL;
    worker->counters = metrics_add_thread(metrics);
    if (!worker->counters) {
        free_worker(worker);
        return NULL;
    }
    pthread_mutex_lock(&workers->lock);
    worker->next = workers->first;
    workers->first = worker;
    pthread_mutex_unlock(&workers->lock);
    return this_worker = worker;
}

struct worker *worker_current(void)
{
    return this_worker;
}

/* ---- site and time ---- */

/* Pages that were prepared for a site before the reload are of no use. */
static void replace_pages(struct worker *worker)
{
    lingo_page_cache_free(worker->pages);
    worker->site_of_pages = worker->site;
    if (lingo_page_cache_open(&worker->pages, worker->site, PREPARED_PAGES))
        worker->pages = NULL;
}

const struct lingo_site *worker_site(struct worker *worker, struct lingo_site_holder *holder)
{
    lingo_site_holder_refresh(holder, &worker->site);
    if (worker->site_of_pages != worker->site)
        replace_pages(worker);
    return worker->site;
}

const char *worker_time(struct worker *worker)
{
    time_t now = time(NULL);
    if (now != worker->second)
        snprintf(worker->digits, sizeof worker->digits, "%lld", (long long)now);
    worker->second = now;
    return worker->digits;
}

/* ---- pages ---- */

/* The spare buffer, or a new one if it is smaller. */
static struct page_buffer *take_buffer(struct worker *worker, size_t size)
{
    struct page_buffer *buffer = worker->spare;
    worker->spare = NULL;
    if (buffer && buffer->size >= size)
        return buffer;
    free(buffer);
    buffer = malloc(offsetof(struct page_buffer, content) + size);
    if (buffer)
        buffer->size = size;
    return buffer;
}

void worker_give_back(void *content)
{
    struct page_buffer *buffer = (void *)((char *)content - offsetof(struct page_buffer, content));
    struct worker *worker = this_worker;
    if (!worker || worker->spare)
        free(buffer);
    else
        worker->spare = buffer;
}

static size_t write_page(const struct worker *worker, const struct lingo_request *request,
                         struct page_buffer *buffer, struct lingo_response *response)
{
    if (!worker->pages)
        return lingo_page_write(worker->site, request, buffer->content, buffer->size, response);
    return lingo_page_cache_write(worker->pages, request, buffer->content, buffer->size, response);
}

char *worker_make_page(struct worker *worker, const struct lingo_request *request,
                       struct lingo_response *response)
{
    struct page_buffer *buffer = take_buffer(worker, CONTENT_SIZE_FIRST);
    if (!buffer)
        return NULL;
    size_t length = write_page(worker, request, buffer, response);
    if (length < buffer->size)
        return buffer->content;
    worker_give_back(buffer->content);
    buffer = take_buffer(worker, length + 1); /* for the long pages of a site's own template */
    if (!buffer)
        return NULL;
    write_page(worker, request, buffer, response);
    return buffer->content;
}
