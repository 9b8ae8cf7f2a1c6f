/* SPDX-License-Identifier: MIT */
/*
 * generators/catalog DIRECTORY: reads a directory of LL.mo files, and writes the built-in
 * catalogue, lib/catalog/builtin.inc, to standard output.  The build runs it.  It opens the
 * directory like any other program, and prints the result as constant data in C.
 */
#include "catalog/catalog.h"
#include "catalog/entry.h"
#include "generators/print-offer.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* This generator creates the built-in catalogue, so there is none yet. */
const struct lingo_catalog *lingo_catalog_builtin(void)
{
    return NULL;
}

static void print_escaped(struct lingo_text text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (strchr("\"\\?", text.data[i]))
            putchar('\\');
        putchar(text.data[i]);
    }
}

/*
 * Everything is in one object, so that a text can be found from its place.  All phrases are
 * together after what is known about the texts, so that looking them up in each language reads only
 * a few memory pages.
 */
static size_t phrase_count(void)
{
    return entry_of_row(0, LINGO_TEXT_TITLE);
}

/* The size of some entries of a language, including their NULs. */
static size_t measure(const struct lingo_language *language, size_t first, size_t end)
{
    size_t bytes = 0;
    for (size_t m = first; m < end; m++)
        bytes += language_entry(language, m).length + 1;
    return bytes;
}

static size_t measure_all(const struct lingo_catalog *catalog, size_t first, size_t end)
{
    size_t bytes = 0;
    for (size_t i = 0; i < catalog->count; i++)
        bytes += measure(&catalog->languages[i], first, end);
    return bytes;
}

static void print_texts(const struct lingo_catalog *catalog, size_t first, size_t end)
{
    for (size_t i = 0; i < catalog->count; i++) {
        printf("        /* %s */\n", catalog->languages[i].texts->tag);
        for (size_t m = first; m < end; m++) {
            printf("        \"");
            print_escaped(language_entry(&catalog->languages[i], m));
            printf("\\0\"\n");
        }
    }
}

/* Prints the places of some entries.  Their texts start this many bytes after the first text of the
 * language. */
static void print_places(const struct lingo_language *language, size_t first, size_t end,
                         size_t start)
{
    for (size_t m = first; m < end; m++) {
        size_t length = language_entry(language, m).length;
        printf("%s{%zu, %zu},", (m - first) % 6 ? " " : "\n            ", start, length);
        start += length + 1;
    }
}

static void print_tag_and_waits(const struct language_texts *texts)
{
    printf("        .wait_forms = {");
    for (size_t n = 0; n < WAIT_NUMBERS; n++)
        printf("%s%u,", n % 32 ? " " : "\n            ", (unsigned)texts->wait_forms[n]);
    printf("\n        },\n        .wait_words = {\n");
    for (unsigned unit = 0; unit < WAIT_UNIT_COUNT; unit++) {
        printf("            {");
        for (size_t form = 0; form < WAIT_FORMS; form++) {
            struct wait_words words = texts->wait_words[unit][form];
            printf("{%u, %u, %u, %u}%s", (unsigned)words.number, (unsigned)words.begin,
                   (unsigned)words.end, (unsigned)words.stop,
                   form + 1 < WAIT_FORMS ? ", " : "},\n");
        }
    }
    printf("        },\n        .tag = \"%s\",\n", texts->tag);
}

static void print_pool(const struct lingo_catalog *catalog)
{
    size_t all = ENTRY_COUNT, phrases = phrase_count();
    size_t row = sizeof(struct language_texts), texts = catalog->count * row;
    size_t phrase = texts, other = texts + measure_all(catalog, 0, phrases);
    printf("static const struct {\n    struct language_texts languages[%zu];\n"
           "    char phrases[%zu];\n    char others[%zu];\n} pool = {\n    .languages = {\n",
           catalog->count, other - texts, measure_all(catalog, phrases, all) + BUFFER_PADDING);
    for (size_t i = 0; i < catalog->count; i++) {
        const struct lingo_language *language = &catalog->languages[i];
        printf("        {\n        .places = {");
        print_places(language, 0, phrases, phrase - i * row);
        print_places(language, phrases, all, other - i * row);
        printf("\n        },\n");
        print_tag_and_waits(language->texts);
        printf("        },\n");
        phrase += measure(language, 0, phrases);
        other += measure(language, phrases, all);
    }
    printf("    },\n    .phrases =\n");
    print_texts(catalog, 0, phrases);
    printf("        ,\n    .others =\n");
    print_texts(catalog, phrases, all);
    printf("};\n\n");
}

static void print_language(const struct lingo_language *language, size_t index)
{
    printf("    {\n        .texts = &pool.languages[%zu],\n        .tag_length = %u,\n", index,
           (unsigned)language->tag_length);
    printf("        .key = UINT64_C(0x%" PRIx64 "),\n        .rtl = %d,\n        .tall = %d,\n",
           language->key, language->rtl, language->tall);
    printf("        .translated = %u,\n        .has_markup = %d,\n        .complete = {",
           (unsigned)language->translated, language->has_markup);
    for (size_t word = 0; word < CATALOG_ROW_WORDS; word++)
        printf("UINT64_C(0x%" PRIx64 ")%s", language->complete[word],
               word + 1 < CATALOG_ROW_WORDS ? ", " : "},\n    },\n");
}

static void print_catalog(const struct lingo_catalog *catalog)
{
    printf("/* Generated by generators/catalog from the translations in po/. */\n\n");
    print_pool(catalog);
    printf("static const struct lingo_language languages[] = {\n");
    for (size_t i = 0; i < catalog->count; i++)
        print_language(&catalog->languages[i], i);
    printf("};\n\n");
    print_offer(stdout, "offer", catalog->offer);
    printf("static const struct lingo_catalog builtin = {\n"
           "    .languages = languages,\n    .count = %zu,\n    .english = %zu,\n"
           "    .offer = &offer,\n};\n",
           catalog->count, catalog->english);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: generators/catalog DIRECTORY >builtin.inc\n");
        return 2;
    }
    const struct lingo_catalog *catalog;
    struct lingo_report report;
    if (lingo_catalog_open(&catalog, argv[1], LINGO_CATALOG_ALONE, &report)) {
        fprintf(stderr, "generators/catalog: %s\n", report.message);
        return EXIT_FAILURE;
    }
    print_catalog(catalog);
    lingo_catalog_release(catalog);
    return fflush(stdout) || ferror(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
