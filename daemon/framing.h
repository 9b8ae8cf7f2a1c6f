/* SPDX-License-Identifier: MIT */
/* Whether a request is one, and where its content ends, which decides where the next one begins. */
#ifndef DAEMON_FRAMING_H
#define DAEMON_FRAMING_H

#include <microhttpd.h>
#include <stdbool.h>

struct framing {
    bool has_content; /* some is announced, so that the connection ends with the answer */
    int refusal;      /* the status that says what is wrong; 0: nothing */
};

/* Judges a request whose header section is complete; the target is as it was sent.  libmicrohttpd
 * 0.9.75 takes the first Content-Length that it finds, prefers Transfer-Encoding to it, and waits
 * for ever for the content of a coding that it does not know. */
struct framing framing_read(struct MHD_Connection *connection, const char *target,
                            const char *version);

#endif
