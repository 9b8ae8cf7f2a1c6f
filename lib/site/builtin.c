/* SPDX-License-Identifier: MIT */
/* The built-in themes, and the built-in site, which uses the first of them.  This is constant data,
 * generated from templates/ (generators/themes.c). */
#include "site/site.h"
#include "site/theme.h"

/* The arrays themes and shared, and DEFAULT_POLICY, which is the policy of the first theme. */
#include "site/themes.inc"

const struct theme_table builtin_themes = {
    .themes = themes,
    .count = sizeof themes / sizeof themes[0],
    .shared = shared,
    .shared_count = sizeof shared / sizeof shared[0],
};

static const char home[1 + BUFFER_PADDING] = "/";

static const struct lingo_site builtin = {
    .html = &themes[0].compiled,
    .security_policy = {DEFAULT_POLICY, sizeof DEFAULT_POLICY - 1},
    .media = LINGO_MEDIA_ALL,
    .default_media = LINGO_MEDIA_HTML,
    .default_language = SITE_NO_DEFAULT,
    .links[SITE_HOME] = {home, 1},
    .plain_links = 1u << SITE_HOME,
    .asks_for_id = true,
};

const struct lingo_site *lingo_site_builtin(void)
{
    return &builtin;
}
