/* SPDX-License-Identifier: MIT */
/* Fields that the operator gives for a code (--field): what the status asks for and only the
 * operator knows, such as the challenge of a 401. */
#ifndef DAEMON_GIVEN_H
#define DAEMON_GIVEN_H

#include <httplingo.h>
#include <stdbool.h>

#define GIVEN_MAX 32
#define GIVEN_NAME_MAX 64

/* One field; the value is the rest of the argument, ended by a NUL. */
struct given {
    int code;
    char name[GIVEN_NAME_MAX];
    const char *value;
};

/* Takes "CODE NAME: VALUE" apart; text must live as long.  False after a message: it is malformed,
 * the value is not one of that field, or the field is the page's own. */
bool given_read(struct given *given, const char *text);

/* What a page of the code shows of the fields, too, so that both agree: adds parameters, and
 * returns how many, at most GIVEN_PARAMETERS. */
#define GIVEN_PARAMETERS 4
size_t given_tell(const struct given *given, size_t count, int code,
                  struct lingo_parameter parameters[GIVEN_PARAMETERS]);

#endif
