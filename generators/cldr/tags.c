/* SPDX-License-Identifier: MIT */
/* The tables of lib/language/tag-cldr.c: aliases, likely subtags, parents. */
#include "generators/cldr/cldr.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uloc.h>
#include <unicode/ures.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

struct pairs {
    struct tag_pair *rows;
    size_t count;
};

static struct pairs parents;

static void add(struct pairs *pairs, tag_key from, tag_key to)
{
    pairs->rows = grow(pairs->rows, pairs->count, sizeof *pairs->rows);
    pairs->rows[pairs->count++] = (struct tag_pair){from, to};
}

static int compare_pairs(const void *a, const void *b)
{
    tag_key x = ((const struct tag_pair *)a)->from, y = ((const struct tag_pair *)b)->from;
    return x < y ? -1 : x > y;
}

static void sort(struct pairs *pairs)
{
    qsort(pairs->rows, pairs->count, sizeof *pairs->rows, compare_pairs);
}

static void print_pairs(FILE *out, const char *name, struct pairs *pairs)
{
    sort(pairs);
    fprintf(out, "static const struct tag_pair %s[] = {\n", name);
    for (size_t i = 0; i < pairs->count; i++)
        fprintf(out, "    {0x%llx, 0x%llx},\n", (unsigned long long)pairs->rows[i].from,
                (unsigned long long)pairs->rows[i].to);
    fprintf(out, "};\n");
}

static tag_key likely(tag_key key)
{
    char full[ULOC_FULLNAME_CAPACITY];
    UErrorCode error = U_ZERO_ERROR;
    const char *id = locale_of_key(key);
    uloc_addLikelySubtags(id, full, sizeof full, &error);
    must_succeed(error, "likely subtags", id);
    return key_of_locale(full);
}

tag_key normal_form(tag_key key)
{
    tag_key full = likely(key);
    tag_key usual = likely(full & ~TAG_REGION);
    if (!(key & TAG_REGION) || full == usual)
        full &= ~TAG_REGION;
    return full;
}

tag_key parent_of(tag_key normal)
{
    struct tag_pair wanted = {normal, 0};
    const struct tag_pair *row =
        bsearch(&wanted, parents.rows, parents.count, sizeof wanted, compare_pairs);
    if (row)
        return row->to;
    return normal & TAG_REGION ? normal & ~TAG_REGION : 0;
}

/* A string of a resource in ASCII. */
static void get_string(const UResourceBundle *bundle, char *to, size_t size, const char *what)
{
    UErrorCode error = U_ZERO_ERROR;
    int32_t length, written;
    const UChar *s = ures_getString(bundle, &length, &error);
    must_succeed(error, "a string", what);
    u_strToUTF8(to, (int32_t)size, &written, s, length, &error);
    must_succeed(error, "a string", what);
}

static UResourceBundle *child(const UResourceBundle *parent, const char *key)
{
    UErrorCode error = U_ZERO_ERROR;
    UResourceBundle *bundle = ures_getByKey(parent, key, NULL, &error);
    must_succeed(error, "the data", key);
    return bundle;
}

static UResourceBundle *child_at(const UResourceBundle *parent, int32_t i)
{
    UErrorCode error = U_ZERO_ERROR;
    UResourceBundle *bundle = ures_getByIndex(parent, i, NULL, &error);
    must_succeed(error, "the data", ures_getKey(parent));
    return bundle;
}

static bool is_norwegian(const char *language)
{
    return !strcmp(language, "no") || !strcmp(language, "nb") || !strcmp(language, "nn");
}

/* One alias: a language, or a region, alone; one with several replacements is none. */
static void add_alias(struct pairs *pairs, bool regions, const char *from, const char *to)
{
    size_t n = strlen(from);
    tag_key a = regions ? tag_pack_region(from, n) : tag_pack_language(from, n);
    tag_key b = regions ? tag_pack_region(to, strlen(to)) : key_of_locale(to);
    if (a && b && a != b && !is_norwegian(from))
        add(pairs, a, b);
}

static struct pairs read_aliases(const char *table, bool regions)
{
    UErrorCode error = U_ZERO_ERROR;
    UResourceBundle *metadata = ures_openDirect(NULL, "metadata", &error);
    must_succeed(error, "the data", "metadata");
    UResourceBundle *alias = child(metadata, "alias"), *list = child(alias, table);
    struct pairs pairs = {0};
    for (int32_t i = 0; i < ures_getSize(list); i++) {
        UResourceBundle *row = child_at(list, i), *to = child(row, "replacement");
        char replacement[256];
        get_string(to, replacement, sizeof replacement, ures_getKey(row));
        add_alias(&pairs, regions, ures_getKey(row), replacement);
        ures_close(to);
        ures_close(row);
    }
    ures_close(list);
    ures_close(alias);
    ures_close(metadata);
    return pairs;
}

/* Regions index what they are now: nearly every range that is no offered tag asks for its own. */
static void print_region_aliases(FILE *out)
{
    struct pairs pairs = read_aliases("territory", true);
    fprintf(out, "static const uint16_t region_aliases[] = {\n");
    for (size_t i = 0; i < pairs.count; i++)
        fprintf(out, "    [%u] = %u,\n", (unsigned)pairs.rows[i].from, (unsigned)pairs.rows[i].to);
    fprintf(out, "};\n");
    free(pairs.rows);
}

/* A parent in another language or script (hi-Latn is en-IN, az-Arab is root) is none here. */
static void add_parent(const char *from, const char *to)
{
    tag_key a = key_of_locale(from), b = key_of_locale(to);
    if (!a || !b)
        return;
    a = normal_form(a), b = normal_form(b);
    if ((a & ~TAG_REGION) == (b & ~TAG_REGION) && a != b && (b & TAG_REGION))
        add(&parents, a, b);
}

