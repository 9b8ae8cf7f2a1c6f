/* SPDX-License-Identifier: MIT */
/**
 * @file
 * Status codes: IANA's registry, its history, and what the specifications require.
 *
 * Functions that take a status never fail.  They accept NULL as a status about which nothing is
 * known: its name and texts are "", its code and facts are 0, and everything else is NULL.  So the
 * result of lingo_status_find() can be passed without a check.  The texts are in English.  For
 * translations, see lingo_language_text().
 *
 * Threads: everything here is constant data, which is valid for the lifetime of the process and may
 * be used from any thread at any time.
 */
#ifndef HTTPLINGO_STATUS_H
#define HTTPLINGO_STATUS_H

#include <httplingo/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A row of the table: a registered code, a vendor's code, or a class of codes. */
struct lingo_status;

/** The texts of a status. */
enum lingo_text_kind {
    LINGO_TEXT_PHRASE,  /**< a technical term: the reason phrase, translated; not for the wire */
    LINGO_TEXT_TITLE,   /**< a headline for visitors; the phrase if there is none (1xx and 2xx) */
    LINGO_TEXT_SUMMARY, /**< what happened, for visitors; empty for 1xx and 2xx */
    LINGO_TEXT_ADVICE,  /**< what visitors can do next; empty if there is nothing to add */
    LINGO_TEXT_DESCRIPTION /**< what the status means, one or two sentences for engineers */
};
#define LINGO_TEXT_COUNT 5

/** Where a row comes from. */
enum lingo_registry {
    LINGO_REGISTRY_IANA,      /**< registered */
    LINGO_REGISTRY_TEMPORARY, /**< registered for a limited time */
    LINGO_REGISTRY_UNUSED,    /**< reserved in the registry, "(Unused)" */
    LINGO_REGISTRY_VENDOR,    /**< used by a vendor, not registered with that meaning */
    LINGO_REGISTRY_CLASS      /**< stands for any code of its class */
};

/** What may follow the header section (RFC 9110 section 6.4.1).  A response to HEAD never has
 * content. */
enum lingo_body {
    LINGO_BODY_NO,
    LINGO_BODY_YES,
    LINGO_BODY_ZERO_LENGTH /**< allowed by the framing, but must not be generated: 205 */
};

/** How long the condition lasts. */ enum lingo_duration {
    LINGO_DURATION_NONE,    /**< the status reports no such condition */
    LINGO_DURATION_UNKNOWN, /**< the specification does not say */
    LINGO_DURATION_TEMPORARY,
    LINGO_DURATION_PERMANENT
};

/** Whether the request may be sent again.  RFC 9110 section 9.2.2 limits automatic repetition. */
enum lingo_retry {
    LINGO_RETRY_NONE,         /**< the status reports no failure */
    LINGO_RETRY_UNSPECIFIED,  /**< the specification does not say */
    LINGO_RETRY_NO,           /**< not without changes */
    LINGO_RETRY_WITH_CHANGES, /**< changed in the way that the status asks for */
    LINGO_RETRY_SAME_REQUEST, /**< as it was */
    LINGO_RETRY_LATER,        /**< as it was, after a while: see Retry-After */
    LINGO_RETRY_USER_ACTION,  /**< only when the user asks for it again */
    LINGO_RETRY_AFTER_SIGN_IN /**< after signing in to the network */
};

/** What happens to the method when a client follows a redirect. */
enum lingo_redirect {
    LINGO_REDIRECT_NONE, /**< not a redirect */
    LINGO_REDIRECT_UNSPECIFIED,
    LINGO_REDIRECT_KEPT,
    LINGO_REDIRECT_POST_MAY_BECOME_GET,
    LINGO_REDIRECT_BECOMES_GET
};

/** What a page says about trying again if no wait is known.  It is chosen for visitors, based on
 * the specification of the status and on what usually helps. */
enum lingo_outlook {
    LINGO_OUTLOOK_NONE,  /**< nothing */
    LINGO_OUTLOOK_NOW,   /**< visitors can try again at once */
    LINGO_OUTLOOK_SOON,  /**< in a few minutes */
    LINGO_OUTLOOK_LATER, /**< later */
    LINGO_OUTLOOK_NO     /**< trying again later will probably not help */
};

