/* SPDX-License-Identifier: MIT */
/* The callbacks of libmicrohttpd: from a request to a page, a health check or the metrics. */
#include "daemon/answer.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Content of a request is read and left aside; with more than this the connection is closed. */
#define CONTENT_MAX (1u << 20)
#define PAGE_SIZE_FIRST 16384

/* What a thread has for itself. */
struct worker {
    struct worker *next;
    struct site_view view;
    struct counters *counters;
    char *page;
    size_t page_size;
};

static _Thread_local struct worker *this_worker;

/* ---- threads ---- */

static void free_worker(struct worker *worker)
{
    site_view_release(&worker->view);
    free(worker->page);
    free(worker);
}

/* The calling thread's worker; NULL without memory. */
static struct worker *get_worker(struct service *service)
{
    if (this_worker)
        return this_worker;
    struct worker *worker = calloc(1, sizeof *worker);
    if (!worker)
        return NULL;
    worker->page_size = PAGE_SIZE_FIRST;
    worker->page = malloc(worker->page_size);
    worker->counters = metrics_add_thread(&service->metrics);
    if (!worker->page || !worker->counters) {
        free_worker(worker);
        return NULL;
    }
    pthread_mutex_lock(&service->lock);
    worker->next = service->workers;
    service->workers = worker;
    pthread_mutex_unlock(&service->lock);
    return this_worker = worker;
}

void answer_close(struct service *service)
{
    while (service->workers) {
        struct worker *next = service->workers->next;
        free_worker(service->workers);
        service->workers = next;
    }
}

/* ---- answers ---- */

struct call {
    const struct endpoint *endpoint;
    struct worker *worker;
    struct MHD_Connection *wire;
    struct connection *connection;
    const char *path, *method;
    struct fields fields;
};

/* Sends a response and lets go of it. */
static enum MHD_Result queue(struct call *call, unsigned status, struct MHD_Response *response)
{
    if (!response)
        return MHD_NO;
    if (atomic_load_explicit(&call->endpoint->service->is_draining, memory_order_relaxed))
        MHD_add_response_header(response, "Connection", "close");
    call->connection->outcome.status = (int)status;
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
    size_t length;
    char *text = metrics_print(
        &service->metrics, atomic_load_explicit(&service->connections.open, memory_order_relaxed),
        &length);
    if (!text)
        return MHD_NO;
    return answer_text(call, 200, "text/plain; version=0.0.4; charset=utf-8", text, length,
                       MHD_RESPMEM_MUST_FREE);
}

/* Makes the page in the thread's memory, which grows for a template of the site's own that needs
 * more.  False without memory. */
static bool make_page(struct worker *worker, const struct lingo_site *site,
                      const struct lingo_request *request, struct lingo_response *response)
{
    size_t length = lingo_page_format(site, request, worker->page, worker->page_size, response);
    if (length < worker->page_size)
        return true;
    char *larger = realloc(worker->page, length + 1);
    if (!larger)
        return false;
    worker->page = larger;
    worker->page_size = length + 1;
    lingo_page_format(site, request, worker->page, worker->page_size, response);
    return true;
}

static void note_page(struct connection *connection, const struct lingo_response *response,
                      bool head)
{
    struct outcome *outcome = &connection->outcome;
    struct lingo_text tag = lingo_language_tag(response->language);
    size_t length = tag.length < TAG_MAX ? tag.length : TAG_MAX - 1;
    outcome->code = response->code;
    outcome->format = response->format;
    outcome->match = response->match;
    outcome->length = head ? 0 : response->length;
    memcpy(outcome->language, tag.data, length);
    outcome->language[length] = '\0';
}

/* The address that the visitor asked for: as the proxy tells, as the query uri=… of the proxy's
 * request tells, or that of the request itself when it is not one for a page. */
