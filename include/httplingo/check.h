/* SPDX-License-Identifier: MIT */
/**
 * @file
 * Does a response meet the requirements of its status?
 *
 * Feed a response in pieces of any size, as it arrives from the network.  At the end there is a
 * list of findings.  The caller provides the memory: a check does not allocate memory and does not
 * read files, the clock or the environment.
 *
 * Threads: a struct lingo_check belongs to one thread at a time; everything else here may be
 * called from any thread at any time.
 */
#ifndef HTTPLINGO_CHECK_H
#define HTTPLINGO_CHECK_H

#include <httplingo/base.h>
#include <httplingo/status.h>

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @name parse, write and compare status lines */

/** What is wrong with a status line that can still be parsed. */
enum lingo_line_fault {
    LINGO_LINE_FAULT_NO_SPACE = 1 << 0, /**< the space after the code is missing */
    LINGO_LINE_FAULT_PHRASE = 1 << 1,   /**< the phrase contains control characters */
    LINGO_LINE_FAULT_VERSION = 1 << 2,  /**< the version is not HTTP/digit.digit */
    LINGO_LINE_FAULT_CODE = 1 << 3      /**< not three digits, or not 100 to 599 */
};

/** The first line of a response. */
struct lingo_status_line {
    int version;              /**< 10 times the major number plus the minor one; 20 for
                                   ":status"; 0: not known */
    int code;                 /**< as written, 0 to 999; -1: no such number */
    struct lingo_text phrase; /**< raw bytes of the input, borrowed, not NUL-terminated */
    unsigned faults;          /**< a set of enum lingo_line_fault */
};

/**
 * Parses a status line: "HTTP/1.1 404 Not Found", "HTTP/2 404", or the pseudo-field
 * ":status: 404" of HTTP/2 and HTTP/3.
 *
 * @param line    without its line end; may be NULL if length is 0
 * @param result  always filled in: with version 0, code -1 and no phrase if they are not known
 * @return LINGO_OK, possibly with faults; LINGO_ERROR_FORMAT if it is not a status line at all.
 */
LINGO_API enum lingo_error lingo_status_line_parse(const char *line, size_t length,
                                                   struct lingo_status_line *result);

/**
 * Writes the status line of a code with lingo_reason_phrase(): "HTTP/1.1 404 Not Found", with the
 * space that RFC 9112 section 4 requires after a code without a phrase, "HTTP/2 404" from version
 * 20 on.  It writes no line end.  At most size bytes are written, including a final NUL.
 *
 * @return the length of the whole line; 0 for a code outside 100 to 599 or a version that is not
 *         10 to 99.
 */
LINGO_API size_t lingo_status_line_write(char *buffer, size_t size, int version, int code);

/** What lingo_status_compare_phrase() finds. */
enum lingo_phrase_match {
    LINGO_PHRASE_MATCH_SAME,
    LINGO_PHRASE_MATCH_EMPTY,  /**< none was sent, which is allowed */
    LINGO_PHRASE_MATCH_CASE,   /**< only upper and lower case differ */
    LINGO_PHRASE_MATCH_FORMER, /**< a phrase that the code had before */
    LINGO_PHRASE_MATCH_OTHER,  /**< the phrase of another code */
    LINGO_PHRASE_MATCH_VENDOR, /**< a vendor's phrase for a code of its own */
    LINGO_PHRASE_MATCH_UNKNOWN /**< made up; a local equivalent is allowed (RFC 9110 section 15.1)
                                */
};

/** Compares a phrase that a server sent with the registry's phrase for the code. */
LINGO_API enum lingo_phrase_match lingo_status_compare_phrase(int code, const char *phrase,
                                                              size_t length) LINGO_PURE;

/** @name the rules of a check */

