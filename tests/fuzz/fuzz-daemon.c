/* SPDX-License-Identifier: MIT */
/*
 * Requests to httplingod: its callbacks for libmicrohttpd, with stand-ins for the functions of
 * libmicrohttpd that they call.  The first byte is the configuration.  The request line and the
 * fields follow, line by line; a field without a colon has no value.  Every request gets one
 * response, whose status belongs to the request, whose fields and page are clean, and which is
 * logged in one line.
 */
#include "tests/fuzz/require.h"

#include "base/json.h"
#include "base/text.h"
#include "daemon/answer.h"

#include <netinet/in.h>
#include <unistd.h>

enum {
    STATUS_200 = 1,
    MAINTENANCE = 2,
    WITH_SITE = 4,
    WITH_METRICS = 8,
    WITH_FIELDS = 0x10,
    IN_JSON = 0x20,
    DRAINING = 0x40,
    OLD_VERSION = 0x80
};

#define FIELDS_MAX 64
#define SENT_MAX 64

/* ---- stand-ins for libmicrohttpd ---- */

struct line {
    char *name, *value;
    size_t name_length, value_length;
};

struct MHD_Connection {
    struct connection *self;
    struct line fields[FIELDS_MAX];
    size_t count;
    char *query_uri; /* the argument uri=... */
    struct sockaddr_in client;
    union MHD_ConnectionInfo info;
    unsigned queued, status;
    struct MHD_Response *response;
};

struct MHD_Response {
    char *content;
    MHD_ContentReaderFreeCallback give_back; /* what to do with the content at the end */
    size_t length;
    struct line fields[SENT_MAX];
    size_t count;
    unsigned references;
};

static char *copy(const char *bytes, size_t n)
{
    char *string = malloc(n + 1);
    require(string != NULL, "there is no memory");
    if (n)
        memcpy(string, bytes, n);
    string[n] = '\0';
    return string;
}

struct MHD_Response *
MHD_create_response_from_buffer_with_free_callback(size_t size, void *buffer,
                                                   MHD_ContentReaderFreeCallback give_back)
{
    struct MHD_Response *response = calloc(1, sizeof *response);
    require(response != NULL, "there is no memory");
    *response = (struct MHD_Response){buffer, give_back, size, .references = 1};
    return response;
}

struct MHD_Response *MHD_create_response_from_buffer(size_t size, void *buffer,
                                                     enum MHD_ResponseMemoryMode mode)
{
    bool is_ours = mode == MHD_RESPMEM_MUST_FREE;
    return MHD_create_response_from_buffer_with_free_callback(size, buffer, is_ours ? free : NULL);
}

void MHD_destroy_response(struct MHD_Response *response)
{
    if (--response->references)
        return;
    for (size_t i = 0; i < response->count; i++) {
        free(response->fields[i].name);
        free(response->fields[i].value);
    }
    if (response->give_back)
        response->give_back(response->content);
    free(response);
}

enum MHD_Result MHD_add_response_header(struct MHD_Response *response, const char *name,
                                        const char *value)
{
    require(response->count < SENT_MAX, "there are too many fields");
    response->fields[response->count++] = (struct line){
        copy(name, strlen(name)), copy(value, strlen(value)), strlen(name), strlen(value)};
    return MHD_YES;
}

const char *MHD_get_response_header(struct MHD_Response *response, const char *key)
{
    for (size_t i = 0; i < response->count; i++)
        if (string_is_word(response->fields[i].name, key))
            return response->fields[i].value;
    return NULL;
}

enum MHD_Result MHD_queue_response(struct MHD_Connection *connection, unsigned status,
                                   struct MHD_Response *response)
{
    connection->queued++;
    connection->status = status;
    connection->response = response;
    response->references++;
    return MHD_YES;
}

