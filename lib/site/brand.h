/* SPDX-License-Identifier: MIT */
/* What a site is called and looks like: constants that are filled into its template when that is
 * compiled. */
#ifndef LINGO_BRAND_H
#define LINGO_BRAND_H

#include "template/template.h"

enum brand_value {
    BRAND_SITE_NAME,
    BRAND_LOGO,        /* a data: address */
    BRAND_ACCENT,      /* a colour, as CSS has it */
    BRAND_ACCENT_DARK, /* the same in dark mode */
    BRAND_COUNT
};

struct brand {
    struct lingo_text values[BRAND_COUNT]; /* empty: none; then data may be NULL */
};

/* The names of templates: those of the brand, and all of names.h.  For struct template_source; the
 * context is a struct brand. */
bool brand_find(const void *brand, struct lingo_text name, struct template_name *out);
const char *brand_name_at(const void *brand, size_t index);

#endif
