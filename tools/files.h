/* SPDX-License-Identifier: MIT */
/* Creates files and directories for commands that write more than one file. */
#ifndef LINGO_TOOLS_FILES_H
#define LINGO_TOOLS_FILES_H

#include <stdbool.h>
#include <stdio.h>

#define FILES_PATH_MAX 4096

/* Creates the directories in a path, up to its last slash.  Returns false after printing an
 * error. */
bool files_make_folders(char *path);

/* Creates or replaces a file, without waiting for the reader of a FIFO.  Returns NULL after
 * printing an error. */
FILE *files_create(const char *path);

#endif
