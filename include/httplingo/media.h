/* SPDX-License-Identifier: MIT */
/**
 * @file
 * The formats of a page, and the choice of one by a request's Accept.
 *
 * Threads: everything in this header may be called from any thread at any time.
 */
#ifndef HTTPLINGO_MEDIA_H
#define HTTPLINGO_MEDIA_H

#include <httplingo/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The formats, in the order in which a server prefers them when a client does not care. */
enum lingo_format {
    LINGO_FORMAT_HTML,
    LINGO_FORMAT_PROBLEM_JSON, /**< RFC 9457 */
    LINGO_FORMAT_PROBLEM_XML,  /**< RFC 9457 appendix B */
    LINGO_FORMAT_JSON,
    LINGO_FORMAT_XML,
    LINGO_FORMAT_TEXT
};
#define LINGO_FORMAT_COUNT 6
/** A set of all formats; a single one is 1u << format. */
#define LINGO_FORMATS_ALL ((1u << LINGO_FORMAT_COUNT) - 1)

/** A short name, for example "problem+json".  Static; NULL for a value that is no format. */
LINGO_API const char *lingo_format_name(enum lingo_format format) LINGO_PURE;

/** The media type without parameters, for example "application/problem+json".  Static; NULL for a
 * value that is no format. */
LINGO_API const char *lingo_format_media_type(enum lingo_format format) LINGO_PURE;

/** The value of Content-Type, with charset=utf-8 where the type has that parameter.  Static; NULL
 * for a value that is no format. */
LINGO_API const char *lingo_format_content_type(enum lingo_format format) LINGO_PURE;

/** The format with this short name or media type, in any case; -1 when there is none. */
LINGO_API int lingo_format_find(const char *name, size_t length) LINGO_PURE;

/**
 * Chooses a format by the value of Accept (RFC 9110 section 12.5.1).
 *
 * The most specific range that covers a format gives its weight; the greatest weight wins, equal
 * ones go to the format that a more specific range names, then to the one that is named first,
 * then to the default, then to the order of enum lingo_format.  A range with parameters other than
 * charset=utf-8 counts after one without, yet before one of a whole type; with q=0 it refuses
 * nothing.
 *
 * A type that is not offered counts for the formats that are read like it, after those that are
 * named and before those that a "*" covers: one with the suffix "+json" (RFC 6839), for example
 * application/vnd.api+json or application/ *+json, for problem+json and then json; text/json and
 * application/x-json for json first; likewise for XML; application/xhtml+xml for html.  Types of
 * gRPC and pictures count for nothing.
 *
 *  An element that is not well-formed is skipped by itself.  The first 8192 bytes and 64
 * ranges are considered.  When nothing acceptable is offered the answer is the default: an error
 * page is never refused with 406.
 *
 * @param field           the value; several field lines are joined by ", "; may be NULL when length
 *                        is 0
 * @param length          its bytes
 * @param offered         a set of formats; an empty one means the default alone
 * @param default_format  the default
 */
LINGO_API enum lingo_format lingo_negotiate_format(const char *field, size_t length,
                                                   unsigned offered,
                                                   enum lingo_format default_format);

#ifdef __cplusplus
}
#endif

#endif
