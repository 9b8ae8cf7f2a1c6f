/* SPDX-License-Identifier: MIT */
/**
 * @file
 * The formats of a page, and how one is chosen by the Accept field of a request.
 *
 * Threads: everything in this header may be called from any thread at any time.
 */
#ifndef HTTPLINGO_MEDIA_H
#define HTTPLINGO_MEDIA_H

#include <httplingo/base.h>
#include <httplingo/media-types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The set of all formats.  A single format is 1u << format. */
#define LINGO_MEDIA_ALL ((1u << LINGO_MEDIA_COUNT) - 1)

/** @name the formats of a page */

/** A short name, for example "problem+json".  Static; NULL for a value that is not a format. */
LINGO_API const char *lingo_media_name(enum lingo_media media) LINGO_PURE;

/** The media type without parameters, for example "application/problem+json".  Static; NULL for a
 * value that is not a format. */
LINGO_API const char *lingo_media_type(enum lingo_media media) LINGO_PURE;

/** The value of Content-Type, with charset=utf-8 if the type has that parameter.  Static; NULL for
 * a value that is not a format. */
LINGO_API const char *lingo_media_content_type(enum lingo_media media) LINGO_PURE;

/** The format with this short name or media type, ignoring case; -1 if there is none. */
LINGO_API int lingo_media_find(const char *name, size_t length) LINGO_PURE;

/** @name choose a format by Accept */

/**
 * Chooses a format by the value of Accept (RFC 9110 section 12.5.1).
 *
 * The most specific range that matches a format determines its weight, and the format with the
 * highest weight wins.  If weights are equal, the format that is named by a more specific range
 * wins, then the one that is named first, then the default, then the first in the order of enum
 * lingo_media.  A range with parameters other than charset=utf-8 ranks below one without
 * parameters, but above one for a whole type; with q=0 it has no effect.
 *
 * A type that is not offered counts for the formats that clients read in the same way.  They rank
 * below formats that are named and above formats that match "*".  A type with the suffix "+json"
 * (RFC 6839), for example
 * application/vnd.api+json or application/ *+json, counts for problem+json and then json, and
 * text/json and application/x-json count for json first.  The same applies to XML.
 * application/xhtml+xml counts for html.  Types of gRPC and of pictures are ignored.
 *
 * Weights such as .5, 0.9500 and 0,8 are read as for languages.  A malformed element is skipped
 * without affecting the others.  Only the first 8192 bytes and 64 ranges are considered.  If no
 * offered format is acceptable, the result is the default: an error page is never replaced by a
 * 406.
 *
 * @param field           the value, with several field lines joined by ", "; may be NULL if length
 *                        is 0
 * @param length          its length in bytes
 * @param offered         a set of formats; an empty set means only the default
 * @param default_format  the default
 */
LINGO_API enum lingo_media lingo_negotiate_media(const char *field, size_t length, unsigned offered,
                                                 enum lingo_media default_media);

#ifdef __cplusplus
}
#endif

#endif
