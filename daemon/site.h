/* SPDX-License-Identifier: MIT */
/* Opens the site that answers. */
#ifndef DAEMON_SITE_H
#define DAEMON_SITE_H

#include <httplingo.h>
#include <stdbool.h>

/* Opens a site file, or the built-in site for NULL; NULL, after a message, when it cannot be, or
 * when its template makes the same page of every error.  Sets *was_denied to whether a file may not
 * be opened; it may be NULL. */
const struct lingo_site *site_open(const char *path, bool *was_denied);

/* Warns of colours in a site file that are hard to see; false when it did. */
bool site_warn(const char *path);

#endif
