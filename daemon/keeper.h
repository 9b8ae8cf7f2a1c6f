/* SPDX-License-Identifier: MIT */
/* A separate thread that closes connections if there are too many, and closes sockets after the
 * other side has had time to read the response. */
#ifndef DAEMON_KEEPER_H
#define DAEMON_KEEPER_H

#include "daemon/connection.h"

/* The maximum number of lingering sockets.  If there are more, the one that has lingered longest is
 * closed. */
#define LINGERING_MAX 256

struct lingering {
    int socket; /* -1 if free */
    int64_t end, quiet_end;
    size_t left; /* how many bytes may still be read */
};

struct keeper {
    pthread_t thread;
    bool is_running;
    int epoll, waker; /* descriptors */
    struct connection_table *tables;
    size_t table_count;
    atomic_bool is_woken, is_short, is_ending;
    pthread_mutex_t lock; /* for the members below */
    struct lingering list[LINGERING_MAX];
    size_t most;              /* the number of entries in use */
    _Atomic size_t lingering; /* the current number; written with the lock */
    int64_t told;             /* when the operator was last told; only for the thread */
};

/* Starts the thread.  Returns false after printing an error. */
bool keeper_open(struct keeper *keeper, struct connection_table *tables, size_t table_count,
                 size_t most);
void keeper_close(struct keeper *keeper);

/* Requests that slow connections are closed, because there are too many connections or, with
 * is_short, no more files can be opened. */
void keeper_wake(struct keeper *keeper, bool is_short);

/* Takes over a socket on which the response was sent and the sending side is shut down.  Reads and
 * discards input until the other side closes.  If the socket was closed earlier, the connection
 * would be reset, and the other side might lose the response (RFC 9112 section 9.6). */
void keeper_linger(struct keeper *keeper, int socket);

#endif
