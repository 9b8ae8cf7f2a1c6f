/* SPDX-License-Identifier: MIT */
/* Finds the rows of the status tables that arguments name. */
#include "tools/status/status.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static void add(struct status_rows *found, const struct lingo_status *status)
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

static bool is_wanted(const struct status_filter *filter, const struct lingo_status *status)
{
    if (filter->status_class &&
        filter->status_class != lingo_status_class(lingo_status_code(status)))
        return false;
    return !filter->owner || string_is_word(filter->owner, lingo_vendor_owner(status));
}

static size_t row_count(const struct status_filter *filter)
{
    return filter->vendors ? lingo_vendor_count() : lingo_status_count();
}

static const struct lingo_status *row_at(const struct status_filter *filter, size_t index)
{
    return filter->vendors ? lingo_vendor_at(index) : lingo_status_at(index);
}

void status_find_all(const struct status_filter *filter, struct status_rows *found)
{
    for (size_t i = 0; i < row_count(filter); i++)
        if (is_wanted(filter, row_at(filter, i)))
            add(found, row_at(filter, i));
}

/* Finds rows of vendors by code or name.  Several vendors may use the same. */
static bool find_vendors(const struct status_filter *filter, const char *argument,
                         struct status_rows *found)
{
    size_t before = found->count;
    long code = cli_parse_number(argument);
    for (size_t i = 0; i < lingo_vendor_count(); i++) {
        const struct lingo_status *status = lingo_vendor_at(i);
        if (is_wanted(filter, status) &&
            (lingo_status_code(status) == code ||
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

static void find_vendor_of(const struct status_filter *filter, const char *argument,
                           struct status_rows *found)
{
    if (!find_vendors(filter, argument, found))
        found->exit_code = cli_error(EXIT_FINDING, _("no vendor uses a status \"%s\""), argument);
}

void status_find(const struct status_filter *filter, const char *argument,
                 struct status_rows *found)
{
    long code = cli_parse_number(argument);
    const struct lingo_status *status =
        code >= 0 ? lingo_status_find((int)code) : lingo_status_by_name(argument, strlen(argument));
    if (filter->vendors || (status && lingo_vendor_owner(status)))
        find_vendor_of(filter, argument, found);
    else if (status && is_wanted(filter, status))
        add(found, status);
    else if (status)
        found->exit_code = cli_error(EXIT_FINDING, _("%d is not in the class %dxx"),
                                     lingo_status_code(status), filter->status_class);
    else if (code_in(argument) >= 0)
        found->exit_code = not_registered(code_in(argument));
    else
        found->exit_code = not_found(argument);
}
