/* SPDX-License-Identifier: MIT */
/* The names that templates can use, and their properties. */
#ifndef LINGO_NAMES_H
#define LINGO_NAMES_H

#include "template/template.h"

#include <httplingo/catalog.h>

enum name {
#define NAME(constant, name, flags, about) NAME_##constant,
#include "site/names.def"
#undef NAME
    NAME_COUNT
};
#define NAMES_OF_ITEM (NAME_AFTER + 1)
#define NAMES_OF_PART (NAME_NOTE + 1) /* including those of an item, which are never set */

_Static_assert(NAME_COUNT <= SCOPE_NAMES, "a scope has a bit for each name");

/* The labels, "label.retry" and so on, have numbers starting here. */
#define NAME_LABEL SCOPE_NAMES

/* The extension members that a template uses have numbers starting here. */
#define NAME_EXTENSION SCOPE_OTHERS

/* Finds a name in names.def, or a label.  Returns false if there is no such name. */
bool name_find(struct lingo_text name, struct template_name *out);

/* Whether an extension member can have this name: only the letters, digits and underscores that RFC
 * 9457 section 3.2 recommends, so that it can be written in other formats, too. */
#define NAME_EXTENSION_MAX 64
bool name_is_extension(struct lingo_text name);

/* All names by index, for messages; NULL at the end. */
const char *name_at(size_t index);

/* The sets of values that most pages of a site have, for struct template_source. site contains the
 * names of its addresses, and the section SUPPORT if it asks for request IDs.  Returns the number
 * of sets, which is at most TEMPLATE_USUAL_MAX. */
size_t name_usual_sets(uint64_t site, uint64_t *sets);

#endif
