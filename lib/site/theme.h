/* SPDX-License-Identifier: MIT */
/* The built-in themes, from the directory templates/. */
#ifndef LINGO_THEME_H
#define LINGO_THEME_H

#include "template/template.h"

struct theme {
    const char *name;
    const char *source;       /* the Mustache source, for sites with a brand */
    struct template compiled; /* the compiled template, without a brand */
};

/* A partial that the themes share and other templates can use: the text of {{> name}}. */
struct shared {
    const char *name;
    const char *source;
};

struct theme_table {
    const struct theme *themes; /* the default theme comes first */
    size_t count;
    const struct shared *shared;
    size_t shared_count;
};

extern const struct theme_table builtin_themes;

/* The theme at an index, starting with the default; NULL at the end. */
const struct theme *theme_at(size_t index);

/* The shared partial with this name.  Returns false if there is none. */
bool theme_partial(struct lingo_text name, struct lingo_text *text);

#endif
