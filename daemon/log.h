/* SPDX-License-Identifier: MIT */
/* What the daemon says to its operator, on standard error. */
#ifndef DAEMON_SAY_H
#define DAEMON_SAY_H

enum exit_code {
    EXIT_DONE = 0,
    EXIT_REFUSED = 1, /* a site or an address that cannot be used */
    EXIT_USAGE = 2
};

/* Writes "httplingod: message" as one line. */
__attribute__((format(printf, 1, 2))) void say(const char *format, ...);

/* Tells the service manager, by the protocol of sd_notify(3), when there is one. */
void say_to_manager(const char *state);

#endif
