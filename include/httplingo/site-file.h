/* SPDX-License-Identifier: MIT */
/**
 * @file
 * A site from a file: the options of lingo_site_open(), one per line, as described in
 * httplingo-site(5).
 *
 * This is in a separate library, libhttplingo-site (pkg-config httplingo-site), which needs
 * libinih; libhttplingo itself needs only the C library.
 *
 * Threads: any number of threads can read files at the same time.
 */
#ifndef HTTPLINGO_SITE_FILE_H
#define HTTPLINGO_SITE_FILE_H

#include <httplingo/site.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @name open the site that a file describes */

/**
 * Opens the site that a file describes.  Relative paths in it are relative to the directory of the
 * file.
 *
 * @param out      the site, to be released; NULL on error
 * @param catalog  as for lingo_site_open()
 * @param path     the file
 * @param report   what went wrong, with file and line; may be NULL
 * @return LINGO_OK; LINGO_ERROR_ARGUMENT if out or path is NULL; LINGO_ERROR_FILE if the file
 *         cannot be read; LINGO_ERROR_FORMAT for a malformed line; LINGO_ERROR_LIMIT for a line
 *         that is too long, or for too many lines; or an error of lingo_site_open()
 */
LINGO_API enum lingo_error lingo_site_read(const struct lingo_site **out,
                                           const struct lingo_catalog *catalog, const char *path,
                                           struct lingo_report *report) LINGO_MUST_CHECK;

/**
 * The same for people who edit a file: all errors in it are reported, not only the first one.
 *
 * @param tell     called for each error, with the context; may be NULL
 * @return the first error
 */
LINGO_API enum lingo_error lingo_site_read_all(const struct lingo_site **out,
                                               const struct lingo_catalog *catalog,
                                               const char *path, lingo_tell *tell,
                                               void *context) LINGO_MUST_CHECK;

/**
 * The same from memory, for programs that contain the files that they need.  The site file and the
 * files that it names are looked up in files, and nothing is read from the file system: see
 * lingo_site_open_files().
 *
 * @param path   the name of the site file; relative paths in it start from its folder
 * @param files  NULL: the file system
 */
LINGO_API enum lingo_error lingo_site_read_files(const struct lingo_site **out,
                                                 const struct lingo_catalog *catalog,
                                                 const char *path, const struct lingo_files *files,
                                                 lingo_tell *tell, void *context) LINGO_MUST_CHECK;

#ifdef __cplusplus
}
#endif

#endif
