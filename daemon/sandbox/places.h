/* SPDX-License-Identifier: MIT */
/* The folders that the daemon needs after its start. */
#ifndef DAEMON_PLACES_H
#define DAEMON_PLACES_H

#include "daemon/listen.h"
#include "daemon/options.h"

/* What may be done beneath a place. */
enum place_use {
    PLACE_READ = 1,   /* read files and list folders */
    PLACE_WRITE = 2,  /* create files, and write to them */
    PLACE_REMOVE = 4, /* remove files, which the kernel takes sockets for */
    PLACE_SYSTEM = 8  /* a folder of the system, which messages do not name */
};

/* The site file and the files that it names, the log, a socket of each listener, and the system's:
 * there are two places for each file, because it may be a symbolic link. */
#define PLACES_MAX (16 + LISTENERS_MAX)

struct place {
    char *path;
    unsigned uses; /* a set of enum place_use */
};

struct places {
    struct place list[PLACES_MAX];
    size_t count;
};

/* Lists the places.  Returns false if there is not enough memory. */
bool places_find(struct places *places, const struct options *options,
                 const struct listeners *listeners);

void places_free(struct places *places);

#endif
