/* SPDX-License-Identifier: MIT */
/**
 * @file
 * Languages and their texts.
 *
 * A catalogue is immutable once it is open: any number of threads read it without locks.  To
 * reload, open another and swap; the reference count keeps the old one until its last reader has
 * released it.  Texts and languages are borrowed and live as long as their catalogue.
 */
#ifndef HTTPLINGO_CATALOG_H
#define HTTPLINGO_CATALOG_H

#include <httplingo/base.h>
#include <httplingo/method.h>
#include <httplingo/negotiate.h>
#include <httplingo/status.h>

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct lingo_catalog;
struct lingo_language;

/** What pages say beside the texts of a status. */
enum lingo_label {
#define LABEL(constant, text) LINGO_LABEL_##constant,
#include <httplingo/label.def>
#undef LABEL
    LINGO_LABEL_COUNT
};

/** The catalogue that is built in: every language of the project, no file, no start-up work.
 * Never NULL; it need not be released. */
LINGO_API const struct lingo_catalog *lingo_catalog_builtin(void);

/** How to open a directory; may be combined. */
enum lingo_catalog_flags {
    LINGO_CATALOG_EXTEND = 0,    /**< over the built-in languages: texts replace theirs */
    LINGO_CATALOG_ALONE = 1 << 0 /**< English and what the directory holds, nothing else */
};

/**
 * Opens the .mo files of a directory: LL.mo, and LL/LC_MESSAGES/httplingo.mo as gettext lays them
 * out, LL being a gettext locale name such as pt_BR or sr@latin.
 *
 * A text that a file lacks comes from the built-in language, if there is one; a file's entry that
 * is not valid UTF-8, holds control characters or lacks a placeholder is left out as if it were
 * not translated.  A page for which a language lacks a text falls back as a whole.
 *
 * @param out        the catalogue, to be released; NULL on error
 * @param directory  its path; the caller's choice, never that of a request
 * @param flags      of enum lingo_catalog_flags
 * @param report     what went wrong; may be NULL
 * @return LINGO_OK; LINGO_ERROR_ARGUMENT for a NULL or an unknown flag; LINGO_ERROR_FILE when the
 *         directory or a file in it cannot be read, or there is none; LINGO_ERROR_FORMAT,
 *         LINGO_ERROR_UNSUPPORTED or LINGO_ERROR_LIMIT for a file that is no proper .mo file;
 *         LINGO_ERROR_MEMORY.
 */
LINGO_API enum lingo_error lingo_catalog_open(struct lingo_catalog **out, const char *directory,
                                              unsigned flags,
                                              struct lingo_report *report) LINGO_MUST_CHECK;

/** Takes another reference and returns the catalogue.  NULL is returned as it is. */
LINGO_API const struct lingo_catalog *lingo_catalog_hold(const struct lingo_catalog *catalog);

/** Releases a reference; the last one frees the catalogue.  NULL and the built-in catalogue are
 * left alone. */
LINGO_API void lingo_catalog_release(const struct lingo_catalog *catalog);

/** The number of languages, and the one at index 0 … count - 1, in the order of their tags; NULL
 * beyond. */
LINGO_API size_t lingo_catalog_count(const struct lingo_catalog *catalog) LINGO_PURE;
LINGO_API const struct lingo_language *lingo_catalog_at(const struct lingo_catalog *catalog,
                                                        size_t index) LINGO_PURE;

/** The set of tags to negotiate over; its indices are those of lingo_catalog_at().  English is
 * its default. */
LINGO_API const struct lingo_offer *
lingo_catalog_offer(const struct lingo_catalog *catalog) LINGO_PURE;

/** A sentence about a file that was left out because another is of the same language, such as
 * pt_BR.UTF-8.mo beside pt_BR.mo, by its number from 0 on; NULL when there are no more.  Of ro.mo
 * and mo.mo, and of other pairs of a canonical and a legacy name, neither is left out: each is
 * found by its own name. */
LINGO_API const char *lingo_catalog_left_out(const struct lingo_catalog *catalog,
                                             size_t index) LINGO_PURE;

/**
 * The language that a tag asks for, or NULL: "fr", "pt-AO" (found as pt-PT), "zh_TW", "pt_BR.UTF-8"
 * or another locale name.  It is found as lingo_negotiate() finds a lone range, but never by
 * default.
 */
