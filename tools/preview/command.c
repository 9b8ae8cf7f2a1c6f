/* SPDX-License-Identifier: MIT */
/* httplingo preview: serves on the loopback interface, and watches the file. */
#include "tools/cli.h"
#include "tools/po/text.h"
#include "tools/preview/preview.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#define PORT 8378
/* How long a request for changes stays open, which must be shorter than the timeouts of proxies and
 * browsers. */
#define CHANGES_SECONDS 25
#define WATCH_MILLISECONDS 200

/* Data that the threads for connections read and the main thread replaces. */
struct server {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct preview *preview;
    uint16_t port;
    bool stopping;
};

static volatile sig_atomic_t stopped;

static void stop(int signal_number)
{
    (void)signal_number;
    stopped = 1;
}

/* Takes over the content. */
static enum MHD_Result answer(struct MHD_Connection *connection, unsigned status, char *content,
                              const char *type)
{
    struct MHD_Response *response =
        MHD_create_response_from_buffer(strlen(content), content, MHD_RESPMEM_MUST_FREE);
    if (!response) {
        free(content);
        return MHD_NO;
    }
    MHD_add_response_header(response, "Content-Type", type);
    MHD_add_response_header(response, "Cache-Control", "no-store");
    MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    if (status == MHD_HTTP_METHOD_NOT_ALLOWED)
        MHD_add_response_header(response, "Allow", "GET, HEAD");
    MHD_add_response_header(response, "Content-Security-Policy",
                            "default-src 'self'; style-src 'self' 'unsafe-inline'; "
                            "frame-ancestors 'self'; base-uri 'none'; form-action 'none'");
    enum MHD_Result result = MHD_queue_response(connection, status, response);
    MHD_destroy_response(response);
    return result;
}

static const char *argument(struct MHD_Connection *connection, const char *name)
{
    const char *value = MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, name);
    return value ? value : "";
}

/* Waits until the version of the file differs from the one that the client has. */
static enum MHD_Result answer_changes(struct server *server, struct MHD_Connection *connection)
{
    unsigned seen = (unsigned)strtoul(argument(connection, "after"), NULL, 10);
    struct timespec end;
    clock_gettime(CLOCK_REALTIME, &end);
    end.tv_sec += CHANGES_SECONDS;
    pthread_mutex_lock(&server->lock);
    while (server->preview->version == seen && !server->stopping &&
           pthread_cond_timedwait(&server->changed, &server->lock, &end) != ETIMEDOUT)
        continue;
    char *version = po_format("%u", server->preview->version);
    pthread_mutex_unlock(&server->lock);
    return answer(connection, MHD_HTTP_OK, version, "text/plain; charset=utf-8");
}

static enum MHD_Result answer_page(struct server *server, struct MHD_Connection *connection)
{
    const char *name = argument(connection, "format");
    int format = *name ? lingo_media_find(name, strlen(name)) : LINGO_MEDIA_HTML;
    struct preview_view view = {
        .code = (int)cli_parse_number(argument(connection, "code")),
        .english = !strcmp(argument(connection, "lang"), "en"),
        .maintenance = !strcmp(argument(connection, "maintenance"), "yes"),
        .dark = !strcmp(argument(connection, "scheme"), "dark"),
        .format = format < 0 ? LINGO_MEDIA_HTML : (enum lingo_media)format,
    };
    const char *type = "text/plain; charset=utf-8";
    pthread_mutex_lock(&server->lock);
    char *page = server->preview->site ? preview_page(server->preview, &view, &type)
                                       : po_format("%s", server->preview->problem);
    pthread_mutex_unlock(&server->lock);
    return answer(connection, MHD_HTTP_OK, page, type);
}

static enum MHD_Result answer_document(struct server *server, struct MHD_Connection *connection,
                                       const char *path)
{
    char *document = NULL;
    size_t size;
    FILE *out = open_memstream(&document, &size);
    if (!out)
        return MHD_NO;
    pthread_mutex_lock(&server->lock);
    bool found = preview_write(out, server->preview, path);
    pthread_mutex_unlock(&server->lock);
    if (fclose(out)) {
        free(document);
        return MHD_NO;
    }
    return answer(connection, found ? MHD_HTTP_OK : MHD_HTTP_NOT_FOUND, document,
                  "text/html; charset=utf-8");
}

/* A page on another site could use a name that resolves to this address, and read the content.  So
 * only names of the loopback interface are served. */
static bool is_own_host(const struct server *server, struct MHD_Connection *connection)
{
    const char *host = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Host");
    char *number = po_format("127.0.0.1:%u", server->port);
    char *name = po_format("localhost:%u", server->port);
    bool own = host && (!strcmp(host, number) || !strcmp(host, name));
    free(number);
    free(name);
    return own;
}

