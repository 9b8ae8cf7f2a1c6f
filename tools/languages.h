/* SPDX-License-Identifier: MIT */
/* The Markdown table of languages. */
#ifndef LINGO_TOOL_LANGUAGES_H
#define LINGO_TOOL_LANGUAGES_H

#include <stddef.h>

/* Prints docs/languages.md for PO files.  Returns an exit code. */
int languages_markdown(char **paths, size_t count);

#endif
