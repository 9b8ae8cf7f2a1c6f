/* SPDX-License-Identifier: MIT */
/* The user's pager. */
#ifndef LINGO_TOOLS_PAGER_H
#define LINGO_TOOLS_PAGER_H

#include <stdbool.h>
#include <stddef.h>

/* Shows a text with $HTTPLINGO_PAGER, $PAGER or less, and waits until the user has read it. Returns
 * false if there is no pager or it cannot be started. */
bool pager_show(const char *text, size_t length);

#endif
