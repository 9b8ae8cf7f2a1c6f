/* SPDX-License-Identifier: MIT */
/* How many connections the limit of open files allows. */
#ifndef DAEMON_OPEN_FILES_H
#define DAEMON_OPEN_FILES_H

#include "daemon/options.h"

/* How many connections beyond --connections are accepted until the slowest are closed. */
size_t open_files_reserve(unsigned connections);

/* How many sockets may linger at the same time. */
size_t open_files_lingering(unsigned connections);

/* Raises the limit of open files to what the connections of all listeners need.  If that is not
 * possible, prints a message and reduces the number of connections.  Returns false after printing
 * an error if the limit is too low for any. */
bool open_files_prepare(struct options *options, size_t listeners);

#endif
