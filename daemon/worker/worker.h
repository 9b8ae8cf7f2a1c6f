/* SPDX-License-Identifier: MIT */
/* What each thread that answers requests has for itself, so that threads do not wait for each
 * other: its reference to the site, prepared pages of this site, counters, and memory. */
#ifndef DAEMON_WORKER_H
#define DAEMON_WORKER_H

#include "daemon/metrics.h"
#include "daemon/request.h"

#include <httplingo.h>
#include <pthread.h>
#include <time.h>

/* All workers, to be freed at the end. */
struct workers {
    pthread_mutex_t lock; /* for the list */
    struct worker *first;
};

struct worker {
    struct worker *next;
    const struct lingo_site *site; /* its reference to the current one */
    /* Prepared pages of the site; NULL if there was not enough memory.  The cache has a reference,
     * so no other site can have the address of its site. */
    struct lingo_page_cache *pages;
    const struct lingo_site *site_of_pages;
    struct counters *counters;
    struct page_buffer *spare; /* for the next page; NULL while a response has it */
    struct fields fields;      /* of the current request */
    time_t second;             /* the time for which the digits were printed */
    char digits[24];
};

void workers_open(struct workers *workers);

/* Frees the data of the threads after they have ended. */
void workers_close(struct workers *workers);

/* The worker of the calling thread, which is made if it has none; NULL if there is not enough
 * memory. */
struct worker *worker_get(struct workers *workers, struct metrics *metrics);

/* The worker of the calling thread; NULL if it has none. */
struct worker *worker_current(void);

/* The current site, valid until the next call by the same thread. */
const struct lingo_site *worker_site(struct worker *worker, struct lingo_site_holder *holder);

/* The seconds since 1970 in decimal digits, valid until the next call by the same thread. */
const char *worker_time(struct worker *worker);

/* Writes a page of the site that worker_site() returned last.  Returns its content, to be given
 * back with worker_give_back(); NULL if there is not enough memory. */
char *worker_make_page(struct worker *worker, const struct lingo_request *request,
                       struct lingo_response *response);

/* Gives the content of a page back, in any thread. */
void worker_give_back(void *content);

#endif
