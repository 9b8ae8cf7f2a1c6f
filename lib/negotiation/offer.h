/* SPDX-License-Identifier: MIT */
/* The offered languages as plain arrays, which a generator can print as constants for the built-in
 * catalogue (generators/print-offer.h). */
#ifndef LINGO_OFFER_H
#define LINGO_OFFER_H

#include "language/tag.h"

#include <httplingo/negotiate.h>

#define OFFER_NONE 0xffffu
#define OFFER_MOST 4096

struct lingo_offer {
    const char *tags;       /* canonical, or as given (language/tag-names.h), each with its NUL */
    const uint32_t *places; /* where each tag starts; unlike addresses, these need no relocation */
    const tag_key *keys; /* of each tag; 0 for an extended tag, which is found only by its text */
    const tag_key *normals; /* the normal form of each key */
    const uint16_t *next; /* the next tag of the same language, or the next extended one; OFFER_NONE
                             at the end */
    const uint16_t *slots; /* a hash table: the first tag of a language, or OFFER_NONE */
    uint16_t count;
    uint16_t default_index;
    uint16_t mask;     /* the number of slots - 1; at least one slot is free */
    uint16_t extended; /* the first extended tag */
};

static inline const char *offer_tag(const struct lingo_offer *offer, size_t index)
{
    return offer->tags + offer->places[index];
}

/* The slot in which the search for a language starts. */
static inline size_t offer_slot(tag_key key, size_t mask)
{
    return (uint32_t)((uint32_t)(key >> 31) * 0x9e3779b1u) >> 16 & mask;
}

/* The first tag of a key's language. */
static inline size_t offer_first(const struct lingo_offer *offer, tag_key key)
{
    for (size_t slot = offer_slot(key, offer->mask);; slot = (slot + 1) & offer->mask) {
        size_t i = offer->slots[slot];
        if (i == OFFER_NONE || !((offer->keys[i] ^ key) & TAG_LANGUAGE))
            return i;
    }
}

/* The index of the tag for a name that an application has chosen; OFFER_NONE if there is none.
 * Never returns the default instead. */
size_t offer_find_name(const struct lingo_offer *offer, const char *name, size_t length);

#endif
