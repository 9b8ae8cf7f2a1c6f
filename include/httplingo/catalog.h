/* SPDX-License-Identifier: MIT */
/**
 * @file
 * Languages and their texts.
 *
 * Texts and languages are borrowed and are valid as long as their catalogue.
 *
 * Threads: a catalogue is immutable once it is open, so any number of threads can read it without
 * locks.  To reload, open another one and put it into a struct lingo_catalog_holder: the old one is
 * freed when its last reader releases it.
 */
#ifndef HTTPLINGO_CATALOG_H
#define HTTPLINGO_CATALOG_H

#include <httplingo/base.h>
#include <httplingo/labels.h>
#include <httplingo/method.h>
#include <httplingo/negotiate.h>
#include <httplingo/status.h>

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct lingo_catalog;
struct lingo_language;

/** @name open a catalogue of languages */

/** The built-in catalogue: every language of the project, without files or start-up cost.  Never
 * NULL.  You need not release it. */
LINGO_API const struct lingo_catalog *lingo_catalog_builtin(void);

/** How to open a directory.  Flags can be combined. */
enum lingo_catalog_flags {
    LINGO_CATALOG_EXTEND = 0,    /**< extend the built-in languages: texts replace theirs */
    LINGO_CATALOG_ALONE = 1 << 0 /**< use only English and what the directory contains */
};

/**
 * Opens the .mo files of a directory: LL.mo, and LL/LC_MESSAGES/httplingo.mo as gettext lays them
 * out, LL being a gettext locale name such as pt_BR or sr@latin.
 *
 * If a file lacks a text, the text comes from the built-in language, if there is one.  An entry
 * that is not valid UTF-8, contains control characters or lacks a placeholder is treated as not
 * translated.  If a language lacks a text that a page needs, the whole page falls back to another
 * language.
 *
 * @param out        the catalogue, to be released; NULL on error
 * @param directory  its path; never take it from a request
 * @param flags      of enum lingo_catalog_flags
 * @param report     what went wrong; may be NULL
 * @return LINGO_OK; LINGO_ERROR_ARGUMENT for a NULL or an unknown flag; LINGO_ERROR_FILE when the
 *         directory or a file in it cannot be read, or there is none; LINGO_ERROR_FORMAT,
 *         LINGO_ERROR_UNSUPPORTED or LINGO_ERROR_LIMIT for a file that is no proper .mo file;
 *         LINGO_ERROR_MEMORY.
 */
LINGO_API enum lingo_error lingo_catalog_open(const struct lingo_catalog **out,
                                              const char *directory, unsigned flags,
                                              struct lingo_report *report) LINGO_MUST_CHECK;

/**
 * The same from the bytes of .mo files, which are copied, for programs that contain their
 * catalogues.  The name of each file is its language: a gettext locale name or a BCP 47 tag.
 *
 * @param files  may be NULL if count is 0, for the built-in languages or English alone.  If two are
 *               for the same language, the later one is ignored: see lingo_catalog_left_out()
 * @return the same, except for LINGO_ERROR_FILE; LINGO_ERROR_FORMAT for a name that is not a
 *         language
 */
LINGO_API enum lingo_error lingo_catalog_open_bytes(const struct lingo_catalog **out,
                                                    const struct lingo_file *files, size_t count,
                                                    unsigned flags,
                                                    struct lingo_report *report) LINGO_MUST_CHECK;

/** Takes another reference and returns the catalogue.  NULL returns NULL. */
LINGO_API const struct lingo_catalog *lingo_catalog_hold(const struct lingo_catalog *catalog);

/** Releases a reference.  Releasing the last one frees the catalogue.  NULL and the built-in
 * catalogue are ignored. */
LINGO_API void lingo_catalog_release(const struct lingo_catalog *catalog);

/** @name the languages of a catalogue */

/** The number of languages, and the one at index 0 … count - 1, in the order of their tags; NULL
 * beyond. */
LINGO_API size_t lingo_catalog_count(const struct lingo_catalog *catalog) LINGO_PURE;
LINGO_API const struct lingo_language *lingo_catalog_at(const struct lingo_catalog *catalog,
                                                        size_t index) LINGO_PURE;

/** The set of tags to negotiate over; its indices are those of lingo_catalog_at().  English is
 * its default. */
LINGO_API const struct lingo_offer *
lingo_catalog_offer(const struct lingo_catalog *catalog) LINGO_PURE;

