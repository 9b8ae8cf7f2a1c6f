/* SPDX-License-Identifier: MIT */
/* The metrics.  Each thread counts in its own memory, so that no thread waits for another; the
 * counters are added up on request. */
#ifndef DAEMON_METRICS_H
#define DAEMON_METRICS_H

#include "daemon/connection.h"

#define MATCH_COUNT (LINGO_MATCH_DEFAULT + 1)
#define BUCKET_COUNT 14
#define LANGUAGE_SLOTS 256 /* a power of two, much greater than the number of languages */

typedef _Atomic uint64_t counter;

/* The counters of one language.  The tag is written once, before the entry is marked as used. */
struct language_counter {
    atomic_bool is_used;
    char tag[TAG_MAX];
    counter pages;
};

struct counters {
    struct counters *next;
    counter codes[600]; /* by code; 0 for responses without a page */
    counter media[LINGO_MEDIA_COUNT];
    counter matches[MATCH_COUNT];
    struct language_counter languages[LANGUAGE_SLOTS];
    counter other_languages; /* those that have no slot */
    counter buckets[BUCKET_COUNT + 1];
    counter nanoseconds;
};

struct metrics {
    pthread_mutex_t lock; /* for the list */
    struct counters *threads;
    counter reloads, failed_reloads;
    int64_t started, loaded; /* in seconds since 1970; loaded is written with the lock */
};

void metrics_open(struct metrics *metrics);
void metrics_close(struct metrics *metrics);

/* Counters for the calling thread; NULL if there is not enough memory. */
struct counters *metrics_add_thread(struct metrics *metrics);

/* Counts one response.  Only the thread that owns the counters may call this. */
void metrics_count(struct counters *counters, const struct outcome *outcome, int64_t nanoseconds);

/* Records that the site was read. */
void metrics_note_load(struct metrics *metrics, bool good);

/* Numbers that are counted elsewhere. */
struct connection_counts {
    size_t open, lingering;
    uint64_t dropped;
};

/* Writes all metrics in the Prometheus text format, version 0.0.4; to be freed.  NULL if there is
 * not enough memory. */
char *metrics_print(struct metrics *metrics, const struct connection_counts *connections,
                    size_t *length);

#endif
