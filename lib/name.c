/* SPDX-License-Identifier: MIT */
#include "name.h"

#include "ascii.h"

#include <httplingo/catalog.h>

static const struct {
    const char *name;
    uint16_t flags;
} names[] = {
#define NAME(constant, name, flags, about) {name, flags},
#include "name.def"
#undef NAME
};

/* “label.RETRY”: the constants in small letters are the names. */
static const char *const labels[] = {
#define LABEL(constant, text) "label." #constant,
#include <httplingo/label.def>
#undef LABEL
};

static bool is_text(unsigned name)
{
    return name != NAME_METHODS && name != NAME_CHOICES && name != NAME_PROTOCOLS &&
           name != NAME_SECOND;
}

static bool is_label(const char *label, struct lingo_text name)
{
    return strlen(label) == name.length && ascii_equal_ignoring_case(label, name.data, name.length);
}

bool name_find(struct lingo_text name, struct template_name *out)
{
    for (uint16_t i = 0; i < NAME_COUNT; i++)
        if (strlen(names[i].name) == name.length &&
            !memcmp(names[i].name, name.data, name.length)) {
            *out = (struct template_name){.number = i,
                                          .flags = names[i].flags | (is_text(i) ? IS_TEXT : 0)};
            return true;
        }
    for (uint16_t i = 0; i < LINGO_LABEL_COUNT; i++)
        if (is_label(labels[i], name)) {
            *out = (struct template_name){.number = (uint16_t)(NAME_LABEL + i), .flags = IS_TEXT};
            return true;
        }
    return false;
}

const char *name_at(size_t index)
{
    if (index < NAME_COUNT)
        return names[index].name;
    return index - NAME_COUNT < LINGO_LABEL_COUNT ? labels[index - NAME_COUNT] : NULL;
}

const char *name_text(enum name name)
{
    return (unsigned)name < NAME_COUNT ? names[name].name : "";
}
