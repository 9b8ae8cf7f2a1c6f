/* SPDX-License-Identifier: MIT */
/* Finds the names that templates use, and lists the sets of values that most pages have. */
#include "site/names.h"

#include "base/ascii.h"

#include <httplingo/catalog.h>

static const struct {
    const char *name;
    uint16_t flags;
} names[] = {
#define NAME(constant, name, flags, about) {name, flags},
#include "site/names.def"
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

/* ---- sets ---- */

#define SET(name) (UINT64_C(1) << NAME_##name)

size_t name_usual_sets(uint64_t always, uint64_t *sets)
{
    static const uint64_t facts[] = {SET(URI) | SET(REQUEST_ID) | SET(FACTS), SET(URI) | SET(FACTS),
                                     SET(REQUEST_ID) | SET(FACTS), 0};
    static const uint64_t notes[] = {0, SET(TEMPORARY) | SET(DURATION) | SET(NOTE),
                                     SET(TEMPORARY) | SET(DURATION) | SET(WAIT) | SET(NOTE)};
    static const uint64_t scripts[] = {0, SET(TALL)};
    size_t count = 0;
    always |= SET(LANG) | SET(DIR) | SET(TITLE) | SET(PHRASE) | SET(DESCRIPTION) | SET(ADVICE) |
              SET(CODE) | SET(CLASS) | SET(REASON);
    for (size_t f = 0; f < sizeof facts / sizeof facts[0]; f++)
        for (size_t n = 0; n < sizeof notes / sizeof notes[0]; n++)
            for (size_t s = 0; s < sizeof scripts / sizeof scripts[0]; s++)
                sets[count++] = always | facts[f] | notes[n] | scripts[s];
    return count;
}
