/* SPDX-License-Identifier: MIT */
/* Opens a site: first each option, then what depends on several of them. */
#include "site/open.h"

#include "base/report.h"

#include <stdlib.h>

/* A mistake in an option does not affect the others. */
static enum lingo_error open_all(struct site_opening *opening)
{
    for (size_t i = 0; i < opening->setting_count; i++)
        site_complain(opening, site_set(opening, &opening->settings[i]));
    site_complain(opening, site_open_languages(opening));
    site_complain(opening, site_open_template(opening));
    return opening->error;
}

/* Whether a list of files is valid. */
static bool are_files(const struct lingo_files *files)
{
    for (size_t i = 0; files && i < files->count; i++)
        if (!files->files || !files->files[i].name ||
            (!files->files[i].bytes && files->files[i].length))
            return false;
    return true;
}

enum lingo_error
lingo_site_open_from(const struct lingo_site **out, const struct lingo_catalog *catalog,
                     const struct lingo_setting *settings, const char *const *places, size_t count,
                     const struct lingo_files *files, lingo_tell *tell, void *context)
{
    struct lingo_report report = {LINGO_OK, ""};
    struct site_opening opening = {.report = &report,
                                   .settings = settings,
                                   .places = places,
                                   .setting_count = count,
                                   .files = files,
                                   .tell = tell,
                                   .context = context};
    if (!out || (count && !settings) || !are_files(files)) {
        site_complain(&opening, report_error(&report, LINGO_ERROR_ARGUMENT,
                                             "out, settings or a file is NULL"));
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

/* Stores the first mistake. */
static void keep_first(void *context, const struct lingo_report *report)
{
    struct lingo_report *first = context;
    if (first && !first->error)
        *first = *report;
}

enum lingo_error lingo_site_open_files(const struct lingo_site **out,
                                       const struct lingo_catalog *catalog,
                                       const struct lingo_setting *settings, size_t count,
                                       const struct lingo_files *files, struct lingo_report *report)
{
    if (report)
        *report = (struct lingo_report){LINGO_OK, ""};
    return lingo_site_open_from(out, catalog, settings, NULL, count, files, keep_first, report);
}

enum lingo_error lingo_site_open(const struct lingo_site **out, const struct lingo_catalog *catalog,
                                 const struct lingo_setting *settings, size_t count,
                                 struct lingo_report *report)
{
    return lingo_site_open_files(out, catalog, settings, count, NULL, report);
}
