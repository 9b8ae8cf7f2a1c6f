/* SPDX-License-Identifier: MIT */
/* Text output that adapts to a terminal: bold text, a pager, and lines that end between words. */
#ifndef LINGO_TOOLS_TERMINAL_H
#define LINGO_TOOLS_TERMINAL_H

#include "tools/cli.h"

enum terminal_option { TERMINAL_COLOR = 256, TERMINAL_NO_PAGER };

/* For the options of getopt_long(). */
#define TERMINAL_OPTIONS                                                                           \
    {"color", optional_argument, NULL, TERMINAL_COLOR},                                            \
    {                                                                                              \
        "no-pager", no_argument, NULL, TERMINAL_NO_PAGER                                           \
    }

/* Handles these options, and what getopt_long() returns for a mistake.  Returns false after
 * printing an error. */
bool terminal_parse_option(int option);

/* Begins and ends the output of a text.  On a terminal, it is kept until the end, and shown by a
 * pager if it is longer than the screen.  terminal_end() returns an exit code. */
void terminal_begin(void);
int terminal_end(void);

/* Whether standard output was a terminal when the text began. */
bool terminal_is_terminal(void);

/* What begins and ends bold text; "" if the output is plain. */
const char *terminal_bold(void);
const char *terminal_plain(void);

/* Prints a text as lines that fit on the terminal: the first one after an indent, the others after
 * another.  If standard output is not a terminal, the text remains one line. */
void terminal_print(size_t indent, size_t hanging, struct lingo_text text);

/* The columns that lines should have: those of the terminal, but not so many that long lines are
 * hard to read. */
size_t terminal_line_columns(void);

#endif
