/* SPDX-License-Identifier: MIT */
/* Waits for lingering sockets, and for requests to close slow connections. */
#include "daemon/keeper.h"

#include "daemon/log.h"

#include <errno.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#define MILLISECOND INT64_C(1000000)
#define SECOND (1000 * MILLISECOND)
/* The longest time that a socket lingers, and the longest time without input. */
#define LINGER_TIME (30 * SECOND)
#define LINGER_QUIET (5 * SECOND)
/* After this much content, nothing more is read.  The socket stays open until its time is over, so
 * that the response is not lost. */
#define LINGER_BYTES (16u << 20)
#define READ_AT_ONCE 65536
#define EVENTS 64
#define TELL_EVERY (60 * SECOND)

/* ---- lingering ---- */

static void end_lingering(struct keeper *keeper, struct lingering *one)
{
    epoll_ctl(keeper->epoll, EPOLL_CTL_DEL, one->socket, NULL);
    close(one->socket);
    one->socket = -1;
    atomic_fetch_sub_explicit(&keeper->lingering, 1, memory_order_relaxed);
}

/* A free entry, or that of the socket whose time ends first.  Requires the lock. */
static struct lingering *find_place(struct keeper *keeper)
{
    struct lingering *first = &keeper->list[0];
    for (size_t i = 0; i < keeper->most; i++) {
        if (keeper->list[i].socket < 0)
            return &keeper->list[i];
        if (keeper->list[i].end < first->end)
            first = &keeper->list[i];
    }
    end_lingering(keeper, first);
    return first;
}

void keeper_linger(struct keeper *keeper, int socket)
{
    int64_t now = clock_now();
    if (!keeper->is_running || atomic_load(&keeper->is_ending)) {
        close(socket);
        return;
    }
    pthread_mutex_lock(&keeper->lock);
    struct lingering *one = find_place(keeper);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = one};
    *one = (struct lingering){socket, now + LINGER_TIME, now + LINGER_QUIET, LINGER_BYTES};
    bool is_first = !atomic_fetch_add_explicit(&keeper->lingering, 1, memory_order_relaxed);
    if (epoll_ctl(keeper->epoll, EPOLL_CTL_ADD, socket, &event))
        end_lingering(keeper, one);
    pthread_mutex_unlock(&keeper->lock);
    if (is_first) /* the thread waits without a timeout */
        keeper_wake(keeper, false);
}

