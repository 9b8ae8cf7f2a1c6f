/* SPDX-License-Identifier: MIT */
/**
 * @file
 * The page for one request: its content, and the fields to send with it.
 *
 * The caller keeps the status line.  Making a page allocates nothing, takes no lock, reads no
 * locale and always answers, whatever the bytes of the request are: what came with it is cleaned,
 * cut and escaped, and what cannot be shown safely is left out.
 *
 * Threads: any number make pages with one site at a time; a response belongs to its caller.
 */
#ifndef HTTPLINGO_PAGE_H
#define HTTPLINGO_PAGE_H

#include <httplingo/base.h>
#include <httplingo/catalog.h>
#include <httplingo/media.h>
#include <httplingo/negotiate.h>
#include <httplingo/site.h>
#include <httplingo/status.h>

#include <sys/uio.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What can be told about a request. */
enum lingo_parameter_name {
#define PARAMETER(constant, name, kind, about) LINGO_PARAMETER_##constant,
#include <httplingo/parameter.def>
#undef PARAMETER
    LINGO_PARAMETER_COUNT
};

/** Something told about a request.  An empty value is as good as none. */
struct lingo_parameter {
    enum lingo_parameter_name name;
    struct lingo_text value;
};

/** The parameter by its name, for example "request_id"; LINGO_PARAMETER_COUNT when there is none.
 * "-" counts as "_". */
LINGO_API enum lingo_parameter_name lingo_parameter_find(const char *name,
                                                         size_t length) LINGO_PURE;

/** Its name, and an English phrase about it.  Static; NULL for a value that is no parameter. */
LINGO_API const char *lingo_parameter_key(enum lingo_parameter_name name) LINGO_PURE;
LINGO_API const char *lingo_parameter_about(enum lingo_parameter_name name) LINGO_PURE;

/** A member that an application adds to a page as data (RFC 9457 section 3.2). */
struct lingo_extension {
    struct lingo_text name; /**< up to 64 letters, digits and _, a letter first */
    struct lingo_text json; /**< its value: a string, a number, an array, ... as JSON (RFC 8259) */
};

/**
 * Whether an extension can be sent.  A page leaves out one that cannot.
 *
 * @param extension  neither it nor its texts may be NULL
 * @param report     what is wrong with it; may be NULL
 * @return LINGO_OK; LINGO_ERROR_FORMAT for a name or a value that is malformed;
 *         LINGO_ERROR_ARGUMENT for the name of a member that pages have themselves
 */
LINGO_API enum lingo_error lingo_extension_check(const struct lingo_extension *extension,
                                                 struct lingo_report *report);

/**
 * A request, and what the answer to it is to be.  All zero but for the code is a request that
 * tells nothing: set it to {0} first, so that members of later versions are 0.
 */
struct lingo_request {
    int code;                          /**< the status code; 0: that of status */
    const struct lingo_status *status; /**< a vendor's row; NULL: found by code */
    struct lingo_text method;          /**< "HEAD" has no content */
    struct lingo_text accept_language; /**< field values; several lines are joined by ", " */
    struct lingo_text accept;
    struct lingo_text preferred; /**< what the visitor chose, for example in a cookie, as a
                                      tag or a locale name (pt-BR, pt_BR.UTF-8): taken before
                                      accept_language if the site offers it */
    const struct lingo_language *language; /**< of the site's catalogue; NULL: negotiated */
    const struct lingo_language
        *second_language; /**< for a page in two; NULL: as the site has it */
    unsigned formats;     /**< a set, 1u << LINGO_FORMAT_HTML and so on; a single one is taken as it
                               is; 0: those of the site */
    const struct lingo_parameter *parameters; /**< where one is given twice the later
                                                         holds; of waits the later that can be
                                                         read */
    size_t parameter_count;
    const struct lingo_extension *extensions; /**< members of JSON and XML, after those of the page;
                                                   where one is given twice the later holds */
    size_t extension_count;
    struct lingo_text destination; /**< Sec-Fetch-Dest; matters to sites that give parts of a page
                                        short answers (the option "parts") */
};

/** A field to send. */
struct lingo_header {
    struct lingo_text name;
    struct lingo_text value;
};

#define LINGO_HEADERS_MAX 16

/**
 * What was made.  Texts point into the site or the storage of the response itself, which must
 * therefore neither be moved nor copied while they are used; the range points into the request.
 */
struct lingo_response {
    int code;
    const struct lingo_status *status;
    enum lingo_format format;
    const struct lingo_language *language;
    const struct lingo_language *second_language; /**< NULL: there is none */
    enum lingo_match match;  /**< how the language was found; exact for one that was given */
    struct lingo_text range; /**< the range of accept_language that won, or empty */
    size_t length;           /**< of the content that GET would have */
    size_t header_count;
    struct lingo_header headers[LINGO_HEADERS_MAX];
    char storage[3072];
};

/**
 * Makes a page in a buffer, with the contract of snprintf: the return value is the length of the
 * content, without the NUL; when it is size or more the content was cut, and the buffer has to be
 * larger than that.  4096 bytes hold the built-in page with all that a request usually tells.
 *
 * The length is 0 when there is to be no content: for HEAD, for 1xx, 204, 205 and 304
 * (RFC 9110 sections 6.4.1 and 9.3.2), and for 2xx to CONNECT.
 *
 * @param site      NULL: the built-in one
 * @param request   not NULL
 * @param buffer    may be NULL when size is 0
 * @param size      its bytes
 * @param response  filled in whatever the size; NULL: only the content is wanted
 *
 * The fields are those that follow from the page and its parameters: Content-Type,
 * Content-Language (RFC 9110 section 8.5), Content-Length, Vary, X-Content-Type-Options,
 * Content-Security-Policy (HTML), Cache-Control, Retry-After, Allow, Location, Link with
 * rel=blocked-by (RFC 7725 section 4), Upgrade (426; leave it out in HTTP/2 and HTTP/3).
 * WWW-Authenticate and others that need more knowledge are the caller's.  A parameter that
 * cannot be sent safely makes no field.
 */
LINGO_API size_t lingo_page_format(const struct lingo_site *site,
                                   const struct lingo_request *request, char *buffer, size_t size,
                                   struct lingo_response *response);

/** Memory that a page is made in as pieces, and what became of it. */
struct lingo_vector {
    struct iovec *pieces; /**< in: where to write them; may be NULL when size is 0 */
    size_t size;          /**< in: how many there is room for */
    size_t count;         /**< out: how many there are, or would have been */
    char *scratch;        /**< in: memory for what differs from page to page */
    size_t scratch_size;  /**< in: its bytes */
    size_t scratch_used;  /**< out: bytes of it used, or that would have been */
};

/** Enough pieces and scratch for the built-in pages with all that a request usually tells. */
#define LINGO_VECTOR_PIECES 64
#define LINGO_VECTOR_SCRATCH 4096

/**
 * Makes the same page in pieces: what is constant stays where it is, in the site, and only what
 * differs is written to the scratch memory.  The pieces may be sent as long as the site is held
 * and the scratch memory is left alone.
 *
 * When count exceeds size, or scratch_used exceeds scratch_size, the page is not whole: try again
 * with more.  Returns the length of the content as lingo_page_format() does.
 */
LINGO_API size_t lingo_page_vector(const struct lingo_site *site,
                                   const struct lingo_request *request, struct lingo_vector *vector,
                                   struct lingo_response *response);

#ifdef __cplusplus
}
#endif

#endif
