/* SPDX-License-Identifier: MIT */
/* Parses URI references (RFC 3986 appendix A), and converts IRIs to them (RFC 3987). */
#ifndef LINGO_URI_H
#define LINGO_URI_H

#include <httplingo/base.h>

#include <stddef.h>

/*
 * Writes a text as a URI reference, which may be absolute with any scheme, or relative.  Characters
 * beyond ASCII are percent-encoded as UTF-8 (RFC 3987 section 3.1); everything else is unchanged.
 * Returns the length, or 0 if the text is neither a URI reference nor an IRI reference, or does not
 * fit.
 */
size_t uri_from_iri(char *to, size_t size, struct lingo_text text);

/* Percent-decodes a part of a URI once (RFC 3986 section 2.1).  Returns its length, or 0 if it is
 * empty, if a "%" is not followed by two hexadecimal digits, or if it does not fit. */
size_t uri_decode(char *to, size_t size, struct lingo_text text);

#endif