/** What a page offers the visitor to do, if the site has an address for it.  Actions can be
 * combined. */
enum lingo_action {
    LINGO_ACTION_CONTINUE = 1 << 0,       /**< go to the new address */
    LINGO_ACTION_SIGN_IN = 1 << 1,        /**< sign in */
    LINGO_ACTION_TRY_AGAIN = 1 << 2,      /**< load the page again */
    LINGO_ACTION_HOME = 1 << 3,           /**< go to the home page of the site */
    LINGO_ACTION_SEARCH = 1 << 4,         /**< search the site */
    LINGO_ACTION_SERVICE_STATUS = 1 << 5, /**< see which services are available */
    LINGO_ACTION_CONTACT = 1 << 6         /**< write to whoever runs the site */
};

/** RFC 2119 requirement levels. */
enum lingo_level { LINGO_LEVEL_MUST, LINGO_LEVEL_SHOULD, LINGO_LEVEL_MAY };

/** A value of one of the types above (or 0 and 1 for no and yes), and the section that says so. */
struct lingo_fact {
    int value;
    const char *basis; /**< for example "RFC 9110 15.5.5"; NULL if no specification says so */
};

/** A fact as text. */
struct lingo_fact_text {
    const char *text; /**< NULL: there is no such fact */
    const char *basis;
};

/** A specification that defines, or defined, a code or a method. */
struct lingo_reference {
    int rfc;             /**< 0: a draft */
    const char *draft;   /**< its name; NULL: an RFC */
    const char *section; /**< for example "15.5.5" */
    int current;         /**< 1: the registry currently cites it; 0: it has been replaced */
};

/** A field that a response with this status must, should or may carry. */
struct lingo_requirement {
    enum lingo_level level;
    const char *field; /**< for example "WWW-Authenticate" */
    const char *when;  /**< the condition in English; NULL: always */
    const char *basis;
};

/** @name words for the facts about a status */

/** Words for the values of facts, for example "zero-length" for LINGO_BODY_ZERO_LENGTH: English
 * words that never change, in lower case with hyphens.  Static; NULL for a value that means that
 * the fact does not apply, such as LINGO_RETRY_NONE, and for an unknown value. */
LINGO_API const char *lingo_registry_word(enum lingo_registry registry) LINGO_PURE;
LINGO_API const char *lingo_body_word(int body) LINGO_PURE;
LINGO_API const char *lingo_duration_word(int duration) LINGO_PURE;
LINGO_API const char *lingo_retry_word(int retry) LINGO_PURE;
LINGO_API const char *lingo_redirect_word(int redirect) LINGO_PURE;

/** @name the title of a specification */

/** The title of an RFC that the tables cite, for example "HTTP Semantics"; "" when unknown. */
LINGO_API const char *lingo_rfc_title(int rfc) LINGO_PURE;

/** @name the name and texts of a code, in one step */

/**
 * The reason phrase for the status line of a code (RFC 9112 section 4): ASCII, never translated,
 * the same that lingo_status_line_write() and lingo_response_head() write.  418 is "I'm a Teapot".
 * Empty for 306, which is not used, and for a code that is not registered: an empty phrase is
 * allowed.  Static; never NULL.
 */
LINGO_API const char *lingo_reason_phrase(int code) LINGO_PURE;

/** The constant of a registered code, for example "NOT_FOUND"; "" for any other code.  Static;
 * never NULL. */
LINGO_API const char *lingo_status_name_by_code(int code) LINGO_PURE;

/** A text of a code in English; if the code is not registered, that of its class, and if it is not
 * a code, that of a server error (RFC 9110 section 15).  Static; "" if there is none; never NULL.
 */
LINGO_API const char *lingo_status_text_by_code(int code, enum lingo_text_kind kind) LINGO_PURE;

/** @name find a status */

/** The class of a code: 1 to 5.  A code outside 100 to 599 is treated as a server error, 5
 * (RFC 9110 section 15). */
