/* SPDX-License-Identifier: MIT */
/* Finds a theme by index, and a shared partial by name. */
#include "site/theme.h"

#include "base/text.h"

#include <httplingo/site.h>

const struct theme *theme_at(size_t index)
{
    return index < builtin_themes.count ? &builtin_themes.themes[index] : NULL;
}

const char *lingo_theme_at(size_t index)
{
    return theme_at(index) ? theme_at(index)->name : NULL;
}

bool theme_partial(struct lingo_text name, struct lingo_text *text)
{
    for (size_t i = 0; i < builtin_themes.shared_count; i++) {
        const struct shared *shared = &builtin_themes.shared[i];
        if (text_is(name, shared->name)) {
            *text = text_of(shared->source);
            return true;
        }
    }
    return false;
}
