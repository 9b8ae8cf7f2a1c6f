/* SPDX-License-Identifier: MIT */
/* Reads the options and the environment, and prints the help, based on a single table. */
#include "daemon/options.h"

#include "base/text.h"
#include "daemon/log.h"

#include <getopt.h>
#include <httplingo.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* How the environment sets an option; see options.def. */
enum variable { NONE, VALUE, WORDS, LINES, SWITCH };

static const struct about {
    int letter;
    const char *name, *argument;
    enum variable variable;
    const char *help;
} abouts[] = {
#define OPTION(letter, name, argument, variable, help) {letter, name, argument, variable, help},
#include "daemon/options.def"
#undef OPTION
};
#define ABOUT_COUNT (sizeof abouts / sizeof abouts[0])
#define HELP_COLUMN 32

static void print_option(const struct about *about)
{
    int width = printf("  -%c, --%s%s%s", about->letter, about->name, about->argument ? "=" : "",
                       about->argument ? about->argument : "");
    const char *line = about->help;
    while (line) {
        size_t length = strcspn(line, "\n");
        printf("%*s%.*s\n", width < HELP_COLUMN ? HELP_COLUMN - width : 1, "", (int)length, line);
        line = line[length] ? line + length + 1 : NULL;
        width = 0;
    }
}

static void print_help(void)
{
    puts("Usage: httplingod [OPTION]...\n"
         "Answers errors for a proxy or an ingress controller, in the visitor's language.\n");
    for (size_t i = 0; i < ABOUT_COUNT; i++)
        print_option(&abouts[i]);
    puts(
        "\nThe environment sets options as well, such as HTTPLINGOD_METRICS_LISTEN=:9120; what may "
        "be\n"
        "repeated is separated by spaces, and fields by line breaks.  The command line goes "
        "before.\n"
        "\nA request asks for /404, /404.html, .json, .xml or .txt, or names the code in X-Code;\n"
        "/healthz tells whether the daemon is ready, /metrics what it did.  SIGHUP reads the site\n"
        "file again, SIGUSR1 opens the log again, SIGTERM ends after the requests under way.\n"
        "See httplingod(8).");
}

/* Parses a number.  Returns false after printing an error. */
static bool read_number(const char *name, const char *text, unsigned least, unsigned most,
                        unsigned *number)
{
    size_t digits = strspn(text, "0123456789");
    unsigned long value =
        digits && digits <= 9 && !text[digits] ? strtoul(text, NULL, 10) : ULONG_MAX;
    if (value < least || value > most) {
        say("--%s requires a number from %u to %u, not \"%s\"", name, least, most, text);
        return false;
    }
    *number = (unsigned)value;
    return true;
}

static bool read_mode(const char *text, mode_t *mode)
{
    size_t digits = strspn(text, "01234567");
    if (!digits || digits > 4 || text[digits] || strtoul(text, NULL, 8) > 0777) {
        say("--socket-mode requires an octal number up to 777, not \"%s\"", text);
        return false;
    }
    *mode = (mode_t)strtoul(text, NULL, 8);
    return true;
}

static bool read_log_format(const char *text, enum log_format *format)
{
    *format = !strcmp(text, "json") ? LOG_JSON : LOG_COMMON;
    if (strcmp(text, "json") && strcmp(text, "common")) {
        say("unknown log format \"%s\"; expected common or json", text);
        return false;
    }
    return true;
}

static bool add_address(struct options *options, const char *address)
{
    if (options->listen_count == LISTEN_MAX) {
        say("--listen may be given up to %d times", LISTEN_MAX);
        return false;
    }
    options->listen[options->listen_count++] = address;
    return true;
}

static bool add_field(struct options *options, const char *text)
{
    if (options->given_count == GIVEN_MAX) {
        say("--field may be given up to %d times", GIVEN_MAX);
        return false;
    }
    return given_read(&options->given[options->given_count++], text);
}

static bool read_limit(struct options *options, int letter, const char *argument)
{
    unsigned number;
    switch (letter) {
    case 'c':
        if (!read_number("default-code", argument, 200, 599, &number))
            return false;
        options->default_code = (int)number;
        return true;
    case 'z':
        if (!read_number("header-size", argument, 4096, 1u << 20, &number))
            return false;
        options->header_size = number;
        return true;
    case 't':
        return read_number("threads", argument, 1, 256, &options->threads);
    case 'n':
        return read_number("connections", argument, 1, 1u << 20, &options->connections);
    case 'T':
        return read_number("timeout", argument, 1, 3600, &options->timeout);
    case 'd':
        return read_number("delay", argument, 0, 3600, &options->delay);
    default:
        return read_number("grace", argument, 0, 3600, &options->grace);
    }
}

static bool read_option(struct options *options, int letter, const char *argument)
{
    switch (letter) {
    case 'l':
        return add_address(options, argument);
    case 'm':
        options->metrics_listen = argument;
        return true;
    case 'M':
        return read_mode(argument, &options->socket_mode);
    case 's':
        options->site = argument;
        return true;
    case 'x':
        return maintenance_read(&options->maintenance, argument);
    case 'e':
        return maintenance_except(&options->maintenance, argument);
    case 'H':
        return add_field(options, argument);
    case '2':
        return options->status_200 = true;
    case 'a':
        options->access_log = argument;
        return true;
    case 'f':
        return read_log_format(argument, &options->log_format);
    case 'u':
        options->user = argument;
        return true;
    case 'S':
        return options->no_sandbox = true;
    case 'C':
        return options->check = true;
    case 'k':
        options->health = argument;
        return true;
    default:
        return read_limit(options, letter, argument);
    }
}

