/* SPDX-License-Identifier: MIT */
/**
 * @file
 * A site from a file: the options of lingo_site_open(), one a line, as httplingo-site(5) describes
 * them.
 *
 * This is in a library of its own, libhttplingo-site (pkg-config httplingo-site), which needs
 * libinih; libhttplingo itself needs the C library alone.
 */
#ifndef HTTPLINGO_SITE_FILE_H
#define HTTPLINGO_SITE_FILE_H

#include <httplingo/site.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Opens the site that a file describes.  Paths in it that are relative are taken from its folder.
 *
 * @param out      the site, to be released; NULL on error
 * @param catalog  as for lingo_site_open()
 * @param path     the file
 * @param report   what went wrong, with file and line; may be NULL
 * @return LINGO_OK; LINGO_ERROR_ARGUMENT when out or path is NULL; LINGO_ERROR_FILE when the file
 *         cannot be read; LINGO_ERROR_FORMAT for a line that is malformed; LINGO_ERROR_LIMIT for
 *         one that is too long, or too many; or what lingo_site_open() says
 */
LINGO_API enum lingo_error lingo_site_read(const struct lingo_site **out,
                                           const struct lingo_catalog *catalog, const char *path,
                                           struct lingo_report *report) LINGO_MUST_CHECK;

/**
 * The same for people who mend a file: every mistake in it is told, not only the first.
 *
 * @param tell     is called for each mistake, with the context; may be NULL
 * @return the error of the first mistake
 */
LINGO_API enum lingo_error lingo_site_read_all(const struct lingo_site **out,
                                               const struct lingo_catalog *catalog,
                                               const char *path, lingo_tell *tell,
                                               void *context) LINGO_MUST_CHECK;

#ifdef __cplusplus
}
#endif

#endif
