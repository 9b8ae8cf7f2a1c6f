/* SPDX-License-Identifier: MIT */
/* Media types that are read like a format: by a structured suffix, or by another name of it. */
#ifndef LINGO_FAMILY_H
#define LINGO_FAMILY_H

#include <httplingo/media.h>

/* Some formats, the best first. */
struct family {
    const enum lingo_media *media;
    size_t count;
};

/* The formats that a program which wants this type can probably read; none for most types. */
struct family family_of(struct lingo_text type);

#endif
