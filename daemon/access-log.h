/* SPDX-License-Identifier: MIT */
/* The log of requests. */
#ifndef DAEMON_ACCESS_LOG_H
#define DAEMON_ACCESS_LOG_H

#include "daemon/connection.h"
#include "daemon/options.h"
#include "daemon/request.h"

#include <sys/socket.h>

struct access_log {
    int file; /* -1: none */
    const char *path;
    enum log_format format;
};

/* What a line tells. */
struct access {
    const struct connection *connection;
    const struct fields *fields; /* for JSON; else NULL */
    const struct sockaddr *client;
    const char *method, *version;
    int64_t nanoseconds;
};

/* Opens the log; false after a message. */
bool access_log_open(struct access_log *log, const char *path, enum log_format format);

/* Whether the log could be opened; false after a message.  A file that was not there is not left
 * behind. */
bool access_log_check(const char *path);

/* Opens the file anew, after it was renamed, while threads write. */
void access_log_reopen(struct access_log *log);

/* Writes a line, by a single call of write(2). */
void access_log_write(const struct access_log *log, const struct access *access);

#endif
