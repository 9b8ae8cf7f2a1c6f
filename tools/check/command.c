/* SPDX-License-Identifier: MIT */
/* httplingo check: reads the options and the input.  The exit code depends on the most serious
 * finding. */
#include "tools/check/check.h"

#include "base/file.h"

#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Larger than any response that is worth checking. */
#define INPUT_LIMIT (64u << 20)

/* Reads the file, or standard input, which may be a pipe.  Returns false after printing an
 * error. */
static bool read_source(const struct check_options *options, char **data, size_t *length)
{
    struct lingo_report report;
    if (strcmp(options->source, "-"))
        return cli_read_file(options->source, INPUT_LIMIT, data, length);
    if (!file_read_descriptor(STDIN_FILENO, check_source(options), INPUT_LIMIT, data, length,
                              &report))
        return true;
    cli_error(EXIT_IO, "%s", report.message);
    return false;
}

static int read_file(struct responses *responses, const struct check_options *options)
{
    char *data;
    size_t length;
    if (!read_source(options, &data, &length))
        return EXIT_IO;
    int code = read_responses(responses, data, length, options);
    free(data);
    for (size_t i = 0; code == EXIT_DONE && i < responses->count; i++)
        code = check_response(&responses->items[i], NULL, options);
    return code;
}

static int worst(const struct responses *responses)
{
    for (size_t i = 0; i < responses->count; i++)
        if (responses->items[i].finding_count &&
            responses->items[i].findings[0].level == LINGO_LEVEL_MUST)
            return EXIT_FINDING;
    return EXIT_DONE;
}

/* Options. */

static bool choose(const char *argument, const char *const *names, int *choice)
{
    char list[64] = "";
    for (int i = 0; names[i]; i++) {
        if (!strcmp(argument, names[i])) {
            *choice = i;
            return true;
        }
        size_t n = strlen(list);
        snprintf(list + n, sizeof list - n, "%s%s", i ? ", " : "", names[i]);
    }
    cli_error(EXIT_USAGE, _("\"%s\" is not one of: %s"), argument, list);
    return false;
}

static bool parse_negotiated(const char *argument, unsigned *flags)
{
    static const char *const names[] = {"language", "format", "both", NULL};
    static const unsigned values[] = {LINGO_CHECK_BY_LANGUAGE, LINGO_CHECK_BY_MEDIA,
                                      LINGO_CHECK_BY_LANGUAGE | LINGO_CHECK_BY_MEDIA};
    int choice;
    if (!choose(argument, names, &choice))
        return false;
    *flags |= values[choice];
    return true;
}

static bool parse_version(const char *argument, int *version)
{
    static const char *const names[] = {"1.0", "1.1", "2", "3", NULL};
    static const int values[] = {10, 11, 20, 30};
    int choice;
    if (!choose(argument, names, &choice))
        return false;
    *version = values[choice];
    return true;
}

struct arguments {
    struct check_options options;
    enum check_format format;
    const char *url;
    bool rules;
};

enum {
    OPTION_CACERT = 256,
    OPTION_FROM,
    OPTION_HTTP,
    OPTION_LEVEL,
    OPTION_NEGOTIATED,
    OPTION_RULES
};

/* Options that require --url. */
static bool parse_url_option(int option, struct arguments *arguments)
{
    switch (option) {
    case 'k':
        return arguments->options.insecure = true;
    case 'u':
        arguments->url = optarg;
        return true;
    case OPTION_CACERT:
        arguments->options.authorities = optarg;
        return true;
    default:
        cli_bad_option();
        return false;
    }
}

