/* SPDX-License-Identifier: MIT */
/* seccomp: the kernel refuses system calls that the daemon never needs. */
#ifndef DAEMON_SECCOMP_H
#define DAEMON_SECCOMP_H

/* Refuses, with EPERM, to this thread and those that it will start: programs, sockets other than
 * Unix sockets, other processes, and administration of the system; refused.def lists the calls.
 * Returns 0, or an errno if the kernel does not support this. */
int seccomp_restrict(void);

#endif