const union MHD_ConnectionInfo *MHD_get_connection_info(struct MHD_Connection *connection,
                                                        enum MHD_ConnectionInfoType type, ...)
{
    if (type == MHD_CONNECTION_INFO_SOCKET_CONTEXT)
        connection->info.socket_context = connection->self;
    else if (type == MHD_CONNECTION_INFO_CLIENT_ADDRESS)
        connection->info.client_addr = (struct sockaddr *)&connection->client;
    else if (type == MHD_CONNECTION_INFO_HTTP_STATUS)
        connection->info.http_status = connection->status;
    else
        return NULL;
    return &connection->info;
}

int MHD_get_connection_values_n(struct MHD_Connection *connection, enum MHD_ValueKind kind,
                                MHD_KeyValueIteratorN iterator, void *closure)
{
    for (size_t i = 0; i < connection->count; i++) {
        const struct line *field = &connection->fields[i];
        if (iterator(closure, kind, field->name, field->name_length, field->value,
                     field->value_length) != MHD_YES)
            break;
    }
    return (int)connection->count;
}

const char *MHD_lookup_connection_value(struct MHD_Connection *connection, enum MHD_ValueKind kind,
                                        const char *key)
{
    require(kind == MHD_GET_ARGUMENT_KIND && !strcmp(key, "uri"), "another argument is read");
    return connection->query_uri;
}

/* ---- the daemon ---- */

static struct options options;
static struct service service = {.options = &options};
static struct endpoint endpoint = {.service = &service};

/* The visitor's choice of a language costs nothing without a site that reads it. */
static struct lingo_site_holder *holder_of(bool is_choosing)
{
    static const struct lingo_setting settings[] = {{"language-query", "lang"},
                                                    {"language-cookie", "lang"}};
    static struct lingo_site_holder *holders[2];
    const struct lingo_site *site = NULL;
    if (holders[is_choosing])
        return holders[is_choosing];
    require(!lingo_site_open(&site, NULL, settings, is_choosing ? 2 : 0, NULL) &&
                !lingo_site_holder_open(&holders[is_choosing], site),
            "the site cannot be opened");
    return holders[is_choosing];
}

static void begin_service(void)
{
    if (service.log.file > 0)
        return;
    workers_open(&service.workers);
    metrics_open(&service.metrics);
    FILE *log = tmpfile();
    require(log != NULL, "there is no log");
    service.log.file = fileno(log);
    require(given_read(&options.given[0], "503 Retry-After: 120") &&
                given_read(&options.given[1], "401 WWW-Authenticate: Basic realm=\"staff\"") &&
                given_read(&options.given[2], "426 Upgrade: websocket"),
            "a field is refused");
    require(maintenance_except(&options.maintenance, "192.0.2.0/24"), "a network is refused");
    snprintf(service.host, sizeof service.host, "www.example.org");
}

static void configure(unsigned flags)
{
    begin_service();
    options.status_200 = flags & STATUS_200;
    options.maintenance.is_on = flags & MAINTENANCE;
    options.given_count = flags & WITH_FIELDS ? 3 : 0;
    options.default_code = 404;
    endpoint.has_metrics = flags & WITH_METRICS;
    service.log.format = flags & IN_JSON ? LOG_JSON : LOG_COMMON;
    service.site = holder_of(flags & WITH_SITE);
    atomic_store(&service.is_draining, flags & DRAINING);
    atomic_store(&service.is_leaving, flags & DRAINING);
}

static bool is_token(const char *name)
{
    for (const char *c = name; *c; c++)
        if (!ascii_is_alphanumeric(*c) && !strchr("!#$%&'*+-.^_`|~", *c))
            return false;
    return *name;
}

