/* SPDX-License-Identifier: MIT */
/* civetweb: one callback sends every error in the visitor's language.  Usage: civetweb PORT */
#include <civetweb.h>
#include <httplingo.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static struct lingo_text text(const char *string)
{
    return (struct lingo_text){string, string ? strlen(string) : 0};
}

/* Called for every error of the server, even if the request is incomplete. */
static int send_error(struct mg_connection *connection, int code, const char *message)
{
    const struct mg_request_info *info = mg_get_request_info(connection);
    struct lingo_parameter parameters[] = {{LINGO_PARAMETER_URI, text(info->request_uri)}};
    struct lingo_request request = {.code = code,
                                    .method = text(info->request_method),
                                    .accept_language =
                                        text(mg_get_header(connection, "Accept-Language")),
                                    .accept = text(mg_get_header(connection, "Accept")),
                                    .parameters = parameters,
                                    .parameter_count = 1};
    struct lingo_response page;
    char content[8192];
    size_t length = lingo_page_write(NULL, &request, content, sizeof content, &page);
    (void)message;
    mg_response_header_start(connection, code);
    for (size_t i = 0; i < page.header_count; i++)
        mg_response_header_add(connection, page.headers[i].name.data, page.headers[i].value.data,
                               -1);
    mg_response_header_add(connection, "Connection", "close", -1);
    mg_response_header_send(connection);
    mg_write(connection, content, length);
    return 0; /* the response has been sent */
}

static int answer(struct mg_connection *connection)
{
    if (strcmp(mg_get_request_info(connection)->local_uri, "/teapot") == 0)
        return mg_send_http_error(connection, 418, "%s", "short and stout") < 0 ? 500 : 418;
    return 0; /* the server looks for a file */
}

int main(int argc, char **argv)
{
    struct mg_callbacks callbacks = {.begin_request = answer, .http_error = send_error};
    const char *options[] = {"listening_ports",
                             argc > 1 ? argv[1] : "8080",
                             "document_root",
                             "/var/empty",
                             "num_threads",
                             "4",
                             NULL};
    mg_init_library(0);
    struct mg_context *context = mg_start(&callbacks, NULL, options);
    return context ? pause() : 1;
}
