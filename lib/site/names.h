/* SPDX-License-Identifier: MIT */
/* The names that templates can use, and what belongs to them. */
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
#define NAMES_OF_PART (NAME_NOTE + 1) /* with those of an item, which are never set */

_Static_assert(NAME_COUNT <= SCOPE_NAMES, "a scope has a bit for each name");

/* The labels, “label.retry” and so on, are numbered from here on. */
#define NAME_LABEL SCOPE_NAMES

/* What a template names of an application's own members, from here on. */
#define NAME_EXTENSION SCOPE_OTHERS

/* A name of names.def, or a label; false when it is neither. */
bool name_find(struct lingo_text name, struct template_name *out);

/* Whether an application's own member may have this name: the letters, digits and _ that RFC 9457
 * section 3.2 recommends, so that it can be written in other formats as well. */
#define NAME_EXTENSION_MAX 64
bool name_is_extension(struct lingo_text name);

/* All of them by index, for messages; NULL beyond the last. */
const char *name_at(size_t index);

/* The sets of values that most pages of a site have, for struct template_source.  site has the
 * names of its addresses, and of the section SUPPORT where it asks for identifiers.  Returns their
 * number, TEMPLATE_USUAL_MAX at most. */
size_t name_usual_sets(uint64_t site, uint64_t *sets);

#endif
