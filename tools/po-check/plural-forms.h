/* SPDX-License-Identifier: MIT */
/* The plural formula of a language. */
#ifndef LINGO_TOOLS_PLURAL_FORMS_H
#define LINGO_TOOLS_PLURAL_FORMS_H

#include "tools/po/language.h"

/* The field Plural-Forms that distinguishes the numbers that CLDR distinguishes, as translations
 * into other languages have it; NULL if no language has the same forms, or CLDR does not know the
 * language. */
const char *po_plural_forms_of(const struct po_language *language);

#endif
