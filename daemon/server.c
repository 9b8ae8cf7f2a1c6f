/* SPDX-License-Identifier: MIT */
/* Starts libmicrohttpd, waits for signals, reloads, and drains connections at the end. */
#include <config.h> /* first: accept4() is an extension */

#include "daemon/server.h"

#include "daemon/answer.h"
#include "daemon/log.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define SECOND INT64_C(1000000000)
/* So long a proxy may take to notice that a connection will be closed. */
#define IDLE_WHEN_DRAINING (SECOND / 2)
#define DRAINING_LEAST (SECOND / 10)

struct server {
    struct service service;
    const struct options *options;
    const struct listeners *listeners;
    struct endpoint endpoints[LISTENERS_MAX];
    struct MHD_Daemon *daemons[LISTENERS_MAX];
    atomic_bool is_started;
};

/* ---- signals ---- */

static void fill_signals(sigset_t *set)
{
    sigemptyset(set);
    sigaddset(set, SIGHUP);
    sigaddset(set, SIGINT);
    sigaddset(set, SIGTERM);
}

void server_block_signals(void)
{
    sigset_t set;
    fill_signals(&set);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    signal(SIGPIPE, SIG_IGN);
}

/* The next signal; 0 when none came in time. */
static int wait_for_signal(long milliseconds)
{
    struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    sigset_t set;
    fill_signals(&set);
    int number = sigtimedwait(&set, NULL, &time);
    return number < 0 ? 0 : number;
}

/* ---- starting ---- */

/* What the library says while it starts.  Later it tells of bad requests: that would be a log that
 * anybody can fill. */
static void log_library(void *closure, const char *format, va_list arguments)
{
    const struct server *server = closure;
    char text[512];
    if (server->is_started)
        return;
    vsnprintf(text, sizeof text, format, arguments);
    text[strcspn(text, "\n")] = '\0';
    say("%s", text);
}

static struct MHD_Daemon *start(struct server *server, size_t index)
{
    const struct options *options = server->options;
    struct endpoint *endpoint = &server->endpoints[index];
    unsigned threads = options->threads, connections = options->connections;
    if (connections < threads)
        threads = connections; /* each thread has its share of them */
    struct MHD_OptionItem pool[] = {{MHD_OPTION_THREAD_POOL_SIZE, threads, NULL},
                                    {MHD_OPTION_END, 0, NULL}};
    *endpoint = (struct endpoint){&server->service, server->listeners->list[index].is_metrics ||
                                                        !options->metrics_listen};
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_USE_ERROR_LOG;
    /* clang-format off */
    return MHD_start_daemon(
        flags, 0, NULL, NULL, answer_request, endpoint,
        MHD_OPTION_EXTERNAL_LOGGER, log_library, server,
        MHD_OPTION_LISTEN_SOCKET, server->listeners->list[index].socket,
        MHD_OPTION_CONNECTION_LIMIT, connections,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, options->header_size,
        MHD_OPTION_CONNECTION_TIMEOUT, options->timeout,
        MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_URI_LOG_CALLBACK, answer_begin, endpoint,
        MHD_OPTION_NOTIFY_COMPLETED, answer_done, endpoint,
        MHD_OPTION_NOTIFY_CONNECTION, answer_connection, endpoint,
        MHD_OPTION_ARRAY, threads > 1 ? pool : &pool[1],
        MHD_OPTION_END);
    /* clang-format on */
}

static bool start_all(struct server *server)
{
    for (size_t i = 0; i < server->listeners->count; i++) {
        server->daemons[i] = start(server, i);
        if (!server->daemons[i]) {
            say("the server could not be started: are %u connections within the limit of open "
                "files?",
                server->options->connections);
            return false;
        }
    }
    server->is_started = true;
    return true;
}

static void stop_all(struct server *server)
{
    for (size_t i = 0; i < server->listeners->count; i++)
        if (server->daemons[i])
            MHD_stop_daemon(server->daemons[i]);
}

/* ---- while it runs ---- */

static void reload(struct server *server)
{
    struct timespec now;
    char state[64];
    clock_gettime(CLOCK_MONOTONIC, &now);
    snprintf(state, sizeof state, "RELOADING=1\nMONOTONIC_USEC=%lld",
             (long long)now.tv_sec * 1000000 + now.tv_nsec / 1000);
    say_to_manager(state);
    access_log_reopen(&server->service.log);
    const struct lingo_site *site = site_open(server->options->site);
    metrics_note_load(&server->service.metrics, site);
    if (site) {
        site_holder_exchange(&server->service.site, site);
        say("reloaded");
    } else {
        say("the site stays as it was");
    }
    say_to_manager("READY=1");
}

