/* SPDX-License-Identifier: MIT */
/* The themes that are built in, from the folder templates/. */
#ifndef LINGO_THEME_H
#define LINGO_THEME_H

#include "template/template.h"

struct theme {
    const char *name;
    const char *source;       /* its Mustache, for a site with a brand */
    struct template compiled; /* without a brand */
};

/* What themes share, and templates may use: the text of {{> name}}. */
struct shared {
    const char *name;
    const char *source;
};

struct theme_table {
    const struct theme *themes; /* the default first */
    size_t count;
    const struct shared *shared;
    size_t shared_count;
};

extern const struct theme_table builtin_themes;

/* The theme at an index, the default first; NULL beyond the last. */
const struct theme *theme_at(size_t index);

/* The shared partial of a name; false when there is none. */
bool theme_partial(struct lingo_text name, struct lingo_text *text);

#endif
