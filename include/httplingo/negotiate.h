/* SPDX-License-Identifier: MIT */
/**
 * @file
 * From a request's Accept-Language to one of the languages that are offered, and from its Accept
 * to one of the formats.
 *
 * Threads: an offer is immutable once it is open.  Negotiation allocates nothing, takes no lock,
 * reads no locale and always answers, whatever the bytes of the field are.
 */
#ifndef HTTPLINGO_NEGOTIATE_H
#define HTTPLINGO_NEGOTIATE_H

#include <httplingo/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A set of languages that are offered, ready to be negotiated over. */
struct lingo_offer;

/** How a language was found, best first. */
enum lingo_match {
    LINGO_MATCH_EXACT,      /**< the range is the tag, but for case */
    LINGO_MATCH_ALIAS,      /**< after canonical aliases: iw is he, no is nb */
    LINGO_MATCH_PARENT,     /**< by CLDR's likely subtags or parents, or with the same parent:
                                 zh-TW is zh-Hant, en-AU finds en-GB */
    LINGO_MATCH_TRUNCATION, /**< by leaving off subtags at the end: de-AT, de (RFC 4647 3.4) */
    LINGO_MATCH_REGION,     /**< the same language and script as written in another region */
    LINGO_MATCH_WILDCARD,   /**< "*" */
    LINGO_MATCH_DEFAULT     /**< nothing matched, or there was no field */
};

/** What negotiation chose, and why. */
struct lingo_choice {
    size_t index;            /**< into the offer's tags */
    enum lingo_match match;  /**< how it was found */
    struct lingo_text range; /**< the range that won, borrowed from the field; empty by default */
};

/** A word for a kind of match: "exact", "alias", "parent", "truncation", "region", "wildcard",
 * "default".  Static; "unknown" for another value. */
LINGO_API const char *lingo_match_name(enum lingo_match match);

/**
 * Opens a set of tags.
 *
 * @param out            the offer, to be freed with lingo_offer_free(); NULL on error
 * Of two names for one language, such as "ro" and "mo", the one that is canonical already is the
 * language; the other keeps its own spelling, and is found by that alone.
 *
 * @param tags           BCP 47 tags or gettext names ("pt_BR", "sr@latin"); copied
 * @param count          how many, 1 to 4096
 * @param default_index  the index of the default
 * @param report         what went wrong; may be NULL
 * @return LINGO_OK; LINGO_ERROR_ARGUMENT when out, tags or one of them is NULL, or count or
 *         default_index is out of range; LINGO_ERROR_FORMAT for a tag that is not well-formed, or a
 *         tag given twice, such as "pt_BR" and "pt-BR"; LINGO_ERROR_MEMORY
 */
LINGO_API enum lingo_error lingo_offer_open(struct lingo_offer **out, const char *const *tags,
                                            size_t count, size_t default_index,
                                            struct lingo_report *report) LINGO_MUST_CHECK;

/** Frees an offer; NULL is left alone. */
LINGO_API void lingo_offer_free(struct lingo_offer *offer);

/** The number of tags, and the one at an index, for example "pt-BR": canonical but for a legacy
 * name beside the canonical one.  NULL beyond the last. */
LINGO_API size_t lingo_offer_count(const struct lingo_offer *offer) LINGO_PURE;
LINGO_API const char *lingo_offer_tag(const struct lingo_offer *offer, size_t index) LINGO_PURE;

/**
 * Chooses a language by the value of Accept-Language (RFC 9110 section 12.5.4).
 *
 * Ranges are tried by descending weight, equal ones in their order; the first that finds a
 * language wins.  A range finds a tag exactly, else by canonical alias, else by CLDR's parents and
 * likely subtags, of one parent such as en-001 also what else has it (en-GB for en-AU), else by
 * truncation to the longest prefix that is offered (RFC 4647 section 3.4), else the same language
 * and script of another region: the usual one of the language, then the first that is offered.  A
 * script is never crossed, and another language is never substituted but for Bokmaal where Nynorsk
 * is wanted and Chinese where Cantonese is, which CLDR puts above these.  A tag with a variant, an
 * extension or private use is found by a range that is it or begins with it, and by no other; a
 * pseudo-language (en-XA) by a range that is it.
 *
 * "q=0" refuses: the tags that the range covers are not chosen by another one unless a longer
 * range that covers them accepts them.  A range covers the tags that begin with its subtags, a
 * script that goes without saying being one of them: "de;q=0, de-AT" never gives "de", and
 * "zh-Hans;q=0" refuses zh-CN.  "*;q=0" refuses what no other range finds, that is nothing more.
 * "*" finds the default, or the first tag that is not refused where the default is.  The default
 * is the answer to everything else, refused or not.
 *
 * An element that is not well-formed is understood where it can mean only one thing: a gettext or
 * POSIX locale name ("pt_BR", "sr@latin", "fr_FR.UTF-8"), ".5", "0,8", "0.9500" or space in a
 * weight.  Otherwise it is skipped by itself, and after 32 of these the grammar alone counts.  The
 * first 8192 bytes and 64 ranges are considered; an element that the limit cuts is left out.
 *
 * @param offer   not NULL
 * @param field   the value; several field lines are joined by ", "; may be NULL when length is 0
 * @param length  its bytes
 */
LINGO_API struct lingo_choice lingo_negotiate(const struct lingo_offer *offer, const char *field,
                                              size_t length);

/**
 * The same with another default than the offer's own.
 *
 * @param default_index  an index; one that is out of range means the offer's own default
 */
LINGO_API struct lingo_choice lingo_negotiate_with_default(const struct lingo_offer *offer,
                                                           const char *field, size_t length,
                                                           size_t default_index);

#ifdef __cplusplus
}
#endif

#endif
