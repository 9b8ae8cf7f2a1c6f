/* SPDX-License-Identifier: MIT */
/*
 * Looks up messages.  The slots are sorted by hash, then by key.  For the top bits of a hash,
 * `starts` contains the few slots to search.  A crafted file may contain many equal hashes, so
 * these slots are searched in a binary way, and no file makes this slow.
 */
#include "gettext/mo-impl.h"

#include "base/report.h"

#include <stdlib.h>
#include <string.h>

#define CONTEXT_END '\004'

/* Multiplication mixes bits upwards, and the shift brings the high bits down again. */
static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ hash >> 32;
}

static uint64_t hash_bytes(uint64_t hash, const char *data, size_t length)
{
    uint64_t word = 0, rest = 0;
    hash = mix(hash, length);
    for (; length >= sizeof word; data += sizeof word, length -= sizeof word) {
        memcpy(&word, data, sizeof word);
        hash = mix(hash, word);
    }
    while (length--)
        rest = rest << 8 | (unsigned char)data[length];
    return mix(hash, rest);
}

static uint32_t hash_key(struct lingo_text context, struct lingo_text id)
{
    uint64_t hash = context.data ? hash_bytes(1, context.data, context.length) : 0;
    hash = hash_bytes(hash, id.data, id.length);
    return (uint32_t)(mix(hash, 0) >> 32);
}

static struct lingo_text context_of(const struct lingo_mo *mo, const struct mo_entry *entry)
{
    if (entry->context_length == MO_ABSENT)
        return (struct lingo_text){NULL, 0};
    return (struct lingo_text){mo->pool + entry->key, entry->context_length};
}

static uint32_t id_offset(const struct mo_entry *entry)
{
    return entry->context_length == MO_ABSENT ? 0 : entry->context_length + 1;
}

static struct lingo_text id_of(const struct lingo_mo *mo, const struct mo_entry *entry)
{
    return (struct lingo_text){mo->pool + entry->key + id_offset(entry), entry->id_length};
}

