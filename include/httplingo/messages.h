/* SPDX-License-Identifier: MIT */
/**
 * @file
 * gettext for servers: an application's own messages, in any language, from any thread.
 *
 * The files are those of GNU gettext, compiled by msgfmt from .po files.  The language is an
 * argument, so nothing depends on the locale of the process, on installed locales or on the
 * environment.
 * httplingo-messages(3) is an introduction.  For xgettext:
 *
 *     --keyword=lingo_gettext:3 --keyword=lingo_pgettext:3c,4
 *     --keyword=lingo_ngettext:3,4 --keyword=lingo_npgettext:3c,4,5
 *
 * Threads: messages are immutable once they are open, so any number of threads can look them up
 * without locks and without allocating memory.  To reload, open new messages and put them into a
 * struct lingo_messages_holder.
 */
#ifndef HTTPLINGO_MESSAGES_H
#define HTTPLINGO_MESSAGES_H

#include <httplingo/base.h>
#include <httplingo/negotiate.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @name open the messages of an application */

/** One domain in several languages.  A language is identified by its index, from 0. */
struct lingo_messages;

/** Means no language. */
#define LINGO_NO_LANGUAGE SIZE_MAX

/**
 * Opens a domain in gettext's layout: DIRECTORY/LL/LC_MESSAGES/DOMAIN.mo, LL being a gettext
 * locale name (pt_BR, sr@latin) or a BCP 47 tag.  Files are read completely, and may be changed or
 * removed afterwards.  An entry that is not valid in the charset of its file is dropped.
 *
 * @param out        the messages, to be released; NULL on error
 * @param directory  a path; never take it from a request
 * @param domain     the name of the files, without ".mo"
 * @param languages  the languages to open, as names or tags; NULL: all that exist
 * @param count      the number of languages; 0 if languages is NULL
 * @param source     the language of the msgids; NULL: "en".  It is always one of the languages,
 *                   with or without a file, and it is their default
 * @param report     what went wrong, which file and where; may be NULL
 * @return LINGO_OK; LINGO_ERROR_ARGUMENT for a NULL, or a name that contains a slash, begins with
 *         a dot or is not a language; LINGO_ERROR_FILE if the directory or a file cannot be read,
 *         if a requested language has no file, or if there are no files at all; LINGO_ERROR_FORMAT
 * for a damaged file or a language that is given twice; LINGO_ERROR_UNSUPPORTED for a file of an
 *         unknown revision or in an unsupported charset; LINGO_ERROR_LIMIT for a file of
 *         more than 64 MiB or more than 4096 languages; LINGO_ERROR_MEMORY
 */
LINGO_API enum lingo_error lingo_messages_open(const struct lingo_messages **out,
                                               const char *directory, const char *domain,
                                               const char *const *languages, size_t count,
                                               const char *source,
                                               struct lingo_report *report) LINGO_MUST_CHECK;

/** The same from the bytes of .mo files, which are copied.  The name of each file is its language:
 * a gettext locale name or a BCP 47 tag.  The errors are the same except for LINGO_ERROR_FILE.
 * count may be 0. */
LINGO_API enum lingo_error lingo_messages_open_bytes(const struct lingo_messages **out,
                                                     const struct lingo_file *files, size_t count,
                                                     const char *source,
                                                     struct lingo_report *report) LINGO_MUST_CHECK;

/** Takes another reference and returns the messages.  NULL returns NULL. */
LINGO_API const struct lingo_messages *lingo_messages_hold(const struct lingo_messages *messages);

/** Releases a reference.  Releasing the last one frees the messages and all texts that come from
 * them.  NULL is ignored. */
LINGO_API void lingo_messages_release(const struct lingo_messages *messages);

/** @name the languages of messages */

/** The number of languages. */
LINGO_API size_t lingo_messages_count(const struct lingo_messages *messages) LINGO_PURE;

