/* SPDX-License-Identifier: MIT */
/* Sockets that the service manager has opened, according to sd_listen_fds(3). */
#ifndef DAEMON_ACTIVATION_H
#define DAEMON_ACTIVATION_H

#include "daemon/listen.h"

/* Takes over the sockets; the one named "metrics" serves the metrics.  Returns their number, or -1
 * after printing an error if one of them cannot be used. */
int activation_take(struct listeners *listeners);

#endif
