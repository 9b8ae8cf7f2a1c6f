/* SPDX-License-Identifier: MIT */
/* The access log. */
#ifndef DAEMON_ACCESS_LOG_H
#define DAEMON_ACCESS_LOG_H

#include "daemon/connection.h"
#include "daemon/options.h"
#include "daemon/request.h"

#include <pthread.h>
#include <sys/socket.h>

struct access_log {
    int file; /* -1 if there is no log */
    const char *path;
    enum log_format format;
    pthread_mutex_t lock; /* for what follows, and for writing */
    bool is_cut;          /* the last line has no end, because the device was full */
    int64_t told;         /* when a failure was last reported; 0: never */
};

/* The contents of a line. */
struct access {
    const struct connection *connection;
    const struct fields *fields; /* for JSON, otherwise NULL */
    const struct sockaddr *client;
    const char *method, *version;
    int64_t nanoseconds;
};

/* Opens the log.  Returns false after printing an error. */
bool access_log_open(struct access_log *log, const char *path, enum log_format format);

/* Checks whether the log can be opened.  Returns false after printing an error.  Removes the file
 * if it did not exist before. */
bool access_log_check(const char *path);

/* Reopens the file after it was renamed.  Other threads may write at the same time.  If this fails,
 * prints an error and keeps the old file.  Returns false if the file may not be opened. */
bool access_log_reopen(struct access_log *log);

/* Writes a line with a single call of write(2).  If it cannot be written, because the device is
 * full or a limit is reached, it is lost, which is reported once a minute.  A line that was cut off
 * ends before the next one begins. */
void access_log_write(struct access_log *log, const struct access *access);

#endif
