/* SPDX-License-Identifier: MIT */
/*
 * How and when a translation was made and read: fields of its header, which PO editors preserve.
 *
 *     X-Made: machine            or human
 *     X-Read: native, Ada Roe    the second reader: none, machine, or native and names
 *     PO-Revision-Date: 2026-11-29 09:00+0000
 */
#ifndef LINGO_PO_PROVENANCE_H
#define LINGO_PO_PROVENANCE_H

#include <stdbool.h>

#define PO_FIELD_MADE "X-Made"
#define PO_FIELD_READ "X-Read"
#define PO_FIELD_REVISED "PO-Revision-Date"

/* The allowed values, for messages. */
#define PO_MADE_VALUES "machine | human"
#define PO_READ_VALUES "none | machine | native, NAME, NAME…"
#define PO_REVISED_VALUES "YYYY-MM-DD HH:MM+ZZZZ"

typedef bool po_provenance_test(const char *value);
po_provenance_test po_is_made, po_is_read, po_is_revised;

#endif
