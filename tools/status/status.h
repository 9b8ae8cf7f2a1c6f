/* SPDX-License-Identifier: MIT */
/* Showing rows of the status tables. */
#ifndef LINGO_TOOL_STATUS_H
#define LINGO_TOOL_STATUS_H

#include "tools/cli.h"

/* Prints rows in a format; as text each in full, or a line each.  Returns an exit code. */
int status_show(const struct lingo_status *const *rows, size_t count,
                const struct lingo_language *language, enum cli_format format, bool in_full);

/* Writes the codes and phrases whose names are nearest to the argument; false when none is near. */
bool status_suggest(char *buffer, size_t size, const char *argument);

#endif
