/* SPDX-License-Identifier: MIT */
/* A small epoll server that sends errors in the visitor's language.  Usage: epoll PORT */
#include <arpa/inet.h>
#include <httplingo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

struct connection {
    int socket;
    size_t length; /* of the head that has been received so far */
    char head[8192];
};

/* Responses are small, so this example does not handle a full socket buffer. */
static void answer(const struct connection *c, int code)
{
    char memory[LINGO_REQUEST_MEMORY], head[4096], page[8192];
    struct lingo_request request = {.code = code};
    struct lingo_response response;
    lingo_request_read(&request, NULL, c->head, c->length, memory, sizeof memory);
    size_t length = lingo_page_write(NULL, &request, page, sizeof page, &response);
    size_t size = lingo_response_head(&response, "Connection: close\r\n", head, sizeof head);
    (void)!send(c->socket, head, size, MSG_MORE | MSG_NOSIGNAL);
    (void)!send(c->socket, page, length, MSG_NOSIGNAL);
}

static void serve(struct connection *c)
{
    static const char hello[] = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello\n";
    ssize_t got = recv(c->socket, c->head + c->length, sizeof c->head - 1 - c->length, 0);
    c->length += got > 0 ? (size_t)got : 0;
    c->head[c->length] = '\0';
    if (got > 0 && !strstr(c->head, "\r\n\r\n") && c->length < sizeof c->head - 1)
        return; /* wait for the rest */
    if (got > 0 && c->length == sizeof c->head - 1)
        answer(c, 431);
    else if (got > 0 && !strncmp(c->head, "GET / ", 6))
        (void)!send(c->socket, hello, sizeof hello - 1, MSG_NOSIGNAL);
    else if (got > 0)
        answer(c, strncmp(c->head, "GET ", 4) && strncmp(c->head, "HEAD ", 5) ? 501 : 404);
    shutdown(c->socket, SHUT_WR);
    close(c->socket);
    free(c);
}

int main(int argc, char **argv)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((in_port_t)atoi(argc > 1 ? argv[1] : "8080")),
                                  .sin_addr = {htonl(INADDR_LOOPBACK)}};
    int listener = socket(AF_INET, SOCK_STREAM, 0), poller = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN, .data = {.ptr = NULL}};
    if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 64) ||
        epoll_ctl(poller, EPOLL_CTL_ADD, listener, &event))
        return 1;
    while (epoll_wait(poller, &event, 1, -1) > 0) {
        struct connection *c = event.data.ptr;
        if (c) {
            serve(c);
        } else if ((c = malloc(sizeof *c))) {
            *c = (struct connection){.socket = accept(listener, NULL, NULL)};
            event = (struct epoll_event){.events = EPOLLIN, .data = {.ptr = c}};
            epoll_ctl(poller, EPOLL_CTL_ADD, c->socket, &event);
        }
    }
    return 1;
}
