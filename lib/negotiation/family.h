/* SPDX-License-Identifier: MIT */
/* Media types whose clients can probably read a format, because of a structured suffix or because
 * they are another name of it. */
#ifndef LINGO_FAMILY_H
#define LINGO_FAMILY_H

#include <httplingo/media.h>

/* A list of formats, the best one first. */
struct family {
    const enum lingo_media *media;
    size_t count;
};

/* The formats that a client of this type can probably read; empty for most types. */
struct family family_of(struct lingo_text type);

#endif
