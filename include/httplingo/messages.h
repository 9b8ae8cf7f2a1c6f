/* SPDX-License-Identifier: MIT */
/**
 * @file
 * gettext for servers: an application's own messages, in any language, from any thread.
 *
 * The files are those of GNU gettext, made by msgfmt from .po files.  Nothing depends on the
 * process's locale, on installed locales or on the environment: the language is an argument.
 * For xgettext:
 *
 *     --keyword=lingo_gettext:3 --keyword=lingo_pgettext:3c,4
 *     --keyword=lingo_ngettext:3,4 --keyword=lingo_npgettext:3c,4,5
 *
 * Threads: messages are immutable once they are open; any number of threads look up without locks
 * and without allocation.  To reload, open again and swap, see struct lingo_messages_holder.
 */
#ifndef HTTPLINGO_MESSAGES_H
#define HTTPLINGO_MESSAGES_H

#include <httplingo/base.h>
#include <httplingo/negotiate.h>

#ifdef __cplusplus
extern "C" {
#endif

/** One domain in several languages.  A language is named by its index, from 0. */
struct lingo_messages;

/** Stands for no language. */
#define LINGO_NO_LANGUAGE ((size_t)-1)

/**
 * Opens a domain in gettext's layout: DIRECTORY/LL/LC_MESSAGES/DOMAIN.mo, LL being a gettext
 * locale name (pt_BR, sr@latin) or a BCP 47 tag.  Files are read whole; they may change or go
 * afterwards.  An entry that is not valid in its file's charset is left out.
 *
 * @param out        the messages, to be released; NULL on error
 * @param directory  a path, the caller's choice, never that of a request
 * @param domain     the name of the files, without ".mo"
 * @param languages  which ones, as names or tags; NULL: all that are there
 * @param count      how many; 0 when languages is NULL
 * @param source     the language that the msgids are written in; NULL: "en".  It is among the
 *                   languages, with or without a file, and is their default
 * @param report     what went wrong, which file and where; may be NULL
 * @return LINGO_OK; LINGO_ERROR_ARGUMENT for a NULL, a name that holds a slash or begins with a
 *         dot, or is no language; LINGO_ERROR_FILE when the directory or a file cannot be read, a
 *         language that was asked for has none, or there is none at all; LINGO_ERROR_FORMAT for a
 *         file that is damaged or a language given twice; LINGO_ERROR_UNSUPPORTED for a file of an
 *         unknown revision or in a charset that is not known here; LINGO_ERROR_LIMIT for a file of
 *         more than 64 MiB or more than 4096 languages; LINGO_ERROR_MEMORY
 */
LINGO_API enum lingo_error lingo_messages_open(struct lingo_messages **out, const char *directory,
                                               const char *domain, const char *const *languages,
                                               size_t count, const char *source,
                                               struct lingo_report *report) LINGO_MUST_CHECK;

/** The bytes of a .mo file and their language. */
struct lingo_messages_file {
    const char *language; /**< a gettext locale name or a BCP 47 tag */
    const void *bytes;    /**< copied; need not be aligned */
    size_t length;
};

/** The same from memory.  Errors: as above but for LINGO_ERROR_FILE; count may be 0. */
LINGO_API enum lingo_error lingo_messages_open_bytes(struct lingo_messages **out,
                                                     const struct lingo_messages_file *files,
                                                     size_t count, const char *source,
                                                     struct lingo_report *report) LINGO_MUST_CHECK;

/** Takes another reference and returns the messages.  NULL is returned as it is. */
LINGO_API const struct lingo_messages *lingo_messages_hold(const struct lingo_messages *messages);

/** Releases a reference; the last one frees the messages and every text that came from them.
 * NULL is left alone. */
LINGO_API void lingo_messages_release(const struct lingo_messages *messages);

/** The number of languages. */
LINGO_API size_t lingo_messages_count(const struct lingo_messages *messages) LINGO_PURE;

/** The BCP 47 tag of a language, for Content-Language; NULL when there is none at the index. */
LINGO_API const char *lingo_messages_tag(const struct lingo_messages *messages,
                                         size_t language) LINGO_PURE;

/** The languages to negotiate over: lingo_negotiate(lingo_messages_offer(m), …).index is the
 * language for the functions below. */
LINGO_API const struct lingo_offer *
lingo_messages_offer(const struct lingo_messages *messages) LINGO_PURE;

/** A sentence about a file that was left out because another is of the same language, such as
 * pt_BR.UTF-8 beside pt_BR, by its number from 0 on; NULL when there are no more.  Of ro and mo,
 * and of other pairs of a canonical and a legacy name, neither is left out: each is found by its
 * own name. */
LINGO_API const char *lingo_messages_left_out(const struct lingo_messages *messages,
                                              size_t index) LINGO_PURE;

/** The language that a tag or a gettext name finds, or LINGO_NO_LANGUAGE.  It is found as
 * lingo_negotiate() finds a lone range, but never by default. */
LINGO_API size_t lingo_messages_language(const struct lingo_messages *messages, const char *tag,
                                         size_t length) LINGO_PURE;

/** The language that a language falls back to: its nearest CLDR parent that is there, else one by
 * truncation; LINGO_NO_LANGUAGE when only the msgids are left. */
LINGO_API size_t lingo_messages_parent(const struct lingo_messages *messages,
                                       size_t language) LINGO_PURE;

/** How many messages of a language's file were kept, without its header, and how many entries
 * were left out, as they were not valid in their charset or given twice.  0 without a file. */
LINGO_API size_t lingo_messages_translated(const struct lingo_messages *messages,
                                           size_t language) LINGO_PURE;
LINGO_API size_t lingo_messages_dropped(const struct lingo_messages *messages,
                                        size_t language) LINGO_PURE;

/**
 * The translation of a msgid, as gettext(), pgettext(), ngettext() and npgettext() give it, with
 * the language as an argument.
 *
 * A message that the language lacks, or whose translation is empty, comes from its parent, and so
 * on; at last it is the msgid itself, or by n == 1 the msgid or its plural, whose bytes are the
 * caller's own.  A language that is out of range gives the msgid.
 *
 * The plural form is chosen by the formula of the file that the message is found in.  A file
 * without a usable formula has n == 1 and others, as in gettext; a formula that divides by zero
 * or gives more than there is means form 0.
 *
 * @param context  the msgctxt; not NULL in lingo_pgettext() and lingo_npgettext()
 * @param msgid    not NULL; ends in a NUL
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
    size_t language; /**< which it is in: a page that mixes languages can be noticed */
    int translated;  /**< 0: it is the msgid, and language is the source's */
};

