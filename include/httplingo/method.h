/* SPDX-License-Identifier: MIT */
/**
 * @file
 * Request methods: IANA's registry (RFC 9110 sections 9 and 16.1).
 *
 * Functions that take a method never fail; the method must not be NULL.
 *
 * Threads: everything here is constant data, which is valid for the lifetime of the process and may
 * be used from any thread at any time.
 */
#ifndef HTTPLINGO_METHOD_H
#define HTTPLINGO_METHOD_H

#include <httplingo/base.h>
#include <httplingo/status.h>

#ifdef __cplusplus
extern "C" {
#endif

struct lingo_method;

/** Whether responses may be stored and reused (RFC 9110 section 9.2.3). */
enum lingo_cacheable {
    LINGO_CACHEABLE_UNSPECIFIED,
    LINGO_CACHEABLE_NO,
    LINGO_CACHEABLE_YES,
    LINGO_CACHEABLE_EXPLICIT /**< with explicit freshness and a matching Content-Location */
};

/** What content in a request with this method means. */
enum lingo_request_content {
    LINGO_REQUEST_CONTENT_UNSPECIFIED,
    LINGO_REQUEST_CONTENT_NONE,
    LINGO_REQUEST_CONTENT_UNDEFINED, /**< it has no generally defined semantics */
    LINGO_REQUEST_CONTENT_FORBIDDEN,
    LINGO_REQUEST_CONTENT_YES,
    LINGO_REQUEST_CONTENT_REQUIRED
};

/** @name request methods */

/** The method by its name, which is case-sensitive (RFC 9110 section 9.1), or NULL. */
LINGO_API const struct lingo_method *lingo_method_find(const char *name, size_t length) LINGO_PURE;

/** The number of registered methods, and the one at index 0 … count - 1 in the registry's order;
 * NULL beyond. */
LINGO_API size_t lingo_method_count(void) LINGO_PURE;
LINGO_API const struct lingo_method *lingo_method_at(size_t index) LINGO_PURE;

/** The name, for example "GET". */
LINGO_API const char *lingo_method_name(const struct lingo_method *method) LINGO_PURE;

/** Whether it is safe (RFC 9110 section 9.2.1) and idempotent (section 9.2.2), according to the
 * registry. */
LINGO_API int lingo_method_is_safe(const struct lingo_method *method) LINGO_PURE;
LINGO_API int lingo_method_is_idempotent(const struct lingo_method *method) LINGO_PURE;

/** Whether responses are cacheable: an enum lingo_cacheable. */
LINGO_API struct lingo_fact lingo_method_cacheable(const struct lingo_method *method) LINGO_PURE;

/** What content in the request means: an enum lingo_request_content. */
LINGO_API struct lingo_fact
lingo_method_request_content(const struct lingo_method *method) LINGO_PURE;

/** What the method does, as an English sentence.  For translations, see lingo_language_method(). */
LINGO_API const char *lingo_method_description(const struct lingo_method *method) LINGO_PURE;

/** The specifications, oldest first, by index from 0; NULL after the last. */
LINGO_API const struct lingo_reference *lingo_method_reference(const struct lingo_method *method,
                                                               size_t index) LINGO_PURE;

#ifdef __cplusplus
}
#endif

#endif
