/* SPDX-License-Identifier: MIT */
/* Writes a PO document as a .mo file, like gettext. */
#ifndef LINGO_PO_COMPILE_H
#define LINGO_PO_COMPILE_H

#include "tools/po/document.h"

/* Writes the header, the translated messages and those of reworded texts; other fuzzy messages are
 * left out.  False when the file cannot be written; errno says why. */
bool po_compile(const struct po_document *document, const char *path);

#endif
