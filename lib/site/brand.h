/* SPDX-License-Identifier: MIT */
/* The name and look of a site: constants that are filled into its template when it is compiled. */
#ifndef LINGO_BRAND_H
#define LINGO_BRAND_H

#include "template/template.h"

enum brand_value {
    BRAND_SITE_NAME,
    BRAND_LOGO,        /* a data: address */
    BRAND_ACCENT,      /* a colour in CSS */
    BRAND_ACCENT_DARK, /* the colour in dark mode */
    BRAND_COUNT
};

struct brand {
    /* A value is empty if it is not set; then its data may be NULL. */
    struct lingo_text values[BRAND_COUNT];
};

/* Finds a name for struct template_source: one of the brand, or one of names.h.  The context is a
 * struct brand. */
bool brand_find(const void *brand, struct lingo_text name, struct template_name *out);
const char *brand_name_at(const void *brand, size_t index);

#endif
