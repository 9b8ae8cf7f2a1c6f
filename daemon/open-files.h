/* SPDX-License-Identifier: MIT */
/* How many connections the limit of open files leaves room for. */
#ifndef DAEMON_OPEN_FILES_H
#define DAEMON_OPEN_FILES_H

#include "daemon/options.h"

/* More connections than --connections are accepted for a moment, until the slowest are closed. */
size_t open_files_reserve(unsigned connections);

/* How many sockets may linger at a time. */
size_t open_files_lingering(unsigned connections);

/* Raises the limit of open files to what the connections of so many listeners need; where it
 * cannot be raised so far, says so and lowers the number of connections.  False after a message
 * when there is room for none. */
bool open_files_prepare(struct options *options, size_t listeners);

#endif
