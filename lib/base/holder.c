/* SPDX-License-Identifier: MIT */
/* Replaces an object while other threads read it; see holder.h. */
#include "base/holder.h"

#include <sched.h>

void holder_begin(struct holder *holder, const struct holder_kind *kind, const void *object)
{
    atomic_init(&holder->gate, 0);
    for (size_t i = 0; i < 2; i++) {
        holder->slots[i].object = NULL;
        atomic_init(&holder->slots[i].done, 0);
    }
    holder->slots[0].object = kind->hold(object);
    atomic_init(&holder->newest, object);
    atomic_flag_clear(&holder->writing);
}

void holder_end(struct holder *holder, const struct holder_kind *kind)
{
    kind->release(holder->slots[atomic_load(&holder->gate) & 1].object);
}

const void *holder_get(struct holder *holder, const struct holder_kind *kind)
{
    unsigned gate = atomic_fetch_add_explicit(&holder->gate, 2, memory_order_acquire);
    struct holder_slot *slot = &holder->slots[gate & 1];
    const void *object = kind->hold(slot->object);
    atomic_fetch_add_explicit(&slot->done, 1, memory_order_release);
    return object;
}

/* Waits until all readers of a slot have taken their references, then empties the slot. */
static const void *retire(struct holder_slot *slot, unsigned gate)
{
    while (atomic_load_explicit(&slot->done, memory_order_acquire) << 1 != (gate & ~1u))
        sched_yield();
    const void *object = slot->object;
    slot->object = NULL;
    return object;
}

void holder_set(struct holder *holder, const struct holder_kind *kind, const void *object)
{
    if (!object)
        return;
    while (atomic_flag_test_and_set_explicit(&holder->writing, memory_order_acquire))
        sched_yield();
    unsigned fresh = ~atomic_load(&holder->gate) & 1;
    holder->slots[fresh].object = kind->hold(object);
    atomic_store_explicit(&holder->slots[fresh].done, 0, memory_order_relaxed);
    unsigned gate = atomic_exchange_explicit(&holder->gate, fresh, memory_order_acq_rel);
    atomic_store_explicit(&holder->newest, object, memory_order_release);
    const void *retired = retire(&holder->slots[gate & 1], gate);
    atomic_flag_clear_explicit(&holder->writing, memory_order_release);
    kind->release(retired);
}

/* While an object is held, no other object can have its address.  So the same address means the
 * same object, and the pointer can be compared without a reference. */
const void *holder_refresh(struct holder *holder, const struct holder_kind *kind, const void *own)
{
    if (own && atomic_load_explicit(&holder->newest, memory_order_acquire) == own)
        return own;
    kind->release(own);
    return holder_get(holder, kind);
}
