/* SPDX-License-Identifier: MIT */
/* Notes what a directory of texts contains that no page will show. */
#ifndef LINGO_UNUSED_H
#define LINGO_UNUSED_H

#include "base/notes.h"
#include "gettext/mo.h"

#include <stdbool.h>

/* Notes the messages of a file that are in no PO file of this project, such as those with another
 * msgctxt.  Each function returns false if there is not enough memory. */
bool unused_note_messages(struct notes *notes, const char *path, const struct lingo_mo *mo);

/* Notes that CLDR does not know a language, so that hardly any visitor asks for it. */
bool unused_note_language(struct notes *notes, const char *path, const char *tag);

/* Notes a file that was not compiled, by its name in the directory. */
bool unused_note_source(struct notes *notes, const char *directory, const char *name);

#endif
