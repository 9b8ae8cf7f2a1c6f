/* SPDX-License-Identifier: MIT */
/* A catalogue with texts of the site's own. */
#ifndef LINGO_OWN_H
#define LINGO_OWN_H

#include "catalog/language-fill.h"

/*
 * Copies a catalogue and replaces some texts; to be released.  Returns an error and fills in the
 * report if there is not enough memory.
 */
enum lingo_error catalog_with_own(const struct lingo_catalog **out,
                                  const struct lingo_catalog *base, const struct own_text *own,
                                  size_t count, struct lingo_report *report);

#endif
