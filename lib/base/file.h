/* SPDX-License-Identifier: MIT */
/* Reads files that a user names: regular ones, up to a limit, without ever waiting. */
#ifndef LINGO_FILE_H
#define LINGO_FILE_H

#include <httplingo/base.h>

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* Reads a file to its end.  *data becomes allocated bytes with a NUL behind them, for the caller to
 * free.  On an error it is NULL, and the report says which file and why, in English:
 * LINGO_ERROR_FILE for what cannot be opened or read, is a FIFO, a socket, a device or a directory;
 * LINGO_ERROR_LIMIT for more than limit bytes, however many it claimed to have; LINGO_ERROR_MEMORY.
 */
enum lingo_error file_read(const char *path, size_t limit, char **data, size_t *length,
                           struct lingo_report *report);

/* Likewise for a file among those in memory, which is copied; files NULL: that of the file system.
 */
enum lingo_error file_read_from(const struct lingo_files *files, const char *path, size_t limit,
                                char **data, size_t *length, struct lingo_report *report);

/* Whether there is something by that path. */
bool file_is_there(const struct lingo_files *files, const char *path);

/* Likewise for a descriptor that is open already, such as standard input, which may be a pipe: it
 * is read until it ends or exceeds the limit.  The caller closes it.  name is for the report.
 * Beside file_read() it is there for tests, which read from pipes. */
enum lingo_error file_read_descriptor(int descriptor, const char *name, size_t limit, char **data,
                                      size_t *length, struct lingo_report *report);

/* What a mode of stat() says is there, in English: "a directory", "a named pipe (FIFO)". */
const char *file_kind(mode_t mode);

/* Reports why a directory cannot be opened; number is the errno. */
enum lingo_error file_directory_error(const char *path, int number, struct lingo_report *report);

#endif
