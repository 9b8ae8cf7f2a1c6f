/* SPDX-License-Identifier: MIT */
/* Opens a site: its options one by one, then what follows from all of them together. */
#include "site/open.h"

#include "base/report.h"

#include <stdlib.h>

static enum lingo_error open_all(struct site_opening *opening, const struct lingo_setting *settings,
                                 size_t count)
{
    enum lingo_error error = LINGO_OK;
    for (size_t i = 0; i < count && !error; i++)
        error = site_set(opening, &settings[i]);
    if (!error)
        error = site_open_languages(opening);
    if (!error)
        error = site_open_template(opening);
    return error;
}

/* Puts the place of the option that is at fault before the message. */
static void name_place(const struct site_opening *opening, const struct lingo_setting *settings,
                       const char *const *places, size_t count)
{
    for (size_t i = count; places && opening->report && opening->culprit && i-- > 0;) {
        struct lingo_report said = *opening->report;
        if (!settings[i].name || strcmp(settings[i].name, opening->culprit))
            continue;
        report_error(opening->report, said.error, "%.120s: %.380s", places[i], said.message);
        return;
    }
}

static enum lingo_error open_owner(struct site_owner *owner, const struct lingo_setting *settings,
                                   const char *const *places, size_t count,
                                   struct lingo_report *report)
{
    struct site_opening opening = {.owner = owner, .report = report};
    enum lingo_error error = open_all(&opening, settings, count);
    if (error == LINGO_ERROR_MEMORY)
        report_error(report, error, "there is not enough memory");
    else if (error)
        name_place(&opening, settings, places, count);
    return error;
}

enum lingo_error lingo_site_open_from(const struct lingo_site **out,
                                      const struct lingo_catalog *catalog,
                                      const struct lingo_setting *settings,
                                      const char *const *places, size_t count,
                                      struct lingo_report *report)
{
    if (!out || (count && !settings))
        return report_error(report, LINGO_ERROR_ARGUMENT, "out or settings is NULL");
    *out = NULL;
    struct site_owner *owner = calloc(1, sizeof *owner);
    if (!owner)
        return report_error(report, LINGO_ERROR_MEMORY, "there is not enough memory");
    owner->site = *lingo_site_builtin();
    owner->site.owner = owner;
    owner->site.catalog = lingo_catalog_hold(catalog);
    atomic_init(&owner->references, 1);
    enum lingo_error error = open_owner(owner, settings, places, count, report);
    if (error)
        site_owner_free(owner);
    else
        *out = &owner->site;
    return error;
}

enum lingo_error lingo_site_open(const struct lingo_site **out, const struct lingo_catalog *catalog,
                                 const struct lingo_setting *settings, size_t count,
                                 struct lingo_report *report)
{
    return lingo_site_open_from(out, catalog, settings, NULL, count, report);
}
