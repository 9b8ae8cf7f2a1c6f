/* SPDX-License-Identifier: MIT */
/* The reader for tools: every index is checked, and the data of a missing text is NULL. */
#include "gettext/mo.h"

#include "base/report.h"

#include <httplingo/mo.h>

enum lingo_error lingo_mo_open(struct lingo_mo **out, const char *path, struct lingo_report *report)
{
    if (!out || !path)
        return report_error(report, LINGO_ERROR_ARGUMENT, "lingo_mo_open: NULL");
    return mo_open_file(out, path, report);
}

void lingo_mo_free(struct lingo_mo *file)
{
    mo_free(file);
}

size_t lingo_mo_count(const struct lingo_mo *file)
{
    return mo_count(file);
}

size_t lingo_mo_dropped(const struct lingo_mo *file)
{
    return mo_dropped(file);
}

struct lingo_mo_message lingo_mo_at(const struct lingo_mo *file, size_t index)
{
    struct lingo_mo_message result = {{NULL, 0}, {NULL, 0}, {NULL, 0}, 0};
    if (index >= mo_count(file))
        return result;
    struct mo_message message = mo_at(file, index);
    if (message.has_context)
        result.context = message.context;
    if (message.has_plural)
        result.plural = message.plural;
    result.id = message.id;
    result.forms = message.form_count;
    return result;
}

struct lingo_text lingo_mo_form(const struct lingo_mo *file, size_t index, size_t form)
{
    if (index >= mo_count(file) || form >= mo_at(file, index).form_count)
        return (struct lingo_text){NULL, 0};
    return mo_form(file, index, form);
}

struct lingo_text lingo_mo_header(const struct lingo_mo *file, const char *name)
{
    return mo_header_field(file, name);
}

struct lingo_text lingo_mo_charset(const struct lingo_mo *file)
{
    return mo_charset(file);
}

const char *lingo_mo_plural_problem(const struct lingo_mo *file)
{
    return mo_plural_problem(file);
}

size_t lingo_mo_plural(const struct lingo_mo *file, unsigned long long n)
{
    return plural_select(mo_plural(file), n);
}
