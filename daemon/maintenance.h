/* SPDX-License-Identifier: MIT */
/* --maintenance: whether every page is the maintenance page, and for which visitors it is not. */
#ifndef DAEMON_MAINTENANCE_H
#define DAEMON_MAINTENANCE_H

#include <httplingo.h>
#include <stdbool.h>
#include <stddef.h>

#define NETWORKS_MAX 32

/* An address or a prefix; IPv4 is stored as ::ffff:192.0.2.1. */
struct network {
    unsigned char bytes[16];
    unsigned bits;
};

struct maintenance {
    bool is_on;
    const char *file; /* maintenance is on while this file exists; NULL if there is none */
    struct network excepted[NETWORKS_MAX];
    size_t excepted_count;
};

/* Reads "on", "off" or the name of a file.  Returns false after printing an error. */
bool maintenance_read(struct maintenance *maintenance, const char *text);

/* Adds an exception, ADDRESS or ADDRESS/BITS.  Returns false after printing an error. */
bool maintenance_except(struct maintenance *maintenance, const char *text);

/* Checks whether the file can be looked for.  Returns false after printing an error. */
bool maintenance_check(const struct maintenance *maintenance);

/* Whether maintenance is on.  Looks for the file each time, so no reload is needed. */
bool maintenance_is_on(const struct maintenance *maintenance);

/* Whether a visitor's address is an exception.  If it is a list, the last address counts, because
 * proxies append to it; it may have a port. */
bool maintenance_is_excepted(const struct maintenance *maintenance, struct lingo_text address);

#endif
