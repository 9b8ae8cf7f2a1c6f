/* SPDX-License-Identifier: MIT */
/* Finds a language that an application has chosen by name. */
#include "negotiation/offer.h"

#include "base/buffer.h"

/* Longer names are not offered by anyone. */
#define NAME_MAX_SIZE 64

/* Searches for a name in one of the two ways in which it can be written. */
static struct lingo_choice find(const struct lingo_offer *offer, const char *name, size_t length,
                                bool (*write)(struct buffer *, const char *, size_t))
{
    char tag[NAME_MAX_SIZE];
    struct buffer b = {tag, sizeof tag, 0};
    if (!write(&b, name, length) || b.length > sizeof tag)
        return (struct lingo_choice){0, LINGO_MATCH_DEFAULT, {"", 0}};
    return lingo_negotiate(offer, tag, b.length);
}

size_t offer_find_name(const struct lingo_offer *offer, const char *name, size_t length)
{
    struct lingo_choice choice = find(offer, name, length, tag_write_spelled);
    if (choice.match != LINGO_MATCH_EXACT)
        choice = find(offer, name, length, tag_write_canonical);
    return choice.match == LINGO_MATCH_DEFAULT ? OFFER_NONE : choice.index;
}