/** What a rule checks. */
enum lingo_scope {
    LINGO_SCOPE_LINE,    /**< the status line */
    LINGO_SCOPE_HEAD,    /**< the fields */
    LINGO_SCOPE_CONTENT, /**< the content, or its size */
    LINGO_SCOPE_PROBLEM  /**< problem details in JSON; applied by the command, not by the library */
};

/** A row of the table of rules. */
struct lingo_rule;

/** The number of rules, and the one at index 0 … count - 1; NULL beyond. */
LINGO_API size_t lingo_rule_count(void) LINGO_PURE;
LINGO_API const struct lingo_rule *lingo_rule_at(size_t index) LINGO_PURE;

/** The rule with an identifier, or NULL. */
LINGO_API const struct lingo_rule *lingo_rule_find(const char *id, size_t length) LINGO_PURE;

/** The identifier, for example "field-form".  It never changes its meaning. */
LINGO_API const char *lingo_rule_id(const struct lingo_rule *rule) LINGO_PURE;

/** What the rule checks. */
LINGO_API enum lingo_scope lingo_rule_scope(const struct lingo_rule *rule) LINGO_PURE;

/** The level of its findings, unless it depends on a fact that is not known. */
LINGO_API enum lingo_level lingo_rule_level(const struct lingo_rule *rule) LINGO_PURE;

/** The section that contains the rule, for example "RFC 9112 4"; NULL: it depends on the row in
 * the table of status codes or fields. */
LINGO_API const char *lingo_rule_basis(const struct lingo_rule *rule) LINGO_PURE;

/**
 * The explanation in English, with the placeholders {code}, {field}, {fact} and {detail}; see
 * lingo_finding_text().  Translations are in the domain "httplingo-tools".
 */
LINGO_API const char *lingo_rule_text(const struct lingo_rule *rule) LINGO_PURE;

/** @name the findings of a check */

#define LINGO_FINDING_FIELD 64
#define LINGO_FINDING_FACT 160

/** One finding.  It can be copied and outlives the check. */
struct lingo_finding {
    const struct lingo_rule *rule;
    enum lingo_level level;
    int code;           /**< the status; -1 if there is none */
    unsigned line;      /**< the line in the head, from 1; 0: the whole response */
    const char *basis;  /**< RFC and section, for example "RFC 9110 15.5.6"; static */
    const char *detail; /**< a phrase in English that can be translated, such as a condition; or
                             NULL */
    void *reserved_[4]; /**< for later versions */
    char field[LINGO_FINDING_FIELD]; /**< the name of the field; "" if there is none */
    /** What is wrong: printable UTF-8, truncated between characters, NUL-terminated; may be "". */
    char fact[LINGO_FINDING_FACT];
};

/**
 * Fills in a finding of a rule for a code, with the level and basis of the rule.  The fact is
 * sanitized and truncated.  @p field may be NULL.  This is for programs that check more than this
 * library does.
 */
LINGO_API void lingo_finding_init(struct lingo_finding *finding, const struct lingo_rule *rule,
                                  int code, const char *field, const char *fact, size_t length);

/**
 * Writes the explanation of a finding, with its placeholders filled in, like snprintf().
 *
 * @param text    the rule's text in another language; NULL: lingo_rule_text()
 * @param detail  the finding's detail in that language; NULL: the detail in English
 * @return the length of the whole text; at most size bytes are written, including a final NUL.
 */
LINGO_API size_t lingo_finding_text(const struct lingo_finding *finding, const char *text,
                                    const char *detail, char *buffer, size_t size);

/** @name check a response */

/** Who sent the response. */
enum lingo_sender {
    LINGO_SENDER_UNKNOWN,
    LINGO_SENDER_ORIGIN, /**< the origin server */
    LINGO_SENDER_GATEWAY,
    LINGO_SENDER_PROXY
};