/** The BCP 47 tag of a language, for Content-Language; NULL if the index is out of range. */
LINGO_API const char *lingo_messages_tag(const struct lingo_messages *messages,
                                         size_t language) LINGO_PURE;

/** The languages to negotiate over: lingo_negotiate(lingo_messages_offer(m), …).index is the
 * language for the functions below. */
LINGO_API const struct lingo_offer *
lingo_messages_offer(const struct lingo_messages *messages) LINGO_PURE;

/** A sentence about a file that was ignored because another file is for the same language, such as
 * pt_BR.UTF-8 if there is pt_BR, by index from 0; NULL after the last.  A canonical name and its
 * legacy name, such as ro and mo, are both read: each is found by its own name. */
LINGO_API const char *lingo_messages_left_out(const struct lingo_messages *messages,
                                              size_t index) LINGO_PURE;

/** The language that a tag or a gettext name finds, or LINGO_NO_LANGUAGE.  It is found like a
 * single range in lingo_negotiate(), but never by default. */
LINGO_API size_t lingo_messages_language(const struct lingo_messages *messages, const char *tag,
                                         size_t length) LINGO_PURE;

/** The language that a language falls back to: its nearest available CLDR parent, or else one that
 * is found by truncation; LINGO_NO_LANGUAGE if only the msgids are left. */
LINGO_API size_t lingo_messages_parent(const struct lingo_messages *messages,
                                       size_t language) LINGO_PURE;

/** The number of messages that were kept from a language's file, without its header, and the
 * number of entries that were dropped, because they were not valid in their charset or given
 * twice. 0 if there is no file. */
LINGO_API size_t lingo_messages_translated(const struct lingo_messages *messages,
                                           size_t language) LINGO_PURE;
LINGO_API size_t lingo_messages_dropped(const struct lingo_messages *messages,
                                        size_t language) LINGO_PURE;

/** @name look up a message */

/**
 * The translation of a msgid, as in gettext(), pgettext(), ngettext() and npgettext(), with the
 * language as an argument.
 *
 * If the language lacks the message, or if its translation is empty, the message comes from the
 * parent of the language, and so on.  The last fallback is the msgid itself, or its plural unless n
 * == 1; these are the caller's own bytes.  A language that is out of range returns the msgid.
 *
 * The formula of the file that contains the message selects the plural form.  A file without a
 * usable formula has two forms, for n == 1 and for other numbers, as in gettext.  If a formula
 * divides by zero or returns a form that does not exist, form 0 is used.
 *
 * @param context  the msgctxt; not NULL in lingo_pgettext() and lingo_npgettext()
 * @param msgid    not NULL; NUL-terminated
 */
LINGO_API struct lingo_text lingo_gettext(const struct lingo_messages *messages, size_t language,
                                          const char *msgid) LINGO_PURE;
LINGO_API struct lingo_text lingo_pgettext(const struct lingo_messages *messages, size_t language,
                                           const char *context, const char *msgid) LINGO_PURE;
LINGO_API struct lingo_text lingo_ngettext(const struct lingo_messages *messages, size_t language,
                                           const char *msgid, const char *msgid_plural,
                                           unsigned long long n) LINGO_PURE;
LINGO_API struct lingo_text lingo_npgettext(const struct lingo_messages *messages, size_t language,
                                            const char *context, const char *msgid,
                                            const char *msgid_plural,
                                            unsigned long long n) LINGO_PURE;

/** A message to look up, of any bytes. */
struct lingo_query {
    struct lingo_text context; /**< data NULL: without a msgctxt */
    struct lingo_text id;
    struct lingo_text plural; /**< data NULL: without a plural, and n is not read */
    unsigned long long n;
};

/** What was found. */
struct lingo_found {
    struct lingo_text text;
    size_t language; /**< the language of the text, so that callers can detect a mix of languages */
    int translated;  /**< 0: it is the msgid, and language is that of the source */
};

/** The same look-up, which also returns where the text comes from. */
LINGO_API struct lingo_found lingo_message_find(const struct lingo_messages *messages,
                                                size_t language, const struct lingo_query *query);

