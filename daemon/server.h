/* SPDX-License-Identifier: MIT */
/* Starts, reloads and stops the daemon. */
#ifndef DAEMON_SERVER_H
#define DAEMON_SERVER_H

#include "daemon/listen.h"
#include "daemon/options.h"
#include "daemon/sandbox/sandbox.h"
#include "daemon/site.h"

/* Serves until SIGTERM or SIGINT.  Takes over the reference to the site.  The signals must be
 * blocked.  The sandbox explains why a reload may fail.  Returns the exit code. */
int server_run(const struct options *options, const struct listeners *listeners,
               const struct sandbox *sandbox, const struct lingo_site *site);

/* Blocks the signals that server_run() waits for. */
void server_block_signals(void);

#endif
