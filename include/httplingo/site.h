/* SPDX-License-Identifier: MIT */
/**
 * @file
 * A site: a catalogue, a template and options, ready to make pages.
 *
 * Threads: a site is immutable once it is open, so any number of threads can make pages with it
 * without locks.  To reload, open another one and put it into a struct lingo_site_holder: the old
 * one is freed when its last page is done.
 */
#ifndef HTTPLINGO_SITE_H
#define HTTPLINGO_SITE_H

#include <httplingo/base.h>
#include <httplingo/catalog.h>

#ifdef __cplusplus
extern "C" {
#endif

struct lingo_site;

/** @name the options and themes of a site */

/** One option of a site, as strings.  For the names, see lingo_setting_at(). */
struct lingo_setting {
    const char *name;
    const char *value;
};

/** The name of an option, and an English description of its value. */
struct lingo_setting_about {
    const char *name;
    const char *about;
};

/** The options, by index from 0; name and about are NULL after the last. */
LINGO_API struct lingo_setting_about lingo_setting_at(size_t index);

/** The name of a theme, for the option "theme", by index from 0, the default first; NULL beyond the
 * last.  Static. */
LINGO_API const char *lingo_theme_at(size_t index);

/** @name open a site */

/** The built-in site: the built-in catalogue and page, with English as the default.  Static,
 * without start-up cost; never NULL.  You need not release it. */
LINGO_API const struct lingo_site *lingo_site_builtin(void);

/**
 * Opens a site.  A template and a logo are read, and the template is compiled.
 *
 * @param out       the site, to be released; NULL on error
 * @param catalog   the texts; the site takes a reference; NULL: the built-in texts
 * @param settings  options, which are copied; if one is given twice, the last one wins.  May be
 *                  NULL if count is 0
 * @param count     how many
 * @param report    what went wrong, with the name of the option, or with the file, line and column
 *                  of a template; may be NULL
 * @return LINGO_OK; LINGO_ERROR_ARGUMENT if out is NULL or a setting contains a NULL;
 *         LINGO_ERROR_NOT_FOUND for an unknown option, theme or language; LINGO_ERROR_FORMAT for a
 *         malformed value or template; LINGO_ERROR_FILE if a file cannot be read;
 *         LINGO_ERROR_LIMIT if it is too large; LINGO_ERROR_MEMORY
 */
LINGO_API enum lingo_error lingo_site_open(const struct lingo_site **out,
                                           const struct lingo_catalog *catalog,
                                           const struct lingo_setting *settings, size_t count,
                                           struct lingo_report *report) LINGO_MUST_CHECK;

/**
 * The same from memory, for programs that contain the files that they need.  The files that options
 * name are looked up in files, and nothing is read from the file system: the option "template"
 * names a file, its partials have the same folder and ending ("pages/error.html" includes
 * "pages/NAME.html"), "logo" names a picture, and "texts" names a folder, of which the files
 * TEXTS/LL.mo and TEXTS/LL/LC_MESSAGES/httplingo.mo are used.  All are copied.
 *
 * @param files  NULL: the file system
 */
LINGO_API enum lingo_error lingo_site_open_files(const struct lingo_site **out,
                                                 const struct lingo_catalog *catalog,
                                                 const struct lingo_setting *settings, size_t count,
                                                 const struct lingo_files *files,
                                                 struct lingo_report *report) LINGO_MUST_CHECK;

/** Receives an error and what was expected; the report is valid only during the call. */
typedef void lingo_tell(void *context, const struct lingo_report *report);

/**
 * The same for options from a file: all errors are reported, not only the first one, and each
 * message begins with the place of its option.
 *
 * @param places   the place of each option, for example "site.conf:12"; NULL: no places
 * @param files    as for lingo_site_open_files()
 * @param tell     called for each error, with the context; may be NULL
 * @return the first error
 */
LINGO_API enum lingo_error lingo_site_open_from(const struct lingo_site **out,
                                                const struct lingo_catalog *catalog,
                                                const struct lingo_setting *settings,
                                                const char *const *places, size_t count,
                                                const struct lingo_files *files, lingo_tell *tell,
                                                void *context) LINGO_MUST_CHECK;

/** Takes another reference and returns the site.  NULL returns NULL. */
LINGO_API const struct lingo_site *lingo_site_hold(const struct lingo_site *site);

/** Releases a reference.  Releasing the last one frees the site.  NULL and the built-in site are
 * ignored. */
LINGO_API void lingo_site_release(const struct lingo_site *site);

/** @name the language of a visitor, and the catalogue of a site */

/**
 * The language that a visitor chose before, for the member preferred of struct lingo_request: the
 * value of the site's query parameter, or else of its cookie.
 *
 * @param site    NULL: the built-in one, which has neither
 * @param query   the query of the request target, without "?"; may be NULL if query_length is 0
 * @param cookie  the value of the Cookie field (RFC 6265 section 4.2.1); may be NULL if
 *                cookie_length is 0
 * @return        borrowed from query or cookie, where it may be percent-encoded, as the member
 *                preferred may be; empty if there is none, or if it is longer than a language tag
 */
LINGO_API struct lingo_text lingo_site_preference(const struct lingo_site *site, const char *query,
                                                  size_t query_length, const char *cookie,
                                                  size_t cookie_length) LINGO_PURE;

/** The catalogue of the site; borrowed. */
LINGO_API const struct lingo_catalog *lingo_site_catalog(const struct lingo_site *site);

/** @name reload a site while a server runs */

/**
 * A place for the current site, so that a server can reload it while it runs.
 *
 *     const struct lingo_site *site = lingo_site_holder_get(holder);   (each request)
 *     … make the page …
 *     lingo_site_release(site);
 *
 *     if (lingo_site_open(&fresh, …, &report) == LINGO_OK) {           (to reload)
 *         lingo_site_holder_set(holder, fresh);
 *         lingo_site_release(fresh);
 *     }                        (else the old one stays, and the report says why)
 *
 * A caller that holds the old site can use it until it releases it.
 */
struct lingo_site_holder;

/**
 * Opens a holder of a site; it takes its own reference.
 *
 * @param out   to be freed; NULL on error
 * @param site  not NULL
 * @return LINGO_OK; LINGO_ERROR_ARGUMENT for a NULL; LINGO_ERROR_MEMORY
 */
LINGO_API enum lingo_error lingo_site_holder_open(struct lingo_site_holder **out,
                                                  const struct lingo_site *site) LINGO_MUST_CHECK;

/** Frees a holder and releases its reference.  No other thread may be using it.  NULL is ignored.
 */
LINGO_API void lingo_site_holder_free(struct lingo_site_holder *holder);

/** The current site, with a reference that the caller must release; never NULL.  May be called from
 * any thread; takes a fixed number of steps, whatever other threads do. */
LINGO_API const struct lingo_site *
lingo_site_holder_get(struct lingo_site_holder *holder) LINGO_MUST_CHECK;

/**
 * The current site, for a thread that keeps a reference.  As long as the site is not replaced,
 * this only reads, so threads do not slow each other down.
 *
 * @param own  the thread's reference, NULL at first.  If it is not current, it is released and
 *             replaced.  The thread must release it when it is done
 * @return *own, valid until the next call with the same own
 */
LINGO_API const struct lingo_site *lingo_site_holder_refresh(struct lingo_site_holder *holder,
                                                             const struct lingo_site **own);

/** Replaces the current site; the holder takes its own reference.  May be called from any thread;
 * waits for concurrent calls of this function and of get().  NULL is ignored. */
LINGO_API void lingo_site_holder_set(struct lingo_site_holder *holder,
                                     const struct lingo_site *site);

#ifdef __cplusplus
}
#endif

#endif