/** @name fill in a message */

/** A placeholder and its value. */
struct lingo_pair {
    const char *name; /**< without braces; NUL-terminated */
    struct lingo_text value;
};

/** How to fill in values.  Flags can be combined. */
enum lingo_fill_flags {
    LINGO_FILL_PLAIN = 0,
    /** Put each value between U+2068 FIRST STRONG ISOLATE and U+2069 POP DIRECTIONAL ISOLATE, so
     * that a name in a right-to-left script does not reorder the text around it (UAX #9 section
     * 2.4).  Isolates that a value leaves open are closed, and a value cannot close the isolate
     * around it.
     * For plain text: in HTML, <bdi> is better. */
    LINGO_FILL_ISOLATE = 1 << 0
};

/**
 * Writes a message with each {name} replaced by the value of its pair, like snprintf(): at most
 * size bytes with a final NUL, truncated between characters if there is no room.
 *
 * Placeholders in values are not replaced, and values are not escaped.  A brace that does not begin
 * the name of a pair is copied.
 *
 * @param buffer  may be NULL if size is 0
 * @param pairs   may be NULL if count is 0; if a name occurs twice, the first one wins
 * @param flags   of enum lingo_fill_flags
 * @return the length of the whole text without the NUL; if it is not less than size, the text was
 *         truncated
 */
LINGO_API size_t lingo_fill(char *buffer, size_t size, struct lingo_text message,
                            const struct lingo_pair *pairs, size_t count, unsigned flags);

/** @name reload messages while a server runs */

/**
 * A place for the current messages, so that a server can reload them while it runs.
 *
 *     const struct lingo_messages *m = lingo_messages_holder_get(holder);   (each request)
 *     … look up …
 *     lingo_messages_release(m);
 *
 *     if (lingo_messages_open(&fresh, …, &report) == LINGO_OK) {           (to reload)
 *         lingo_messages_holder_set(holder, fresh);
 *         lingo_messages_release(fresh);
 *     }                        (else the old ones stay, and the report says why)
 *
 * A caller that holds the old messages can use them until it releases them.
 */
struct lingo_messages_holder;

/**
 * Opens a holder, which takes its own reference to the messages.
 *
 * @param out       to be freed; NULL on error
 * @param messages  not NULL
 * @return LINGO_OK; LINGO_ERROR_ARGUMENT for a NULL; LINGO_ERROR_MEMORY
 */
LINGO_API enum lingo_error
lingo_messages_holder_open(struct lingo_messages_holder **out,
                           const struct lingo_messages *messages) LINGO_MUST_CHECK;

/** Frees a holder and releases its reference.  No other thread may be using it.  NULL is ignored.
 */
LINGO_API void lingo_messages_holder_free(struct lingo_messages_holder *holder);

/** The current messages, with a reference that the caller must release; never NULL.  May be called
 * from any thread; takes a fixed number of steps, whatever other threads do. */
LINGO_API const struct lingo_messages *
lingo_messages_holder_get(struct lingo_messages_holder *holder) LINGO_MUST_CHECK;

/**
 * The current messages, for a thread that keeps a reference.  As long as the messages are not
 * replaced, this only reads, so threads do not slow each other down.
 *
 * @param own  the thread's reference, NULL at first.  If it is not current, it is released and
 *             replaced.  The thread must release it when it is done
 * @return *own, valid until the next call with the same own
 */
LINGO_API const struct lingo_messages *
lingo_messages_holder_refresh(struct lingo_messages_holder *holder,
                              const struct lingo_messages **own);

/** Replaces the current messages; the holder takes its own reference.  May be called from any
 * thread; waits for concurrent calls of this function and of get().  NULL is ignored. */
LINGO_API void lingo_messages_holder_set(struct lingo_messages_holder *holder,
                                         const struct lingo_messages *messages);

#ifdef __cplusplus
}
#endif

#endif