static enum MHD_Result handle(void *context, struct MHD_Connection *connection, const char *path,
                              const char *method, const char *protocol, const char *upload,
                              size_t *upload_size, void **state)
{
    (void)protocol, (void)upload, (void)upload_size, (void)state;
    struct server *server = context;
    if (!is_own_host(server, connection))
        return answer(connection, MHD_HTTP_FORBIDDEN, po_format("ask 127.0.0.1\n"), "text/plain");
    if (strcmp(method, "GET") && strcmp(method, "HEAD"))
        return answer(connection, MHD_HTTP_METHOD_NOT_ALLOWED, po_format("GET or HEAD\n"),
                      "text/plain");
    if (!strcmp(path, "/changes"))
        return answer_changes(server, connection);
    if (!strcmp(path, "/page"))
        return answer_page(server, connection);
    if (!strcmp(path, "/preview.js"))
        return answer(connection, MHD_HTTP_OK, po_format("%s", preview_script),
                      "text/javascript; charset=utf-8");
    if (!strcmp(path, "/preview.css"))
        return answer(connection, MHD_HTTP_OK, po_format("%s", preview_style),
                      "text/css; charset=utf-8");
    return answer_document(server, connection, path);
}

static bool same_file(const struct stat *a, const struct stat *b)
{
    return a->st_ino == b->st_ino && a->st_size == b->st_size &&
           a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* Reloads the file, and notifies all waiting requests.  If an editor has removed the file and has
 * not yet written it, this is tried again later. */
static void reload(struct server *server)
{
    struct preview *next = preview_load(server->preview->source, server->preview->version + 1);
    if (!next)
        return;
    pthread_mutex_lock(&server->lock);
    struct preview *previous = server->preview;
    server->preview = next;
    pthread_cond_broadcast(&server->changed);
    pthread_mutex_unlock(&server->lock);
    preview_free(previous);
}

/* Whether a file was changed, created or removed since the last call, which has stored its state.
 */
static bool has_changed(const char *path, struct stat *last)
{
    struct stat now = {0};
    if (stat(path, &now))
        memset(&now, 0, sizeof now);
    bool changed = !same_file(last, &now);
    *last = now;
    return changed;
}

/* Reloads when the file or its glossary has changed. */
static void watch(struct server *server)
{
    const char *path = server->preview->path;
    char *glossary = po_glossary_path(path);
    struct stat file = {0}, terms = {0};
    has_changed(path, &file);
    has_changed(glossary, &terms);
    while (!stopped) {
        const struct timespec pause = {0, WATCH_MILLISECONDS * 1000000L};
        nanosleep(&pause, NULL);
        bool changed = has_changed(path, &file);
        if (has_changed(glossary, &terms) || (changed && file.st_ino))
            reload(server);
    }
    free(glossary);
    pthread_mutex_lock(&server->lock);
    server->stopping = true;
    pthread_cond_broadcast(&server->changed);
    pthread_mutex_unlock(&server->lock);
}

static int serve(struct server *server)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(server->port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    struct MHD_Daemon *daemon =
        MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION,
                         server->port, NULL, NULL, handle, server, MHD_OPTION_SOCK_ADDR, &address,
                         MHD_OPTION_CONNECTION_LIMIT, 64u, MHD_OPTION_END);
    if (!daemon)
        return cli_error(EXIT_IO, _("port %u: %s; choose another with --port"), server->port,
                         strerror(errno));
    server->port = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
    struct sigaction action = {.sa_handler = stop};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    printf(_("http://127.0.0.1:%u/ shows %s and reloads when it changes; press Ctrl-C to stop\n"),
           server->port, server->preview->path);
    fflush(stdout);
    watch(server);
    MHD_stop_daemon(daemon);
    return EXIT_DONE;
}

static int parse_port(const char *argument_text, uint16_t *port)
{
    long number = cli_parse_number(argument_text);
    *port = (uint16_t)number;
    if (number < 0 || number > 65535)
        return cli_error(
            EXIT_USAGE,
            _("\"%s\" is not a port; expected a number from 1 to 65535, or 0 for any free port"),
            argument_text);
    return EXIT_DONE;
}

int command_preview(int argc, char **argv)
{
    static const struct option options[] = {
        {"help", no_argument, NULL, 'h'},
        {"port", required_argument, NULL, 'p'},
        {"site", optional_argument, NULL, 's'},
        {NULL, 0, NULL, 0},
    };
    struct server server = {
        .lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER, .port = PORT};
    struct preview_source source = {NULL, false, NULL};
    for (int option; (option = getopt_long(argc, argv, "hp:", options, NULL)) != -1;) {
        if (option == 'h') {
            cli_help();
            return EXIT_DONE;
        }
        if (option == 's')
            source = (struct preview_source){NULL, true, optarg};
        else if (option != 'p')
            return cli_bad_option();
        else if (parse_port(optarg, &server.port))
            return EXIT_USAGE;
    }
    if (optind + 1 != argc)
        return cli_error(EXIT_USAGE, _("exactly one PO file is required, for example po/fr.po"));
    source.path = argv[optind];
    server.preview = preview_load(&source, 1);
    if (!server.preview)
        return EXIT_IO;
    int code = serve(&server);
    preview_free(server.preview);
    return code;
}
