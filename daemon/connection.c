/* SPDX-License-Identifier: MIT */
/* The table of open connections, and how those that take too long are shut. */
#include "daemon/connection.h"

#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

int64_t clock_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

bool connection_table_open(struct connection_table *table, size_t size)
{
    *table = (struct connection_table){.size = size};
    pthread_mutex_init(&table->lock, NULL);
    table->connections = calloc(size, sizeof *table->connections);
    if (!table->connections)
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
    pthread_mutex_destroy(&table->lock);
}

struct connection *connection_take(struct connection_table *table, int socket)
{
    pthread_mutex_lock(&table->lock);
    struct connection *connection = table->free;
    if (connection) {
        table->free = connection->next;
        connection->socket = socket;
        atomic_store_explicit(&connection->is_busy, false, memory_order_relaxed);
        atomic_store_explicit(&connection->since, clock_now(), memory_order_relaxed);
        atomic_fetch_add_explicit(&table->open, 1, memory_order_relaxed);
        atomic_fetch_add(&table->taken, 1); /* last: see drain() in server.c */
    }
    pthread_mutex_unlock(&table->lock);
    return connection;
}

void connection_give_back(struct connection_table *table, struct connection *connection)
{
    pthread_mutex_lock(&table->lock);
    connection->socket = -1;
    connection->next = table->free;
    table->free = connection;
    atomic_fetch_sub_explicit(&table->open, 1, memory_order_relaxed);
    pthread_mutex_unlock(&table->lock);
}

void connection_shut_before(struct connection_table *table, int64_t time, bool is_idle)
{
    if (!atomic_load_explicit(&table->open, memory_order_relaxed))
        return;
    pthread_mutex_lock(&table->lock);
    for (size_t i = 0; i < table->size; i++) {
        struct connection *connection = &table->connections[i];
        if (connection->socket >= 0 &&
            !(is_idle && atomic_load_explicit(&connection->is_busy, memory_order_relaxed)) &&
            atomic_load_explicit(&connection->since, memory_order_relaxed) < time)
            shutdown(connection->socket, SHUT_RDWR);
    }
    pthread_mutex_unlock(&table->lock);
}
