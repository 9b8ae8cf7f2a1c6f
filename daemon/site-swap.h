/* SPDX-License-Identifier: MIT */
/* The site that answers, and its exchange for another while threads answer. */
#ifndef DAEMON_SITE_H
#define DAEMON_SITE_H

#include <httplingo.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

struct site_holder {
    pthread_mutex_t lock;
    const struct lingo_site *site;
    atomic_uint generation; /* grows with every exchange */
};

/* A thread's own reference, so that a request needs none. */
struct site_view {
    const struct lingo_site *site;
    unsigned generation;
};

/* Opens a site file, or the built-in site for NULL; NULL, after a message, when it cannot be, or
 * when its template makes the same page of every error. */
const struct lingo_site *site_open(const char *path);

/* Warns of colours in a site file that are hard to see; false when it did. */
bool site_warn(const char *path);

/* Takes the reference over. */
void site_holder_open(struct site_holder *holder, const struct lingo_site *site);
void site_holder_exchange(struct site_holder *holder, const struct lingo_site *site);
void site_holder_close(struct site_holder *holder);

/* The newest site; it is good until the same thread asks again.  A view begins all zero. */
const struct lingo_site *site_view_get(struct site_view *view, struct site_holder *holder);
void site_view_release(struct site_view *view);

#endif
