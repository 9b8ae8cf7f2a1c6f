/* SPDX-License-Identifier: MIT */
/* The command line, and the environment. */
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
    const char *site; /* NULL: the built-in one */
    struct maintenance maintenance;
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
    const char *health; /* NULL: not given */
    size_t environment_used;
    char environment[ENVIRONMENT_MAX]; /* values that came from there, cut into pieces */
};

/* Reads the command line; an option that is not there is looked for in the environment.  Returns
 * false when the program is to end at once, with an exit code: after --help, or a message about
 * what is wrong. */
bool options_read(struct options *options, int argc, char **argv, int *exit_code);

#endif
