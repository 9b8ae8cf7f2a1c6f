/* SPDX-License-Identifier: MIT */
/* The built-in catalogue: constant data, generated from po/ (generators/catalog.c). */
#include "catalog/catalog.h"
#include "negotiation/offer.h"

#include "catalog/builtin.inc"

const struct lingo_catalog *lingo_catalog_builtin(void)
{
    return &builtin;
}

struct lingo_text lingo_catalog_text_by_code(const struct lingo_catalog *catalog, const char *tag,
                                             size_t length, int code, enum lingo_text_kind kind)
{
    const struct lingo_catalog *c = catalog ? catalog : lingo_catalog_builtin();
    const struct lingo_language *language = length ? lingo_catalog_find(c, tag, length) : NULL;
    struct lingo_text text = {"", 0};
    if (language)
        text = lingo_language_text_of_code(language, code, kind);
    return text.length ? text : lingo_language_text_of_code(&c->languages[c->english], code, kind);
}
