/* SPDX-License-Identifier: MIT */
/* The table of languages for readers. */
#ifndef LINGO_TOOL_LANGUAGES_H
#define LINGO_TOOL_LANGUAGES_H

#include <stddef.h>

/* Prints docs/languages.md for these PO files.  Returns an exit code. */
int languages_markdown(char **paths, size_t count);

#endif
