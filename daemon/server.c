/* SPDX-License-Identifier: MIT */
/* Starts libmicrohttpd, waits for signals, reloads, and drains connections at the end. */
#include <config.h> /* first: accept4() is an extension */

#include "daemon/server.h"

#include "daemon/answer.h"
#include "daemon/log.h"
#include "daemon/open-files.h"

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
/* How long a proxy may take to notice that a connection will be closed. */
#define IDLE_WHEN_DRAINING (SECOND / 2)
#define DRAINING_LEAST (SECOND / 10)

struct server {
    struct service service;
    const struct options *options;
    const struct listeners *listeners;
    const struct sandbox *sandbox;
    struct endpoint endpoints[LISTENERS_MAX];
    struct MHD_Daemon *daemons[LISTENERS_MAX];
    atomic_bool is_started;
    _Atomic int64_t told_shortage;
};

/* ---- signals ---- */

static void fill_signals(sigset_t *set)
{
    sigemptyset(set);
    sigaddset(set, SIGHUP);
    sigaddset(set, SIGINT);
    sigaddset(set, SIGTERM);
    sigaddset(set, SIGUSR1);
}

void server_block_signals(void)
{
    sigset_t set;
    fill_signals(&set);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); /* a log at the limit of file sizes (ulimit -f) is not the end */
}

/* The next signal; 0 if none arrives in time. */
static int wait_for_signal(long milliseconds)
{
    struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    sigset_t set;
    fill_signals(&set);
    int number = sigtimedwait(&set, NULL, &time);
    return number < 0 ? 0 : number;
}

/* ---- starting ---- */

/* There are no more files, although their limit was compared with the number of connections: it has
 * been lowered since then, or it is that of the system.  Logged only from time to time. */
static void note_shortage(struct server *server)
{
    int64_t now = clock_now(), told = atomic_load(&server->told_shortage);
    keeper_wake(&server->service.keeper, true);
    if ((!told || now > told + 60 * SECOND) &&
        atomic_compare_exchange_strong(&server->told_shortage, &told, now))
        say("too few open files, or too little memory, for connections: closing the slowest; raise "
            "the "
            "limit (ulimit -n, LimitNOFILE=) or lower --connections");
}

/* Messages of the library while it starts.  Later messages are about bad requests, with which
 * anyone could fill the log. */
static void log_library(void *closure, const char *format, va_list arguments)
{
    struct server *server = closure;
    char text[512];
    if (atomic_load(&server->is_started)) {
        if (strstr(format, "resource limit"))
            note_shortage(server);
        return;
    }
    vsnprintf(text, sizeof text, format, arguments);
    text[strcspn(text, "\n")] = '\0';
    say("%s", text);
}

/* How strictly the library parses requests.  Newer versions have levels; 1 is the strictest level
 * that all correct clients pass.  Up to 0.9.77 it is a switch that requires a Host and an address
 * without spaces, but makes the library respond with two header sections. framing.c checks both
 * instead. */
#if MHD_VERSION >= 0x01000000
#define STRICT MHD_OPTION_CLIENT_DISCIPLINE_LVL, 1
#else
#define STRICT MHD_OPTION_STRICT_FOR_CLIENT, 0
#endif

