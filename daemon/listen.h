/* SPDX-License-Identifier: MIT */
/* Addresses and the sockets that listen there. */
#ifndef DAEMON_LISTEN_H
#define DAEMON_LISTEN_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#define LISTENERS_MAX 32
#define HOST_MAX 256

struct listener {
    int socket;
    bool is_metrics;     /* serves /metrics and /healthz alone */
    bool is_ours;        /* not the service manager's */
    char unix_path[108]; /* of a socket to be removed at the end; empty for none */
};

struct listeners {
    struct listener list[LISTENERS_MAX];
    size_t count;
};

/* Opens a socket for "HOST:PORT", "[IPv6]:PORT", ":PORT", "PORT" or "unix:PATH", and says where it
 * listens; false after a message. */
bool listen_at(struct listeners *listeners, const char *address, bool is_metrics, mode_t mode);

/* Whether listen_at() could do so, but that the address may be in use, by a daemon that runs;
 * false after a message.  Nothing is left behind. */
bool listen_check(const char *address);

/* Cuts "HOST:PORT" and so on into host, without brackets and perhaps empty, and port; false when it
 * is no such address. */
bool address_split(const char *address, char *host, size_t size, const char **port);

/* Takes a socket that listens already; false after a message when it does not. */
bool listen_take(struct listeners *listeners, int socket, bool is_metrics);

/* Closes them, and removes Unix sockets. */
void listen_close(struct listeners *listeners);

#endif
