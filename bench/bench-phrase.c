/* SPDX-License-Identifier: MIT */
/*
 * A phrase by code and language, compared with reading a plain array and with dgettext() of the C
 * library.
 *
 * bench-phrase [LOCALES CATALOGUES]: directories with compiled locales, and with
 * LL/LC_MESSAGES/httplingo.mo, for the C library (bench/locales.sh makes both).
 */
#include "bench/bench.h"

#include <httplingo/catalog.h>

#include <libintl.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define TITLE "A phrase by code and language"
#define CODES 500
#define PICKS 1024
#define LANGUAGES_MAX 256

/* The languages for which the C library has locales.  Fewer languages are faster for it. */
static const char *const names[] = {"ar_EG", "cs_CZ", "da_DK", "de_DE", "el_GR", "es_ES",
                                    "fi_FI", "fr_FR", "he_IL", "it_IT", "ja_JP", "ko_KR",
                                    "nl_NL", "pl_PL", "ru_RU", "sv_SE"};

static struct pick {
    unsigned index; /* of the language */
    unsigned code;
    const struct lingo_language *language;
    locale_t locale;
    const char *key; /* context, EOT, msgid */
} picks[PICKS], all[PICKS];

static struct lingo_text array[LANGUAGES_MAX][CODES];
static struct lingo_text_table tables[LANGUAGES_MAX];

/* Uses the result, but does nothing else. */
static inline void use(struct lingo_text text)
{
    __asm__ volatile("" : : "r"(text.data), "r"(text.length));
}

static void by_table(const void *of)
{
    const struct pick *pick = of;
    for (unsigned i = 0; i < PICKS; i++)
        use(lingo_table_text(&tables[pick[i].index], (int)pick[i].code, LINGO_TEXT_PHRASE));
}

static void by_code(const void *of)
{
    const struct pick *pick = of;
    for (unsigned i = 0; i < PICKS; i++)
        use(lingo_language_text_of_code(pick[i].language, (int)pick[i].code, LINGO_TEXT_PHRASE));
}

static void by_status(const void *of)
{
    const struct pick *pick = of;
    for (unsigned i = 0; i < PICKS; i++)
        use(lingo_language_text(pick[i].language, lingo_status_resolve((int)pick[i].code),
                                LINGO_TEXT_PHRASE));
}

static void by_array(const void *of)
{
    const struct pick *pick = of;
    for (unsigned i = 0; i < PICKS; i++)
        use(array[pick[i].index][pick[i].code - 100]);
}

static void by_gettext(const void *of)
{
    const struct pick *pick = of;
    for (unsigned i = 0; i < PICKS; i++) {
        locale_t old = uselocale(pick[i].locale);
        const char *text = dgettext("httplingo", pick[i].key);
        __asm__ volatile("" : : "r"(text));
        uselocale(old);
    }
}

/* A cheap sequence of numbers. */
static unsigned next(unsigned bound)
{
    static unsigned sequence = 1;
    sequence = sequence * 1664525u + 1013904223u;
    return (sequence >> 8) % bound;
}

/* A registered code. */
static unsigned next_code(void)
{
    return (unsigned)lingo_status_code(lingo_status_at(next((unsigned)lingo_status_count())));
}

static void fill_array(void)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    for (size_t l = 0; l < lingo_catalog_count(catalog) && l < LANGUAGES_MAX; l++) {
        tables[l] = lingo_language_table(lingo_catalog_at(catalog, l));
        for (int code = 100; code < 100 + CODES; code++)
            array[l][code - 100] = lingo_language_text(
                lingo_catalog_at(catalog, l), lingo_status_resolve(code), LINGO_TEXT_PHRASE);
    }
}

static void fill_all(void)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    for (unsigned i = 0; i < PICKS; i++) {
        unsigned index = next((unsigned)lingo_catalog_count(catalog));
        all[i] = (struct pick){
            .index = index, .code = next_code(), .language = lingo_catalog_at(catalog, index)};
    }
}

static char *key_of(int code)
{
    char key[128];
    snprintf(key, sizeof key, "%d\004%s", code, lingo_status_phrase(lingo_status_find(code)));
    return strdup(key);
}

static unsigned index_of(const struct lingo_language *language)
{
    unsigned i = 0;
    while (lingo_catalog_at(lingo_catalog_builtin(), i) != language)
        i++;
    return i;
}

/* Returns false if a locale or its catalogue is missing. */
static bool fill_picks(void)
{
    locale_t locales[COUNT(names)];
    for (size_t i = 0; i < COUNT(names); i++) {
        char name[32];
        snprintf(name, sizeof name, "%s.UTF-8", names[i]);
        locales[i] = newlocale(LC_ALL_MASK, name, (locale_t)0);
        if (!locales[i])
            return false;
        locale_t old = uselocale(locales[i]);
        char *key = key_of(404);
        bool translated = dgettext("httplingo", key) != key;
        free(key);
        uselocale(old);
        if (!translated)
            return false;
    }
    for (unsigned i = 0; i < PICKS; i++) {
        unsigned l = next(COUNT(names)), code = next_code();
        const struct lingo_language *language =
            lingo_catalog_find(lingo_catalog_builtin(), names[l], 2);
        picks[i] = (struct pick){index_of(language), code, language, locales[l], key_of((int)code)};
    }
    return true;
}

static void compare_threads(void)
{
    const char *units[] = {"", "1 thread", "2 threads"};
    for (unsigned threads = 1; threads <= 2; threads++) {
        double ours = bench_threads(by_table, picks, threads) / PICKS;
        double peer = bench_threads(by_gettext, picks, threads) / PICKS;
        char name[64];
        snprintf(name, sizeof name, "any of 16 languages, %s", units[threads]);
        bench_result(TITLE, name, "ns", ours, "uselocale, dgettext", peer);
    }
}

int main(int argc, char **argv)
{
    fill_array();
    fill_all();
    const struct bench_row rows[] = {
        {"any language, by its table and code", by_table, by_array, all, PICKS},
        {"any language, by code", by_code, by_array, all, PICKS},
        {"any language, by status", by_status, by_array, all, PICKS},
        {.name = NULL}};
    bench_table(TITLE, "array[][]", rows);
    if (argc != 3)
        return 0;
    setenv("LOCPATH", argv[1], 1);
    unsetenv("LANGUAGE");
    bindtextdomain("httplingo", argv[2]);
    if (fill_picks())
        compare_threads();
    else
        bench_absent(TITLE, "uselocale, dgettext", "no locales (Debian: locales)");
    return 0;
}
