/* SPDX-License-Identifier: MIT */
/* Finds the names of a brand, and all other names that templates can use. */
#include "site/brand.h"

#include "site/names.h"

static const struct {
    const char *name;
    uint16_t flags;
} values[BRAND_COUNT] = {
    [BRAND_SITE_NAME] = {"site_name", IS_CONSTANT},
    [BRAND_LOGO] = {"logo", IS_CONSTANT | IS_LINK},
    [BRAND_ACCENT] = {"accent", IS_CONSTANT | IS_STYLE},
    [BRAND_ACCENT_DARK] = {"accent_dark", IS_CONSTANT | IS_STYLE},
};

bool brand_find(const void *brand, struct lingo_text name, struct template_name *out)
{
    const struct brand *own = brand;
    for (size_t i = 0; i < BRAND_COUNT; i++)
        if (strlen(values[i].name) == name.length &&
            !memcmp(values[i].name, name.data, name.length)) {
            *out = (struct template_name){.flags = values[i].flags, .constant = own->values[i]};
            return true;
        }
    return name_find(name, out);
}

const char *brand_name_at(const void *brand, size_t index)
{
    (void)brand;
    return index < BRAND_COUNT ? values[index].name : name_at(index - BRAND_COUNT);
}