LINGO_API int lingo_status_class(int code) LINGO_PURE;

/** The row of a registered code, or NULL.  Vendors' codes are never found here. */
LINGO_API const struct lingo_status *lingo_status_find(int code) LINGO_PURE;

/** The row of a registered code, or else of its class; never NULL. */
LINGO_API const struct lingo_status *lingo_status_resolve(int code) LINGO_PURE;

/**
 * The row that a name refers to, as it is used in programs, in logs and on pages, or NULL.  The
 * name is a current or former constant, phrase or code, in any spelling.
 *
 * Only letters and digits count, and case is ignored: "NOT_FOUND", "NotFound", "not-found" and "Not
 * Found" are the same name.  Prefixes and suffixes that programs add are ignored: anything that
 * ends with one of the words HTTP, STATUS, CODE, RESPONSE, ERROR, SC, RC or NGX or with "." or ":",
 * and a final Error or Exception, as in "StatusNotFound", "HttpStatusCode.NotFound", "SC_NOT_FOUND"
 * and "NotFoundError". A code takes precedence over the words that follow it, as in "HTTP/1.1 404
 * Not Found", "404 Nothing here" and "HTTP_404_NOT_FOUND" (RFC 9112 section 4).
 *
 * Registered rows come first, then those of vendors, for which lingo_vendor_owner() is not NULL.
 * The text may contain any bytes, and @p name may be NULL if length is 0.
 */
LINGO_API const struct lingo_status *lingo_status_by_name(const char *name,
                                                          size_t length) LINGO_PURE;

/** Whether a name or code, interpreted as by lingo_status_by_name(), belongs to this row.  Several
 * vendors may use the same name. */
LINGO_API int lingo_status_is_named(const struct lingo_status *status, const char *name,
                                    size_t length) LINGO_PURE;

/** The number of registered codes, and the one at index 0 … count - 1 in ascending order of the
 * codes; NULL beyond. */
LINGO_API size_t lingo_status_count(void) LINGO_PURE;
LINGO_API const struct lingo_status *lingo_status_at(size_t index) LINGO_PURE;

/** The row that stands for a class, 1 to 5; NULL for another number. */
LINGO_API const struct lingo_status *lingo_status_of_class(int status_class) LINGO_PURE;

/** @name the names and texts of a status */

/** The code; for a class, the code that it is treated as, for example 400. */
LINGO_API int lingo_status_code(const struct lingo_status *status) LINGO_PURE;

/** The constant name, for example "NOT_FOUND". */
LINGO_API const char *lingo_status_name(const struct lingo_status *status) LINGO_PURE;

/** Other constant names, by index from 0; NULL after the last. */
LINGO_API const char *lingo_status_alias(const struct lingo_status *status,
                                         size_t index) LINGO_PURE;

/** The phrase in the registry: ASCII, never translated; "(Unused)" for 306 and 418.  For a status
 * line, see lingo_reason_phrase(). */
LINGO_API const char *lingo_status_phrase(const struct lingo_status *status) LINGO_PURE;

/** A text in English; "" if the row has none.  For translations, see lingo_language_text(). */
LINGO_API const char *lingo_status_text(const struct lingo_status *status,
                                        enum lingo_text_kind kind) LINGO_PURE;

/** Reason phrases that the code had before, by index from 0; NULL after the last. */
LINGO_API const char *lingo_status_former_phrase(const struct lingo_status *status,
                                                 size_t index) LINGO_PURE;

/** Phrases that servers send or show instead of the registered phrase, such as nginx's "Not
 * Allowed", by index from 0; NULL after the last. */
LINGO_API const char *lingo_status_server_phrase(const struct lingo_status *status,
                                                 size_t index) LINGO_PURE;

/** @name where a status comes from */

/** Where the row comes from. */
LINGO_API enum lingo_registry lingo_status_registry(const struct lingo_status *status) LINGO_PURE;

/** The day on which a temporary registration ends, according to the last version of the registry
 * that the tables are based on, such as "2026-11-13" (104), or NULL.  It may have been extended or
 * made permanent since. */
