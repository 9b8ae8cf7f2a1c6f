/* SPDX-License-Identifier: MIT */
/* The callbacks of libmicrohttpd, which respond to a request with a page, the health or the
 * metrics. */
#include "daemon/answer.h"

#include "base/text.h"
#include "daemon/framing.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

/* The methods that are allowed for every path.  CONNECT is not, because there are no tunnels. */
#define METHODS "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"
/* In seconds, if the operator does not set Retry-After for 503. */
#define MAINTENANCE_WAIT "300"

/* ---- answers ---- */

struct call {
    const struct endpoint *endpoint;
    struct worker *worker;
    struct MHD_Connection *wire;
    struct connection *connection;
    const char *path, *method;
    int refusal;         /* the status for an error in the request itself; 0 if there is none */
    bool must_close;     /* after the response */
    bool is_maintenance; /* whether this is the maintenance page */
    bool is_grpc;        /* there is no page: clients of gRPC read the status alone */
    const struct fields *fields;
};

/* Sends a response and releases it. */
static enum MHD_Result queue(struct call *call, unsigned status, struct MHD_Response *response)
{
    if (!response)
        return MHD_NO;
    if (call->must_close ||
        atomic_load_explicit(&call->endpoint->service->is_draining, memory_order_relaxed))
        MHD_add_response_header(response, "Connection", "close");
    call->connection->outcome.status = (int)status;
    /* This must come before the response: once the client has it, it may open another connection,
     * for which the slowest one is closed. */
    atomic_store_explicit(&call->connection->since, clock_now(), memory_order_relaxed);
    enum MHD_Result result = MHD_queue_response(call->wire, status, response);
    MHD_destroy_response(response);
    return result;
}

static bool is_head(const struct call *call)
{
    return !strcmp(call->method, "HEAD");
}

static enum MHD_Result answer_text(struct call *call, unsigned status, const char *type, char *text,
                                   size_t length, enum MHD_ResponseMemoryMode mode)
{
    struct MHD_Response *response = MHD_create_response_from_buffer(length, text, mode);
    if (!response)
        return MHD_NO;
    MHD_add_response_header(response, "Content-Type", type);
    MHD_add_response_header(response, "Cache-Control", "no-store");
    call->connection->outcome.length = is_head(call) ? 0 : length;
    return queue(call, status, response);
}

static enum MHD_Result answer_health(struct call *call)
{
    static char ready[] = "ready\n", leaving[] = "shutting down\n";
    if (atomic_load_explicit(&call->endpoint->service->is_leaving, memory_order_relaxed))
        return answer_text(call, 503, "text/plain", leaving, strlen(leaving),
                           MHD_RESPMEM_PERSISTENT);
    return answer_text(call, 200, "text/plain", ready, strlen(ready), MHD_RESPMEM_PERSISTENT);
}

static enum MHD_Result answer_metrics(struct call *call)
{
    struct service *service = call->endpoint->service;
    struct connection_counts counts = {
        .lingering = atomic_load_explicit(&service->keeper.lingering, memory_order_relaxed)};
    size_t length;
    for (size_t i = 0; i < service->table_count; i++) {
        counts.open += atomic_load_explicit(&service->tables[i].open, memory_order_relaxed);
        counts.dropped += atomic_load_explicit(&service->tables[i].dropped, memory_order_relaxed);
    }
    char *text = metrics_print(&service->metrics, &counts, &length);
    if (!text)
        return MHD_NO;
    return answer_text(call, 200, "text/plain; version=0.0.4; charset=utf-8", text, length,
                       MHD_RESPMEM_MUST_FREE);
}

static void note_page(struct connection *connection, const struct lingo_response *response,
                      bool head)
{
    struct outcome *outcome = &connection->outcome;
    struct lingo_text tag = lingo_language_tag(response->language);
    size_t length = tag.length < TAG_MAX ? tag.length : TAG_MAX - 1;
    outcome->code = response->code;
    outcome->media = response->media;
    outcome->match = response->match;
    outcome->length = head ? 0 : response->length;
    memcpy(outcome->language, tag.data, length);
    outcome->language[length] = '\0';
}

/* The address that the visitor requested: from the proxy's field, from the query uri=... of the
 * proxy's request, or that of the request itself unless its path names a page. */
static struct lingo_text find_uri(const struct call *call, struct page_path path)
{
    struct lingo_text uri = call->fields->value[FIELD_ORIGINAL_URI];
    if (uri.data)
        return uri;
    if (!path.code && !call->fields->value[FIELD_CODE].data)
        return (struct lingo_text){call->connection->target, strlen(call->connection->target)};
    const char *given = MHD_lookup_connection_value(call->wire, MHD_GET_ARGUMENT_KIND, "uri");
    return (struct lingo_text){given, given ? strlen(given) : 0};
}

