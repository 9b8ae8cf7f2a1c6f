/* SPDX-License-Identifier: MIT */
/* Groups of codes that are easily confused. */
#include "tools/status/status.h"

#include "base/buffer.h"

#include <string.h>

bool status_next_group(struct status_group *group)
{
    group->first += group->count;
    group->count = 0;
    const struct facts_choice *first = facts_choice_at(group->first), *next = first;
    while (next && !strcmp(next->group, first->group))
        next = facts_choice_at(group->first + ++group->count);
    return first;
}

const struct facts_choice *status_choice(const struct status_group *group, int code)
{
    for (size_t i = 0; i < group->count; i++) {
        const struct facts_choice *choice = facts_choice_at(group->first + i);
        if (choice->code == code)
            return choice;
    }
    return NULL;
}

static bool is_one_of(int code, const int *codes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (codes[i] == code)
            return true;
    return false;
}

static bool is_similar(int code, const int *codes, size_t count)
{
    struct status_group group = {0, 0};
    while (status_next_group(&group))
        for (size_t i = 0; i < count; i++)
            if (status_choice(&group, codes[i]) && status_choice(&group, code))
                return true;
    return false;
}

bool status_write_similar(char *buffer, size_t size, const int *codes, size_t count)
{
    struct buffer to = {buffer, size, 0};
    for (size_t i = 0; i < lingo_status_count(); i++) {
        int code = lingo_status_code(lingo_status_at(i));
        if (is_one_of(code, codes, count) || !is_similar(code, codes, count))
            continue;
        buffer_append_string(&to, to.length ? ", " : "");
        buffer_append_number(&to, (uint64_t)code);
        buffer_append_char(&to, ' ');
        buffer_append_string(&to, lingo_reason_phrase(code));
    }
    return buffer_finish(&to);
}
