/* SPDX-License-Identifier: MIT */
#include "theme.h"

#include "site.h"

/* Made by tools/generate-themes from templates/: an array called themes, and
 * DEFAULT_POLICY, the policy of the first. */
#include "themes.inc"

const struct theme *theme_at(size_t index)
{
    return index < sizeof themes / sizeof themes[0] ? &themes[index] : NULL;
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
