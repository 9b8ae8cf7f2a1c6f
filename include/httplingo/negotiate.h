/* SPDX-License-Identifier: MIT */
/**
 * @file
 * How one of the offered languages is chosen by the Accept-Language field of a request.
 *
 * Threads: an offer is immutable once it is open.  Negotiation does not allocate memory, take locks
 * or read the locale, and it always returns a result, whatever bytes the field contains.
 */
#ifndef HTTPLINGO_NEGOTIATE_H
#define HTTPLINGO_NEGOTIATE_H

#include <httplingo/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A set of offered languages, prepared for negotiation. */
struct lingo_offer;

/** How a language was found, best first. */
enum lingo_match {
    LINGO_MATCH_EXACT,      /**< the range equals the tag, ignoring case */
    LINGO_MATCH_ALIAS,      /**< after canonical aliases: iw is he, no is nb */
    LINGO_MATCH_PARENT,     /**< by CLDR's likely subtags or parents, or with the same parent:
                                 zh-TW is zh-Hant, en-AU finds en-GB */
    LINGO_MATCH_TRUNCATION, /**< by removing subtags at the end: de-AT, de (RFC 4647 3.4) */
    LINGO_MATCH_REGION,     /**< the same language and script in another region */
    LINGO_MATCH_WILDCARD,   /**< "*" */
    LINGO_MATCH_DEFAULT     /**< nothing matched, or there is no field */
};

/** What negotiation chose, and why. */
struct lingo_choice {
    size_t index;            /**< index into the tags of the offer */
    enum lingo_match match;  /**< how it was found */
    struct lingo_text range; /**< the range that matched, borrowed from the field; empty for the
                                  default */
};

/** @name how a language was found */

/** A word for a kind of match: "exact", "alias", "parent", "truncation", "region", "wildcard",
 * "default".  Static; "unknown" for another value. */
LINGO_API const char *lingo_match_name(enum lingo_match match);

/** @name languages to choose from */

/**
 * Opens a set of tags.
 *
 * If there are two names for a language, such as "ro" and "mo", the canonical one is the language;
 * the other one keeps its own spelling, and is found only by that.
 *
 * @param out            the offer, to be freed with lingo_offer_free(); NULL on error
 * @param tags           BCP 47 tags or gettext names ("pt_BR", "sr@latin"); copied
 * @param count          the number of tags, 1 to 4096
 * @param default_index  the index of the default
 * @param report         what went wrong; may be NULL
 * @return LINGO_OK; LINGO_ERROR_ARGUMENT if out, tags or a tag is NULL, or if count or
 *         default_index is out of range; LINGO_ERROR_FORMAT if a tag is malformed or given twice,
 *         such as "pt_BR" and "pt-BR"; LINGO_ERROR_MEMORY
 */
LINGO_API enum lingo_error lingo_offer_open(struct lingo_offer **out, const char *const *tags,
                                            size_t count, size_t default_index,
                                            struct lingo_report *report) LINGO_MUST_CHECK;

/** Frees an offer; NULL is ignored. */
LINGO_API void lingo_offer_free(struct lingo_offer *offer);

/** The number of tags, and the one at an index, for example "pt-BR".  It is in canonical form,
 * except for a legacy name if the canonical one is offered, too.  NULL after the last. */
LINGO_API size_t lingo_offer_count(const struct lingo_offer *offer) LINGO_PURE;
LINGO_API const char *lingo_offer_tag(const struct lingo_offer *offer, size_t index) LINGO_PURE;

/** @name choose a language by Accept-Language */

/**
 * Chooses a language by the value of Accept-Language (RFC 9110 section 12.5.4).
 *
 * Ranges are tried by descending weight, and ranges with equal weights in their order.  The first
 * range that finds a language wins.  A range finds a tag if they are equal, or else by canonical
 * alias, or else by CLDR's parents and likely subtags, which for a parent such as en-001 includes
 * other tags with the same parent (en-GB for en-AU), or else by truncation to the longest prefix
 * that is offered (RFC 4647 section 3.4), or else in the same language and script of another
 * region: first the usual region of the language, then the first one that is offered.  A range
 * never finds a tag in another script or another language, except for Bokmaal if Nynorsk is wanted
 * and Chinese if Cantonese is wanted, which are their parents in CLDR.  A tag with a variant, an
 * extension or private use is found only by a range that equals it or begins with it, and a
 * pseudo-language (en-XA) only by a range that equals it.
 *
 * "q=0" excludes tags: the tags that the range covers are not found by another range, unless a
 * longer range that covers them accepts them.  A range covers the tags that begin with its subtags,
 * including a script that is implied: "de;q=0, de-AT" never finds "de", and "zh-Hans;q=0" excludes
 * zh-CN. "*;q=0" excludes what no other range finds, so it has no effect.  "*" finds the default,
 * or the first tag that is not excluded if the default is.  In all other cases the result is the
 * default, even if it is excluded.
 *
 * A malformed element is accepted if it has only one possible meaning: a gettext or POSIX locale
 * name
 * ("pt_BR", "sr@latin", "fr_FR.UTF-8"), or ".5", "0,8", "0.9500" or spaces in a weight.  Any other
 * malformed element is skipped without affecting the others, and after 32 of them only well-formed
 * elements are accepted.  Only the first 8192 bytes and 64 ranges are considered; an element that
 * exceeds the limit is ignored.
 *
 * @param offer   not NULL
 * @param field   the value, with several field lines joined by ", "; may be NULL if length is 0
 * @param length  its length in bytes
 */
LINGO_API struct lingo_choice lingo_negotiate(const struct lingo_offer *offer, const char *field,
                                              size_t length);

/**
 * The same with another default.
 *
 * @param default_index  an index; if it is out of range, the default of the offer is used
 */
LINGO_API struct lingo_choice lingo_negotiate_with_default(const struct lingo_offer *offer,
                                                           const char *field, size_t length,
                                                           size_t default_index);

#ifdef __cplusplus
}
#endif

#endif
