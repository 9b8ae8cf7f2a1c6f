/* SPDX-License-Identifier: MIT */
/* The internals that opening and looking up share. */
#ifndef LINGO_DOMAIN_IMPL_H
#define LINGO_DOMAIN_IMPL_H

#include "base/notes.h"
#include "gettext/mo.h"

#include <httplingo/messages.h>

#include <stdatomic.h>

struct domain_language {
    struct lingo_mo *mo; /* NULL for the source language if it has no file */
    size_t parent;       /* an index or LINGO_NO_LANGUAGE */
};

struct lingo_messages {
    atomic_size_t references;
    struct lingo_offer *offer;
    size_t source;
    size_t count;
    struct notes left_out;
    struct domain_language languages[];
};

/* Frees a domain, even if there are references to it. */
void domain_free(struct lingo_messages *domain);

#endif
