/* SPDX-License-Identifier: MIT */
/* --health: asks a daemon whether it is ready, for images that contain no other program. */
#ifndef DAEMON_HEALTH_H
#define DAEMON_HEALTH_H

/* Requests http://HOST:PORT, with or without a path, or unix:PATH, or an address as for --listen.
 * Returns the exit code, which is EXIT_DONE if the status is 200. */
int health_ask(const char *url);

#endif
