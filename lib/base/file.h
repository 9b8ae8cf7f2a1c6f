/* SPDX-License-Identifier: MIT */
/* Reads files that a user names.  They must be regular files of a limited size, so reading never
 * waits. */
#ifndef LINGO_FILE_H
#define LINGO_FILE_H

#include <httplingo/base.h>

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* Reads a whole file. *data becomes an allocated copy that ends with a NUL, to be freed by the
 * caller.  On an error it is NULL, and the report contains the file and the cause in English:
 * LINGO_ERROR_FILE if the file cannot be opened or read, or is a FIFO, a socket, a device or a
 * directory; LINGO_ERROR_LIMIT if it has more than limit bytes, whatever size it claims to have;
 * LINGO_ERROR_MEMORY. */
enum lingo_error file_read(const char *path, size_t limit, char **data, size_t *length,
                           struct lingo_report *report);

/* The same, but copies one of the files in memory.  If files is NULL, reads from the file
 * system. */
enum lingo_error file_read_from(const struct lingo_files *files, const char *path, size_t limit,
                                char **data, size_t *length, struct lingo_report *report);

/* Whether there is anything at that path. */
bool file_is_there(const struct lingo_files *files, const char *path);

/* The same for an open descriptor, such as standard input, which may be a pipe.  Reads until the
 * end or the limit.  The caller closes the descriptor. name is for the report.  It is separate from
 * file_read() for tests, which read from pipes. */
enum lingo_error file_read_descriptor(int descriptor, const char *name, size_t limit, char **data,
                                      size_t *length, struct lingo_report *report);

/* The kind of file, from a mode of stat(), in English: "a directory", "a named pipe (FIFO)". */
const char *file_kind(mode_t mode);

/* Reports why a directory cannot be opened. number is the errno. */
enum lingo_error file_directory_error(const char *path, int number, struct lingo_report *report);

#endif
