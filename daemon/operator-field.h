/* SPDX-License-Identifier: MIT */
/* Fields that the operator sets for a code (--field), because the status requires them and only the
 * operator knows their values, such as the challenge of a 401. */
#ifndef DAEMON_GIVEN_H
#define DAEMON_GIVEN_H

#include <httplingo.h>
#include <stdbool.h>

#define GIVEN_MAX 32
#define GIVEN_NAME_MAX 64

/* One field.  The value is the rest of the argument and ends with a NUL. */
struct given {
    int code;
    char name[GIVEN_NAME_MAX];
    const char *value;
};

/* Parses "CODE NAME: VALUE"; the text must stay valid.  Returns false after printing an error if it
 * is malformed, if the value is invalid for that field, or if the page controls the field. */
bool given_read(struct given *given, const char *text);

/* Adds parameters for fields that a page for the code also shows, so that both agree.  Returns
 * their number, which is at most GIVEN_PARAMETERS. */
#define GIVEN_PARAMETERS 4
size_t given_tell(const struct given *given, size_t count, int code,
                  struct lingo_parameter parameters[GIVEN_PARAMETERS]);

#endif