static struct lingo_text find_uri(const struct call *call, struct page_path path)
{
    struct lingo_text uri = call->fields.value[FIELD_ORIGINAL_URI];
    if (uri.data)
        return uri;
    if (!path.code && !call->fields.value[FIELD_CODE].data)
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

/* The fields of the page, and those that the operator gives beyond them. */
static void add_fields(struct MHD_Response *response, const struct lingo_response *page,
                       const struct options *options)
{
    for (size_t i = 0; i < page->header_count; i++)
        if (strcmp(page->headers[i].name.data, "Content-Length")) /* which it sends by itself */
            MHD_add_response_header(response, page->headers[i].name.data,
                                    page->headers[i].value.data);
    for (size_t i = 0; i < options->given_count; i++)
        if (options->given[i].code == page->code && !has_header(page, options->given[i].name))
            MHD_add_response_header(response, options->given[i].name, options->given[i].value);
    /* RFC 9110 section 7.8. */
    if (MHD_get_response_header(response, "Upgrade"))
        MHD_add_response_header(response, "Connection", "upgrade");
}

/* What the daemon knows by itself: the time of the error, and its host's name. */
#define OWN_PARAMETERS 2
static size_t tell_own(const struct service *service, char *now, size_t size,
                       struct lingo_parameter parameters[OWN_PARAMETERS])
{
    int length = snprintf(now, size, "%lld", (long long)time(NULL));
    parameters[0] = (struct lingo_parameter){LINGO_PARAMETER_TIME, {now, (size_t)length}};
    parameters[1] =
        (struct lingo_parameter){LINGO_PARAMETER_SERVER, {service->host, strlen(service->host)}};
    return OWN_PARAMETERS;
}

static enum MHD_Result answer_page(struct call *call, struct page_path path)
{
    struct service *service = call->endpoint->service;
    const struct lingo_site *site = site_view_get(&call->worker->view, &service->site);
    struct lingo_parameter parameters[FIELDS_PARAMETERS + GIVEN_PARAMETERS + OWN_PARAMETERS];
    char now[24];
    struct lingo_request request = fields_request(&call->fields, site, path, find_uri(call, path),
                                                  service->options->default_code, parameters);
    struct lingo_response page;
    request.parameter_count += given_tell(service->options->given, service->options->given_count,
                                          request.code, parameters + request.parameter_count);
    request.parameter_count +=
        tell_own(service, now, sizeof now, parameters + request.parameter_count);
    /* libmicrohttpd leaves the content of HEAD out, and wants to know its length. */
    request.method = (struct lingo_text){is_head(call) ? "GET" : call->method,
                                         is_head(call) ? 3 : strlen(call->method)};
    if (!make_page(call->worker, site, &request, &page))
        return MHD_NO;
    struct MHD_Response *response =
        MHD_create_response_from_buffer(page.length, call->worker->page, MHD_RESPMEM_MUST_COPY);
    if (!response)
        return MHD_NO;
    add_fields(response, &page, service->options);
    note_page(call->connection, &page, is_head(call));
    return queue(call, service->options->status_200 ? 200 : (unsigned)page.code, response);
}

static enum MHD_Result collect(void *fields, enum MHD_ValueKind kind, const char *name,
                               size_t name_length, const char *value, size_t length)
{
    (void)kind;
    fields_add(fields, name, name_length, value, length);
    return MHD_YES;
}

static enum MHD_Result answer(struct call *call)
{
    call->worker = get_worker(call->endpoint->service);
    if (!call->worker)
        return MHD_NO;
    fields_begin(&call->fields);
    MHD_get_connection_values_n(call->wire, MHD_HEADER_KIND, collect, &call->fields);
    struct page_path path = page_path_read(call->path);
    /* With X-Code it is a visitor's path that a proxy passed on. */
    if (!path.code && !call->fields.value[FIELD_CODE].data) {
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
    self->discarded = 0;
    self->outcome = (struct outcome){.status = 0};
    return self;
}

enum MHD_Result answer_request(void *closure, struct MHD_Connection *connection, const char *path,
                               const char *method, const char *version, const char *content,
                               size_t *content_length, void **request)
{
    struct connection *self = *request;
    (void)content;
    if (!self)
        return MHD_NO;
    if (!self->is_seen) { /* the head is there, the content is to come */
        self->is_seen = true;
        self->method = method;
        self->version = version;
        return MHD_YES;
    }
    if (*content_length) {
        self->discarded += *content_length;
        *content_length = 0;
        return self->discarded > CONTENT_MAX ? MHD_NO : MHD_YES;
    }
    struct call call = {.endpoint = closure,
                        .wire = connection,
                        .connection = self,
                        .path = path,
                        .method = method};
    return answer(&call);
}

static void write_log(const struct service *service, struct MHD_Connection *connection,
                      const struct connection *self, int64_t nanoseconds)
{
    const union MHD_ConnectionInfo *client =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    struct fields fields;
    struct access access = {.connection = self,
                            .fields = &fields,
                            .client = client ? client->client_addr : NULL,
                            .method = self->method,
                            .version = self->version,
                            .nanoseconds = nanoseconds};
    fields_begin(&fields);
    if (service->log.format == LOG_JSON)
        MHD_get_connection_values_n(connection, MHD_HEADER_KIND, collect, &fields);
    access_log_write(&service->log, &access);
}

void answer_done(void *closure, struct MHD_Connection *connection, void **request,
                 enum MHD_RequestTerminationCode how)
{
    const struct endpoint *endpoint = closure;
    struct connection *self = *request;
    int64_t now = clock_now();
    (void)how;
    *request = NULL;
    if (!self)
        return;
    atomic_store_explicit(&self->since, now, memory_order_relaxed);
    atomic_store_explicit(&self->is_busy, false, memory_order_relaxed);
    if (!self->outcome.status || !this_worker)
        return;
    metrics_count(this_worker->counters, &self->outcome, now - self->begun);
    if (endpoint->service->log.file >= 0)
        write_log(endpoint->service, connection, self, now - self->begun);
}

void answer_connection(void *closure, struct MHD_Connection *connection, void **context,
                       enum MHD_ConnectionNotificationCode what)
{
    struct connection_table *table = &((const struct endpoint *)closure)->service->connections;
    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        const union MHD_ConnectionInfo *info =
            MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        *context = info ? connection_take(table, info->connect_fd) : NULL;
    } else if (*context) {
        connection_give_back(table, *context);
        *context = NULL;
    }
}
