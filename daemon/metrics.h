/* SPDX-License-Identifier: MIT */
/* What is counted: by each thread in memory of its own, so that none waits for another; summed up
 * when somebody asks. */
#ifndef DAEMON_METRICS_H
#define DAEMON_METRICS_H

#include "daemon/connection.h"

#define MATCH_COUNT (LINGO_MATCH_DEFAULT + 1)
#define BUCKET_COUNT 14
#define LANGUAGE_SLOTS 256 /* a power of two, well above the number of languages */

typedef _Atomic uint64_t counter;

/* The counters of one language: the tag is written once, before it is marked as used. */
struct language_counter {
    atomic_bool is_used;
    char tag[TAG_MAX];
    counter pages;
};

struct counters {
    struct counters *next;
    counter codes[600]; /* by code; 0: an answer that is no page */
    counter media[LINGO_MEDIA_COUNT];
    counter matches[MATCH_COUNT];
    struct language_counter languages[LANGUAGE_SLOTS];
    counter other_languages; /* beyond the slots */
    counter buckets[BUCKET_COUNT + 1];
    counter nanoseconds;
};

struct metrics {
    pthread_mutex_t lock; /* of the list */
    struct counters *threads;
    counter reloads, failed_reloads;
    int64_t started, loaded; /* seconds since 1970; loaded is written under the lock */
};

void metrics_open(struct metrics *metrics);
void metrics_close(struct metrics *metrics);

/* Counters for the calling thread; NULL without memory. */
struct counters *metrics_add_thread(struct metrics *metrics);

/* Counts one answer, by the thread that the counters belong to. */
void metrics_count(struct counters *counters, const struct outcome *outcome, int64_t nanoseconds);

/* Notes that the site was read. */
void metrics_note_load(struct metrics *metrics, bool good);

/* What is counted elsewhere. */
struct connection_counts {
    size_t open, lingering;
    uint64_t dropped;
};

/* Writes everything in the text format of Prometheus, version 0.0.4; to be freed.  NULL without
 * memory. */
char *metrics_print(struct metrics *metrics, const struct connection_counts *connections,
                    size_t *length);

#endif
