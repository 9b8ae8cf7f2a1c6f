/* SPDX-License-Identifier: MIT */
/* Limits what the daemon can do after its start, even if it is taken over. */
#ifndef DAEMON_SANDBOX_H
#define DAEMON_SANDBOX_H

#include "daemon/sandbox/places.h"

struct sandbox {
    struct places places;
    bool is_on; /* whether files outside of the places are refused */
};

/* From here on, the process can read only beneath the folders of the site file and of the files
 * that it names, and write only beneath that of the log.  It cannot start programs, and cannot open
 * sockets to other machines.  If the kernel does not support this, prints a message and goes on.
 * Must be called before threads are started. */
void sandbox_enter(struct sandbox *sandbox, const struct options *options,
                   const struct listeners *listeners);

/* Prints why a file may have been refused, if the sandbox can be the reason. */
void sandbox_explain(const struct sandbox *sandbox);

void sandbox_free(struct sandbox *sandbox);

#endif
