/* SPDX-License-Identifier: MIT */
/**
 * @file
 * A site: a catalogue, a template and options, ready to make pages.
 *
 * A site is immutable once it is open: any number of threads make pages with it without locks.
 * To reload, open another and swap; the reference count keeps the old one until its last page is
 * done.
 */
#ifndef HTTPLINGO_SITE_H
#define HTTPLINGO_SITE_H

#include <httplingo/base.h>
#include <httplingo/catalog.h>

#ifdef __cplusplus
extern "C" {
#endif

struct lingo_site;

/** One option of a site, as words: see lingo_setting_at() for the names. */
struct lingo_setting {
    const char *name;
    const char *value;
};

/** What an option is called, and an English sentence about its value. */
struct lingo_setting_about {
    const char *name;
    const char *about;
};

/** The options that there are, by index from 0; name and about are NULL beyond the last. */
LINGO_API struct lingo_setting_about lingo_setting_at(size_t index);

/** The name of a theme, for the option "theme", by index from 0, the default first; NULL beyond the
 * last.  Static. */
LINGO_API const char *lingo_theme_at(size_t index);

/** The site that is built in: the built-in catalogue and page, English by default.  Static, no
 * start-up work; never NULL; it need not be released. */
LINGO_API const struct lingo_site *lingo_site_builtin(void);

/**
 * Opens a site.  A template and a logo are read, and the template is compiled.
 *
 * @param out       the site, to be released; NULL on error
 * @param catalog   the texts, of which a reference is taken; NULL: the built-in ones
 * @param settings  options; where one is given twice the later holds; copied.  May be NULL when
 *                  count is 0
 * @param count     how many
 * @param report    what went wrong, by the name of the option, or by file, line and column of a
 *                  template; may be NULL
 * @return LINGO_OK; LINGO_ERROR_ARGUMENT when out is NULL or a setting holds a NULL;
 *         LINGO_ERROR_NOT_FOUND for an option, a theme or a language that there is none of;
 *         LINGO_ERROR_FORMAT for a value or a template that is malformed; LINGO_ERROR_FILE when a
 *         file cannot be read; LINGO_ERROR_LIMIT when it is too large; LINGO_ERROR_MEMORY
 */
LINGO_API enum lingo_error lingo_site_open(const struct lingo_site **out,
                                           const struct lingo_catalog *catalog,
                                           const struct lingo_setting *settings, size_t count,
                                           struct lingo_report *report) LINGO_MUST_CHECK;

/** Is given a mistake, with what is right; the report lives as long as the call. */
typedef void lingo_tell(void *context, const struct lingo_report *report);

/**
 * The same for options that stand in a file: every mistake is told, not only the first, and a
 * message begins with the place of the option that it is about.
 *
 * @param places   for each option where it stands, for example "site.conf:12"; NULL: nowhere
 * @param tell     is called for each mistake, with the context; may be NULL
 * @return the error of the first mistake
 */
LINGO_API enum lingo_error lingo_site_open_from(const struct lingo_site **out,
                                                const struct lingo_catalog *catalog,
                                                const struct lingo_setting *settings,
                                                const char *const *places, size_t count,
                                                lingo_tell *tell, void *context) LINGO_MUST_CHECK;

/** Takes another reference and returns the site.  NULL is returned as it is. */
LINGO_API const struct lingo_site *lingo_site_hold(const struct lingo_site *site);

/** Releases a reference; the last one frees the site.  NULL and the built-in site are left
 * alone. */
LINGO_API void lingo_site_release(const struct lingo_site *site);

/**
 * The language that a visitor chose before, for the member preferred of struct lingo_request: the
 * value of the site's query parameter, else that of its cookie.
 *
 * @param site    NULL: the built-in one, which has neither
 * @param query   the query of the request's target, without "?"; may be NULL when query_length is 0
 * @param cookie  the value of the Cookie field (RFC 6265 section 4.2.1); may likewise be NULL
 * @return        borrowed from query or cookie; empty when there is none, or it is longer than a
 *                language tag
 */
LINGO_API struct lingo_text lingo_site_preference(const struct lingo_site *site, const char *query,
                                                  size_t query_length, const char *cookie,
                                                  size_t cookie_length) LINGO_PURE;

/** The catalogue of the site; borrowed. */
LINGO_API const struct lingo_catalog *lingo_site_catalog(const struct lingo_site *site);

#ifdef __cplusplus
}
#endif

#endif
