/* SPDX-License-Identifier: MIT */
/*
 * How a translation was made and read, and when: fields of its header, which editors of PO files
 * keep.
 *
 *     X-Made: machine            or human
 *     X-Read: native, Ada Roe    by whom as a second reader: none, machine or native, then names
 *     PO-Revision-Date: 2026-11-29 09:00+0000
 */
#ifndef LINGO_PO_PROVENANCE_H
#define LINGO_PO_PROVENANCE_H

#include <stdbool.h>

#define PO_FIELD_MADE "X-Made"
#define PO_FIELD_READ "X-Read"
#define PO_FIELD_REVISED "PO-Revision-Date"

/* What they may hold, for messages. */
#define PO_MADE_VALUES "machine | human"
#define PO_READ_VALUES "none | machine | native, NAME, NAME…"
#define PO_REVISED_VALUES "YYYY-MM-DD HH:MM+ZZZZ"

typedef bool po_provenance_test(const char *value);
po_provenance_test po_is_made, po_is_read, po_is_revised;

#endif
