/* SPDX-License-Identifier: MIT */
/* Functions that the commands share: exit codes, messages, the output format, the user's
 * language. */
#ifndef LINGO_CLI_H
#define LINGO_CLI_H

#include <httplingo.h>

#include <getopt.h>
#include <jansson.h>
#include <libintl.h>
#include <stdbool.h>
#include <time.h>

#define _(text) gettext(text)
#define N_(text) text

enum exit_code {
    EXIT_DONE = 0,
    EXIT_FINDING = 1, /* an unknown code, or mistakes in a response or a catalogue */
    EXIT_USAGE = 2,
    EXIT_IO = 3 /* input or output error */
};

/* A command.  Each parses its own options with getopt_long(). */
struct command {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *summary; /* translatable: one line */
    const char *usage;   /* translatable: the arguments */
    const char *options; /* translatable: one line per option */
};

/* Sets the current command, for messages and help. */
void cli_begin(const struct command *command);
void cli_help(void);

/* Prints "httplingo COMMAND: message" to standard error.  Returns the exit code. */
__attribute__((format(printf, 2, 3))) int cli_error(enum exit_code code, const char *format, ...);

/* Handles '?' from getopt_long(), which has printed an error: prints where to find help, and
 * returns EXIT_USAGE. */
int cli_bad_option(void);

enum cli_format { CLI_TEXT, CLI_JSON, CLI_TSV };

/* Parses the argument of --format.  Returns false after printing an error. */
bool cli_parse_format(const char *argument, enum cli_format *format);

/* The names of the formats of a page, separated by commas. */
extern const char *const cli_page_formats;

/* The format with this name or media type; -1 after printing an error. */
int cli_find_page_format(const char *name);

/* The language of --lang, or NULL after printing an error. */
const struct lingo_language *cli_parse_language(const char *argument);

/* Sets the current time, or that of SOURCE_DATE_EPOCH, for reproducible output.  Returns false
 * after printing an error. */
bool cli_time(time_t *now);

/* Reports texts of a site's own that no page will show, and files that were ignored. */
void cli_note_left_out(const struct lingo_site *site);

/* The language of the user's environment, or else English.  The locale need not be installed. */
const struct lingo_language *cli_user_language(void);

/* The directory of the commands' own translations: $HTTPLINGO_LOCALEDIR, or else where they were
 * installed. */
const char *cli_locale_directory(void);

/* Prints and releases a document.  Returns EXIT_IO if that fails. */
int cli_print_json(json_t *document);

/* Flushes standard output.  Returns EXIT_IO after printing an error if something could not be
 * written. */
int cli_finish(int code);

/* A text as JSON, and as a field in TSV (tabs and line ends become spaces). */
json_t *cli_json_text(struct lingo_text text);
void cli_print_tsv(const char *const *fields, size_t count);

/* Reads a regular file of at most limit bytes into allocated memory that ends with a NUL.  Returns
 * false after printing an error. */
bool cli_read_file(const char *path, size_t limit, char **data, size_t *length);

/* The exit code for an error of the library that is due to the user's input. */
enum exit_code cli_exit_code(enum lingo_error error);

/* Parses a number of up to nine digits.  Returns -1 for anything else. */
long cli_parse_number(const char *text);

/* The functions of command.def, each in a separate file. */
#define NAMED_COMMAND(symbol, name, summary, usage, options)                                       \
    int command_##symbol(int argc, char **argv);
#define COMMAND(name, summary, usage, options) NAMED_COMMAND(name, #name, summary, usage, options)
#include "tools/command.def"
#undef COMMAND
#undef NAMED_COMMAND

#endif
