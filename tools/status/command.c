/* SPDX-License-Identifier: MIT */
/* httplingo status: finds the rows for its arguments; show.c shows them. */
#include "tools/status/status.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct query {
    const struct lingo_language *language;
    enum cli_format format;
    int status_class; /* 0: all */
    bool vendors, grpc, problem_types;
    const char *owner; /* NULL: all */
};

struct found {
    const struct lingo_status **rows;
    size_t count;
    int exit_code;
};

static void add(struct found *found, const struct lingo_status *status)
{
    const struct lingo_status **grown =
        realloc(found->rows, (found->count + 1) * sizeof(*found->rows));
    if (!grown) {
        found->exit_code = cli_error(EXIT_IO, "%s", lingo_error_text(LINGO_ERROR_MEMORY));
        return;
    }
    found->rows = grown;
    found->rows[found->count++] = status;
}

static bool is_wanted(const struct query *query, const struct lingo_status *status)
{
    if (query->status_class && query->status_class != lingo_status_class(lingo_status_code(status)))
        return false;
    return !query->owner || string_is_word(query->owner, lingo_vendor_owner(status));
}

static size_t row_count(const struct query *query)
{
    return query->vendors ? lingo_vendor_count() : lingo_status_count();
}

static const struct lingo_status *row_at(const struct query *query, size_t index)
{
    return query->vendors ? lingo_vendor_at(index) : lingo_status_at(index);
}

static void find_all(const struct query *query, struct found *found)
{
    for (size_t i = 0; i < row_count(query); i++)
        if (is_wanted(query, row_at(query, i)))
            add(found, row_at(query, i));
}

/* Finds rows of vendors by code or name.  Several vendors may use the same. */
static bool find_vendors(const struct query *query, const char *argument, struct found *found)
{
    size_t before = found->count;
    long code = cli_parse_number(argument);
    for (size_t i = 0; i < lingo_vendor_count(); i++) {
        const struct lingo_status *status = lingo_vendor_at(i);
        if (is_wanted(query, status) && (lingo_status_code(status) == code ||
                                         lingo_status_is_named(status, argument, strlen(argument))))
            add(found, status);
    }
    return found->count > before;
}

static int not_registered(long code)
{
    const struct lingo_status *status = lingo_status_resolve((int)code);
    if (lingo_vendor_find((int)code, NULL))
        return cli_error(EXIT_FINDING,
                         _("%ld is not registered, but vendors use it: see 'httplingo status "
                           "--vendor %ld'"),
                         code, code);
    if (code < 100 || code > 599)
        return cli_error(EXIT_FINDING,
                         _("%ld is not a status code; valid codes are 100 to 599, and clients "
                           "treat others as a server error (RFC 9110 section 15)"),
                         code);
    return cli_error(EXIT_FINDING,
                     _("%ld is not registered; clients treat it as %d, %s (RFC 9110 section 15)"),
                     code, lingo_status_code(status), lingo_status_phrase(status));
}

static int not_found(const char *argument)
{
    char nearest[200];
    if (status_suggest(nearest, sizeof nearest, argument))
        return cli_error(EXIT_FINDING, _("unknown status \"%s\"; did you mean %s?"), argument,
                         nearest);
    return cli_error(EXIT_FINDING,
                     _("unknown status \"%s\"; expected a code such as 404, a constant such as "
                       "NOT_FOUND or a phrase such as \"Not Found\""),
                     argument);
}

/* The code in an argument, which is a number or a status line; -1 if there is none. */
static long code_in(const char *argument)
{
    struct lingo_status_line line;
    if (lingo_status_line_parse(argument, strlen(argument), &line) == LINGO_OK)
        return line.code;
    return cli_parse_number(argument);
}

static void find_vendor_of(const struct query *query, const char *argument, struct found *found)
{
    if (!find_vendors(query, argument, found))
        found->exit_code = cli_error(EXIT_FINDING, _("no vendor uses a status \"%s\""), argument);
}

static void find_one(const struct query *query, const char *argument, struct found *found)
{
    long code = cli_parse_number(argument);
    const struct lingo_status *status =
        code >= 0 ? lingo_status_find((int)code) : lingo_status_by_name(argument, strlen(argument));
    if (query->vendors || (status && lingo_vendor_owner(status)))
        find_vendor_of(query, argument, found);
    else if (status && is_wanted(query, status))
        add(found, status);
    else if (status)
        found->exit_code = cli_error(EXIT_FINDING, _("%d is not in the class %dxx"),
                                     lingo_status_code(status), query->status_class);
    else if (code_in(argument) >= 0)
        found->exit_code = not_registered(code_in(argument));
    else
        found->exit_code = not_found(argument);
}

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
        return parse_class(optarg, &query->status_class);
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
        query->vendors = true;
        query->owner = optarg;
        return true;
    default:
        cli_bad_option();
        return false;
    }
}

static int show_statuses(const struct query *query, char *const *arguments, size_t count)
{
    struct found found = {NULL, 0, EXIT_DONE};
    if (!count)
        find_all(query, &found);
    for (size_t i = 0; i < count; i++)
        find_one(query, arguments[i], &found);
    if (!count && !found.count)
        found.exit_code = cli_error(EXIT_FINDING, _("there are no codes of this owner and class"));
    int shown = status_show(found.rows, found.count, query->language, query->format, count > 0);
    free(found.rows);
    return shown ? shown : found.exit_code;
}

static int show(const struct query *query, char *const *arguments, size_t count)
{
    bool filters = query->vendors || query->status_class;
    if ((query->grpc || query->problem_types) && filters)
        return cli_error(EXIT_USAGE, _("--class and --vendor are for statuses of HTTP alone"));
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
        {"class", required_argument, NULL, 'c'},  {"format", required_argument, NULL, 'f'},
        {"grpc", no_argument, NULL, 'g'},         {"help", no_argument, NULL, 'h'},
        {"lang", required_argument, NULL, 'l'},   {"problem-types", no_argument, NULL, 'p'},
        {"vendor", optional_argument, NULL, 'v'}, {NULL, 0, NULL, 0},
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
    return show(&query, argv + optind, (size_t)(argc - optind));
}