static int compare_numbers(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

/* A text that is shorter comes first.  The data of an empty text may be NULL. */
static int compare_texts(struct lingo_text a, struct lingo_text b)
{
    if (a.length != b.length || !a.length)
        return compare_numbers(a.length, b.length);
    return memcmp(a.data, b.data, a.length);
}

static int compare_keys(struct lingo_text context_a, struct lingo_text id_a,
                        struct lingo_text context_b, struct lingo_text id_b)
{
    int order = compare_numbers(!context_b.data, !context_a.data);
    if (!order)
        order = compare_texts(id_a, id_b);
    return order ? order : compare_texts(context_a, context_b);
}

/* For qsort(), which has no context argument. */
struct sortable {
    const struct lingo_mo *mo;
    struct mo_slot slot;
};

static int compare_slots(const void *a, const void *b)
{
    const struct sortable *x = a, *y = b;
    const struct lingo_mo *mo = x->mo;
    const struct mo_entry *e = &mo->entries[x->slot.entry], *f = &mo->entries[y->slot.entry];
    int order = compare_numbers(x->slot.hash, y->slot.hash);
    if (!order)
        order = compare_keys(context_of(mo, e), id_of(mo, e), context_of(mo, f), id_of(mo, f));
    return order ? order : compare_numbers(x->slot.entry, y->slot.entry);
}

/* Splits the key of an entry, puts a NUL after its context, and records where its first form ends.
 * In a crafted file, strings may overlap; the NUL then truncates the other string. */
static void split(struct lingo_mo *mo, struct mo_entry *entry)
{
    char *key = mo->pool + entry->key;
    size_t length = strnlen(key, entry->key_length); /* up to the plural */
    char *end = memchr(key, CONTEXT_END, length);
    entry->context_length = end ? (uint32_t)(end - key) : MO_ABSENT;
    if (end)
        *end = '\0';
    entry->id_length = (uint32_t)length - id_offset(entry);
    entry->first_length = (uint32_t)strnlen(mo->pool + entry->value, entry->value_length);
}

/* Sorts the slots of all entries, and marks entries whose key an earlier entry has. */
static void sort(struct lingo_mo *mo, struct sortable *all)
{
    for (size_t i = 0; i < mo->count; i++) {
        const struct mo_entry *entry = &mo->entries[i];
        all[i].mo = mo;
        all[i].slot.hash = hash_key(context_of(mo, entry), id_of(mo, entry));
        all[i].slot.entry = (uint32_t)i;
    }
    qsort(all, mo->count, sizeof *all, compare_slots);
    size_t first = 0;
    for (size_t i = 1; i < mo->count; i++) {
        struct mo_entry *entry = &mo->entries[all[i].slot.entry];
        const struct mo_entry *before = &mo->entries[all[first].slot.entry];
        if (all[i].slot.hash == all[first].slot.hash &&
            !compare_keys(context_of(mo, entry), id_of(mo, entry), context_of(mo, before),
                          id_of(mo, before)))
            entry->key_length = MO_ABSENT;
        else
            first = i;
    }
}

static void fill(struct lingo_mo *mo, const struct sortable *all, size_t buckets)
{
    size_t bucket = 0;
    for (size_t i = 0; i < mo->count; i++) {
        mo->slots[i] = all[i].slot;
        while (bucket <= all[i].slot.hash >> mo->shift)
            mo->starts[bucket++] = (uint32_t)i;
    }
    while (bucket <= buckets)
        mo->starts[bucket++] = (uint32_t)mo->count;
}

static bool build(struct lingo_mo *mo)
{
    const size_t room = mo->count ? mo->count : 1; /* malloc(0) may return NULL */
    struct sortable *all = malloc(room * sizeof *all);
    size_t buckets = 2;
    /* A file of limited size has fewer messages than 2^31. */
    for (mo->shift = 31; buckets < mo->count; mo->shift--)
        buckets *= 2;
    mo->slots = malloc(room * sizeof *mo->slots);
    mo->starts = malloc((buckets + 1) * sizeof *mo->starts);
    bool has_room = all && mo->slots && mo->starts;
    if (has_room) {
        size_t before = mo->count;
        sort(mo, all);
        mo_drop_marked(mo);
        if (mo->count != before) /* the entries have moved */
            sort(mo, all);
        fill(mo, all, buckets);
    }
    free(all);
    return has_room;
}

enum lingo_error mo_build_index(struct mo_file *file)
{
    struct lingo_mo *mo = file->mo;
    for (size_t i = 0; i < mo->count; i++)
        split(mo, &mo->entries[i]);
    if (!build(mo))
        return report_error(file->report, LINGO_ERROR_MEMORY, "%s: not enough memory", file->name);
    mo_find_header(mo);
    return LINGO_OK;
}

static int compare_slot(const struct lingo_mo *mo, const struct mo_slot *slot, uint32_t hash,
                        struct lingo_text context, struct lingo_text id)
{
    int order = compare_numbers(slot->hash, hash);
    if (order)
        return order;
    const struct mo_entry *entry = &mo->entries[slot->entry];
    return compare_keys(context_of(mo, entry), id_of(mo, entry), context, id);
}

size_t mo_find(const struct lingo_mo *mo, struct lingo_text context, struct lingo_text id)
{
    uint32_t hash = hash_key(context, id);
    size_t low = mo->starts[hash >> mo->shift];
    size_t high = mo->starts[(hash >> mo->shift) + 1];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_slot(mo, &mo->slots[middle], hash, context, id);
        if (order < 0)
            low = middle + 1;
        else if (order > 0)
            high = middle;
        else
            return mo->slots[middle].entry;
    }
    return MO_NONE;
}

size_t mo_count(const struct lingo_mo *mo)
{
    return mo->count;
}

size_t mo_dropped(const struct lingo_mo *mo)
{
    return mo->dropped;
}

static size_t count_forms(const char *data, size_t length)
{
    size_t n = 1;
    for (size_t i = 0; i < length; i++)
        n += !data[i];
    return n;
}

struct mo_message mo_at(const struct lingo_mo *mo, size_t index)
{
    const struct mo_entry *entry = &mo->entries[index];
    struct mo_message message = {.context = context_of(mo, entry), .id = id_of(mo, entry)};
    size_t up_to_id = id_offset(entry) + entry->id_length;
    message.has_context = message.context.data;
    if (!message.has_context)
        message.context.data = "";
    message.has_plural = up_to_id < entry->key_length;
    message.plural = (struct lingo_text){"", 0};
    if (message.has_plural)
        message.plural = (struct lingo_text){mo->pool + entry->key + up_to_id + 1,
                                             entry->key_length - up_to_id - 1};
    message.form_count = count_forms(mo->pool + entry->value, entry->value_length);
    return message;
}

struct lingo_text mo_form(const struct lingo_mo *mo, size_t index, size_t form)
{
    const struct mo_entry *entry = &mo->entries[index];
    const char *first = mo->pool + entry->value;
    const char *end = first + entry->value_length;
    const char *at = first + entry->first_length;
    struct lingo_text text = {first, entry->first_length};
    for (; form && at < end; form--) {
        text.data = ++at; /* after the NUL */
        text.length = strnlen(at, (size_t)(end - at));
        at += text.length;
    }
    return form ? (struct lingo_text){first, entry->first_length} : text;
}
