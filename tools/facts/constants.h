/* SPDX-License-Identifier: MIT */
/* The constants for status codes in programming languages, frameworks and servers. */
#ifndef LINGO_FACTS_CONSTANTS_H
#define LINGO_FACTS_CONSTANTS_H

#include <httplingo.h>

#include <stdbool.h>

/* A library or server that has constants for status codes. */
struct facts_ecosystem {
    const char *id;   /* a stable identifier, such as "dotnet" */
    const char *name; /* never translated, such as ".NET" */
};

/* The ecosystems by index; NULL after the last. */
const struct facts_ecosystem *facts_ecosystem_at(size_t index);

/* Writes the constant for a status, as programs write it, such as "http.HTTPStatus.NOT_FOUND".
 * Returns false and writes "" if the ecosystem has none.  Of vendors' codes, only the vendor has
 * constants. */
bool facts_constant(char *buffer, size_t size, const struct facts_ecosystem *ecosystem,
                    const struct lingo_status *status);

/* The version that introduced a constant, if older versions without it are still in use; or else
 * NULL.  Writes the constant of older versions, or "" if they have none. */
const char *facts_constant_since(char *buffer, size_t size, const struct facts_ecosystem *ecosystem,
                                 const struct lingo_status *status);

#endif
