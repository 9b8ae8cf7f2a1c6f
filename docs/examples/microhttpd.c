/* SPDX-License-Identifier: MIT */
/* libmicrohttpd: a server that sends errors in the visitor's language.  Usage: microhttpd PORT */
#include <httplingo.h>
#include <microhttpd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct lingo_text field(struct MHD_Connection *connection, const char *name)
{
    const char *value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
    return (struct lingo_text){value, value ? strlen(value) : 0};
}

/* Sends the page for a status code. */
static enum MHD_Result send_error(struct MHD_Connection *connection, int code, const char *uri)
{
    struct lingo_parameter parameters[] = {{LINGO_PARAMETER_URI, {uri, strlen(uri)}}};
    struct lingo_request request = {.code = code,
                                    .accept_language = field(connection, "Accept-Language"),
                                    .accept = field(connection, "Accept"),
                                    .parameters = parameters,
                                    .parameter_count = 1};
    struct lingo_response page;
    char content[8192];
    lingo_page_write(NULL, &request, content, sizeof content, &page);
    struct MHD_Response *response =
        MHD_create_response_from_buffer(page.length, content, MHD_RESPMEM_MUST_COPY);
    for (size_t i = 0; i < page.header_count; i++) /* libmicrohttpd adds Content-Length itself */
        if (strcmp(page.headers[i].name.data, "Content-Length"))
            MHD_add_response_header(response, page.headers[i].name.data,
                                    page.headers[i].value.data);
    enum MHD_Result result = MHD_queue_response(connection, (unsigned)page.code, response);
    MHD_destroy_response(response);
    return result;
}

static enum MHD_Result answer(void *closure, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *upload,
                              size_t *upload_size, void **context)
{
    (void)closure, (void)method, (void)version, (void)upload, (void)upload_size, (void)context;
    if (strcmp(url, "/"))
        return send_error(connection, 404, url);
    struct MHD_Response *response =
        MHD_create_response_from_buffer(6, "hello\n", MHD_RESPMEM_PERSISTENT);
    enum MHD_Result result = MHD_queue_response(connection, 200, response);
    MHD_destroy_response(response);
    return result;
}

int main(int argc, char **argv)
{
    unsigned short port = (unsigned short)(argc > 1 ? atoi(argv[1]) : 8080);
    struct MHD_Daemon *daemon = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, port, NULL, NULL,
                                                 answer, NULL, MHD_OPTION_END);
    return daemon ? pause() : 1;
}
