/* SPDX-License-Identifier: MIT */
/* CLDR's data for keys: aliases, likely subtags, parents. */
#include "language/tag.h"

/* The scripts by number, so that a row for a language has four bytes. */
enum {
    SCRIPT_None,
#define CLDR_SCRIPT(name, script) SCRIPT_##name,
#include "language/cldr-tags.def"
};

static const uint32_t scripts[] = {
    0,
#define CLDR_SCRIPT(name, script) script,
#include "language/cldr-tags.def"
};

struct language_row {
    uint8_t letter;           /* the third letter; 0 if there are only two */
    uint8_t script;           /* the number of the likely script; 0 if unknown */
    uint16_t region : 11;     /* the likely region; 0 if unknown */
    uint16_t exceptional : 1; /* likely_exceptions has rows for this language */
    uint16_t parental : 1;    /* parents has rows for it */
    uint16_t aliased : 1;     /* language_aliases has rows for it */
};

static const struct language_row languages[] = {
#define CLDR_LANGUAGE(letter, region, script, exceptional, parental, aliased)                      \
    {letter, SCRIPT_##script, region, exceptional, parental, aliased},
#include "language/cldr-tags.def"
};

/* The rows of languages are indexed by their first two letters; most languages have two. */
static const uint16_t language_starts[] = {
#define CLDR_LANGUAGE_STARTS(...) __VA_ARGS__,
#include "language/cldr-tags.def"
};

static const struct tag_pair parents[] = {
#define CLDR_PARENT(from, to) {from, to},
#include "language/cldr-tags.def"
};

static const struct tag_pair likely_exceptions[] = {
#define CLDR_EXCEPTION(from, to) {from, to},
#include "language/cldr-tags.def"
};

static const struct tag_pair language_aliases[] = {
#define CLDR_ALIAS(from, to) {from, to},
#include "language/cldr-tags.def"
};

/* The aliases of regions are indexed by region, because nearly every range that is not an offered
 * tag needs its own. */
static const uint16_t region_aliases[] = {
#define CLDR_REGION_ALIAS(from, to) [from] = to,
#include "language/cldr-tags.def"
};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const struct tag_pair *find_pair(const struct tag_pair *rows, size_t count, tag_key from)
{
    size_t low = 0;
    while (count) {
        size_t half = count / 2;
        if (rows[low + half].from < from) {
            low += half + 1;
            count -= half + 1;
        } else {
            if (rows[low + half].from == from)
                return &rows[low + half];
            count = half;
        }
    }
    return NULL;
}

static const struct language_row *find_language(tag_key key)
{
    unsigned first = key >> 36 & 0x3ff, letter = key >> 31 & 0x1f;
    const struct language_row *row = &languages[language_starts[first]];
    const struct language_row *end = &languages[language_starts[first + 1]];
    while (row < end && row->letter != letter)
        row++;
    return row < end ? row : NULL;
}

static tag_key usual_script(const struct language_row *row)
{
    return scripts[row->script];
}

tag_key tag_canonical_language(tag_key key)
{
    const struct language_row *row = find_language(key);
    const struct tag_pair *alias =
        row && row->aliased
            ? find_pair(language_aliases, COUNT(language_aliases), key & TAG_LANGUAGE)
            : NULL;
    if (!alias)
        return key;
    tag_key result = alias->to;
    if (key & TAG_SCRIPT)
        result = (result & ~TAG_SCRIPT) | (key & TAG_SCRIPT);
    if (key & TAG_REGION)
        result = (result & ~TAG_REGION) | (key & TAG_REGION);
    return result;
}

tag_key tag_canonical_region(tag_key key)
{
    size_t region = (size_t)(key & TAG_REGION);
    tag_key alias = region < COUNT(region_aliases) ? region_aliases[region] : 0;
    return alias ? (key & ~TAG_REGION) | alias : key;
}

tag_key tag_canonical(tag_key key)
{
    return tag_canonical_region(tag_canonical_language(key));
}

/* The likely script of a language in a region, and its likely region in a script. */
static tag_key likely_script(const struct language_row *row, tag_key key)
{
    if (row->exceptional && key & TAG_REGION) {
        const struct tag_pair *pair =
            find_pair(likely_exceptions, COUNT(likely_exceptions), key & ~TAG_SCRIPT);
        if (pair)
            return pair->to & TAG_SCRIPT;
    }
    return usual_script(row);
}

static tag_key likely_region(const struct language_row *row, tag_key key)
{
    if (row->exceptional) {
        const struct tag_pair *pair =
            find_pair(likely_exceptions, COUNT(likely_exceptions), key & ~TAG_REGION);
        if (pair)
            return pair->to & TAG_REGION;
    }
    return row->region;
}

tag_key tag_normal(tag_key key)
{
    const struct language_row *row = find_language(key);
    if (!row)
        return key;
    if (!(key & TAG_SCRIPT))
        key |= likely_script(row, key);
    if (key & TAG_REGION && likely_region(row, key) == (key & TAG_REGION))
        key &= ~TAG_REGION;
    return key;
}

tag_key tag_explicit(tag_key key)
{
    const struct language_row *row = find_language(key);
    if (!row || !row->exceptional || !(key & TAG_REGION))
        return key;
    tag_key script = key & TAG_SCRIPT ? key & TAG_SCRIPT : likely_script(row, key);
    if (script == usual_script(row))
        return key;
    return tag_normal(key | script);
}

tag_key tag_parent(tag_key normal)
{
    if (!(normal & TAG_REGION))
        return 0;
    const struct language_row *row = find_language(normal);
    const struct tag_pair *pair =
        row && row->parental ? find_pair(parents, COUNT(parents), normal) : NULL;
    return pair ? pair->to : normal & ~TAG_REGION;
}

bool tag_is_ancestor(tag_key ancestor, tag_key normal)
{
    while ((normal = tag_parent(normal)))
        if (normal == ancestor)
            return true;
    return false;
}

tag_key tag_paradigm(tag_key parent)
{
    tag_key english = tag_pack_language("en", 2) | tag_pack_script("Latn", 4);
    bool international = parent == (english | tag_pack_region("001", 3));
    return international ? english | tag_pack_region("GB", 2) : 0;
}

struct tag_kin tag_kin(tag_key language, unsigned index)
{
    enum { ALIAS, PARENT };
#define KIN(from, to, kind)                                                                        \
    if (language == (from) && index-- == 0)                                                        \
        return (struct tag_kin){(to), (kind) == PARENT};
#include "language/language-parents.def"
#undef KIN
    return (struct tag_kin){0, false};
}

tag_key tag_in_language(tag_key key, tag_key language)
{
    tag_key script = tag_normal(key) & TAG_SCRIPT, other = language | (key & ~TAG_LANGUAGE);
    return (tag_normal(other) ^ script) & TAG_SCRIPT ? other | script : other;
}

bool tag_has_regional_scripts(tag_key key)
{
    for (size_t i = 0; i < COUNT(likely_exceptions); i++)
        if (!((likely_exceptions[i].from ^ key) & TAG_LANGUAGE) &&
            likely_exceptions[i].from & TAG_REGION)
            return true;
    return false;
}
