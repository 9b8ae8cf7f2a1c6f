/* SPDX-License-Identifier: MIT */
/*
 * Swapping a domain under its readers.
 *
 * To take a reference, a reader must first reach the domain, and it must not be freed in
 * between.  So the gate holds in one number which of two slots is in force and how many readers
 * have come to it; a reader adds itself and learns its slot in one step, takes its reference, and
 * counts itself as done in the slot.  Who swaps puts the other slot in force, learns in the same
 * step how many came to the old one, and waits until as many are done: for a few instructions.
 */
#include <httplingo/messages.h>

#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>

/* Aligned by every compiler alike: gcc before 11 would put such a number on four bytes on i386,
 * where it may lie in two cache lines. */
#define COUNTER _Alignas(8) _Atomic uint64_t

struct slot {
    const struct lingo_messages *domain;
    COUNTER done;
};

struct lingo_messages_holder {
    COUNTER gate; /* twice the readers that came, plus the slot: not in one lifetime does it
                     overflow */
    struct slot slots[2];
    atomic_flag writing;
};

enum lingo_error lingo_messages_holder_open(struct lingo_messages_holder **out,
                                            const struct lingo_messages *domain)
{
    if (!out)
        return LINGO_ERROR_ARGUMENT;
    *out = NULL;
    if (!domain)
        return LINGO_ERROR_ARGUMENT;
    struct lingo_messages_holder *holder = malloc(sizeof *holder);
    if (!holder)
        return LINGO_ERROR_MEMORY;
    atomic_init(&holder->gate, 0);
    for (size_t i = 0; i < 2; i++) {
        holder->slots[i].domain = NULL;
        atomic_init(&holder->slots[i].done, 0);
    }
    holder->slots[0].domain = lingo_messages_hold(domain);
    atomic_flag_clear(&holder->writing);
    *out = holder;
    return LINGO_OK;
}

void lingo_messages_holder_free(struct lingo_messages_holder *holder)
{
    if (!holder)
        return;
    lingo_messages_release(holder->slots[atomic_load(&holder->gate) & 1].domain);
    free(holder);
}

const struct lingo_messages *lingo_messages_holder_get(struct lingo_messages_holder *holder)
{
    uint64_t gate = atomic_fetch_add_explicit(&holder->gate, 2, memory_order_acquire);
    struct slot *slot = &holder->slots[gate & 1];
    const struct lingo_messages *domain = lingo_messages_hold(slot->domain);
    atomic_fetch_add_explicit(&slot->done, 1, memory_order_release);
    return domain;
}

void lingo_messages_holder_set(struct lingo_messages_holder *holder,
                               const struct lingo_messages *domain)
{
    if (!domain)
        return;
    while (atomic_flag_test_and_set_explicit(&holder->writing, memory_order_acquire))
        sched_yield();
    uint64_t fresh = ~atomic_load(&holder->gate) & 1;
    holder->slots[fresh].domain = lingo_messages_hold(domain);
    atomic_store_explicit(&holder->slots[fresh].done, 0, memory_order_relaxed);
    uint64_t gate = atomic_exchange_explicit(&holder->gate, fresh, memory_order_acq_rel);
    struct slot *old = &holder->slots[gate & 1];
    while (atomic_load_explicit(&old->done, memory_order_acquire) != gate >> 1)
        sched_yield();
    const struct lingo_messages *retired = old->domain;
    old->domain = NULL;
    atomic_flag_clear_explicit(&holder->writing, memory_order_release);
    lingo_messages_release(retired);
}
