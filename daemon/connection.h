/* SPDX-License-Identifier: MIT */
/* The open connections, each with the request under way on it, and the time it may take. */
#ifndef DAEMON_CONNECTION_H
#define DAEMON_CONNECTION_H

#include <httplingo.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#define TARGET_MAX 1024
#define TAG_MAX 24

/* What became of a request; an answer that is no page has no code. */
struct outcome {
    int status, code;
    size_t length;
    char language[TAG_MAX];
    enum lingo_media media;
    enum lingo_match match;
};

struct connection {
    struct connection *next; /* free ones; guarded by the lock of the table */
    int socket;              /* likewise; -1: free */
    bool is_shut;            /* likewise: it was told to end */
    /* When the connection was opened, or its last request answered.  Written by its thread. */
    _Atomic int64_t since;
    atomic_bool is_busy; /* a request line is there, its answer is not done; likewise */
    /* The rest belongs to the connection's thread. */
    int64_t begun;    /* when the request line was there; 0: never */
    bool is_seen;     /* the handler was called for this request */
    bool has_content; /* more may come than is read */
    bool must_linger; /* an answer was sent that the other side may still have to read */
    const char *method, *version; /* of the request under way */
    struct outcome outcome;
    char target[TARGET_MAX]; /* as it was sent, perhaps cut */
};

struct candidate;

/* The connections of one listener. */
struct connection_table {
    pthread_mutex_t lock;
    struct connection *connections, *free;
    struct candidate *candidates; /* room to sort them */
    size_t size, limit;           /* there is room for more than the limit */
    size_t shut;                  /* told to end, and still open */
    _Atomic size_t open, taken;   /* now, and altogether */
    _Atomic uint64_t dropped;     /* to make room */
};

/* Nanoseconds of a clock that only goes on. */
int64_t clock_now(void);

/* Makes room for connections; false without memory. */
bool connection_table_open(struct connection_table *table, size_t size, size_t limit);
void connection_table_close(struct connection_table *table);

/* A connection that a socket is held by; NULL when there is no room.  To be given back before the
 * socket is closed. */
struct connection *connection_take(struct connection_table *table, int socket);
void connection_give_back(struct connection_table *table, struct connection *connection);

/* Whether there are more than the limit; read without a lock. */
bool connection_is_crowded(const struct connection_table *table);

/* Shut down what has had no request done since a time: all, or that on which none is under way, or
 * that which the other side has closed.  libmicrohttpd 0.9.75 misses an end that comes with the
 * last bytes. */
void connection_shut_slow(struct connection_table *table, int64_t time);
void connection_shut_idle(struct connection_table *table, int64_t time);
void connection_shut_closed(struct connection_table *table, int64_t time);

/* Shuts the slowest down, so that there are somewhat fewer than the limit; with is_short also when
 * there are fewer already.  Those that have bytes waiting to be read, or were opened a moment ago,
 * stay.  Returns how many it were. */
size_t connection_make_room(struct connection_table *table, bool is_short);

#endif
