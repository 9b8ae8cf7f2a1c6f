/* SPDX-License-Identifier: MIT */
/* httplingo status: reads its arguments; find.c finds the rows, and show.c shows them. */
#include "tools/status/status.h"

#include "base/text.h"
#include "tools/terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct query {
    const struct lingo_language *language;
    enum cli_format format;
    struct status_filter filter;
    bool grpc, problem_types, constants;
};

static bool parse_class(const char *argument, int *status_class)
{
    size_t length = strlen(argument);
    bool is_class = length >= 1 && argument[0] >= '1' && argument[0] <= '5' &&
                    (length == 1 || string_is_word(argument + 1, "xx"));
    if (is_class)
        *status_class = argument[0] - '0';
    else
        cli_error(EXIT_USAGE, _("unknown class \"%s\"; expected 1xx, 2xx, 3xx, 4xx or 5xx"),
                  argument);
    return is_class;
}

static bool parse_option(int option, struct query *query)
{
    switch (option) {
    case 'c':
        return parse_class(optarg, &query->filter.status_class);
    case 'f':
        return cli_parse_format(optarg, &query->format);
    case 'l':
        query->language = cli_parse_language(optarg);
        return query->language;
    case 'g':
        query->grpc = true;
        return true;
    case 'p':
        query->problem_types = true;
        return true;
    case 'v':
        query->filter.vendors = true;
        query->filter.owner = optarg;
        return true;
    case 'C':
        query->constants = true;
        return true;
    default:
        return terminal_parse_option(option);
    }
}

static int show_statuses(const struct query *query, char *const *arguments, size_t count)
{
    struct status_rows found = {NULL, 0, EXIT_DONE};
    if (!count)
        status_find_all(&query->filter, &found);
    for (size_t i = 0; i < count; i++)
        status_find(&query->filter, arguments[i], &found);
    if (!count && !found.count)
        found.exit_code = cli_error(EXIT_FINDING, _("there are no codes of this owner and class"));
    int shown = query->constants ? status_show_constants(&found, query->language, query->format)
                                 : status_show(&found, query->language, query->format, count > 0);
    free(found.rows);
    return shown ? shown : found.exit_code;
}

static int show(const struct query *query, char *const *arguments, size_t count)
{
    bool filters = query->filter.vendors || query->filter.status_class;
    if ((query->grpc || query->problem_types) && (filters || query->constants))
        return cli_error(EXIT_USAGE,
                         _("--class, --vendor and --constants are for statuses of HTTP alone"));
    if (query->grpc && query->problem_types)
        return cli_error(EXIT_USAGE, _("--grpc and --problem-types cannot be used together"));
    if (query->problem_types && count)
        return cli_error(EXIT_USAGE,
                         _("--problem-types lists all types; unexpected argument \"%s\""),
                         arguments[0]);
    if (query->problem_types)
        return status_show_problem_types(query->format);
    if (query->grpc)
        return status_show_grpc(arguments, count, query->language, query->format);
    return show_statuses(query, arguments, count);
}

int command_status(int argc, char **argv)
{
    static const struct option options[] = {
        {"class", required_argument, NULL, 'c'},
        {"constants", no_argument, NULL, 'C'},
        {"format", required_argument, NULL, 'f'},
        {"grpc", no_argument, NULL, 'g'},
        {"help", no_argument, NULL, 'h'},
        {"lang", required_argument, NULL, 'l'},
        {"problem-types", no_argument, NULL, 'p'},
        {"vendor", optional_argument, NULL, 'v'},
        TERMINAL_OPTIONS,
        {NULL, 0, NULL, 0},
    };
    struct query query = {.language = cli_user_language()};
    for (int option; (option = getopt_long(argc, argv, "c:f:hl:", options, NULL)) != -1;) {
        if (option == 'h') {
            cli_help();
            return EXIT_DONE;
        }
        if (!parse_option(option, &query))
            return EXIT_USAGE;
    }
    if (query.format == CLI_TEXT)
        terminal_begin();
    int code = show(&query, argv + optind, (size_t)(argc - optind));
    int ended = terminal_end();
    return ended ? ended : code;
}
