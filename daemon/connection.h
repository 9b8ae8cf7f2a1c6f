/* SPDX-License-Identifier: MIT */
/* The open connections, each with its current request and its time limit. */
#ifndef DAEMON_CONNECTION_H
#define DAEMON_CONNECTION_H

#include <httplingo.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#define TARGET_MAX 1024
#define TAG_MAX 24

/* The result of a request.  Only pages have a code. */
struct outcome {
    int status, code;
    size_t length;
    char language[TAG_MAX];
    enum lingo_media media;
    enum lingo_match match;
};

struct connection {
    struct connection *next; /* the next free one; guarded by the lock of the table */
    int socket;              /* -1 if free; guarded by the lock */
    bool is_shut;            /* it has been shut down; guarded by the lock */
    /* When the connection was opened, or its last response was sent.  Written by its thread. */
    _Atomic int64_t since;
    /* From the request line to the end of the response.  Written by its thread. */
    atomic_bool is_busy;
    /* The other members belong to the connection's thread. */
    int64_t begun;                /* when the request line was received; 0 if never */
    bool is_seen;                 /* the handler was called for this request */
    bool has_content;             /* there may be more content than is read */
    bool must_linger;             /* the other side may still have to read the response */
    const char *method, *version; /* of the current request */
    struct outcome outcome;
    char target[TARGET_MAX]; /* as received, possibly truncated */
};

struct candidate;

/* The connections of one listener. */
struct connection_table {
    pthread_mutex_t lock;
    struct connection *connections, *free;
    struct candidate *candidates; /* memory for sorting */
    size_t size, limit;           /* size is greater than the limit */
    size_t shut;                  /* shut down, but still open */
    _Atomic size_t open, taken;   /* now, and in total */
    _Atomic uint64_t dropped;     /* closed because there were too many */
};

/* The time of a monotonic clock, in nanoseconds. */
int64_t clock_now(void);

/* Allocates the table.  Returns false if there is not enough memory. */
bool connection_table_open(struct connection_table *table, size_t size, size_t limit);
void connection_table_close(struct connection_table *table);

/* Adds a connection with this socket; NULL if the table is full.  Give it back before the socket is
 * closed. */
struct connection *connection_take(struct connection_table *table, int socket);
void connection_give_back(struct connection_table *table, struct connection *connection);

/* Whether there are more than the limit.  Takes no lock. */
bool connection_is_crowded(const struct connection_table *table);

/* Shut down connections that have completed no request since a given time: all of them, those
 * without a current request, or those that the other side has closed. libmicrohttpd 0.9.75 does not
 * notice the latter if the end arrives together with the last bytes. */
void connection_shut_slow(struct connection_table *table, int64_t time);
void connection_shut_idle(struct connection_table *table, int64_t time);
void connection_shut_closed(struct connection_table *table, int64_t time);

/* Shuts the slowest connections down, so that there are fewer than the limit, or, with is_short,
 * fewer than now.  Keeps connections that have unread input, or that have just been opened.
 * Returns how many it has shut down. */
size_t connection_make_room(struct connection_table *table, bool is_short);

#endif
