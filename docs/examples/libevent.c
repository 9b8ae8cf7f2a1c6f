/* SPDX-License-Identifier: MIT */
/* libevent: a server that sends errors in the visitor's language.  Usage: libevent PORT */
#include <event2/buffer.h>
#include <event2/event.h>
#include <event2/http.h>
#include <httplingo.h>
#include <stdlib.h>
#include <string.h>

static struct lingo_text field(struct evhttp_request *request, const char *name)
{
    const char *value = evhttp_find_header(evhttp_request_get_input_headers(request), name);
    return (struct lingo_text){value, value ? strlen(value) : 0};
}

/* Sends the page for a status code. */
static void send_error(struct evhttp_request *request, int code)
{
    const char *uri = evhttp_request_get_uri(request);
    struct lingo_parameter parameters[] = {{LINGO_PARAMETER_URI, {uri, strlen(uri)}}};
    struct lingo_request wanted = {.code = code,
                                   .accept_language = field(request, "Accept-Language"),
                                   .accept = field(request, "Accept"),
                                   .parameters = parameters,
                                   .parameter_count = 1};
    struct lingo_response page;
    char content[8192];
    size_t length = lingo_page_write(NULL, &wanted, content, sizeof content, &page);
    struct evkeyvalq *fields = evhttp_request_get_output_headers(request);
    for (size_t i = 0; i < page.header_count; i++)
        evhttp_add_header(fields, page.headers[i].name.data, page.headers[i].value.data);
    /* For HEAD, libevent omits the content, but it needs it nevertheless. */
    evbuffer_add(evhttp_request_get_output_buffer(request), content, length);
    evhttp_send_reply(request, code, lingo_reason_phrase(page.code), NULL);
}

static void answer(struct evhttp_request *request, void *closure)
{
    (void)closure;
    if (strcmp(evhttp_uri_get_path(evhttp_request_get_evhttp_uri(request)), "/")) {
        send_error(request, 404);
        return;
    }
    evbuffer_add(evhttp_request_get_output_buffer(request), "hello\n", 6);
    evhttp_send_reply(request, 200, "OK", NULL);
}

int main(int argc, char **argv)
{
    unsigned short port = (unsigned short)(argc > 1 ? atoi(argv[1]) : 8080);
    struct event_base *base = event_base_new();
    struct evhttp *server = evhttp_new(base);
    evhttp_set_gencb(server, answer, NULL);
    if (evhttp_bind_socket(server, "127.0.0.1", port))
        return 1;
    return event_base_dispatch(base);
}
