/* SPDX-License-Identifier: MIT */
/* From root to somebody who may do little. */
#ifndef DAEMON_PRIVILEGE_H
#define DAEMON_PRIVILEGE_H

#include "daemon/listen.h"

/* When the process is root's, becomes another user: USER or USER:GROUP, or for NULL "httplingo" if
 * there is such a user, else "nobody"; Unix sockets become that user's.  No new privileges can be
 * had afterwards.  False after a message. */
bool privilege_drop(const char *user, const struct listeners *listeners);

#endif
