/* SPDX-License-Identifier: MIT */
/* A catalogue in which an operator has put texts of their own. */
#ifndef LINGO_OWN_H
#define LINGO_OWN_H

#include "catalog/language-fill.h"

/*
 * Copies a catalogue with some texts replaced; to be released.  An error with a report when memory
 * is short.
 */
enum lingo_error catalog_with_own(const struct lingo_catalog **out,
                                  const struct lingo_catalog *base, const struct own_text *own,
                                  size_t count, struct lingo_report *report);

#endif
