/* SPDX-License-Identifier: MIT */
#include "site/open.h"

#include "base/report.h"
#include "site/theme.h"

#include <stdlib.h>

const struct lingo_catalog *site_catalog(const struct lingo_site *site)
{
    return site->catalog ? site->catalog : lingo_catalog_builtin();
}

const struct lingo_offer *site_offer(const struct lingo_site *site)
{
    return site->offer ? site->offer : lingo_catalog_offer(site_catalog(site));
}

const struct lingo_language *site_language(const struct lingo_site *site, size_t index)
{
    return lingo_catalog_at(site_catalog(site), site->indices ? site->indices[index] : index);
}

const struct lingo_catalog *lingo_site_catalog(const struct lingo_site *site)
{
    return site_catalog(site);
}

struct lingo_setting_about lingo_setting_at(size_t index)
{
    static const struct lingo_setting_about settings[] = {
#define SETTING(name, function, about) {name, about},
#include "site/settings.def"
#undef SETTING
    };
    if (index < sizeof settings / sizeof settings[0])
        return settings[index];
    return (struct lingo_setting_about){NULL, NULL};
}

char *site_keep(struct site_owner *owner, char *string)
{
    if (string && owner->string_count < SITE_STRINGS_MAX) {
        owner->strings[owner->string_count++] = string;
        return string;
    }
    free(string);
    return NULL;
}

char *site_keep_copy(struct site_owner *owner, const char *data, size_t length)
{
    char *copy = malloc(length + 1);
    if (!copy)
        return NULL;
    memcpy(copy, data, length);
    copy[length] = '\0';
    return site_keep(owner, copy);
}

static void owner_free(struct site_owner *owner)
{
    template_free(&owner->html);
    lingo_offer_free(owner->offer);
    lingo_catalog_release(owner->site.catalog);
    free(owner->indices);
    for (size_t i = 0; i < owner->string_count; i++)
        free(owner->strings[i]);
    free(owner);
}

const struct lingo_site *lingo_site_hold(const struct lingo_site *site)
{
    if (site && site->owner)
        atomic_fetch_add_explicit(&site->owner->references, 1, memory_order_relaxed);
    return site;
}

void lingo_site_release(const struct lingo_site *site)
{
    if (site && site->owner &&
        atomic_fetch_sub_explicit(&site->owner->references, 1, memory_order_acq_rel) == 1)
        owner_free(site->owner);
}

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
        owner_free(owner);
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