/* Reads and discards input, but only a limited amount at once, so that others are served, too. */
static void discard(struct keeper *keeper, struct lingering *one)
{
    static char rubbish[READ_AT_ONCE]; /* never used */
    if (one->socket < 0)
        return;
    ssize_t n = recv(one->socket, rubbish, sizeof rubbish, MSG_DONTWAIT);
    if (n < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (n <= 0) {
        end_lingering(keeper, one);
        return;
    }
    one->quiet_end = clock_now() + LINGER_QUIET;
    one->left -= (size_t)n < one->left ? (size_t)n : one->left;
    if (!one->left) {
        struct epoll_event event = {.events = 0, .data.ptr = one}; /* only wait for its end */
        epoll_ctl(keeper->epoll, EPOLL_CTL_MOD, one->socket, &event);
        one->quiet_end = one->end;
    }
}

static void end_overdue(struct keeper *keeper)
{
    int64_t now = clock_now();
    if (!atomic_load_explicit(&keeper->lingering, memory_order_relaxed))
        return;
    for (size_t i = 0; i < keeper->most; i++) {
        struct lingering *one = &keeper->list[i];
        if (one->socket >= 0 && (one->end <= now || one->quiet_end <= now))
            end_lingering(keeper, one);
    }
}

/* ---- making room ---- */

void keeper_wake(struct keeper *keeper, bool is_short)
{
    uint64_t one = 1;
    if (is_short)
        atomic_store(&keeper->is_short, true);
    if (!atomic_exchange(&keeper->is_woken, true) &&
        write(keeper->waker, &one, sizeof one) != sizeof one)
        atomic_store(&keeper->is_woken, false);
}

/* Logs this only from time to time, because any client can cause it. */
static void tell(struct keeper *keeper, size_t dropped)
{
    int64_t now = clock_now();
    if (!dropped || (keeper->told && now < keeper->told + TELL_EVERY))
        return;
    keeper->told = now;
    say("%zu slow connections were closed to make room for others; see --connections", dropped);
}

/* Returns whether there are still too many connections, because all of them have just been opened
 * or are about to get a response. */
static bool make_room(struct keeper *keeper)
{
    bool is_short = atomic_exchange(&keeper->is_short, false), is_crowded = false;
    size_t dropped = 0, open = 0;
    for (size_t i = 0; i < keeper->table_count; i++) {
        dropped += connection_make_room(&keeper->tables[i], is_short);
        open += atomic_load_explicit(&keeper->tables[i].open, memory_order_relaxed);
        is_crowded = is_crowded || connection_is_crowded(&keeper->tables[i]);
    }
    tell(keeper, dropped);
    if (!is_short || dropped || !open)
        return is_crowded;
    atomic_store(&keeper->is_short, true);
    return true;
}

/* ---- the thread ---- */

static void handle(struct keeper *keeper, const struct epoll_event *events, int count)
{
    pthread_mutex_lock(&keeper->lock);
    for (int i = 0; i < count; i++) {
        uint64_t times;
        if (events[i].data.ptr)
            discard(keeper, events[i].data.ptr);
        else if (read(keeper->waker, &times, sizeof times) == sizeof times)
            atomic_store(&keeper->is_woken, false);
    }
    end_overdue(keeper);
    pthread_mutex_unlock(&keeper->lock);
}

static void *keep(void *closure)
{
    struct keeper *keeper = closure;
    struct epoll_event events[EVENTS];
    while (!atomic_load(&keeper->is_ending)) {
        int milliseconds = make_room(keeper)                                                ? 20
                           : atomic_load_explicit(&keeper->lingering, memory_order_relaxed) ? 250
                                                                                            : -1;
        handle(keeper, events, epoll_wait(keeper->epoll, events, EVENTS, milliseconds));
    }
    return NULL;
}

bool keeper_open(struct keeper *keeper, struct connection_table *tables, size_t table_count,
                 size_t most)
{
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
    keeper->tables = tables;
    keeper->table_count = table_count;
    keeper->most = most < LINGERING_MAX ? most : LINGERING_MAX;
    for (size_t i = 0; i < LINGERING_MAX; i++)
        keeper->list[i].socket = -1;
    pthread_mutex_init(&keeper->lock, NULL);
    keeper->epoll = epoll_create1(EPOLL_CLOEXEC);
    keeper->waker = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    keeper->is_running = keeper->epoll >= 0 && keeper->waker >= 0 &&
                         !epoll_ctl(keeper->epoll, EPOLL_CTL_ADD, keeper->waker, &event) &&
                         !pthread_create(&keeper->thread, NULL, keep, keeper);
    if (!keeper->is_running)
        say("cannot start the thread that closes slow connections: %s", strerror(errno));
    return keeper->is_running;
}

void keeper_close(struct keeper *keeper)
{
    atomic_store(&keeper->is_ending, true);
    if (keeper->is_running) {
        atomic_store(&keeper->is_woken, false);
        keeper_wake(keeper, false);
        pthread_join(keeper->thread, NULL);
    }
    for (size_t i = 0; i < keeper->most; i++)
        if (keeper->list[i].socket >= 0)
            end_lingering(keeper, &keeper->list[i]);
    if (keeper->epoll >= 0)
        close(keeper->epoll);
    if (keeper->waker >= 0)
        close(keeper->waker);
    pthread_mutex_destroy(&keeper->lock);
}
