/* SPDX-License-Identifier: MIT */
/* The groups of codes that httplingo explain shows. */
#include "tools/status/explain.h"

/* How many of the statuses a group has. */
static size_t held_by(const struct status_group *group, const struct explanation *explanation)
{
    size_t held = 0;
    for (size_t i = 0; i < explanation->count; i++) {
        const struct lingo_status *status = explanation->rows[i];
        held += !lingo_vendor_owner(status) && status_choice(group, lingo_status_code(status));
    }
    return held;
}

/* The smallest group with all statuses; its count is 0 if there is none. */
static struct status_group smallest_group(const struct explanation *explanation)
{
    struct status_group smallest = {0, 0}, group = {0, 0};
    while (status_next_group(&group))
        if (held_by(&group, explanation) == explanation->count &&
            (!smallest.count || group.count < smallest.count))
            smallest = group;
    return smallest;
}

bool explain_next_group(const struct explanation *explanation, struct status_group *group)
{
    const struct status_group smallest = smallest_group(explanation);
    while (status_next_group(group)) {
        size_t held = held_by(group, explanation);
        if (explanation->count == 1 ? held == 1
            : smallest.count        ? group->first == smallest.first
                                    : held > 1)
            return true;
    }
    return false;
}
