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
    enum lingo_format format;
    enum lingo_match match;
};

struct connection {
    struct connection *next; /* free ones; guarded by the lock of the table */
    int socket;              /* likewise; -1: free */
    /* When the connection was opened, or its last request done.  Written by its thread. */
    _Atomic int64_t since;
    atomic_bool is_busy; /* a request line is there, its answer is not done; likewise */
    /* The rest belongs to the connection's thread. */
    int64_t begun; /* when the request line was there */
    bool is_seen;  /* the handler was called for this request */
    size_t discarded;
    const char *method, *version; /* of the request under way */
    struct outcome outcome;
    char target[TARGET_MAX]; /* as it was sent, perhaps cut */
};

struct connection_table {
    pthread_mutex_t lock;
    struct connection *connections, *free;
    size_t size;
    _Atomic size_t open, taken; /* now, and altogether */
};

/* Nanoseconds of a clock that only goes on. */
int64_t clock_now(void);

/* Makes room for connections; false without memory. */
bool connection_table_open(struct connection_table *table, size_t size);
void connection_table_close(struct connection_table *table);

/* A connection that a socket is held by; NULL when there is no room.  To be given back before the
 * socket is closed. */
struct connection *connection_take(struct connection_table *table, int socket);
void connection_give_back(struct connection_table *table, struct connection *connection);

/* Shuts down what has had no request done since a time; with is_idle only that on which none is
 * under way. */
void connection_shut_before(struct connection_table *table, int64_t time, bool is_idle);

#endif
