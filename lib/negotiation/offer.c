/* SPDX-License-Identifier: MIT */
/* Prepares an offer: the tags, their keys, and a hash table of languages. */
#include "negotiation/offer.h"

#include "base/report.h"
#include "language/tag-names.h"

#include <stdlib.h>

/* An offer and its arrays in one block, while they are filled in. */
struct block {
    struct lingo_offer offer; /* must be first, because it is passed to free() */
    tag_key *keys;
    tag_key *normals;
    uint32_t *places;
    uint16_t *next;
    uint16_t *slots;
    struct buffer text;
};

void lingo_offer_free(struct lingo_offer *offer)
{
    free(offer);
}

size_t lingo_offer_count(const struct lingo_offer *offer)
{
    return offer->count;
}

const char *lingo_offer_tag(const struct lingo_offer *offer, size_t index)
{
    return index < offer->count ? offer_tag(offer, index) : NULL;
}

static enum lingo_error check_names(const char *const *tags, size_t count,
                                    struct lingo_report *report)
{
    struct buffer none = {NULL, 0, 0};
    for (size_t i = 0; i < count; i++) {
        if (!tags[i])
            return report_error(report, LINGO_ERROR_ARGUMENT, "tag %zu is NULL", i);
        if (!tag_write_canonical(&none, tags[i], strlen(tags[i])))
            return report_error(report, LINGO_ERROR_FORMAT,
                                "\"%.100s\" is not a language tag; expected a tag such as \"fr\", "
                                "\"pt-BR\" or \"zh-Hant\", or a locale name such as \"pt_BR\"",
                                tags[i]);
    }
    return LINGO_OK;
}

/* Assigns a tag to each name, and adds up their lengths including the NULs. */
static enum lingo_error choose_tags(struct tag_names *names, const char *const *tags, size_t count,
                                    size_t *bytes, struct lingo_report *report)
{
    if (!tag_names_open(names, tags, count))
        return report_error(report, LINGO_ERROR_MEMORY, "no memory for %zu tags", count);
    for (size_t i = 0; i < count; i++) {
        if (names->tags[i]) {
            *bytes += strlen(names->tags[i]) + 1;
            continue;
        }
        enum lingo_error error =
            report_error(report, LINGO_ERROR_FORMAT,
                         "\"%.100s\" is given twice; \"%.100s\" is the same language", tags[i],
                         tags[names->twins[i]]);
        tag_names_free(names);
        return error;
    }
    return LINGO_OK;
}

static struct block *allocate(size_t count, size_t slots, size_t bytes)
{
    size_t size = sizeof(struct block) + 2 * count * sizeof(tag_key) + count * sizeof(uint32_t) +
                  (count + slots) * sizeof(uint16_t) + bytes;
    struct block *block = malloc(size);
    if (!block)
        return NULL;
    block->keys = (tag_key *)(void *)(block + 1);
    block->normals = block->keys + count;
    block->places = (uint32_t *)(void *)(block->normals + count);
    block->next = (uint16_t *)(void *)(block->places + count);
    block->slots = block->next + count;
    block->text = (struct buffer){(char *)(block->slots + slots), bytes, 0};
    for (size_t i = 0; i < slots; i++)
        block->slots[i] = OFFER_NONE;
    block->offer = (struct lingo_offer){.tags = block->text.data,
                                        .places = block->places,
                                        .keys = block->keys,
                                        .normals = block->normals,
                                        .next = block->next,
                                        .slots = block->slots,
                                        .mask = (uint16_t)(slots - 1),
                                        .extended = OFFER_NONE};
    return block;
}

/* Appends tag i to the list of its language, or to the list of extended tags. */
static void link_tag(struct block *block, uint16_t i)
{
    uint16_t *link = &block->offer.extended;
    if (block->keys[i]) {
        size_t slot = offer_slot(block->keys[i], block->offer.mask);
        while (block->slots[slot] != OFFER_NONE &&
               (block->keys[block->slots[slot]] ^ block->keys[i]) & TAG_LANGUAGE)
            slot = (slot + 1) & block->offer.mask;
        link = &block->slots[slot];
    }
    while (*link != OFFER_NONE)
        link = &block->next[*link];
    *link = i;
    block->next[i] = OFFER_NONE;
}

static void add_tag(struct block *block, const char *tag)
{
    size_t place = block->text.length;
    const char *copy = block->text.data + place;
    buffer_append(&block->text, tag, strlen(tag) + 1);
    struct tag scanned = tag_scan(copy, strlen(copy));
    uint16_t i = block->offer.count++;
    block->places[i] = (uint32_t)place;
    block->keys[i] = scanned.extended ? 0 : scanned.key;
    block->normals[i] = scanned.extended ? 0 : tag_normal(scanned.key);
    link_tag(block, i);
}

static enum lingo_error fill(struct lingo_offer **out, const char *const *tags, size_t count,
                             size_t default_index, struct lingo_report *report)
{
    size_t bytes = 0, slots = 4;
    struct tag_names names;
    enum lingo_error error = choose_tags(&names, tags, count, &bytes, report);
    if (error)
        return error;
    while (slots < 2 * count)
        slots *= 2;
    struct block *block = allocate(count, slots, bytes);
    for (size_t i = 0; block && i < count; i++)
        add_tag(block, names.tags[i]);
    tag_names_free(&names);
    if (!block)
        return report_error(report, LINGO_ERROR_MEMORY, "no memory for %zu tags", count);
    block->offer.default_index = (uint16_t)default_index;
    *out = &block->offer;
    return LINGO_OK;
}

enum lingo_error lingo_offer_open(struct lingo_offer **out, const char *const *tags, size_t count,
                                  size_t default_index, struct lingo_report *report)
{
    if (!out)
        return report_error(report, LINGO_ERROR_ARGUMENT, "out is NULL");
    *out = NULL;
    if (!tags || !count || count > OFFER_MOST)
        return report_error(report, LINGO_ERROR_ARGUMENT, "%zu tags; expected 1 to %d",
                            tags ? count : 0, OFFER_MOST);
    if (default_index >= count)
        return report_error(report, LINGO_ERROR_ARGUMENT,
                            "the index of the default is %zu, but there are only %zu tags",
                            default_index, count);
    enum lingo_error error = check_names(tags, count, report);
    return error ? error : fill(out, tags, count, default_index, report);
}