static bool has_header(const struct lingo_response *page, const char *name)
{
    for (size_t i = 0; i < page->header_count; i++)
        if (text_is_word(page->headers[i].name, name))
            return true;
    return false;
}

static bool describes_content(struct lingo_text name)
{
    static const char *const names[] = {"Content-Type", "Content-Language",
                                        "Content-Security-Policy", "Vary",
                                        "X-Content-Type-Options"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (text_is(name, names[i]))
            return true;
    return false;
}

/* Whether a field of the page must not be sent: libmicrohttpd sends the length itself, and
 * Cache-Control is different during maintenance. */
static bool is_left_out(const struct call *call, struct lingo_text name)
{
    return text_is(name, "Content-Length") ||
           (call->is_maintenance && text_is(name, "Cache-Control")) ||
           (call->is_grpc && describes_content(name));
}

/* Adds the fields of the page, and those that the operator has configured. */
static void add_fields(const struct call *call, struct MHD_Response *response,
                       const struct lingo_response *page)
{
    const struct options *options = call->endpoint->service->options;
    for (size_t i = 0; i < page->header_count; i++)
        if (!is_left_out(call, page->headers[i].name))
            MHD_add_response_header(response, page->headers[i].name.data,
                                    page->headers[i].value.data);
    if (call->is_maintenance)
        MHD_add_response_header(response, "Cache-Control", "no-store");
    for (size_t i = 0; i < options->given_count; i++)
        if (options->given[i].code == page->code && !has_header(page, options->given[i].name))
            MHD_add_response_header(response, options->given[i].name, options->given[i].value);
    /* RFC 9110 section 7.8. */
    if (MHD_get_response_header(response, "Upgrade"))
        MHD_add_response_header(response, "Connection", "upgrade");
}

static size_t tell(struct lingo_parameter *parameters, enum lingo_parameter_name name,
                   const char *value)
{
    *parameters = (struct lingo_parameter){name, text_of(value)};
    return 1;
}

static bool is_told(const struct lingo_parameter *parameters, size_t count,
                    enum lingo_parameter_name name)
{
    for (size_t i = 0; i < count; i++)
        if (parameters[i].name == name)
            return true;
    return false;
}

/* What the daemon itself knows: the time of the error, the host name, the allowed methods, and
 * whether the site is down for maintenance. */
#define OWN_PARAMETERS 5
static void tell_own(const struct call *call, struct lingo_request *request,
                     struct lingo_parameter *parameters)
{
    size_t given = request->parameter_count, count = given;
    count += tell(parameters + count, LINGO_PARAMETER_TIME, worker_time(call->worker));
    count += tell(parameters + count, LINGO_PARAMETER_SERVER, call->endpoint->service->host);
    if (call->refusal == MHD_HTTP_METHOD_NOT_ALLOWED)
        count += tell(parameters + count, LINGO_PARAMETER_ALLOW, METHODS);
    if (call->is_maintenance) {
        count += tell(parameters + count, LINGO_PARAMETER_MAINTENANCE, "yes");
        if (!is_told(parameters, given, LINGO_PARAMETER_RETRY_AFTER))
            count += tell(parameters + count, LINGO_PARAMETER_RETRY_AFTER, MAINTENANCE_WAIT);
    }
    request->parameter_count = count;
}

/* The visitor's address, from the nearest proxy or else from the connection; empty if there is
 * none. */
static struct lingo_text find_visitor(const struct call *call, char *host, socklen_t size)
{
    const struct lingo_text *value = call->fields->value;
    if (value[FIELD_FORWARDED_FOR].length || value[FIELD_REAL_IP].length)
        return value[value[FIELD_FORWARDED_FOR].length ? FIELD_FORWARDED_FOR : FIELD_REAL_IP];
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(call->wire, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    const struct sockaddr *client = info ? info->client_addr : NULL;
    bool is_ipv6 = client && client->sa_family == AF_INET6;
    socklen_t length = is_ipv6 ? sizeof(struct sockaddr_in6) : sizeof(struct sockaddr_in);
    if (!client || (!is_ipv6 && client->sa_family != AF_INET) ||
        getnameinfo(client, length, host, size, NULL, 0, NI_NUMERICHOST))
        return (struct lingo_text){NULL, 0};
    return text_of(host);
}

static bool needs_maintenance(const struct call *call)
{
    const struct maintenance *maintenance = &call->endpoint->service->options->maintenance;
    char host[64];
    return !call->refusal && maintenance_is_on(maintenance) &&
           !(maintenance->excepted_count &&
             maintenance_is_excepted(maintenance, find_visitor(call, host, sizeof host)));
}

/* The status to send: that of the page, or 200 if the proxy wants that.  But errors in the proxy's
 * own request are always reported. */
static unsigned choose_status(const struct call *call, int code)
{
    bool is_hidden = call->endpoint->service->options->status_200 && !call->refusal &&
                     strcmp(call->method, "CONNECT") != 0;
    return is_hidden ? MHD_HTTP_OK : (unsigned)code;
}

/* Sends a page, whose content is given back when the response has been sent. */
static enum MHD_Result send_page(struct call *call, const struct lingo_response *page,
                                 char *content)
{
    struct MHD_Response *response = MHD_create_response_from_buffer_with_free_callback(
        call->is_grpc ? 0 : page->length, content, worker_give_back);
    if (!response) {
        worker_give_back(content);
        return MHD_NO;
    }
    add_fields(call, response, page);
    if (!call->is_grpc)
        note_page(call->connection, page, is_head(call));
    return queue(call, choose_status(call, page->code), response);
}

static enum MHD_Result answer_page(struct call *call, struct page_path path)
{
    struct service *service = call->endpoint->service;
    const struct options *options = service->options;
    const struct lingo_site *site = worker_site(call->worker, service->site);
    struct lingo_parameter parameters[FIELDS_PARAMETERS + GIVEN_PARAMETERS + OWN_PARAMETERS];
    struct lingo_request request = fields_request(call->fields, site, path, find_uri(call, path),
                                                  options->default_code, parameters);
    struct lingo_response page;
    call->is_maintenance = needs_maintenance(call);
    if (call->refusal || call->is_maintenance)
        request.code = call->refusal ? call->refusal : MHD_HTTP_SERVICE_UNAVAILABLE;
    if (!call->refusal)
        request.parameter_count += given_tell(options->given, options->given_count, request.code,
                                              parameters + request.parameter_count);
    tell_own(call, &request, parameters);
    /* For HEAD, libmicrohttpd omits the content, but needs its length. */
    request.method = text_of(is_head(call) ? "GET" : call->method);
    char *content = worker_make_page(call->worker, &request, &page);
    return content ? send_page(call, &page, content) : MHD_NO;
}

/* ---- what is asked ---- */

static enum MHD_Result collect(void *fields, enum MHD_ValueKind kind, const char *name,
                               size_t name_length, const char *value, size_t length)
{
    (void)kind;
    fields_add(fields, name, name_length, value, length);
    return MHD_YES;
}

static enum MHD_Result collect_repeated(void *fields, enum MHD_ValueKind kind, const char *name,
                                        size_t name_length, const char *value, size_t length)
{
    (void)kind;
    fields_join(fields, name, name_length, value, length);
    return MHD_YES;
}

/* Reads the fields, and a second time only if some of them have several lines. */
static void collect_all(struct MHD_Connection *connection, struct fields *fields)
{
    fields_begin(fields);
    MHD_get_connection_values_n(connection, MHD_HEADER_KIND, collect, fields);
    if (fields_begin_joining(fields))
        MHD_get_connection_values_n(connection, MHD_HEADER_KIND, collect_repeated, fields);
}

/* If a proxy asks for a page, CONNECT is the visitor's method, and the visitor gets that page.
 * Otherwise, it asks for a tunnel (RFC 9110 section 9.3.6), and what follows on the connection may
 * be meant for the other end of the tunnel. */
static void judge_method(struct call *call)
{
    if (strcmp(call->method, "CONNECT") != 0)
        return;
    call->must_close = true;
    if (!call->refusal && code_read(call->fields->value[FIELD_CODE]) < 300)
        call->refusal = MHD_HTTP_METHOD_NOT_ALLOWED;
}

static enum MHD_Result answer(struct call *call)
{
    struct service *service = call->endpoint->service;
    call->worker = worker_get(&service->workers, &service->metrics);
    if (!call->worker)
        return MHD_NO;
    collect_all(call->wire, &call->worker->fields);
    call->fields = &call->worker->fields;
    call->is_grpc = text_starts_word(call->fields->value[FIELD_CONTENT_TYPE], "application/grpc");
    judge_method(call);
    struct page_path path = page_path_read(call->path);
    /* with X-Code, it is a visitor's path that a proxy passed on */
    if (!path.code && !call->fields->value[FIELD_CODE].data && !call->refusal) {
        if (!strcmp(call->path, "/healthz"))
            return answer_health(call);
        if (call->endpoint->has_metrics && !strcmp(call->path, "/metrics"))
            return answer_metrics(call);
    }
    return answer_page(call, path);
}

/* ---- callbacks ---- */

void *answer_begin(void *closure, const char *target, struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    struct connection *self = info ? info->socket_context : NULL;
    (void)closure;
    if (!self)
        return NULL;
    size_t length = strnlen(target, TARGET_MAX - 1);
    memcpy(self->target, target, length);
    self->target[length] = '\0';
    self->begun = clock_now();
    atomic_store_explicit(&self->is_busy, true, memory_order_relaxed);
    self->is_seen = false;
    self->has_content = false;
    self->outcome = (struct outcome){.status = 0};
    return self;
}

enum MHD_Result answer_request(void *closure, struct MHD_Connection *connection, const char *path,
                               const char *method, const char *version, const char *content,
                               size_t *content_length, void **request)
{
    struct connection *self = *request;
    struct framing framing = {.refusal = 0};
    (void)content;
    if (!self)
        return MHD_NO;
    if (!self->is_seen) {
        self->is_seen = true;
        self->method = method;
        self->version = version;
        framing = framing_read(connection, self->target, version);
        self->has_content = framing.has_content;
        /* A response at this point ends the connection, because the content may be long, or may
         * never arrive. */
        if (!framing.has_content && !framing.refusal)
            return MHD_YES;
    }
    *content_length = 0;
    struct call call = {.endpoint = closure,
                        .wire = connection,
                        .connection = self,
                        .path = path,
                        .method = method,
                        .refusal = framing.refusal};
    return answer(&call);
}

static void write_log(struct service *service, struct MHD_Connection *connection,
                      const struct connection *self, int64_t nanoseconds)
{
    const union MHD_ConnectionInfo *client =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    struct fields *fields = &worker_current()->fields;
    struct access access = {.connection = self,
                            .fields = fields,
                            .client = client ? client->client_addr : NULL,
                            .method = self->method,
                            .version = self->version,
                            .nanoseconds = nanoseconds};
    if (service->log.format == LOG_JSON)
        collect_all(connection, fields);
    access_log_write(&service->log, &access);
}

/* Whether a response ends the connection while the other side may still be sending.  This is the
 * case for requests with content, and for error responses of libmicrohttpd itself. */
static bool must_linger(struct MHD_Connection *connection, const struct connection *self,
                        enum MHD_RequestTerminationCode how)
{
    return (how == MHD_REQUEST_TERMINATED_COMPLETED_OK ||
            how == MHD_REQUEST_TERMINATED_WITH_ERROR) &&
           (self->has_content || !self->outcome.status) &&
           MHD_get_connection_info(connection, MHD_CONNECTION_INFO_HTTP_STATUS);
}

void answer_done(void *closure, struct MHD_Connection *connection, void **request,
                 enum MHD_RequestTerminationCode how)
{
    const struct endpoint *endpoint = closure;
    struct connection *self = *request;
    int64_t now = clock_now();
    *request = NULL;
    if (!self)
        return;
    self->must_linger = must_linger(connection, self, how);
    atomic_store_explicit(&self->since, now, memory_order_relaxed);
    atomic_store_explicit(&self->is_busy, false, memory_order_relaxed);
    const struct worker *worker = worker_current();
    if (!self->outcome.status || !worker)
        return;
    metrics_count(worker->counters, &self->outcome, now - self->begun);
    if (endpoint->service->log.file >= 0)
        write_log(endpoint->service, connection, self, now - self->begun);
}

/* Whether libmicrohttpd responded to something that is not a request line, before the first
 * request.  Otherwise the connection would have been idle until the timeout. */
static bool was_no_request(const struct options *options, const struct connection *self)
{
    int64_t since = atomic_load_explicit(&self->since, memory_order_relaxed);
    return !self->begun && clock_now() - since < (int64_t)options->timeout * 1000000000;
}

/* A second descriptor of the socket, because libmicrohttpd closes its own at once; -1 if the other
 * side has disconnected, or has read and sent everything. */
static int keep_socket(const struct options *options, const struct connection *self)
{
    char byte;
    ssize_t n = recv(self->socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    bool is_open = n < 0 && errno == EAGAIN;
    if (n > 0 || (is_open && (self->must_linger || was_no_request(options, self))))
        return fcntl(self->socket, F_DUPFD_CLOEXEC, 0);
    return -1;
}

static void end_connection(const struct endpoint *endpoint, struct connection *self)
{
    int socket = keep_socket(endpoint->service->options, self);
    connection_give_back(endpoint->connections, self);
    if (socket >= 0)
        keeper_linger(&endpoint->service->keeper, socket);
}

void answer_connection(void *closure, struct MHD_Connection *connection, void **context,
                       enum MHD_ConnectionNotificationCode what)
{
    const struct endpoint *endpoint = closure;
    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        const union MHD_ConnectionInfo *info =
            MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        *context = info ? connection_take(endpoint->connections, info->connect_fd) : NULL;
        if (connection_is_crowded(endpoint->connections))
            keeper_wake(&endpoint->service->keeper, false);
    } else if (*context) {
        end_connection(endpoint, *context);
        *context = NULL;
    }
}
