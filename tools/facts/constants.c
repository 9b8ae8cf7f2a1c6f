/* SPDX-License-Identifier: MIT */
/* The constants for status codes, by the rule of each ecosystem and the exceptions to it. */
#include "tools/facts/constants.h"

#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* How an ecosystem derives its names from those of the registry. */
enum style {
    UPPER,  /* NOT_FOUND */
    LOWER,  /* not_found */
    PASCAL, /* NotFound */
    LISTED  /* by no rule: it has only the names in the table */
};

static const struct ecosystem {
    struct facts_ecosystem names;
    const char *prefix;
    enum style style;
} ecosystems[] = {
#define ECOSYSTEM(id, name, prefix, style) {{#id, name}, prefix, style},
#include "tools/facts/constants.def"
};

enum ecosystem_id {
#define ECOSYSTEM(id, ...) ECOSYSTEM_##id,
#include "tools/facts/constants.def"
};

static const struct constant {
    enum ecosystem_id ecosystem;
    int code;
    const char *name;   /* NULL if there is none */
    const char *since;  /* a version, or NULL */
    const char *former; /* the name before that version, or NULL */
} constants[] = {
#define NAME(id, code, name) {ECOSYSTEM_##id, code, name, NULL, NULL},
#define NONE(id, code) {ECOSYSTEM_##id, code, NULL, NULL, NULL},
#define SINCE(id, version, code, name, former) {ECOSYSTEM_##id, code, name, version, former},
#include "tools/facts/constants.def"
};

const struct facts_ecosystem *facts_ecosystem_at(size_t index)
{
    return index < COUNT(ecosystems) ? &ecosystems[index].names : NULL;
}

/* The number of an ecosystem; their count if there is none with its identifier. */
static size_t index_of(const struct facts_ecosystem *ecosystem)
{
    size_t i = 0;
    while (i < COUNT(ecosystems) && strcmp(ecosystems[i].names.id, ecosystem->id) != 0)
        i++;
    return i;
}

static const struct constant *find_row(size_t ecosystem, int code)
{
    for (size_t i = 0; i < COUNT(constants); i++)
        if (constants[i].ecosystem == ecosystem && constants[i].code == code)
            return &constants[i];
    return NULL;
}

/* Whether an ecosystem may have a constant for this row of the registry, or of this vendor. */
static bool concerns(const struct ecosystem *ecosystem, const struct lingo_status *status)
{
    const char *owner = lingo_vendor_owner(status);
    return !owner || !strcmp(owner, ecosystem->names.name);
}

static char in_case(char c, bool is_upper)
{
    if (is_upper)
        return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Writes a name of the registry, such as NOT_FOUND, in a style. */
static void restyle(char *buffer, size_t size, const char *name, enum style style)
{
    size_t length = 0;
    bool begins_word = true;
    for (; *name && length + 1 < size; name++) {
        if (*name != '_' || style != PASCAL)
            buffer[length++] = in_case(*name, style == UPPER || (style == PASCAL && begins_word));
        begins_word = *name == '_';
    }
    if (size)
        buffer[length] = '\0';
}

static void write_name(char *buffer, size_t size, const struct ecosystem *ecosystem,
                       const char *name)
{
    snprintf(buffer, size, "%s%s", name ? ecosystem->prefix : "", name ? name : "");
}

bool facts_constant(char *buffer, size_t size, const struct facts_ecosystem *ecosystem,
                    const struct lingo_status *status)
{
    size_t index = index_of(ecosystem);
    write_name(buffer, size, ecosystems, NULL);
    if (index == COUNT(ecosystems) || !concerns(&ecosystems[index], status))
        return false;
    const struct constant *row = find_row(index, lingo_status_code(status));
    bool is_by_rule = ecosystems[index].style != LISTED && !lingo_vendor_owner(status);
    char name[64];
    if (!row && is_by_rule)
        restyle(name, sizeof name, lingo_status_name(status), ecosystems[index].style);
    else if (row && row->name)
        snprintf(name, sizeof name, "%s", row->name);
    else
        return false;
    write_name(buffer, size, &ecosystems[index], name);
    return true;
}

const char *facts_constant_since(char *buffer, size_t size, const struct facts_ecosystem *ecosystem,
                                 const struct lingo_status *status)
{
    size_t index = index_of(ecosystem);
    const struct constant *row = NULL;
    if (index < COUNT(ecosystems) && concerns(&ecosystems[index], status))
        row = find_row(index, lingo_status_code(status));
    write_name(buffer, size, &ecosystems[index < COUNT(ecosystems) ? index : 0],
               row ? row->former : NULL);
    return row ? row->since : NULL;
}
