/* SPDX-License-Identifier: MIT */
#include "site/theme.h"

#include "site/site.h"

/* Made by generators/themes from templates/: arrays called themes and
 * shared, and DEFAULT_POLICY, the policy of the first. */
#include "site/themes.inc"

const struct theme *theme_at(size_t index)
{
    return index < sizeof themes / sizeof themes[0] ? &themes[index] : NULL;
}

const char *lingo_theme_at(size_t index)
{
    return theme_at(index) ? theme_at(index)->name : NULL;
}

bool theme_partial(struct lingo_text name, struct lingo_text *text)
{
    for (size_t i = 0; i < sizeof shared / sizeof shared[0]; i++)
        if (strlen(shared[i].name) == name.length &&
            !memcmp(shared[i].name, name.data, name.length)) {
            *text = (struct lingo_text){shared[i].source, strlen(shared[i].source)};
            return true;
        }
    return false;
}

static const struct lingo_site builtin = {
    .html = &themes[0].compiled,
    .security_policy = {DEFAULT_POLICY, sizeof DEFAULT_POLICY - 1},
    .formats = LINGO_FORMATS_ALL,
    .format = LINGO_FORMAT_HTML,
    .preset = SITE_NO_PRESET,
};

const struct lingo_site *lingo_site_builtin(void)
{
    return &builtin;
}