static void print_parents(FILE *out)
{
    UErrorCode error = U_ZERO_ERROR;
    UResourceBundle *data = ures_openDirect(NULL, "supplementalData", &error);
    must_succeed(error, "the data", "supplementalData");
    UResourceBundle *list = child(data, "parentLocales");
    for (int32_t i = 0; i < ures_getSize(list); i++) {
        UResourceBundle *row = child_at(list, i);
        for (int32_t k = 0; k < ures_getSize(row) && ures_getType(row) != URES_TABLE; k++) {
            char name[256];
            UResourceBundle *one = child_at(row, k); /* of a string: itself */
            get_string(one, name, sizeof name, ures_getKey(row));
            add_parent(name, ures_getKey(row));
            ures_close(one);
        }
        ures_close(row);
    }
    ures_close(list);
    ures_close(data);
    print_pairs(out, "parents", &parents);
}

/* Whether these packed letters are a language whose script ICU knows. */
static bool is_language(unsigned packed)
{
    unsigned a = packed >> 10, b = packed >> 5 & 31, c = packed & 31;
    tag_key key = (tag_key)packed << 31;
    if (!a || a > 26 || !b || b > 26 || c > 26 || key == tag_pack_language("und", 3))
        return false;
    tag_key full = likely(key);
    return full & TAG_SCRIPT && (full & TAG_LANGUAGE) == key;
}

/* A region that changes its language's script, or a script that changes its region. */
static void add_exception(struct pairs *pairs, tag_key key)
{
    tag_key full = likely(key), usual = likely(key & TAG_LANGUAGE);
    if (key & TAG_REGION && !(key & TAG_SCRIPT) && (full ^ usual) & TAG_SCRIPT)
        add(pairs, key, key | (full & TAG_SCRIPT));
    if (key & TAG_SCRIPT && !(key & TAG_REGION) && (full ^ usual) & TAG_REGION)
        add(pairs, key, key | (full & TAG_REGION));
}

/* Every region and script with a language; slow, but it needs no knowledge of ICU's data. */
static void try_exceptions(struct pairs *pairs, tag_key language)
{
    for (const char *const *country = uloc_getISOCountries(); *country; country++)
        add_exception(pairs, language | tag_pack_region(*country, 2));
    for (int32_t s = 0; s <= u_getIntPropertyMaxValue(UCHAR_SCRIPT); s++) {
        const char *script = uscript_getShortName((UScriptCode)s);
        add_exception(pairs, language | tag_pack_script(script, strlen(script)));
    }
}

/* The languages with exceptions are those that ICU's data name with a region or script; an ICU
 * without that resource is asked for every pair. */
static void read_exceptions(struct pairs *pairs)
{
    UErrorCode error = U_ZERO_ERROR;
    UResourceBundle *list = ures_openDirect(NULL, "likelySubtags", &error);
    for (int32_t i = 0; U_SUCCESS(error) && i < ures_getSize(list); i++) {
        UResourceBundle *row = child_at(list, i);
        tag_key key = key_of_locale(ures_getKey(row));
        if (key && key & ~TAG_LANGUAGE && (key & TAG_LANGUAGE) != tag_pack_language("und", 3))
            add_exception(pairs, key);
        ures_close(row);
    }
    ures_close(list);
    for (unsigned packed = 0; U_FAILURE(error) && packed < 0x8000; packed++)
        if (is_language(packed))
            try_exceptions(pairs, (tag_key)packed << 31);
    sort(pairs);
}

static bool has_rows(const struct pairs *pairs, tag_key language)
{
    for (size_t i = 0; i < pairs->count; i++)
        if ((pairs->rows[i].from & TAG_LANGUAGE) == language)
            return true;
    return false;
}

/* The first two letters of a language index where its rows begin: most languages have two. */
static void print_first_rows(FILE *out, const uint16_t *starts)
{
    fprintf(out, "static const uint16_t language_starts[1025] = {");
    for (size_t i = 0; i <= 1024; i++)
        fprintf(out, "%s%u,", i % 16 ? " " : "\n    ", starts[i]);
    fprintf(out, "\n};\n");
}

/* Languages whose script ICU knows, and those that are another by now. */
static void print_languages(FILE *out)
{
    struct pairs exceptions = {0}, aliases = read_aliases("language", false);
    uint16_t starts[1025] = {0}, rows = 0;
    read_exceptions(&exceptions);
    fprintf(out, "static const struct language_row languages[] = {\n");
    for (unsigned packed = 0; packed < 0x8000; packed++) {
        if (packed % 32 == 0)
            starts[packed / 32] = rows;
        tag_key key = (tag_key)packed << 31, full = is_language(packed) ? likely(key) : 0;
        bool aliased = has_rows(&aliases, key);
        if (!full && !aliased)
            continue;
        fprintf(out, "    {0x%x, %u, %u, %u, %u, 0x%x},\n", packed, (unsigned)(full & TAG_REGION),
                has_rows(&exceptions, key), has_rows(&parents, key), aliased,
                (unsigned)((full & TAG_SCRIPT) >> 11));
        rows++;
    }
    starts[1024] = rows;
    fprintf(out, "};\n");
    print_first_rows(out, starts);
    print_pairs(out, "likely_exceptions", &exceptions);
    print_pairs(out, "language_aliases", &aliases);
    free(exceptions.rows);
    free(aliases.rows);
}

void print_tags(FILE *out)
{
    fprintf(out, "\n#ifdef CLDR_TAGS\n");
    print_parents(out);
    print_languages(out);
    print_region_aliases(out);
    fprintf(out, "#endif\n");
}
