/* SPDX-License-Identifier: MIT */
/* Sockets that the service manager opened, by the protocol of sd_listen_fds(3). */
#ifndef DAEMON_ACTIVATION_H
#define DAEMON_ACTIVATION_H

#include "daemon/listen.h"

/* Takes them over; the one named "metrics" serves the metrics.  Returns how many there were, -1
 * after a message when one cannot be used. */
int activation_take(struct listeners *listeners);

#endif
