/* SPDX-License-Identifier: MIT */
/* The tables of lib/language/cldr.c: languages' names for themselves, directions of scripts. */
#include "generators/cldr/cldr.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

/* A language's name in itself; nothing when ICU has but the code. */
static unsigned autonym_of(const char *id)
{
    UErrorCode error = U_ZERO_ERROR;
    ULocaleDisplayNames *names = uldn_open(id, ULDN_DIALECT_NAMES, &error);
    UChar text[TEXT];
    int32_t length = uldn_localeDisplayName(names, id, text, TEXT, &error);
    must_succeed(error, "the name", id);
    uldn_close(names);
    char name[TEXT], language[ULOC_LANG_CAPACITY];
    to_utf8(name, text, length, id);
    uloc_getLanguage(id, language, sizeof language, &error);
    size_t n = strlen(language);
    bool code = !strncmp(name, language, n) && (name[n] == '\0' || name[n] == ' ');
    return code ? 0 : intern(name);
}

struct autonym {
    tag_key key;
    unsigned name;
};

static int compare_autonyms(const void *a, const void *b)
{
    tag_key x = ((const struct autonym *)a)->key, y = ((const struct autonym *)b)->key;
    return x < y ? -1 : x > y;
}

void print_autonyms(FILE *out)
{
    struct autonym *all = NULL;
    size_t n = 0;
    for (int32_t i = 0; i < uloc_countAvailable(); i++) {
        const char *id = uloc_getAvailable(i);
        tag_key key = key_of_locale(id);
        unsigned name = key ? autonym_of(id) : 0;
        if (!name)
            continue;
        all = grow(all, n, sizeof *all);
        all[n++] = (struct autonym){key, name};
    }
    qsort(all, n, sizeof *all, compare_autonyms);
    fprintf(out, "static const struct autonym autonyms[] = {\n");
    for (size_t i = 0; i < n; i++)
        fprintf(out, "    {0x%llx, %u}, /* %s */\n", (unsigned long long)all[i].key, all[i].name,
                locale_of_key(all[i].key));
    fprintf(out, "};\n");
    free(all);
}

void print_scripts(FILE *out)
{
    fprintf(out, "static const tag_key rtl_scripts[] = {\n");
    for (int32_t s = 0; s <= u_getIntPropertyMaxValue(UCHAR_SCRIPT); s++) {
        const char *name = uscript_getShortName((UScriptCode)s);
        tag_key script = tag_pack_script(name, strlen(name));
        if (script && uscript_isRightToLeft((UScriptCode)s))
            fprintf(out, "    0x%llx, /* %s */\n", (unsigned long long)script, name);
    }
    fprintf(out, "};\n");
}