/** A sentence about texts that no page will show, by index from 0; NULL after the last: a file that
 * was ignored because another file is for the same language, such as pt_BR.UTF-8.mo if there is
 * pt_BR.mo; messages that no page has; a language that CLDR does not know; a .po file that was not
 * compiled.  A canonical name and its legacy name, such as ro.mo and mo.mo, are both read: each is
 * found by its own name. */
LINGO_API const char *lingo_catalog_left_out(const struct lingo_catalog *catalog,
                                             size_t index) LINGO_PURE;

/**
 * The language that a tag asks for, or NULL: "fr", "pt-AO" (found as pt-PT), "zh_TW", "pt_BR.UTF-8"
 * or another locale name.  It is found like a single range in lingo_negotiate(), but never by
 * default.
 */
LINGO_API const struct lingo_language *
lingo_catalog_find(const struct lingo_catalog *catalog, const char *tag, size_t length) LINGO_PURE;

/** @name facts about a language */

/** Its BCP 47 tag, for Content-Language and lang="", for example "zh-Hant". */
LINGO_API struct lingo_text lingo_language_tag(const struct lingo_language *language) LINGO_PURE;

/** Its name in the language itself, for example "français"; the tag if the name is not known. */
LINGO_API struct lingo_text
lingo_language_autonym(const struct lingo_language *language) LINGO_PURE;

/** The direction of its script: 1 right-to-left, 0 left-to-right. */
LINGO_API int lingo_language_is_rtl(const struct lingo_language *language) LINGO_PURE;

/** The number of translated messages, and the number of all messages. */
LINGO_API size_t lingo_language_translated(const struct lingo_language *language) LINGO_PURE;
LINGO_API size_t lingo_message_count(void) LINGO_PURE;

/** Whether the language has every text that a page of this status needs. */
LINGO_API int lingo_language_is_complete(const struct lingo_language *language,
                                         const struct lingo_status *status) LINGO_PURE;

/** @name the texts of a status in a language */

/**
 * A text of a status in a language; empty if the language lacks it.  For a vendor's row, the phrase
 * is that of the vendor, in English, and the other texts are those of the registered code that it
 * resembles, or else of its class.
 */
LINGO_API struct lingo_text lingo_language_text(const struct lingo_language *language,
                                                const struct lingo_status *status,
                                                enum lingo_text_kind kind) LINGO_PURE;

/** The same for a code, in one step.  A code that is not registered is treated as its class, and an
 * invalid code such as 0 or 600 as a server error (RFC 9110 section 15). */
LINGO_API struct lingo_text lingo_language_text_of_code(const struct lingo_language *language,
                                                        int code,
                                                        enum lingo_text_kind kind) LINGO_PURE;

/**
 * A text of a code in the language that a tag finds, for callers that have neither a language nor a
 * status.  If lingo_catalog_find() finds no language, or the language lacks the text, the text is
 * in English; it is empty only if there is none in English.
 *
 * @param catalog  NULL: the built-in one
 * @param tag      may be NULL if length is 0
 */
LINGO_API struct lingo_text lingo_catalog_text_by_code(const struct lingo_catalog *catalog,
                                                       const char *tag, size_t length, int code,
                                                       enum lingo_text_kind kind) LINGO_PURE;

/** The texts of a language by code, for programs that look up so many texts that a function call
 * matters.  It is a plain value to keep together with the language.  Its members are private; their
 * layout never changes, for it is compiled into programs. */
struct lingo_text_table {
    const struct lingo_text_place *places_; /* of all phrases, all titles, … */
    const uint8_t *rows_; /* of each code from 100 on, that for invalid codes, and the number */
};

/** The table of a language, which is valid as long as its catalogue. */
LINGO_API struct lingo_text_table
lingo_language_table(const struct lingo_language *language) LINGO_PURE;

/** What lingo_language_text_of_code() returns, inline. */
static inline struct lingo_text lingo_table_text(const struct lingo_text_table *table, int code,
                                                 enum lingo_text_kind kind)
{
    const void *places = table->places_;
    unsigned i = LINGO_CAST_(unsigned, code) - 100u, n = LINGO_CAST_(unsigned, kind);
    const struct lingo_text_place *phrase = table->places_ + table->rows_[i < 500u ? i : 500u];
    const struct lingo_text_place *place =
        phrase + (n < LINGO_TEXT_COUNT ? n * table->rows_[501] : 0u);
    if (kind == LINGO_TEXT_TITLE && !place->length_)
        place = phrase;
    struct lingo_text text = {LINGO_CAST_(const char *, places) + place->start_,
                              n < LINGO_TEXT_COUNT ? place->length_ : 0u};
    return text;
}