/** What is known apart from the bytes.  Flags can be combined. */
enum lingo_check_flags {
    /** The head was processed by a text tool: lines may end with LF, names may have another case,
     * and the end may be missing. */
    LINGO_CHECK_TEXT = 1 << 0,
    LINGO_CHECK_LINE_ONLY = 1 << 1,   /**< only the status line is available; do not report what is
                                           missing */
    LINGO_CHECK_DECODED = 1 << 2,     /**< the content was decoded: its size differs from that on
                                           the wire */
    LINGO_CHECK_BY_LANGUAGE = 1 << 3, /**< the page was chosen by Accept-Language */
    LINGO_CHECK_BY_MEDIA = 1 << 4,    /**< the page was chosen by Accept */
    LINGO_CHECK_NOT_EARLY = 1 << 5    /**< the request was not in TLS early data (RFC 8470) */
};

struct lingo_check;

/** The request, as far as it is known.  Zero means unknown; the default method is GET. */
struct lingo_check_request {
    struct lingo_text method; /**< case-sensitive; must stay valid until the check has ended */
    int version;              /**< of the request, as in struct lingo_status_line; 0: unknown */
    unsigned flags;           /**< of enum lingo_check_flags */
    enum lingo_sender sender;
    /** The completed check of the response to a plain GET for the same target.  Responses to HEAD,
     * conditional and range requests are compared with it.  NULL: not known.  It must stay valid,
     * too. */
    const struct lingo_check *full;
    void *reserved_[4]; /**< for later versions; must be 0 */
};

/** Limits.  Anything beyond them is not checked, which the finding "limit" reports. */
#define LINGO_CHECK_HEAD_MAX 16384 /**< bytes of the status line and fields */
#define LINGO_CHECK_FIELDS_MAX 128 /**< field lines */
#define LINGO_CHECK_CONTENT_MAX                                                                    \
    2048                            /**< bytes of content that are checked; all bytes are counted */
#define LINGO_CHECK_FINDINGS_MAX 48 /**< findings */

/** The size of a check, which it never exceeds. */
#define LINGO_CHECK_SIZE 40960

/**
 * A check, about 40 KiB, for use by the functions below only; lingo_check_begin() initializes it.
 * It contains pointers to itself, so it must not be copied or moved.
 */
struct lingo_check {
    union {
        uint64_t number_;
        void *pointer_;
        unsigned char bytes_[LINGO_CHECK_SIZE];
    } storage_;
};

/** Starts a check.  The struct can be reused.  @p request may be NULL. */
LINGO_API void lingo_check_begin(struct lingo_check *check,
                                 const struct lingo_check_request *request);

/**
 * Feeds the next bytes: the head up to its empty line, then the content with any transfer coding
 * removed.  Interim responses are separate responses.  After the end it does nothing.
 *
 * @param data  may be NULL if length is 0
 */
LINGO_API void lingo_check_feed(struct lingo_check *check, const char *data, size_t length);

/** Whether the head is complete, so that the next bytes are content. */
LINGO_API int lingo_check_in_content(const struct lingo_check *check) LINGO_PURE;

/**
 * Ends the check and applies the rules.
 *
 * @param complete  1: all content was fed; 0: it was not fed, or only in part, so its size is not
 *                  checked
 * @return the number of findings.
 */
LINGO_API size_t lingo_check_end(struct lingo_check *check, int complete);

/** The findings by index from 0, in the order of the rules; NULL after the last and before the
 * end. */
LINGO_API const struct lingo_finding *lingo_check_finding(const struct lingo_check *check,
                                                          size_t index) LINGO_PURE;

/** The status line; its code is -1 before the end of the head. */
LINGO_API const struct lingo_status_line *
lingo_check_status_line(const struct lingo_check *check) LINGO_PURE;

/** The value of the first field with this name, in any case; raw bytes, not NUL-terminated; data
 * is NULL if there is none, and before the end of the check. */
LINGO_API struct lingo_text lingo_check_field(const struct lingo_check *check,
                                              const char *name) LINGO_PURE;

#ifdef __cplusplus
}
#endif

#endif