/* Ends connections on which no request was done in twice the timeout: the library's own timeout
 * begins anew with every byte. */
static void shut_slow(struct server *server)
{
    int64_t limit = 2 * (int64_t)server->options->timeout * SECOND;
    connection_shut_before(&server->service.connections, clock_now() - limit, false);
}

/* Answers until a signal to end comes, or the time is over; 0: it never is. */
static void serve(struct server *server, unsigned seconds)
{
    int64_t end = clock_now() + (int64_t)seconds * SECOND;
    while (!seconds || clock_now() < end) {
        int number = wait_for_signal(500);
        if (number == SIGHUP)
            reload(server);
        else if (number)
            return;
        shut_slow(server);
    }
}

/* ---- leaving ---- */

/* Hands what waits in the queue of a socket over to the library, then lets nobody wait there any
 * more.  Returns how many there were. */
static size_t empty_queue(struct MHD_Daemon *daemon, const struct listener *listener)
{
    struct sockaddr_storage address;
    size_t count = 0;
    for (;;) {
        socklen_t length = sizeof address;
        int client = accept4(listener->socket, (struct sockaddr *)&address, &length,
                             SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (client < 0)
            break;
        count += MHD_add_connection(daemon, client, (const struct sockaddr *)&address, length) ==
                 MHD_YES;
    }
    if (listener->is_ours)
        shutdown(listener->socket, SHUT_RDWR);
    return count;
}

/* Accepts no more; returns how many connections there will have been when each that was handed
 * over has begun. */
static size_t stop_accepting(struct server *server)
{
    size_t count = 0;
    for (size_t i = 0; i < server->listeners->count; i++)
        MHD_quiesce_daemon(server->daemons[i]);
    size_t before = atomic_load(&server->service.connections.taken);
    for (size_t i = 0; i < server->listeners->count; i++)
        count += empty_queue(server->daemons[i], &server->listeners->list[i]);
    return before + count;
}

/* Answers what is under way and closes what is idle; a second signal, or the grace period, ends
 * it. */
static void drain(struct server *server)
{
    struct connection_table *table = &server->service.connections;
    int64_t begun = clock_now(), end = begun + (int64_t)server->options->grace * SECOND;
    atomic_store(&server->service.is_draining, true);
    size_t awaited = stop_accepting(server);
    while (clock_now() < end &&
           (clock_now() < begun + DRAINING_LEAST || atomic_load(&table->taken) < awaited ||
            atomic_load(&table->open))) {
        int number = wait_for_signal(20);
        if (number == SIGTERM || number == SIGINT)
            break;
        connection_shut_before(table, clock_now() - IDLE_WHEN_DRAINING, true);
    }
    size_t left = atomic_load(&table->open);
    if (left)
        say("%zu connections are cut off", left);
}

static void leave(struct server *server)
{
    say_to_manager("STOPPING=1");
    say("shutting down");
    atomic_store(&server->service.is_leaving, true);
    if (server->options->delay)
        serve(server, server->options->delay);
    drain(server);
}

static bool open_service(struct server *server, const struct lingo_site *site)
{
    struct service *service = &server->service;
    const struct options *options = server->options;
    service->options = options;
    if (gethostname(service->host, sizeof service->host - 1))
        service->host[0] = '\0';
    pthread_mutex_init(&service->lock, NULL);
    metrics_open(&service->metrics);
    site_holder_open(&service->site, site);
    bool has_room = connection_table_open(&service->connections,
                                          options->connections * server->listeners->count);
    if (!has_room)
        say("there is no memory for %u connections", options->connections);
    return has_room && access_log_open(&service->log, options->access_log, options->log_format);
}

static void close_service(struct service *service)
{
    answer_close(service);
    connection_table_close(&service->connections);
    site_holder_close(&service->site);
    metrics_close(&service->metrics);
    pthread_mutex_destroy(&service->lock);
}

int server_run(const struct options *options, const struct listeners *listeners,
               const struct lingo_site *site)
{
    int code = EXIT_REFUSED;
    struct server *server = calloc(1, sizeof *server);
    if (!server) {
        lingo_site_release(site);
        return code;
    }
    server->options = options;
    server->listeners = listeners;
    if (open_service(server, site) && start_all(server)) {
        say_to_manager("READY=1");
        say("ready");
        serve(server, 0);
        leave(server);
        code = EXIT_DONE;
    }
    stop_all(server);
    close_service(&server->service);
    free(server);
    return code;
}
