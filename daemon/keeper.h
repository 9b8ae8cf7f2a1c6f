/* SPDX-License-Identifier: MIT */
/* The thread beside those that answer: it makes room where connections crowd, and closes those
 * whose other side may still have to read the answer. */
#ifndef DAEMON_KEEPER_H
#define DAEMON_KEEPER_H

#include "daemon/connection.h"

/* At most so many linger at a time; then the one that has lingered longest is closed. */
#define LINGERING_MAX 256

struct lingering {
    int socket; /* -1: free */
    int64_t end, quiet_end;
    size_t left; /* bytes that may still be read */
};

struct keeper {
    pthread_t thread;
    bool is_running;
    int epoll, waker; /* descriptors */
    struct connection_table *tables;
    size_t table_count;
    atomic_bool is_woken, is_short, is_ending;
    pthread_mutex_t lock; /* of what follows */
    struct lingering list[LINGERING_MAX];
    size_t most;              /* of the list in use */
    _Atomic size_t lingering; /* now; written with the lock */
    int64_t told;             /* when the operator was told last; the thread's own */
};

/* Starts the thread; false after a message. */
bool keeper_open(struct keeper *keeper, struct connection_table *tables, size_t table_count,
                 size_t most);
void keeper_close(struct keeper *keeper);

/* Makes room soon: there are more connections than wanted or, with is_short, no more files. */
void keeper_wake(struct keeper *keeper, bool is_short);

/* Takes a socket over on which an answer was sent and the sending side is shut.  What still comes
 * is read and left aside until the other side closes: closing before would reset the connection,
 * and the other side might lose the answer (RFC 9112 section 9.6). */
void keeper_linger(struct keeper *keeper, int socket);

#endif
