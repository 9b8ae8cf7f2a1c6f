/* SPDX-License-Identifier: MIT */
/* The command httplingo: finds the subcommand and runs it. */
#include "tools/cli.h"

#include <config.h>

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The last one has the name NULL. */
static const struct command commands[] = {
#define NAMED_COMMAND(symbol, name, summary, usage, options)                                       \
    {name, command_##symbol, summary, usage, options},
#define COMMAND(name, summary, usage, options) NAMED_COMMAND(name, #name, summary, usage, options)
#include "tools/command.def"
#undef COMMAND
#undef NAMED_COMMAND
    {NULL, NULL, NULL, NULL, NULL},
};

static void help(FILE *stream)
{
    fputs(_("Usage: httplingo COMMAND [ARGUMENT]...\n"
            "HTTP status messages and error pages in the visitor's language.\n\n"),
          stream);
    for (const struct command *command = commands; command->name; command++)
        fprintf(stream, "  %-10s  %s\n", command->name, _(command->summary));
    fputs(_("\n'httplingo COMMAND --help' explains a command.  See also httplingo(1).\nExit "
            "status: 0 success, 1 findings, 2 usage error, 3 input or output error.\n"),
          stream);
}

/* getopt_long() starts its messages with the name of the program. */
static int run(const struct command *command, int argc, char **argv)
{
    char name[64];
    snprintf(name, sizeof name, "httplingo %s", command->name);
    argv[0] = name;
    return command->run(argc, argv);
}

int main(int argc, char **argv)
{
    /* Text is in the user's language.  Numbers and the order of lists do not depend on it, because
     * programs read them, too. */
    setlocale(LC_CTYPE, "");
    setlocale(LC_MESSAGES, "");
    bindtextdomain("httplingo-tools", cli_locale_directory());
    textdomain("httplingo-tools");
    if (argc < 2) {
        help(stderr);
        return EXIT_USAGE;
    }
    if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h") || !strcmp(argv[1], "help")) {
        help(stdout);
        return fflush(stdout) ? EXIT_IO : EXIT_DONE;
    }
    if (!strcmp(argv[1], "--version") || !strcmp(argv[1], "-V")) {
        printf("httplingo %s\n", lingo_version());
        return fflush(stdout) ? EXIT_IO : EXIT_DONE;
    }
    for (const struct command *command = commands; command->name; command++)
        if (!strcmp(argv[1], command->name)) {
            cli_begin(command);
            return cli_finish(run(command, argc - 1, argv + 1));
        }
    fprintf(stderr, _("httplingo: unknown command \"%s\"; 'httplingo --help' lists the commands\n"),
            argv[1]);
    return EXIT_USAGE;
}
