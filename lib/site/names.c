/* SPDX-License-Identifier: MIT */
/* Finds the names that templates can use, and lists the sets of values that most pages have. */
#include "site/names.h"

#include "base/text.h"

#include <httplingo/catalog.h>

static const struct {
    char name[20];
    uint16_t flags;
} names[] = {
#define NAME(constant, name, flags, about) {name, flags},
#include "site/names.def"
#undef NAME
};

/* "label.RETRY": the names are the constants in lower case. */
static const char labels[][32] = {
#define LABEL(constant, text) "label." #constant,
#include <httplingo/label.def>
#undef LABEL
};

static bool is_text(unsigned name)
{
    return name != NAME_METHODS && name != NAME_CHOICES && name != NAME_PROTOCOLS &&
           name != NAME_LANGUAGES && name != NAME_SECOND;
}

static bool is_label(const char *label, struct lingo_text name)
{
    return strlen(label) == name.length && ascii_equal_ignoring_case(label, name.data, name.length);
}

/* Former names in templates, which have other names now. */
static struct lingo_text current_name(struct lingo_text name)
{
    static const char former[][2][16] = {{"duration", "outlook"}};
    for (size_t i = 0; i < sizeof former / sizeof former[0]; i++)
        if (text_is(name, former[i][0]))
            return text_of(former[i][1]);
    return name;
}

bool name_find(struct lingo_text name, struct template_name *out)
{
    name = current_name(name);
    for (uint16_t i = 0; i < NAME_COUNT; i++)
        if (strlen(names[i].name) == name.length &&
            !memcmp(names[i].name, name.data, name.length)) {
            *out = (struct template_name){.number = i,
                                          .flags = names[i].flags | (is_text(i) ? IS_TEXT : 0)};
            return true;
        }
    for (uint16_t i = 0; i < LINGO_LABEL_COUNT; i++)
        if (is_label(labels[i], name)) {
            *out = (struct template_name){.number = (uint16_t)(NAME_LABEL + i), .flags = IS_TEXT};
            return true;
        }
    return false;
}

bool name_is_extension(struct lingo_text name)
{
    if (!name.length || name.length > NAME_EXTENSION_MAX || !ascii_is_alpha(name.data[0]))
        return false;
    for (size_t i = 0; i < name.length; i++)
        if (!ascii_is_alphanumeric(name.data[i]) && name.data[i] != '_')
            return false;
    return !text_starts_word(name, "xml"); /* reserved (XML section 2.3) */
}

const char *name_at(size_t index)
{
    if (index < NAME_COUNT)
        return names[index].name;
    return index - NAME_COUNT < LINGO_LABEL_COUNT ? labels[index - NAME_COUNT] : NULL;
}

/* ---- sets ---- */

#define SET(name) (UINT64_C(1) << NAME_##name)

/* The values of pages by kind of status, one row per kind. */
static const uint64_t kinds[] = {
    /* 404 and other client errors, with and without advice */
    SET(ADVICE) | SET(GO_HOME) | SET(SEARCH) | SET(CONTACT),
    SET(ADVICE) | SET(GO_HOME) | SET(CONTACT),
    SET(GO_HOME) | SET(CONTACT),
    /* 500, 502, 503 and 504; 503 with a known wait */
    SET(OUTLOOK) | SET(NOTE) | SET(TRY_AGAIN) | SET(SERVICE_STATUS) | SET(CONTACT),
    SET(WAIT) | SET(WAIT_BEFORE) | SET(WAIT_TIME) | SET(WAIT_AFTER) | SET(NOTE) | SET(RETRY_AFTER) |
        SET(TRY_AGAIN) | SET(SERVICE_STATUS) | SET(CONTACT),
};

/* What servers pass about a request, starting with the most common set, so that it is found
 * first.  Proxies pass the address to httplingod, but often not the host. */
static const uint64_t requests[] = {
    SET(URI) | SET(HOST) | SET(TIME) | SET(REQUEST_ID) | SET(FACTS),
    SET(URI) | SET(REQUEST_ID) | SET(FACTS),
    SET(URI) | SET(HOST) | SET(TIME) | SET(FACTS),
    0,
    SET(URI) | SET(TIME) | SET(REQUEST_ID) | SET(FACTS),
    SET(URI) | SET(TIME) | SET(FACTS),
    SET(TIME) | SET(REQUEST_ID),
    SET(TIME),
};

#define KINDS (sizeof kinds / sizeof kinds[0])
#define REQUESTS (sizeof requests / sizeof requests[0])
_Static_assert(2 * KINDS * REQUESTS <= TEMPLATE_USUAL_MAX, "a set each, in two kinds of script");

/* The values of a site's page: those of its addresses that belong to the kind, and a link to the
 * home page if there is one.  If there is no action, the page can be loaded again. */
static uint64_t set_of(uint64_t site, uint64_t kind, uint64_t request)
{
    static const uint64_t addresses = SET(SEARCH) | SET(SERVICE_STATUS) | SET(CONTACT);
    static const uint64_t always = SET(LANG) | SET(DIR) | SET(TITLE) | SET(SUMMARY) | SET(PHRASE) |
                                   SET(DESCRIPTION) | SET(CODE) | SET(CLASS) | SET(REASON) |
                                   SET(PICTOGRAM) | SET(LINKS);
    uint64_t set = always | request | (site & SET(HOME)) | (kind & (site | ~addresses));
    if (!(site & SET(HOME)))
        set &= ~SET(GO_HOME);
    if (!(set & (addresses | SET(GO_HOME) | SET(TRY_AGAIN))))
        set |= SET(TRY_AGAIN);
    if (kind & SET(SERVICE_STATUS) && request & SET(REQUEST_ID) && site & SET(SUPPORT))
        set |= SET(SUPPORT);
    if (kind & SET(WAIT) && request & SET(TIME))
        set |= SET(UNTIL);
    return set;
}

size_t name_usual_sets(uint64_t site, uint64_t *sets)
{
    size_t count = 0;
    for (size_t k = 0; k < KINDS; k++)
        for (size_t r = 0; r < REQUESTS; r++) {
            sets[count] = set_of(site, kinds[k], requests[r]);
            sets[count + 1] = sets[count] | SET(TALL);
            count += 2;
        }
    return count;
}