LINGO_API const struct lingo_language *
lingo_catalog_find(const struct lingo_catalog *catalog, const char *tag, size_t length) LINGO_PURE;

/** Its BCP 47 tag, for Content-Language and lang="", for example "zh-Hant". */
LINGO_API struct lingo_text lingo_language_tag(const struct lingo_language *language) LINGO_PURE;

/** Its name in the language itself, for example "français"; the tag when it is not known. */
LINGO_API struct lingo_text
lingo_language_autonym(const struct lingo_language *language) LINGO_PURE;

/** The direction of its script: 1 right-to-left, 0 left-to-right. */
LINGO_API int lingo_language_is_rtl(const struct lingo_language *language) LINGO_PURE;

/** How many of the catalogue's messages are translated, and how many there are. */
LINGO_API size_t lingo_language_translated(const struct lingo_language *language) LINGO_PURE;
LINGO_API size_t lingo_message_count(void) LINGO_PURE;

/** Whether the language has every text that a page of this status needs. */
LINGO_API int lingo_language_is_complete(const struct lingo_language *language,
                                         const struct lingo_status *status) LINGO_PURE;

/**
 * A text of a status in a language; empty when the language lacks it.  A vendor's row gives the
 * vendor's phrase, in English, and the other texts of the registered code that it is like, else of
 * its class.
 */
LINGO_API struct lingo_text lingo_language_text(const struct lingo_language *language,
                                                const struct lingo_status *status,
                                                enum lingo_field field) LINGO_PURE;

/** The same for who has but a code, in one step.  A code that is not registered is its class, and
 * one that is none, such as 0 or 600, a server error (RFC 9110 section 15). */
LINGO_API struct lingo_text lingo_language_text_of_code(const struct lingo_language *language,
                                                        int code,
                                                        enum lingo_field field) LINGO_PURE;

/** The texts of a language by code, for who looks up so many that a call counts: a plain value,
 * to be kept beside the language.  Its members are the library's. */
struct lingo_text_table {
    const struct lingo_text_place *places_; /* of all phrases, all titles, … */
    const uint8_t *rows_; /* of each code from 100 on, of what is none, and how many there are */
};

/** The table of a language; lives as long as its catalogue. */
LINGO_API struct lingo_text_table
lingo_language_table(const struct lingo_language *language) LINGO_PURE;

/** What lingo_language_text_of_code() returns, inline. */
static inline struct lingo_text lingo_table_text(const struct lingo_text_table *table, int code,
                                                 enum lingo_field field)
{
    unsigned i = (unsigned)code - 100u, known = (unsigned)field < 5u;
    const struct lingo_text_place *phrase = table->places_ + table->rows_[i < 500u ? i : 500u];
    const struct lingo_text_place *place =
        phrase + (known ? (unsigned)field * table->rows_[501] : 0u);
    if (field == LINGO_TITLE && !place->length_)
        place = phrase;
    struct lingo_text text = {(const char *)table->places_ + place->start_,
                              known ? place->length_ : 0u};
    return text;
}

/** What a method does, in a language; empty when the language lacks it. */
LINGO_API struct lingo_text lingo_language_method(const struct lingo_language *language,
                                                  const struct lingo_method *method) LINGO_PURE;

/**
 * Writes the sentence that tells a visitor how long to wait, such as "You can try again in
 * 2 minutes.": whole seconds below a minute, minutes below an hour, hours below a day, then days,
 * rounded up and in the language's digits; of 0, that it can be tried again now.
 *
 * @param seconds  the wait; one of more than 30 days has no sentence
 * @param buffer   where it is written with a NUL, cut at size; may be NULL when size is 0
 * @return its length in bytes without the NUL, however much was written; 0 when there is none
 */
LINGO_API size_t lingo_language_wait(const struct lingo_language *language,
                                     unsigned long long seconds, char *buffer, size_t size);

/** A label in a language; empty when the language lacks it, or label is not one. */
LINGO_API struct lingo_text lingo_language_label(const struct lingo_language *language,
                                                 enum lingo_label label) LINGO_PURE;

#ifdef __cplusplus
}
#endif

#endif
