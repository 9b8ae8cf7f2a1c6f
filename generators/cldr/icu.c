/* SPDX-License-Identifier: MIT */
/* What all tables need of ICU: keys of its locales, and an end to the program when it fails. */
#include "generators/cldr/cldr.h"

#include <stdlib.h>
#include <unicode/uloc.h>

void must_succeed(UErrorCode error, const char *doing, const char *what)
{
    if (U_SUCCESS(error))
        return;
    fprintf(stderr, "generate-cldr: ICU failed in %s of %s: %s\n", doing, what, u_errorName(error));
    exit(EXIT_FAILURE);
}

void *grow(void *array, size_t n, size_t size)
{
    if (n & (n - 1)) /* doubles at each power of two */
        return array;
    array = realloc(array, (n ? n * 2 : 1) * size);
    if (!array) {
        fputs("generate-cldr: out of memory\n", stderr);
        exit(EXIT_FAILURE);
    }
    return array;
}

tag_key key_of_locale(const char *id)
{
    char language[ULOC_LANG_CAPACITY], script[ULOC_SCRIPT_CAPACITY], region[ULOC_COUNTRY_CAPACITY],
        variant[ULOC_FULLNAME_CAPACITY];
    UErrorCode error = U_ZERO_ERROR;
    size_t l = (size_t)uloc_getLanguage(id, language, sizeof language, &error);
    size_t s = (size_t)uloc_getScript(id, script, sizeof script, &error);
    size_t r = (size_t)uloc_getCountry(id, region, sizeof region, &error);
    int32_t v = uloc_getVariant(id, variant, sizeof variant, &error);
    must_succeed(error, "the parts", id);
    if (v)
        return 0;
    if (r == 2 && region[0] == 'Z' && region[1] == 'Z')
        r = 0; /* unknown */
    tag_key key = tag_pack_language(language, l);
    return key ? key | tag_pack_script(script, s) | tag_pack_region(region, r) : 0;
}

static size_t put_letters(char *at, tag_key packed, int letters, char first)
{
    size_t n = 0;
    for (int i = letters - 1; i >= 0; i--) {
        unsigned letter = packed >> (5 * i) & 0x1f;
        if (letter)
            at[n] = (char)((n ? 'a' : first) + (int)letter - 1), n++;
    }
    return n;
}

const char *locale_of_key(tag_key key)
{
    static char id[16];
    size_t n = put_letters(id, key >> 31, 3, 'a');
    if (key & TAG_SCRIPT) {
        id[n++] = '_';
        n += put_letters(id + n, key >> 11 & 0xfffff, 4, 'A');
    }
    unsigned region = key & TAG_REGION;
    if (region >= 800)
        snprintf(id + n, sizeof id - n, "_%03u", region - 800);
    else if (region)
        snprintf(id + n, sizeof id - n, "_%c%c", 'A' + (int)(region / 27) - 1,
                 'A' + (int)(region % 27) - 1);
    else
        id[n] = '\0';
    return id;
}