LINGO_API const char *lingo_status_expires(const struct lingo_status *status) LINGO_PURE;

/** Whether the registry marks the code as obsoleted (510). */
LINGO_API int lingo_status_is_obsoleted(const struct lingo_status *status) LINGO_PURE;

/** The specifications, oldest first, by index from 0; NULL after the last. */
LINGO_API const struct lingo_reference *lingo_status_reference(const struct lingo_status *status,
                                                               size_t index) LINGO_PURE;

/** @name facts about a status */

/** Whether there may be content: an enum lingo_body. */
LINGO_API struct lingo_fact lingo_status_body(const struct lingo_status *status) LINGO_PURE;

/** Whether Content-Length is allowed (RFC 9110 section 8.6). */
LINGO_API struct lingo_fact
lingo_status_content_length(const struct lingo_status *status) LINGO_PURE;

/** Whether it is heuristically cacheable (RFC 9110 section 15.1). */
LINGO_API struct lingo_fact lingo_status_cacheable(const struct lingo_status *status) LINGO_PURE;

/** What else its specification says about caching, in English; NULL if nothing. */
LINGO_API const char *lingo_status_cache_note(const struct lingo_status *status) LINGO_PURE;

/** How long the condition lasts: an enum lingo_duration. */
LINGO_API struct lingo_fact lingo_status_duration(const struct lingo_status *status) LINGO_PURE;

/** Whether the request may be repeated: an enum lingo_retry. */
LINGO_API struct lingo_fact lingo_status_retry(const struct lingo_status *status) LINGO_PURE;

/** What pages say about trying again, and the actions that they offer (enum lingo_action). */
LINGO_API enum lingo_outlook lingo_status_outlook(const struct lingo_status *status) LINGO_PURE;
LINGO_API unsigned lingo_status_actions(const struct lingo_status *status) LINGO_PURE;

/** What happens to the method: an enum lingo_redirect. */
LINGO_API struct lingo_fact
lingo_status_redirect_method(const struct lingo_status *status) LINGO_PURE;

/** Who may send it, or who must not receive it. */
LINGO_API struct lingo_fact_text lingo_status_sender(const struct lingo_status *status) LINGO_PURE;

/** What its content ought to include, beyond the explanation that RFC 9110 sections 15.5 and 15.6
 * ask for in every error. */
LINGO_API struct lingo_fact_text lingo_status_content(const struct lingo_status *status) LINGO_PURE;

/** The fields that a response must, should or may carry, by index from 0; NULL beyond. */
LINGO_API const struct lingo_requirement *
lingo_status_requirement(const struct lingo_status *status, size_t index) LINGO_PURE;

/**
 * @name codes that vendors use
 *
 * They are not registered with this meaning, and several vendors may use one code.  The phrase of
 * such a row is the vendor's English term.
 */

/** The number of vendors' rows, and the one at index 0 … count - 1; NULL beyond. */
LINGO_API size_t lingo_vendor_count(void) LINGO_PURE;
LINGO_API const struct lingo_status *lingo_vendor_at(size_t index) LINGO_PURE;

/**
 * The vendor's row for a code, or NULL.  @p vendor is the name of an owner as
 * lingo_vendor_owner() gives it, in any case, or NULL for the first owner in the table.
 */
LINGO_API const struct lingo_status *lingo_vendor_find(int code, const char *vendor) LINGO_PURE;

/** Whose code it is, for example "nginx"; NULL for a row that is not a vendor's. */
LINGO_API const char *lingo_vendor_owner(const struct lingo_status *status) LINGO_PURE;

/** What the vendor means by it, as an English sentence; NULL for a row that is not a vendor's. */
LINGO_API const char *lingo_vendor_meaning(const struct lingo_status *status) LINGO_PURE;

/** Whether and how it appears on the wire, for example "log-only"; NULL for a row that is not a
 * vendor's. */
LINGO_API const char *lingo_vendor_wire(const struct lingo_status *status) LINGO_PURE;

#ifdef __cplusplus
}
#endif

#endif
