/* SPDX-License-Identifier: MIT */
/* --health: asks a daemon whether it is ready, for images in which nothing else could. */
#ifndef DAEMON_HEALTH_H
#define DAEMON_HEALTH_H

/* Asks http://HOST:PORT, with or without a path, or unix:PATH; an address as --listen takes it does
 * as well.  Returns the exit code: EXIT_DONE when the answer is 200. */
int health_ask(const char *url);

#endif
