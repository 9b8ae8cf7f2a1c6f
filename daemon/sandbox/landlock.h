/* SPDX-License-Identifier: MIT */
/* Landlock: the kernel allows a process no more files than it has asked for. */
#ifndef DAEMON_LANDLOCK_H
#define DAEMON_LANDLOCK_H

#include "daemon/sandbox/places.h"

/* Limits this thread, and those that it will start, to the places, and prevents them from
 * connecting to other machines.  Returns 0, or an errno if the kernel does not support this. */
int landlock_restrict(const struct places *places);

#endif
