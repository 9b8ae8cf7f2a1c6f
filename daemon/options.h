/* SPDX-License-Identifier: MIT */
/* The command line and the environment. */
#ifndef DAEMON_OPTIONS_H
#define DAEMON_OPTIONS_H

#include "daemon/maintenance.h"
#include "daemon/operator-field.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#define LISTEN_MAX 16
#define DEFAULT_ADDRESS "127.0.0.1:8120"
#define ENVIRONMENT_MAX 16384

enum log_format { LOG_COMMON, LOG_JSON };

struct options {
    const char *listen[LISTEN_MAX];
    size_t listen_count;
    const char *metrics_listen; /* NULL: /metrics is served on every address */
    mode_t socket_mode;
    const char *site; /* NULL: the built-in site */
    struct maintenance maintenance;
    int default_code;
    bool status_200;
    struct given given[GIVEN_MAX];
    size_t given_count;
    unsigned threads, connections;
    size_t header_size;
    unsigned timeout, delay, grace; /* in seconds */
    const char *access_log;         /* NULL: no log */
    enum log_format log_format;
    const char *user; /* NULL: not set */
    bool no_sandbox;
    bool check;
    const char *health; /* NULL: not set */
    size_t environment_used;
    char environment[ENVIRONMENT_MAX]; /* the values from the environment, split into pieces */
};

/* Reads the command line, and the environment for options that are not given there.  Returns false
 * if the program must exit at once with exit_code: after --help, or after printing an error. */
bool options_read(struct options *options, int argc, char **argv, int *exit_code);

#endif
