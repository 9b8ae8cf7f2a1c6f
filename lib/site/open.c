/* SPDX-License-Identifier: MIT */
/* Opens a site: its options one by one, then what follows from all of them together. */
#include "site/open.h"

#include "base/report.h"

#include <stdlib.h>

/* What is wrong with one option says nothing of the others. */
static enum lingo_error open_all(struct site_opening *opening)
{
    for (size_t i = 0; i < opening->setting_count; i++)
        site_complain(opening, site_set(opening, &opening->settings[i]));
    site_complain(opening, site_open_languages(opening));
    site_complain(opening, site_open_template(opening));
    return opening->error;
}

enum lingo_error lingo_site_open_from(const struct lingo_site **out,
                                      const struct lingo_catalog *catalog,
                                      const struct lingo_setting *settings,
                                      const char *const *places, size_t count, lingo_tell *tell,
                                      void *context)
{
    struct lingo_report report = {LINGO_OK, ""};
    struct site_opening opening = {.report = &report,
                                   .settings = settings,
                                   .places = places,
                                   .setting_count = count,
                                   .tell = tell,
                                   .context = context};
    if (!out || (count && !settings)) {
        site_complain(&opening,
                      report_error(&report, LINGO_ERROR_ARGUMENT, "out or settings is NULL"));
        return LINGO_ERROR_ARGUMENT;
    }
    *out = NULL;
    opening.owner = calloc(1, sizeof *opening.owner);
    if (!opening.owner) {
        site_complain(&opening, LINGO_ERROR_MEMORY);
        return LINGO_ERROR_MEMORY;
    }
    opening.owner->site = *lingo_site_builtin();
    opening.owner->site.owner = opening.owner;
    opening.owner->site.catalog = lingo_catalog_hold(catalog);
    atomic_init(&opening.owner->references, 1);
    if (open_all(&opening))
        site_owner_free(opening.owner);
    else
        *out = &opening.owner->site;
    return opening.error;
}

/* Keeps the first. */
static void keep_first(void *context, const struct lingo_report *report)
{
    struct lingo_report *first = context;
    if (first && !first->error)
        *first = *report;
}

enum lingo_error lingo_site_open(const struct lingo_site **out, const struct lingo_catalog *catalog,
                                 const struct lingo_setting *settings, size_t count,
                                 struct lingo_report *report)
{
    if (report)
        *report = (struct lingo_report){LINGO_OK, ""};
    return lingo_site_open_from(out, catalog, settings, NULL, count, keep_first, report);
}
