/* SPDX-License-Identifier: MIT */
/**
 * @file
 * The page for one request: its content, and the header fields to send with it.
 *
 * lingo_request_read() takes what it needs from a request, lingo_page_write() makes the page, and
 * lingo_response_head() writes what to send before it.  Making a page does not allocate memory,
 * take locks or read the locale, and it always succeeds, whatever bytes the request contains:
 * values from the request are sanitized, truncated and escaped, and values that cannot be shown
 * safely are omitted.
 *
 * Threads: any number of threads can make pages with the same site; a response belongs to its
 * caller.
 */
#ifndef HTTPLINGO_PAGE_H
#define HTTPLINGO_PAGE_H

#include <httplingo/base.h>
#include <httplingo/catalog.h>
#include <httplingo/media.h>
#include <httplingo/negotiate.h>
#include <httplingo/parameters.h>
#include <httplingo/site.h>
#include <httplingo/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A detail of a request.  An empty value is the same as none. */
struct lingo_parameter {
    enum lingo_parameter_name name;
    struct lingo_text value;
};

/** The parameter with this name, for example "request_id", as enum lingo_parameter_name; -1 if
 * there is none.  "-" is the same as "_". */
LINGO_API int lingo_parameter_find(const char *name, size_t length) LINGO_PURE;

/** Its name, and an English description.  Static; NULL for a value that is not a parameter. */
LINGO_API const char *lingo_parameter_key(enum lingo_parameter_name name) LINGO_PURE;
LINGO_API const char *lingo_parameter_about(enum lingo_parameter_name name) LINGO_PURE;

/** @name members that an application adds to a page */

/** A member that an application adds to a page as data (RFC 9457 section 3.2). */
struct lingo_extension {
    struct lingo_text name; /**< up to 64 letters, digits and _, starting with a letter */
    struct lingo_text json; /**< its value: a string, a number, an array, ... as JSON (RFC 8259) */
};

/**
 * Whether an extension can be sent.  A page omits an extension that cannot.
 *
 * @param extension  neither it nor its texts may be NULL
 * @param report     what is wrong with it; may be NULL
 * @return LINGO_OK; LINGO_ERROR_FORMAT for a malformed name or value; LINGO_ERROR_ARGUMENT for the
 *         name of a member that is reserved for pages themselves
 */
LINGO_API enum lingo_error lingo_extension_check(const struct lingo_extension *extension,
                                                 struct lingo_report *report);

/** @name take what a page needs from a request */

/**
 * A request, and how to respond to it.  Initialize it with {0}, in C++ with {}: its size never
 * changes, members that later versions add take the place of reserved_, and 0 means that they are
 * not given.  Only the code is required.
 */
struct lingo_request {
    int code;                          /**< the status code; 0: that of status */
    const struct lingo_status *status; /**< a vendor's row; NULL: find it by code */
    struct lingo_text method;          /**< for "HEAD" there is no content */
    struct lingo_text accept_language; /**< field values, with several lines joined by ", " */
    struct lingo_text accept;
    struct lingo_text preferred; /**< what the visitor chose, for example in a cookie, as a tag or a
                                      locale name (pt-BR, pt_BR.UTF-8), which may be percent-encoded
                                      (sr%40latin): it takes precedence over accept_language if the
                                      site offers it */
    const struct lingo_language *language; /**< of the site's catalogue; NULL: negotiated */
    const struct lingo_language
        *second_language; /**< for a page in two languages; NULL: that of the site */
    unsigned media;       /**< a set, 1u << LINGO_MEDIA_HTML and so on; a single format is not
                                 negotiated; 0: those of the site */
    const struct lingo_parameter *parameters; /**< if one is given twice, the last one wins; of
                                                 waits, the last one that can be parsed */
    size_t parameter_count;
    const struct lingo_extension *extensions; /**< members of JSON and XML, after those of the
                                                   page; if one is given twice, the last one wins */
    size_t extension_count;
    struct lingo_text destination; /**< Sec-Fetch-Dest; used if the site sends short texts for
                                        parts of a page (the option "parts") */
    void *reserved_[8];            /**< for later versions; must be 0 */
};

/** A field to send, or a received one. */
struct lingo_header {
    struct lingo_text name;
    struct lingo_text value;
};

/** Enough memory for lingo_request_read() with the requests of browsers. */
#define LINGO_REQUEST_MEMORY 2048

/**
 * Fills in a request from the header section of a request as it was received: an optional request
 * line and fields, one per line, up to an empty line or the end.  It sets method, accept,
 * accept_language, destination, preferred (from the query and the cookie of the site) and the
 * parameters LINGO_PARAMETER_URI and LINGO_PARAMETER_HOST.  Members that the header section does
 * not contain are not changed.  Parameters that the request already has take precedence.
 *
 * The bytes may be malformed or truncated.  Lines end with CR LF or LF.  A line that is not a field
 * is ignored, and so is a line that begins with a space.  If Accept, Accept-Language or Cookie are
 * given on several lines, the lines are joined; of any other field, the first one is used
 * (RFC 9110 section 5.3).
 *
 * @param request  filled in; afterwards it points into head and memory
 * @param site     the site that makes the page; NULL: the built-in one
 * @param head     may be NULL if length is 0
 * @param memory   for parameters and joined lines; whatever does not fit is ignored.  May be NULL
 * if size is 0
 */
LINGO_API void lingo_request_read(struct lingo_request *request, const struct lingo_site *site,
                                  const char *head, size_t length, void *memory, size_t size);

/**
 * The same from a list of fields, as HTTP/2 and most servers have it.  :method, :path and
 * :authority (RFC 9113 section 8.3.1) are used like a request line.  Without :path, the query is
 * taken from the parameter LINGO_PARAMETER_URI of the request.
 *
 * @param fields  names in any case, and values, which need not end with a NUL; may be NULL if count
 *                is 0
 */
