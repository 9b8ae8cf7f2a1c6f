/* SPDX-License-Identifier: MIT */
/* Drops root privileges. */
#ifndef DAEMON_PRIVILEGE_H
#define DAEMON_PRIVILEGE_H

#include "daemon/listen.h"

/* If the process runs as root, switches to another user: USER, USER:GROUP or, if it is NULL,
 * "httplingo" if there is such a user, or else "nobody".  Makes that user the owner of Unix
 * sockets, and prevents the process from gaining new privileges.  Returns false after printing an
 * error. */
bool privilege_drop(const char *user, const struct listeners *listeners);

#endif