static struct MHD_Daemon *start(struct server *server, size_t index)
{
    const struct options *options = server->options;
    struct endpoint *endpoint = &server->endpoints[index];
    unsigned threads = options->threads, connections = options->connections;
    if (connections < threads)
        threads = connections; /* each thread gets its share of them */
    struct MHD_OptionItem pool[] = {{MHD_OPTION_THREAD_POOL_SIZE, threads, NULL},
                                    {MHD_OPTION_END, 0, NULL}};
    *endpoint =
        (struct endpoint){&server->service, &server->service.tables[index],
                          server->listeners->list[index].is_metrics || !options->metrics_listen};
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_USE_ERROR_LOG;
    /* clang-format off */
    return MHD_start_daemon(
        flags, 0, NULL, NULL, answer_request, endpoint,
        MHD_OPTION_EXTERNAL_LOGGER, log_library, server,
        MHD_OPTION_LISTEN_SOCKET, server->listeners->list[index].socket,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)endpoint->connections->size,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, options->header_size,
        MHD_OPTION_CONNECTION_TIMEOUT, options->timeout,
        STRICT,
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
            say("cannot start the server; check whether the limit of open files allows %u "
                "connections",
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

static void reopen_log(struct server *server)
{
    if (!access_log_reopen(&server->service.log))
        sandbox_explain(server->sandbox);
}

static void reload(struct server *server)
{
    struct timespec now;
    char state[64];
    bool was_denied;
    clock_gettime(CLOCK_MONOTONIC, &now);
    snprintf(state, sizeof state, "RELOADING=1\nMONOTONIC_USEC=%lld",
             (long long)now.tv_sec * 1000000 + now.tv_nsec / 1000);
    say_to_manager(state);
    reopen_log(server);
    const struct lingo_site *site = site_open(server->options->site, &was_denied);
    metrics_note_load(&server->service.metrics, site);
    if (site) {
        lingo_site_holder_set(server->service.site, site);
        lingo_site_release(site);
        say("reloaded");
    } else {
        if (was_denied)
            sandbox_explain(server->sandbox);
        say("keeping the old site");
    }
    say_to_manager("READY=1");
}

/* Closes connections that have completed no request within twice the timeout.  The library's own
 * timeout restarts with every byte. */
static void shut_slow(struct server *server)
{
    int64_t now = clock_now(), limit = 2 * (int64_t)server->options->timeout * SECOND;
    for (size_t i = 0; i < server->service.table_count; i++) {
        connection_shut_slow(&server->service.tables[i], now - limit);
        connection_shut_closed(&server->service.tables[i], now - SECOND);
    }
}

/* Serves until a signal to end arrives, or until the time is over; 0 means no limit. */
static void serve(struct server *server, unsigned seconds)
{
    int64_t end = clock_now() + (int64_t)seconds * SECOND;
    while (!seconds || clock_now() < end) {
        int number = wait_for_signal(500);
        if (number == SIGHUP)
            reload(server);
        else if (number == SIGUSR1)
            reopen_log(server);
        else if (number)
            return;
        shut_slow(server);
    }
}

/* ---- leaving ---- */

/* Passes the connections that wait in the queue of a socket to the library, then stops listening.
 * Returns their number. */
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

static size_t count_taken(struct service *service)
{
    size_t count = 0;
    for (size_t i = 0; i < service->table_count; i++)
        count += atomic_load(&service->tables[i].taken);
    return count;
}

/* The number of connections on which something may still arrive, or must still be read by the other
 * side. */
static size_t count_open(struct service *service)
{
    size_t count = atomic_load(&service->keeper.lingering);
    for (size_t i = 0; i < service->table_count; i++)
        count += atomic_load(&service->tables[i].open);
    return count;
}

/* Stops accepting connections.  Returns the number that will have been taken when all that were
 * passed to the library have started. */
static size_t stop_accepting(struct server *server)
{
    size_t count = 0;
    for (size_t i = 0; i < server->listeners->count; i++)
        MHD_quiesce_daemon(server->daemons[i]);
    size_t before = count_taken(&server->service);
    for (size_t i = 0; i < server->listeners->count; i++)
        count += empty_queue(server->daemons[i], &server->listeners->list[i]);
    return before + count;
}

static void shut_idle(struct service *service)
{
    int64_t now = clock_now();
    for (size_t i = 0; i < service->table_count; i++) {
        connection_shut_idle(&service->tables[i], now - IDLE_WHEN_DRAINING);
        connection_shut_closed(&service->tables[i], now - DRAINING_LEAST);
    }
}

/* Completes current requests and closes idle connections, until a second signal or the end of the
 * grace period. */
static void drain(struct server *server)
{
    struct service *service = &server->service;
    int64_t begun = clock_now(), end = begun + (int64_t)server->options->grace * SECOND;
    atomic_store(&service->is_draining, true);
    size_t awaited = stop_accepting(server);
    while (clock_now() < end && (clock_now() < begun + DRAINING_LEAST ||
                                 count_taken(service) < awaited || count_open(service))) {
        int number = wait_for_signal(20);
        if (number == SIGTERM || number == SIGINT)
            break;
        shut_idle(service);
    }
    size_t left = count_open(service);
    if (left)
        say("closing %zu connections that are still open", left);
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

static bool open_tables(struct service *service, unsigned connections, size_t count)
{
    size_t size = connections + open_files_reserve(connections);
    while (service->table_count < count) {
        struct connection_table *table = &service->tables[service->table_count++];
        if (!connection_table_open(table, size, connections)) {
            say("not enough memory for %u connections", connections);
            return false;
        }
    }
    return true;
}

static bool open_service(struct server *server, const struct lingo_site *site)
{
    struct service *service = &server->service;
    const struct options *options = server->options;
    service->options = options;
    if (gethostname(service->host, sizeof service->host - 1))
        service->host[0] = '\0';
    workers_open(&service->workers);
    metrics_open(&service->metrics);
    service->keeper.epoll = service->keeper.waker = -1;
    if (lingo_site_holder_open(&service->site, site)) {
        say("there is no memory for the site");
        return false;
    }
    return access_log_open(&service->log, options->access_log, options->log_format) &&
           open_tables(service, options->connections, server->listeners->count) &&
           keeper_open(&service->keeper, service->tables, service->table_count,
                       open_files_lingering(options->connections));
}

static void close_service(struct service *service)
{
    keeper_close(&service->keeper);
    workers_close(&service->workers);
    for (size_t i = 0; i < service->table_count; i++)
        connection_table_close(&service->tables[i]);
    lingo_site_holder_free(service->site);
    metrics_close(&service->metrics);
}

int server_run(const struct options *options, const struct listeners *listeners,
               const struct sandbox *sandbox, const struct lingo_site *site)
{
    int code = EXIT_REFUSED;
    struct server *server = calloc(1, sizeof *server);
    if (!server) {
        lingo_site_release(site);
        return code;
    }
    server->options = options;
    server->listeners = listeners;
    server->sandbox = sandbox;
    bool is_open = open_service(server, site);
    lingo_site_release(site); /* the service has its own reference */
    if (is_open && start_all(server)) {
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
