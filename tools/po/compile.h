/* SPDX-License-Identifier: MIT */
/* Writes a PO document as a .mo file, like gettext. */
#ifndef LINGO_PO_COMPILE_H
#define LINGO_PO_COMPILE_H

#include "tools/po/document.h"

#include <stdio.h>

/* Writes the header, the translated messages and those of reworded texts; other fuzzy messages are
 * left out. */
void po_compile_to(const struct po_document *document, FILE *stream);

/* The same to a file.  False when it cannot be written; errno says why. */
bool po_compile(const struct po_document *document, const char *path);

#endif
