/* SPDX-License-Identifier: MIT */
/* The plural rules of a language. */
#ifndef LINGO_TOOLS_PLURAL_FORMS_H
#define LINGO_TOOLS_PLURAL_FORMS_H

#include "gettext/plural.h"
#include "tools/po/language.h"

/* The field Plural-Forms that distinguishes the numbers that CLDR distinguishes, as translations
 * into other languages have it; NULL if no language has the same forms, or CLDR does not know the
 * language. */
const char *po_plural_forms_of(const struct po_language *language);

/* Whether a formula has the same form for two numbers from the first to 200 that CLDR
 * distinguishes, and which.  False if CLDR has no rules for the language.  A formula may
 * distinguish more: for example, it may have a form for none. */
bool po_plural_merges(const struct po_language *language, const struct plural *plural,
                      unsigned first, unsigned pair[2]);

#endif
