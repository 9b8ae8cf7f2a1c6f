/* SPDX-License-Identifier: MIT */
/* Messages to the operator, on standard error. */
#ifndef DAEMON_SAY_H
#define DAEMON_SAY_H

enum exit_code {
    EXIT_DONE = 0,
    EXIT_REFUSED = 1, /* a site or an address cannot be used */
    EXIT_USAGE = 2
};

/* Prints "httplingod: message" as one line. */
__attribute__((format(printf, 1, 2))) void say(const char *format, ...);

/* Sends a state to the service manager, if there is one, as in sd_notify(3). */
void say_to_manager(const char *state);

#endif
