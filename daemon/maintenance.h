/* SPDX-License-Identifier: MIT */
/* --maintenance: whether every page is that of a site that is being worked on, and for whom not. */
#ifndef DAEMON_MAINTENANCE_H
#define DAEMON_MAINTENANCE_H

#include <httplingo.h>
#include <stdbool.h>
#include <stddef.h>

#define NETWORKS_MAX 32

/* An address, or those that begin with the same bits; IPv4 as IPv6 has it, ::ffff:192.0.2.1. */
struct network {
    unsigned char bytes[16];
    unsigned bits;
};

struct maintenance {
    bool is_on;
    const char *file; /* on while it exists; NULL: none */
    struct network excepted[NETWORKS_MAX];
    size_t excepted_count;
};

/* Reads "on", "off" or the name of a file; false after a message. */
bool maintenance_read(struct maintenance *maintenance, const char *text);

/* Reads ADDRESS or ADDRESS/BITS, and excepts visitors from there; false after a message. */
bool maintenance_except(struct maintenance *maintenance, const char *text);

/* Whether the file can be looked for; false after a message. */
bool maintenance_check(const struct maintenance *maintenance);

/* Whether it is on now: the file is looked for each time, so that no reload is needed. */
bool maintenance_is_on(const struct maintenance *maintenance);

/* Whether a visitor's address is excepted: the last of a list, as proxies append to it, with or
 * without a port. */
bool maintenance_is_excepted(const struct maintenance *maintenance, struct lingo_text address);

#endif
