/* SPDX-License-Identifier: MIT */
/* Addresses and listening sockets. */
#ifndef DAEMON_LISTEN_H
#define DAEMON_LISTEN_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#define LISTENERS_MAX 32
#define HOST_MAX 256

struct listener {
    int socket;
    bool is_metrics;     /* serves only /metrics and /healthz */
    bool is_ours;        /* not the service manager's */
    char unix_path[108]; /* the path of a socket to remove at the end, or empty */
};

struct listeners {
    struct listener list[LISTENERS_MAX];
    size_t count;
};

/* Opens a socket for "HOST:PORT", "[IPv6]:PORT", ":PORT", "PORT" or "unix:PATH", and prints the
 * address.  Returns false after printing an error. */
bool listen_at(struct listeners *listeners, const char *address, bool is_metrics, mode_t mode);

/* Checks whether listen_at() could open the address, which may be in use by a running daemon.
 * Returns false after printing an error.  Leaves nothing behind. */
bool listen_check(const char *address);

/* Splits "HOST:PORT" and so on into the host, without brackets and possibly empty, and the port.
 * Returns false if the address is malformed. */
bool address_split(const char *address, char *host, size_t size, const char **port);

/* Takes over a socket, which must be listening.  Returns false after printing an error. */
bool listen_take(struct listeners *listeners, int socket, bool is_metrics);

/* Closes the sockets, and removes Unix sockets. */
void listen_close(struct listeners *listeners);

#endif