LINGO_API void lingo_request_read_fields(struct lingo_request *request,
                                         const struct lingo_site *site,
                                         const struct lingo_header *fields, size_t count,
                                         void *memory, size_t size);

/** @name write a page to a buffer */

/** The largest number of fields of a response, in every version of the library. */
#define LINGO_HEADERS_MAX 24

/** The size of the memory for values in a response. */
#define LINGO_RESPONSE_STORAGE 3184

/**
 * The resulting response; you need not initialize it.  Its size never changes: members that later
 * versions add take the place of reserved_, which older versions set to 0.  Texts point into the
 * site or into the response itself, so the response must not be moved or copied while they are in
 * use. The range points into the request.
 */
struct lingo_response {
    int code;
    const struct lingo_status *status;
    enum lingo_media media;
    const struct lingo_language *language;
    const struct lingo_language *second_language; /**< NULL: there is none */
    enum lingo_match match;  /**< how the language was found; exact if it was given */
    struct lingo_text range; /**< the range of accept_language that matched, or empty */
    size_t length;           /**< of the content that GET would have */
    void *reserved_[8];      /**< for later versions */
    size_t header_count;
    struct lingo_header headers[LINGO_HEADERS_MAX];
    char storage_[LINGO_RESPONSE_STORAGE]; /**< private */
};

/**
 * Writes a page to a buffer, like snprintf().  4096 bytes are enough for the built-in page with the
 * usual details of a request.
 *
 * For HEAD, the fields are those of GET, with the Content-Length of GET: send them as they are
 * (RFC 9110 section 8.6).  Some frameworks handle HEAD themselves: they drop the content of a
 * response, and set Content-Length to its length.  With these, leave the method empty, so that
 * there is content to measure; with the method HEAD, they would announce a length of 0.
 *
 * @param site      NULL: the built-in one
 * @param request   not NULL
 * @param buffer    may be NULL if size is 0
 * @param size      its bytes
 * @param response  filled in regardless of the size; NULL if only the content is needed
 * @return the length of the content, without the NUL.  If it is not less than size, the content was
 *         truncated between two characters, and the buffer must be larger than the return value.  0
 * if the response has no content: for HEAD, for 1xx, 204, 205 and 304 (RFC 9110 sections 6.4.1
 * and 9.3.2), and for 2xx to CONNECT
 *
 * The fields are those that follow from the page and its parameters: Content-Type,
 * Content-Language (RFC 9110 section 8.5), Content-Length, Vary, X-Content-Type-Options,
 * Content-Security-Policy (HTML), Cache-Control, Retry-After, Allow, Location, Link with
 * rel=blocked-by (RFC 7725 section 4), Upgrade (426; omit it in HTTP/2 and HTTP/3).  The caller
 * must add WWW-Authenticate and other fields that require more knowledge.  A parameter that cannot
 * be sent safely is not sent.
 */
LINGO_API size_t lingo_page_write(const struct lingo_site *site,
                                  const struct lingo_request *request, char *buffer, size_t size,
                                  struct lingo_response *response);

/** @name the header section of a page */

/**
 * Writes the header section of a response for HTTP/1.1, with the contract of snprintf: the status
 * line, the fields of the response, more lines of the caller, and the empty line.
 *
 * @param response  from lingo_page_write() or lingo_page_vector()
 * @param more      complete lines, each with its CR LF, such as "Connection: close\r\n", which are
 *                  not checked; NULL: none
 * @param buffer    may be NULL if size is 0
 * @return its length without the NUL; if this is size or more, it was truncated between two
 *         characters and must not be sent.  4096 bytes are enough unless more, or Cache-Control of
 *         the site, is long
 */
LINGO_API size_t lingo_response_head(const struct lingo_response *response, const char *more,
                                     char *buffer, size_t size);

/**
 * Lists the same fields for HTTP/2 and HTTP/3 (RFC 9113 section 8.2): :status first, names in lower
 * case, and without Upgrade, which must not be sent there.  All texts end with a NUL.
 *
 * @param fields  filled in; LINGO_HEADERS_MAX + 1 are enough.  May be NULL if size is 0
 * @return the number of fields, even if fewer were written
 */
LINGO_API size_t lingo_response_fields(const struct lingo_response *response,
                                       struct lingo_header *fields, size_t size);

/** @name make a page in pieces */

/** Memory for a page in pieces, and the result. */
struct lingo_vector {
    struct lingo_piece *pieces; /**< in: where to write them; may be NULL if size is 0 */
    size_t size;                /**< in: the number of pieces that fit */
    size_t count;               /**< out: the number of pieces, or of pieces needed */
    char *scratch;              /**< in: memory for the parts that differ between pages */
    size_t scratch_size;        /**< in: its bytes */
    size_t scratch_used;        /**< out: the number of bytes used, or needed */
};

/** Enough pieces and scratch memory for the built-in pages with the usual details of a request. */
#define LINGO_VECTOR_PIECES 64
#define LINGO_VECTOR_SCRATCH 4096

/**
 * Makes the same page in pieces: constant parts stay in the site, and only the parts that differ
 * are written to the scratch memory.  The pieces are valid as long as the caller holds the site and
 * does not change the scratch memory.
 *
 * If count exceeds size, or if scratch_used exceeds scratch_size, the page is incomplete: try
 * again with more memory.
 *
 * @return the length of the content, like lingo_page_write()
 */
LINGO_API size_t lingo_page_vector(const struct lingo_site *site,
                                   const struct lingo_request *request, struct lingo_vector *vector,
                                   struct lingo_response *response);

#ifdef __cplusplus
}
#endif

#endif