/** @name other texts in a language */

/** What a method does, in a language; empty if the language lacks the text. */
LINGO_API struct lingo_text lingo_language_method(const struct lingo_language *language,
                                                  const struct lingo_method *method) LINGO_PURE;

/**
 * Writes a sentence that tells a visitor how long to wait, such as "You can try again in 2
 * minutes." The wait is in seconds below a minute, in minutes below an hour, in hours below a day,
 * and in days otherwise, rounded up and in the digits of the language.  For 0, the sentence is that
 * the visitor can try again now.
 *
 * @param seconds  the wait; there is no sentence for more than 30 days
 * @param buffer   where to write the sentence with a NUL, truncated between characters; may be NULL
 *                 if size is 0
 * @return the length of the whole sentence in bytes, without the NUL; 0 if there is none
 */
LINGO_API size_t lingo_language_wait(const struct lingo_language *language,
                                     unsigned long long seconds, char *buffer, size_t size);

/** The units of the sentences about waiting. */
enum lingo_wait_unit {
    LINGO_WAIT_UNIT_SECONDS,
    LINGO_WAIT_UNIT_MINUTES,
    LINGO_WAIT_UNIT_HOURS,
    LINGO_WAIT_UNIT_DAYS
};
#define LINGO_WAIT_UNIT_COUNT 4

/**
 * The sentence for a number of units before the number is inserted, for tools that copy texts into
 * other formats, such as "You can try again in {count} minutes."  Some forms of some languages have
 * a word in place of {count}.
 *
 * @param number  selects the plural form; at most 127, more than any wait has
 * @return the text; empty if the language lacks it, or if an argument is out of range
 */
LINGO_API struct lingo_text lingo_language_wait_text(const struct lingo_language *language,
                                                     enum lingo_wait_unit unit,
                                                     unsigned number) LINGO_PURE;

/** A label in a language; empty if the language lacks it, or if label is out of range. */
LINGO_API struct lingo_text lingo_language_label(const struct lingo_language *language,
                                                 enum lingo_label label) LINGO_PURE;

/** @name reload a catalogue while a server runs */

/**
 * A place for the current catalogue, so that a server can reload it while it runs.
 *
 *     const struct lingo_catalog *catalog = lingo_catalog_holder_get(holder);   (each request)
 *     … look up …
 *     lingo_catalog_release(catalog);
 *
 *     if (lingo_catalog_open(&fresh, …, &report) == LINGO_OK) {           (to reload)
 *         lingo_catalog_holder_set(holder, fresh);
 *         lingo_catalog_release(fresh);
 *     }                        (else the old one stays, and the report says why)
 *
 * A caller that holds the old catalogue can use it until it releases it.
 */
struct lingo_catalog_holder;

/**
 * Opens a holder of a catalogue; it takes its own reference.
 *
 * @param out      to be freed; NULL on error
 * @param catalog  not NULL
 * @return LINGO_OK; LINGO_ERROR_ARGUMENT for a NULL; LINGO_ERROR_MEMORY
 */
LINGO_API enum lingo_error
lingo_catalog_holder_open(struct lingo_catalog_holder **out,
                          const struct lingo_catalog *catalog) LINGO_MUST_CHECK;

/** Frees a holder and releases its reference.  No other thread may be using it.  NULL is ignored.
 */
LINGO_API void lingo_catalog_holder_free(struct lingo_catalog_holder *holder);

/** The current catalogue, with a reference that the caller must release; never NULL.  May be called
 * from any thread; takes a fixed number of steps, whatever other threads do. */
LINGO_API const struct lingo_catalog *
lingo_catalog_holder_get(struct lingo_catalog_holder *holder) LINGO_MUST_CHECK;

/**
 * The current catalogue, for a thread that keeps a reference.  As long as the catalogue is not
 * replaced, this only reads, so threads do not slow each other down.
 *
 * @param own  the thread's reference, NULL at first.  If it is not current, it is released and
 *             replaced.  The thread must release it when it is done
 * @return *own, valid until the next call with the same own
 */
LINGO_API const struct lingo_catalog *
lingo_catalog_holder_refresh(struct lingo_catalog_holder *holder, const struct lingo_catalog **own);

/** Replaces the current catalogue; the holder takes its own reference.  May be called from any
 * thread; waits for concurrent calls of this function and of get().  NULL is ignored. */
LINGO_API void lingo_catalog_holder_set(struct lingo_catalog_holder *holder,
                                        const struct lingo_catalog *catalog);

#ifdef __cplusplus
}
#endif

#endif