static void set_defaults(struct options *options)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    *options = (struct options){.socket_mode = 0660,
                                .default_code = 404,
                                .connections = 1024,
                                .header_size = 40960,
                                .timeout = 15,
                                .grace = 10};
    options->threads = processors < 1 ? 1 : processors > 64 ? 64 : (unsigned)processors;
}

/* Fills the tables for getopt_long() from the list. */
static void list_options(struct option *longs, char *shorts)
{
    for (size_t i = 0; i < ABOUT_COUNT; i++) {
        longs[i] =
            (struct option){abouts[i].name, abouts[i].argument ? required_argument : no_argument,
                            NULL, abouts[i].letter};
        *shorts++ = (char)abouts[i].letter;
        if (abouts[i].argument)
            *shorts++ = ':';
    }
    longs[ABOUT_COUNT] = (struct option){NULL, 0, NULL, 0};
    *shorts = '\0';
}

static bool end_at(int *exit_code, int code)
{
    *exit_code = code;
    return false;
}

static bool end_with_hint(int *exit_code)
{
    fputs("Try 'httplingod --help'.\n", stderr);
    return end_at(exit_code, EXIT_USAGE);
}

/* ---- the environment ---- */

/* HTTPLINGOD_ and the name in capital letters. */
static void name_variable(const struct about *about, char variable[64])
{
    size_t n = (size_t)snprintf(variable, 64, "HTTPLINGOD_%s", about->name);
    for (size_t i = sizeof "HTTPLINGOD_" - 1; i < n; i++)
        variable[i] = variable[i] == '-' ? '_' : ascii_upper(variable[i]);
}

static bool read_switch(struct options *options, const struct about *about, const char *text)
{
    static const char *const words[] = {"no", "off", "false", "0", "yes", "on", "true", "1"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (string_is_word(text, words[i]))
            return i < 4 || read_option(options, about->letter, NULL);
    say("expected yes or no, not \"%s\"", text);
    return false;
}

/* Reads each of the pieces between separators, from a copy that is valid as long as the options. */
static bool read_pieces(struct options *options, const struct about *about, const char *text,
                        const char *separators)
{
    size_t size = strlen(text) + 1;
    if (size > ENVIRONMENT_MAX - options->environment_used) {
        say("the options in the environment have more than %d bytes", ENVIRONMENT_MAX);
        return false;
    }
    char *copy = options->environment + options->environment_used, *rest;
    memcpy(copy, text, size);
    options->environment_used += size;
    for (char *piece = strtok_r(copy, separators, &rest); piece;
         piece = strtok_r(NULL, separators, &rest))
        if (!read_option(options, about->letter, piece))
            return false;
    return true;
}

static bool read_variable(struct options *options, const struct about *about, const char *text)
{
    switch (about->variable) {
    case SWITCH:
        return read_switch(options, about, text);
    case WORDS:
        return read_pieces(options, about, text, " \t\n");
    case LINES:
        return read_pieces(options, about, text, "\r\n");
    default:
        return read_option(options, about->letter, text);
    }
}

/* Reads options that are not on the command line from the environment.  Ignores other variables
 * with the same prefix: Kubernetes sets some for a service called httplingod. */
static bool read_environment(struct options *options, const bool given[ABOUT_COUNT])
{
    for (size_t i = 0; i < ABOUT_COUNT; i++) {
        char name[64];
        name_variable(&abouts[i], name);
        const char *text = abouts[i].variable == NONE || given[i] ? NULL : getenv(name);
        if (text && *text && !read_variable(options, &abouts[i], text)) {
            say("this value is from the environment variable %s", name);
            return false;
        }
    }
    return true;
}

/* ---- the command line ---- */

static bool show(int letter, int *exit_code)
{
    if (letter == 'h')
        print_help();
    else
        printf("httplingod %s\n", lingo_version());
    return end_at(exit_code, fflush(stdout) ? EXIT_REFUSED : EXIT_DONE);
}

bool options_read(struct options *options, int argc, char **argv, int *exit_code)
{
    struct option longs[ABOUT_COUNT + 1];
    char shorts[2 * ABOUT_COUNT + 1];
    bool given[ABOUT_COUNT] = {false};
    int letter;
    set_defaults(options);
    list_options(longs, shorts);
    while ((letter = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
        if (letter == 'h' || letter == 'V')
            return show(letter, exit_code);
        if (letter == '?' || !read_option(options, letter, optarg))
            return end_with_hint(exit_code);
        for (size_t i = 0; i < ABOUT_COUNT; i++)
            given[i] = given[i] || abouts[i].letter == letter;
    }
    if (optind < argc) {
        say("unexpected argument \"%s\"; see --help", argv[optind]);
        return end_with_hint(exit_code);
    }
    return read_environment(options, given) || end_with_hint(exit_code);
}
