/* SPDX-License-Identifier: MIT */
/* Sends an HTTP/1.1 request and reads only the status line. */
#include "daemon/health.h"

#include "daemon/listen.h"
#include "daemon/log.h"

#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#define PATIENCE 3 /* in seconds, for each step */

static int open_socket(int family)
{
    struct timeval time = {.tv_sec = PATIENCE};
    int s = socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (s >= 0) {
        setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
        setsockopt(s, SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time);
    }
    return s;
}

static int connect_unix(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    memcpy(address.sun_path, path, strlen(path));
    int s = open_socket(AF_UNIX);
    if (s >= 0 && connect(s, (const struct sockaddr *)&address, sizeof address)) {
        close(s);
        return -1;
    }
    return s;
}

static int connect_tcp(const char *host, const char *port)
{
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_NUMERICSERV}, *found;
    int s = -1;
    errno = EADDRNOTAVAIL;
    if (getaddrinfo(*host ? host : NULL, port, &hints, &found))
        return -1;
    for (const struct addrinfo *info = found; info && s < 0; info = info->ai_next) {
        s = open_socket(info->ai_family);
        if (s >= 0 && connect(s, info->ai_addr, info->ai_addrlen)) {
            close(s);
            s = -1;
        }
    }
    freeaddrinfo(found);
    return s;
}

/* Reads the status from the start of a response; 0 if there is none. */
static int read_status(int s)
{
    char line[16]; /* HTTP/1.1 200 OK */
    size_t length = 0;
    while (length < sizeof line - 1) {
        ssize_t n = recv(s, line + length, sizeof line - 1 - length, 0);
        if (n <= 0)
            break;
        length += (size_t)n;
    }
    line[length] = '\0';
    return length >= 12 && !strncmp(line, "HTTP/1.", 7) ? (int)strtol(line + 9, NULL, 10) : 0;
}

/* Sends the request on a connected socket, and closes the socket. */
static int ask(int s, const char *host, const char *path, const char *url)
{
    char request[1024];
    int length = snprintf(request, sizeof request,
                          "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n", path, host);
    int status = 0;
    if (length > 0 && (size_t)length < sizeof request &&
        send(s, request, (size_t)length, MSG_NOSIGNAL) == length)
        status = read_status(s);
    close(s);
    if (status == 200)
        return EXIT_DONE;
    if (status)
        say("%s: expected status 200, got %d", url, status);
    else
        say("%s: no response", url);
    return EXIT_REFUSED;
}

int health_ask(const char *url)
{
    char host[HOST_MAX], address[HOST_MAX + 8];
    const char *rest = strncmp(url, "http://", 7) ? url : url + 7, *port = NULL;
    bool is_unix = !strncmp(rest, "unix:", 5);
    size_t length = is_unix ? strlen(rest) : strcspn(rest, "/");
    const char *path = rest[length] ? rest + length : "/healthz";
    int s;
    if (is_unix) {
        s = connect_unix(rest + 5);
    } else {
        if (length >= sizeof address)
            length = 0;
        memcpy(address, rest, length);
        address[length] = '\0';
        if (!address_split(address, host, sizeof host, &port)) {
            say("--health requires http://HOST:PORT/PATH, HOST:PORT or unix:PATH, not \"%s\"", url);
            return EXIT_USAGE;
        }
        s = connect_tcp(host, port);
    }
    if (s < 0) {
        say("%s: %s", url, strerror(errno));
        return EXIT_REFUSED;
    }
    return ask(s, is_unix ? "localhost" : *host ? address : "localhost", path, url);
}
