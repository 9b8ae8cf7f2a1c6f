/* SPDX-License-Identifier: MIT */
/* The table of open connections, and how slow ones are shut down. */
#include "daemon/connection.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <time.h>

/* How long to wait for the request of a new connection before it may be closed. */
#define MOMENT INT64_C(20000000)

struct candidate {
    int64_t since;
    struct connection *connection;
};

int64_t clock_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* ---- the table ---- */

bool connection_table_open(struct connection_table *table, size_t size, size_t limit)
{
    *table = (struct connection_table){.size = size, .limit = limit};
    pthread_mutex_init(&table->lock, NULL);
    table->connections = calloc(size, sizeof *table->connections);
    table->candidates = calloc(size, sizeof *table->candidates);
    if (!table->connections || !table->candidates)
        return false;
    for (size_t i = size; i-- > 0;) {
        table->connections[i].socket = -1;
        table->connections[i].next = table->free;
        table->free = &table->connections[i];
    }
    return true;
}

void connection_table_close(struct connection_table *table)
{
    free(table->connections);
    free(table->candidates);
    pthread_mutex_destroy(&table->lock);
}

struct connection *connection_take(struct connection_table *table, int socket)
{
    pthread_mutex_lock(&table->lock);
    struct connection *connection = table->free;
    if (connection) {
        table->free = connection->next;
        connection->socket = socket;
        connection->is_shut = false;
        connection->begun = 0;
        connection->must_linger = false;
        atomic_store_explicit(&connection->is_busy, false, memory_order_relaxed);
        atomic_store_explicit(&connection->since, clock_now(), memory_order_relaxed);
        atomic_fetch_add_explicit(&table->open, 1, memory_order_relaxed);
        atomic_fetch_add(&table->taken, 1); /* must be last, see drain() in server.c */
    }
    pthread_mutex_unlock(&table->lock);
    return connection;
}

void connection_give_back(struct connection_table *table, struct connection *connection)
{
    pthread_mutex_lock(&table->lock);
    table->shut -= connection->is_shut;
    connection->socket = -1;
    connection->next = table->free;
    table->free = connection;
    atomic_fetch_sub_explicit(&table->open, 1, memory_order_relaxed);
    pthread_mutex_unlock(&table->lock);
}

bool connection_is_crowded(const struct connection_table *table)
{
    return atomic_load_explicit(&table->open, memory_order_relaxed) > table->limit;
}

/* ---- ending connections ---- */

/* Shuts a socket down, so that its thread sees the end of the input and closes it.  Requires the
 * lock. */
static void shut(struct connection_table *table, struct connection *connection)
{
    shutdown(connection->socket, SHUT_RDWR);
    connection->is_shut = true;
    table->shut++;
}

/* Shuts down the connections that have completed no request since a given time and meet a
 * condition. */
static void shut_old(struct connection_table *table, int64_t time,
                     bool (*is_to_end)(const struct connection *connection))
{
    if (!atomic_load_explicit(&table->open, memory_order_relaxed))
        return;
    pthread_mutex_lock(&table->lock);
    for (size_t i = 0; i < table->size; i++) {
        struct connection *connection = &table->connections[i];
        if (connection->socket >= 0 && !connection->is_shut &&
            atomic_load_explicit(&connection->since, memory_order_relaxed) < time &&
            (!is_to_end || is_to_end(connection)))
            shut(table, connection);
    }
    pthread_mutex_unlock(&table->lock);
}

static bool is_idle(const struct connection *connection)
{
    return !atomic_load_explicit(&connection->is_busy, memory_order_relaxed);
}

static bool is_closed(const struct connection *connection)
{
    char byte;
    return !recv(connection->socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
}

void connection_shut_slow(struct connection_table *table, int64_t time)
{
    shut_old(table, time, NULL);
}

void connection_shut_idle(struct connection_table *table, int64_t time)
{
    shut_old(table, time, is_idle);
}

void connection_shut_closed(struct connection_table *table, int64_t time)
{
    shut_old(table, time, is_closed);
}

static int compare_age(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    return (x->since > y->since) - (x->since < y->since);
}

/* Lists the connections that may be shut down, the slowest first, and returns their number.
 * Requires the lock. */
static size_t list_candidates(struct connection_table *table)
{
    int64_t latest = clock_now() - MOMENT;
    size_t count = 0;
    for (size_t i = 0; i < table->size; i++) {
        struct connection *connection = &table->connections[i];
        int64_t since = atomic_load_explicit(&connection->since, memory_order_relaxed);
        if (connection->socket >= 0 && !connection->is_shut && since < latest)
            table->candidates[count++] = (struct candidate){since, connection};
    }
    qsort(table->candidates, count, sizeof *table->candidates, compare_age);
    return count;
}

/* The number of connections to close: a few more than necessary, so that this is not done for each
 * new connection. */
static size_t count_surplus(const struct connection_table *table, bool is_short)
{
    size_t open = atomic_load_explicit(&table->open, memory_order_relaxed) - table->shut;
    size_t some = table->limit / 16 + 1;
    if (open > table->limit)
        return open - table->limit + some;
    return is_short ? some : 0;
}

size_t connection_make_room(struct connection_table *table, bool is_short)
{
    size_t count = 0;
    if (!is_short && !connection_is_crowded(table))
        return 0;
    pthread_mutex_lock(&table->lock);
    size_t surplus = count_surplus(table, is_short);
    size_t candidates = surplus ? list_candidates(table) : 0;
    for (size_t i = 0; i < candidates && count < surplus; i++) {
        struct connection *connection = table->candidates[i].connection;
        int waiting = 0;
        if (!ioctl(connection->socket, FIONREAD, &waiting) && waiting)
            continue;
        shut(table, connection);
        count++;
    }
    pthread_mutex_unlock(&table->lock);
    atomic_fetch_add_explicit(&table->dropped, count, memory_order_relaxed);
    return count;
}