/** The same look-up, which also tells where the text came from. */
LINGO_API struct lingo_found lingo_message_find(const struct lingo_messages *messages,
                                                size_t language, const struct lingo_query *query);

/** A placeholder and what stands for it. */
struct lingo_pair {
    const char *name; /**< without braces; ends in a NUL */
    struct lingo_text value;
};

/** How to fill; may be combined. */
enum lingo_fill_flags {
    LINGO_FILL_PLAIN = 0,
    /** Values stand between U+2068 FIRST STRONG ISOLATE and U+2069 POP DIRECTIONAL ISOLATE, so that
     * a name in a right-to-left script does not reorder the text around it (UAX #9 section 2.4).
     * Isolates that a value does not close itself are closed; it cannot close the one around it.
     * For plain text: in HTML, <bdi> is better. */
    LINGO_FILL_ISOLATE = 1 << 0
};

/**
 * Writes a message with each {name} replaced by the value of its pair, like snprintf(): at most
 * size bytes, with a NUL at the end, cut where there is no room.
 *
 * Values are not looked into for placeholders, nor escaped in any way.  A brace that does not
 * begin the name of a pair stays as it is.
 *
 * @param buffer  may be NULL when size is 0
 * @param pairs   may be NULL when count is 0; of equal names the first counts
 * @param flags   of enum lingo_fill_flags
 * @return the length of the whole text without the NUL; it was cut if this is not below size
 */
LINGO_API size_t lingo_fill(char *buffer, size_t size, struct lingo_text message,
                            const struct lingo_pair *pairs, size_t count, unsigned flags);

/**
 * A place for the messages that are in force, so that a server can reload while it serves.
 *
 *     const struct lingo_messages *m = lingo_messages_holder_get(holder);   (each request)
 *     … look up …
 *     lingo_messages_release(m);
 *
 *     if (lingo_messages_open(&fresh, …, &report) == LINGO_OK) {            (to reload)
 *         lingo_messages_holder_set(holder, fresh);
 *         lingo_messages_release(fresh);
 *     }                        (else the old ones stay, and the report says why)
 *
 * Whoever got the old messages keeps them whole until it releases them.
 */
struct lingo_messages_holder;

/**
 * Opens a holder of messages, of which it takes a reference of its own.
 *
 * @param out       to be freed; NULL on error
 * @param messages  not NULL
 * @return LINGO_OK; LINGO_ERROR_ARGUMENT for a NULL; LINGO_ERROR_MEMORY
 */
LINGO_API enum lingo_error
lingo_messages_holder_open(struct lingo_messages_holder **out,
                           const struct lingo_messages *messages) LINGO_MUST_CHECK;

/** Frees a holder and releases its reference.  No other thread may use it any more.  NULL is left
 * alone. */
LINGO_API void lingo_messages_holder_free(struct lingo_messages_holder *holder);

/** The messages in force, with a reference for the caller, who releases it.  Never waits, from any
 * thread. */
LINGO_API const struct lingo_messages *
lingo_messages_holder_get(struct lingo_messages_holder *holder) LINGO_MUST_CHECK;

/** Puts other messages in force, of which it takes a reference of its own.  From any thread; waits
 * for other calls of this function and for those of get() that are under way.  NULL is ignored. */
LINGO_API void lingo_messages_holder_set(struct lingo_messages_holder *holder,
                                         const struct lingo_messages *messages);

#ifdef __cplusplus
}
#endif

#endif
