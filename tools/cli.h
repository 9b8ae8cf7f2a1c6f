/* SPDX-License-Identifier: MIT */
/* What the commands share: exit codes, messages, the output format, the user's language. */
#ifndef LINGO_CLI_H
#define LINGO_CLI_H

#include <httplingo.h>

#include <getopt.h>
#include <jansson.h>
#include <libintl.h>
#include <stdbool.h>

#define _(text) gettext(text)
#define N_(text) text

enum exit_code {
    EXIT_DONE = 0,
    EXIT_FINDING = 1, /* an unknown code, a response or a catalogue at fault */
    EXIT_USAGE = 2,
    EXIT_IO = 3 /* input or output failed */
};

/* One command: its options are parsed by itself with getopt_long(). */
struct command {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *summary; /* to be translated: one line */
    const char *usage;   /* to be translated: what follows the name */
    const char *options; /* to be translated: a line an option */
};

/* The command that runs, for messages and help. */
void cli_begin(const struct command *command);
void cli_help(void);

/* Writes "httplingo COMMAND: message" to standard error; returns the exit code. */
__attribute__((format(printf, 2, 3))) int cli_error(enum exit_code code, const char *format, ...);

/* After getopt_long() has answered '?': it has said why; adds where to look, returns EXIT_USAGE. */
int cli_bad_option(void);

enum cli_format { CLI_TEXT, CLI_JSON, CLI_TSV };

/* Reads the argument of --format; false, after a message, when it is none. */
bool cli_parse_format(const char *argument, enum cli_format *format);

/* The names of the formats of a page, separated by commas. */
extern const char *const cli_page_formats;

/* The format of a page with this name or media type; -1, after a message, when there is none. */
int cli_find_page_format(const char *name);

/* The language of --lang, or NULL after a message. */
const struct lingo_language *cli_parse_language(const char *argument);

/* Says which files of a site's texts were left out, as another is of the same language. */
void cli_note_left_out(const struct lingo_site *site);

/* The language of the user's environment, else English.  No locale need be installed. */
const struct lingo_language *cli_user_language(void);

/* Where the commands' own translations are: $HTTPLINGO_LOCALEDIR, else where they were installed.
 */
const char *cli_locale_directory(void);

/* Prints and releases a document; EXIT_IO when that fails. */
int cli_print_json(json_t *document);

/* Flushes standard output; EXIT_IO, after a message, when something was not written. */
int cli_finish(int code);

/* A text as JSON, and as a field of TSV (tabs and line ends become spaces). */
json_t *cli_json_text(struct lingo_text text);
void cli_print_tsv(const char *const *fields, size_t count);

/* Reads a regular file of at most limit bytes into memory to be freed, with a NUL behind them;
 * false after a message. */
bool cli_read_file(const char *path, size_t limit, char **data, size_t *length);

/* The exit code for an error of the library with what a user gave it. */
enum exit_code cli_exit_code(enum lingo_error error);

/* The number at the start of a text that must be all digits; -1 when it is not one of at most
 * nine digits. */
long cli_parse_number(const char *text);

/* The functions of command.def, each in a file of its own. */
#define NAMED_COMMAND(symbol, name, summary, usage, options)                                       \
    int command_##symbol(int argc, char **argv);
#define COMMAND(name, summary, usage, options) NAMED_COMMAND(name, #name, summary, usage, options)
#include "tools/command.def"
#undef COMMAND
#undef NAMED_COMMAND

#endif
