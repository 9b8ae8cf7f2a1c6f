/* SPDX-License-Identifier: MIT */
/* An open site: its languages, and references to it. */
#include "site/open.h"

#include "catalog/catalog.h"

#include <stdlib.h>

const struct lingo_catalog *site_catalog(const struct lingo_site *site)
{
    return site->catalog ? site->catalog : lingo_catalog_builtin();
}

const struct lingo_offer *site_offer(const struct lingo_site *site)
{
    return site->offer ? site->offer : site_catalog(site)->offer;
}

const struct lingo_language *site_language(const struct lingo_site *site, size_t index)
{
    return &site_catalog(site)->languages[site->indices ? site->indices[index] : index];
}

const struct lingo_catalog *lingo_site_catalog(const struct lingo_site *site)
{
    return site_catalog(site);
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
    char *copy = calloc(1, length + 1 + BUFFER_PADDING);
    if (!copy)
        return NULL;
    memcpy(copy, data, length);
    return site_keep(owner, copy);
}

void site_owner_free(struct site_owner *owner)
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
        site_owner_free(site->owner);
}