static bool parse_option(int option, struct arguments *arguments)
{
    static const char *const formats[] = {[CHECK_TEXT] = "text",
                                          [CHECK_JSON] = "json",
                                          [CHECK_TSV] = "tsv",
                                          [CHECK_SARIF] = "sarif",
                                          NULL};
    const char *const levels[] = {word_for_level(LINGO_LEVEL_MUST),
                                  word_for_level(LINGO_LEVEL_SHOULD),
                                  word_for_level(LINGO_LEVEL_MAY), NULL};
    static const char *const senders[] = {"origin", "gateway", "proxy", NULL};
    struct check_options *options = &arguments->options;
    int choice = 0;
    switch (option) {
    case 'f':
        if (!choose(optarg, formats, &choice))
            return false;
        arguments->format = (enum check_format)choice;
        return true;
    case 'l':
        return (options->language = cli_parse_language(optarg)) != NULL;
    case 'm':
        options->method = optarg;
        return true;
    case OPTION_FROM:
        if (!choose(optarg, senders, &choice))
            return false;
        options->sender = (enum lingo_sender)(choice + LINGO_SENDER_ORIGIN);
        return true;
    case OPTION_HTTP:
        return parse_version(optarg, &options->request_version);
    case OPTION_LEVEL:
        if (!choose(optarg, levels, &choice))
            return false;
        options->level = (enum lingo_level)choice;
        return true;
    case OPTION_NEGOTIATED:
        return parse_negotiated(optarg, &options->flags);
    case OPTION_RULES:
        return arguments->rules = true;
    default:
        return parse_url_option(option, arguments);
    }
}

/* Opens the translations of rules.  Without them, the report is in English. */
static void open_messages(struct check_options *options)
{
    const struct lingo_messages *messages = NULL;
    struct lingo_text tag = lingo_language_tag(options->language);
    if (lingo_messages_open(&messages, cli_locale_directory(), "httplingo-tools", NULL, 0, "en",
                            NULL) != LINGO_OK)
        return;
    options->messages = messages;
    options->messages_language = lingo_messages_language(messages, tag.data, tag.length);
    if (options->messages_language == LINGO_NO_LANGUAGE)
        options->messages_language = lingo_messages_language(messages, "en", 2);
}

static int run(struct arguments *arguments)
{
    struct check_options *options = &arguments->options;
    struct responses responses = {0};
    if (arguments->rules)
        return show_rules(arguments->format, options);
    int code = arguments->url ? fetch_responses(&responses, arguments->url, options)
                              : read_file(&responses, options);
    if (code == EXIT_DONE)
        code = show_responses(&responses, arguments->format, options);
    if (code == EXIT_DONE)
        code = worst(&responses);
    responses_free(&responses);
    return code;
}

int command_check(int argc, char **argv)
{
    static const struct option options[] = {
        {"cacert", required_argument, NULL, OPTION_CACERT},
        {"format", required_argument, NULL, 'f'},
        {"from", required_argument, NULL, OPTION_FROM},
        {"help", no_argument, NULL, 'h'},
        {"insecure", no_argument, NULL, 'k'},
        {"lang", required_argument, NULL, 'l'},
        {"level", required_argument, NULL, OPTION_LEVEL},
        {"method", required_argument, NULL, 'm'},
        {"negotiated", required_argument, NULL, OPTION_NEGOTIATED},
        {"request-version", required_argument, NULL, OPTION_HTTP},
        {"rules", no_argument, NULL, OPTION_RULES},
        {"url", required_argument, NULL, 'u'},
        {NULL, 0, NULL, 0},
    };
    struct arguments arguments = {.options = {.source = "-", .level = LINGO_LEVEL_MAY}};
    for (int option; (option = getopt_long(argc, argv, "f:hkl:m:u:", options, NULL)) != -1;) {
        if (option == 'h') {
            cli_help();
            return EXIT_DONE;
        }
        if (!parse_option(option, &arguments))
            return EXIT_USAGE;
    }
    if (optind < argc && !arguments.url)
        arguments.options.source = argv[optind++];
    if (optind < argc)
        return cli_error(EXIT_USAGE, _("unexpected argument \"%s\""), argv[optind]);
    if (!arguments.options.language)
        arguments.options.language = cli_user_language();
    open_messages(&arguments.options);
    int code = run(&arguments);
    lingo_messages_release(arguments.options.messages);
    return code;
}
