/* SPDX-License-Identifier: MIT */
/* Finds colours in a site file that have too little contrast with those of their theme. */
#include "tools/colour/contrast.h"

#include "base/file.h"

#include <ini.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Larger than any valid site file. */
#define SITE_FILE_MAX (1u << 20)

/* The colours with which a theme uses a colour.  A test compares this list with the templates.  For
 * text and its background, WCAG 2.2 asks for 7:1 (1.4.6); for lines, for 3:1 (1.4.11). */
static const struct use {
    const char *theme, *option, *other;
    int least;
} uses[] = {
    {"default", "accent", "#fcfbf9", 3},    {"default", "accent-dark", "#131316", 3},
    {"picture", "accent", "#fcfbf9", 3},    {"picture", "accent-dark", "#131316", 3},
    {"brand", "accent", "#ffffff", 7},      {"brand", "accent-dark", "#191b20", 7},
    {"bold", "accent", "#ffffff", 7},       {"plain", "accent", "#fdfdfb", 7},
    {"plain", "accent-dark", "#0d1014", 7},
};

struct look {
    char theme[32], accent[32], accent_dark[32];
    bool own; /* the site's own template, about which nothing is known */
};

static void keep(char to[32], const char *value)
{
    snprintf(to, 32, "%s", value);
}

static int on_option(void *closure, const char *section, const char *name, const char *value)
{
    struct look *look = closure;
    (void)section;
    if (!strcmp(name, "theme"))
        keep(look->theme, value);
    else if (!strcmp(name, "accent"))
        keep(look->accent, value);
    else if (!strcmp(name, "accent-dark"))
        keep(look->accent_dark, value);
    else if (!strcmp(name, "template"))
        look->own = true;
    return 1;
}

static bool look_at(const struct look *look, const struct use *use, struct contrast *found)
{
    const char *value = strcmp(use->option, "accent") ? look->accent_dark : look->accent;
    struct colour colour, other;
    if (strcmp(use->theme, look->theme) || !colour_parse(value, &colour) ||
        !colour_parse(use->other, &other))
        return false;
    *found = (struct contrast){use->theme,
                               use->option,
                               value,
                               use->other,
                               colour_contrast(colour_over(colour, other), other),
                               use->least};
    return found->ratio < use->least;
}

void contrast_find(const char *site_file, void (*tell)(void *closure, const struct contrast *found),
                   void *closure)
{
    struct look look = {.theme = "default"};
    struct contrast found;
    char *data;
    size_t length;
    if (file_read(site_file, SITE_FILE_MAX, &data, &length, NULL))
        return; /* opening the site reports this */
    int wrong = ini_parse_string(data, on_option, &look);
    free(data);
    for (size_t i = 0; !wrong && !look.own && i < sizeof uses / sizeof uses[0]; i++)
        if (look_at(&look, &uses[i], &found))
            tell(closure, &found);
}