static void check_response(const struct MHD_Connection *connection, unsigned flags)
{
    const struct MHD_Response *response = connection->response;
    const struct outcome *outcome = &connection->self->outcome;
    require(connection->status >= 200 && connection->status <= 599, "an impossible status");
    require((unsigned)outcome->status == connection->status, "another status is logged");
    if (outcome->code && connection->status != (unsigned)outcome->code)
        require(flags & STATUS_200 && connection->status == 200, "another status is sent");
    for (size_t i = 0; i < response->count; i++) {
        require(is_token(response->fields[i].name), "a name is not a token");
        require_clean(response->fields[i].value, response->fields[i].value_length, false,
                      "a field is not clean");
    }
    require_clean(response->content, response->length, true, "the page is not clean");
}

/* One line, and in it no byte that would start another one or control a terminal. */
static void check_log(unsigned flags)
{
    static char line[16384];
    ssize_t n = pread(service.log.file, line, sizeof line, 0);
    require(n > 1 && line[n - 1] == '\n', "there is no line in the log");
    for (ssize_t i = 0; i < n - 1; i++)
        require((unsigned char)line[i] >= ' ' && line[i] != 0x7f, "the log is not clean");
    if (flags & IN_JSON)
        require(json_is_value((struct lingo_text){line, (size_t)n - 1}), "the log is not JSON");
    require(!ftruncate(service.log.file, 0) && !lseek(service.log.file, 0, SEEK_SET),
            "the log cannot be emptied");
}

/* ---- the request ---- */

static void read_fields(struct MHD_Connection *connection, struct lingo_text lines)
{
    while (lines.length && connection->count < FIELDS_MAX) {
        struct lingo_text value = next_part(&lines, '\n');
        bool has_value = value.length && memchr(value.data, ':', value.length);
        struct lingo_text name = next_part(&value, ':');
        value = text_trim(value, TEXT_OWS);
        connection->fields[connection->count++] = (struct line){
            copy(name.data, name.length), has_value ? copy(value.data, value.length) : NULL,
            name.length, has_value ? value.length : 0};
    }
}

/* The path and the argument as libmicrohttpd passes them, without percent-decoding: the bytes are
 * any bytes already. */
static char *read_target(struct MHD_Connection *connection, char *target)
{
    char *mark = strchr(target, '?');
    char *uri = mark ? strstr(mark, "uri=") : NULL;
    if (uri)
        connection->query_uri = copy(uri + 4, strcspn(uri + 4, "&"));
    return copy(target, mark ? (size_t)(mark - target) : strlen(target));
}

static void answer(struct MHD_Connection *connection, char *target, const char *method,
                   unsigned flags)
{
    size_t none = 0;
    char *path = read_target(connection, target);
    void *request = answer_begin(&endpoint, target, connection);
    require(request == connection->self, "the connection is lost");
    const char *version = flags & OLD_VERSION ? "HTTP/1.0" : "HTTP/1.1";
    for (int calls = 0; calls < 2 && !connection->queued; calls++)
        require(answer_request(&endpoint, connection, path, method, version, NULL, &none,
                               &request) == MHD_YES,
                "there is no response");
    require(connection->queued == 1, "there is not one response");
    check_response(connection, flags);
    answer_done(&endpoint, connection, &request, MHD_REQUEST_TERMINATED_COMPLETED_OK);
    check_log(flags);
    free(path);
}

static void end(struct MHD_Connection *connection)
{
    for (size_t i = 0; i < connection->count; i++) {
        free(connection->fields[i].name);
        free(connection->fields[i].value);
    }
    free(connection->query_uri);
    MHD_destroy_response(connection->response);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct connection self;
    static struct MHD_Connection connection;
    if (size < 1)
        return 0;
    struct lingo_text input = {(const char *)data + 1, size - 1};
    struct lingo_text line = next_part(&input, '\n');
    struct lingo_text method = next_part(&line, ' ');
    configure(data[0]);
    connection = (struct MHD_Connection){.self = &self, .client = {.sin_family = AF_INET}};
    char *verb = copy(method.data, method.length), *target = copy(line.data, line.length);
    read_fields(&connection, input);
    answer(&connection, target, verb, data[0]);
    end(&connection);
    free(verb);
    free(target);
    return 0;
}
