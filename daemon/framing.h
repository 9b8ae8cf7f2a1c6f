/* SPDX-License-Identifier: MIT */
/* Whether a request is valid, and whether content follows it, which determines where the next
 * request begins. */
#ifndef DAEMON_FRAMING_H
#define DAEMON_FRAMING_H

#include <microhttpd.h>
#include <stdbool.h>

struct framing {
    bool has_content; /* content is announced, so the connection ends after the response */
    int refusal;      /* the status for an invalid request; 0 if it is valid */
};

/* Checks a request whose header section is complete.  The target is as received. libmicrohttpd
 * 0.9.75 uses the first Content-Length, prefers Transfer-Encoding to it, and waits forever for
 * content in an unknown coding. */
struct framing framing_read(struct MHD_Connection *connection, const char *target,
                            const char *version);

#endif
