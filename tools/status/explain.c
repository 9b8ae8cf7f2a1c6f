/* SPDX-License-Identifier: MIT */
/* httplingo explain: compares statuses that are easily confused. */
#include "tools/status/explain.h"

#include "tools/terminal.h"

#include <stdlib.h>

/* A status that is given twice, perhaps by code and by name, is compared once. */
static void remove_repeated(struct status_rows *found)
{
    size_t count = 0;
    for (size_t i = 0; i < found->count; i++) {
        size_t k = 0;
        while (k < count && found->rows[k] != found->rows[i])
            k++;
        if (k == count)
            found->rows[count++] = found->rows[i];
    }
    found->count = count;
}

struct query {
    const struct lingo_language *language;
    enum cli_format format;
};

static bool parse_format(const char *argument, enum cli_format *format)
{
    if (!cli_parse_format(argument, format))
        return false;
    if (*format == CLI_TSV)
        cli_error(EXIT_USAGE, _("a comparison cannot be printed as tsv; expected text or json"));
    return *format != CLI_TSV;
}

static bool parse_option(int option, struct query *query)
{
    switch (option) {
    case 'f':
        return parse_format(optarg, &query->format);
    case 'l':
        query->language = cli_parse_language(optarg);
        return query->language;
    default:
        return terminal_parse_option(option);
    }
}

static int show(const struct query *query, const struct status_rows *found)
{
    struct explanation explanation = {found->rows, found->count, query->language};
    if (query->format == CLI_JSON)
        return explain_show_json(&explanation);
    terminal_begin();
    int code = explain_show_text(&explanation);
    int ended = terminal_end();
    return ended ? ended : code;
}

static int explain(const struct query *query, char *const *arguments, size_t count)
{
    static const struct status_filter registered = {0};
    struct status_rows found = {NULL, 0, EXIT_DONE};
    if (!count)
        return cli_error(EXIT_USAGE, _("a status is required, such as 404, or several to compare"));
    for (size_t i = 0; i < count; i++)
        status_find(&registered, arguments[i], &found);
    remove_repeated(&found);
    int code = found.exit_code ? found.exit_code : show(query, &found);
    free(found.rows);
    return code;
}

int command_explain(int argc, char **argv)
{
    static const struct option options[] = {
        {"format", required_argument, NULL, 'f'},
        {"help", no_argument, NULL, 'h'},
        {"lang", required_argument, NULL, 'l'},
        TERMINAL_OPTIONS,
        {NULL, 0, NULL, 0},
    };
    struct query query = {.language = cli_user_language()};
    for (int option; (option = getopt_long(argc, argv, "f:hl:", options, NULL)) != -1;) {
        if (option == 'h') {
            cli_help();
            return EXIT_DONE;
        }
        if (!parse_option(option, &query))
            return EXIT_USAGE;
    }
    return explain(&query, argv + optind, (size_t)(argc - optind));
}
