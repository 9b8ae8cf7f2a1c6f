/* SPDX-License-Identifier: MIT */
/* The languages that are offered: plain arrays, which the generator of the catalogue can print as
 * constants (generators/print-offer.h). */
#ifndef LINGO_OFFER_H
#define LINGO_OFFER_H

#include "language/tag.h"

#include <httplingo/negotiate.h>

#define OFFER_NONE 0xffffu
#define OFFER_MOST 4096

struct lingo_offer {
    const char *const *tags; /* canonical, or as spelled (language/tag-names.h) */
    const tag_key *keys;     /* of each; 0: an extended tag, found by its text alone */
    const tag_key *normals;  /* likewise */
    const uint16_t *next;    /* of the same language, or the next extended one; OFFER_NONE */
    const uint16_t *slots;   /* hash table: the first tag of a language; OFFER_NONE */
    uint16_t count;
    uint16_t default_index;
    uint16_t mask;     /* slots - 1; there is always a free one */
    uint16_t extended; /* the first extended tag */
};

/* Where the search for a language begins. */
static inline size_t offer_slot(tag_key key, size_t mask)
{
    return (uint32_t)((uint32_t)(key >> 31) * 0x9e3779b1u) >> 16 & mask;
}

/* The first tag of the language of a key. */
static inline size_t offer_first(const struct lingo_offer *offer, tag_key key)
{
    for (size_t slot = offer_slot(key, offer->mask);; slot = (slot + 1) & offer->mask) {
        size_t i = offer->slots[slot];
        if (i == OFFER_NONE || !((offer->keys[i] ^ key) & TAG_LANGUAGE))
            return i;
    }
}

/* The index of the tag that a name asks for, as an application has chosen it: OFFER_NONE when there
 * is none.  The default is never the answer. */
size_t offer_find_name(const struct lingo_offer *offer, const char *name, size_t length);

#endif
