/* SPDX-License-Identifier: MIT */
/* The command line. */
#ifndef DAEMON_OPTIONS_H
#define DAEMON_OPTIONS_H

#include "daemon/operator-field.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#define LISTEN_MAX 16

enum log_format { LOG_COMMON, LOG_JSON };

struct options {
    const char *listen[LISTEN_MAX];
    size_t listen_count;
    const char *metrics_listen; /* NULL: /metrics is served on every address */
    mode_t socket_mode;
    const char *site; /* NULL: the built-in one */
    int default_code;
    bool status_200;
    struct given given[GIVEN_MAX];
    size_t given_count;
    unsigned threads, connections;
    size_t header_size;
    unsigned timeout, delay, grace; /* in seconds */
    const char *access_log;         /* NULL: none */
    enum log_format log_format;
    const char *user; /* NULL: not given */
    bool check;
};

/* Reads the command line.  Returns false when the program is to end at once, with an exit code:
 * after --help, or a message about what is wrong. */
bool options_read(struct options *options, int argc, char **argv, int *exit_code);

#endif
