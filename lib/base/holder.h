/* SPDX-License-Identifier: MIT */
/*
 * A pointer to a reference-counted object that one thread replaces while others read it.
 *
 * A reader must load the pointer and take a reference, and the object must not be freed in between.
 * The gate contains the current one of two slots and the number of readers that have entered it.  A
 * reader enters and gets its slot in one atomic step, takes its reference, and is then counted as
 * done in the slot.  A writer switches to the other slot, which returns in the same step how many
 * readers entered the old one, and waits until as many are done: a few instructions.
 */
#ifndef LINGO_HOLDER_H
#define LINGO_HOLDER_H

#include <httplingo/base.h>

#include <stdatomic.h>
#include <stdlib.h>

struct holder_slot {
    const void *object;
    atomic_uint done;
};

/* The counters may overflow: they would be wrong only with 2^31 readers at the same moment.  So
 * they need no 64-bit atomics, which some processors lack. */
struct holder {
    atomic_uint gate; /* twice the number of readers that entered, plus the slot */
    struct holder_slot slots[2];
    _Atomic(const void *) newest; /* only for comparison: whoever loads it has no reference */
    atomic_flag writing;
};

/* How references to the objects in a holder are taken and released. */
struct holder_kind {
    const void *(*hold)(const void *object);
    void (*release)(const void *object);
};

/* Initializes a holder with an object, not NULL, of which it takes its own reference. */
void holder_begin(struct holder *holder, const struct holder_kind *kind, const void *object);

/* Releases the reference of the holder. */
void holder_end(struct holder *holder, const struct holder_kind *kind);

/* The current object, with a reference for the caller. */
const void *holder_get(struct holder *holder, const struct holder_kind *kind);

/* Replaces the current object; the holder takes its own reference.  NULL is ignored. */
void holder_set(struct holder *holder, const struct holder_kind *kind, const void *object);

/* The current object, for a thread that keeps a reference: own, or NULL at first.  If that is not
 * current, it is released. */
const void *holder_refresh(struct holder *holder, const struct holder_kind *kind, const void *own);

/*
 * Defines the public functions of the holders of one kind of objects, such as "site":
 * lingo_site_holder_open() and so on.  They use lingo_site_hold() and lingo_site_release().
 */
#define HOLDER_FUNCTIONS(name)                                                                     \
    struct lingo_##name##_holder {                                                                 \
        struct holder inside;                                                                      \
    };                                                                                             \
                                                                                                   \
    static const void *hold(const void *object)                                                    \
    {                                                                                              \
        return lingo_##name##_hold(object);                                                        \
    }                                                                                              \
                                                                                                   \
    static void release(const void *object)                                                        \
    {                                                                                              \
        lingo_##name##_release(object);                                                            \
    }                                                                                              \
    static const struct holder_kind kind = {hold, release};                                        \
                                                                                                   \
    enum lingo_error lingo_##name##_holder_open(struct lingo_##name##_holder **out,                \
                                                const struct lingo_##name *object)                 \
    {                                                                                              \
        if (out)                                                                                   \
            *out = NULL;                                                                           \
        if (!out || !object)                                                                       \
            return LINGO_ERROR_ARGUMENT;                                                           \
        *out = malloc(sizeof **out);                                                               \
        if (!*out)                                                                                 \
            return LINGO_ERROR_MEMORY;                                                             \
        holder_begin(&(*out)->inside, &kind, object);                                              \
        return LINGO_OK;                                                                           \
    }                                                                                              \
                                                                                                   \
    void lingo_##name##_holder_free(struct lingo_##name##_holder *holder)                          \
    {                                                                                              \
        if (holder)                                                                                \
            holder_end(&holder->inside, &kind);                                                    \
        free(holder);                                                                              \
    }                                                                                              \
                                                                                                   \
    const struct lingo_##name *lingo_##name##_holder_get(struct lingo_##name##_holder *holder)     \
    {                                                                                              \
        return holder_get(&holder->inside, &kind);                                                 \
    }                                                                                              \
                                                                                                   \
    void lingo_##name##_holder_set(struct lingo_##name##_holder *holder,                           \
                                   const struct lingo_##name *object)                              \
    {                                                                                              \
        holder_set(&holder->inside, &kind, object);                                                \
    }                                                                                              \
                                                                                                   \
    const struct lingo_##name *lingo_##name##_holder_refresh(struct lingo_##name##_holder *holder, \
                                                             const struct lingo_##name **own)      \
    {                                                                                              \
        return *own = holder_refresh(&holder->inside, &kind, *own);                                \
    }                                                                                              \
    _Static_assert(1, "a semicolon follows")

#endif
