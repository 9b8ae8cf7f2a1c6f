/* SPDX-License-Identifier: MIT */
/*
 * How costs grow, for docs/performance.md.  Prints lines with the name of a series, the size and
 * the nanoseconds, separated by tabs.  Each time is the median of several runs, as in the other
 * benchmarks.
 */
#include "bench/bench.h"

#include <httplingo/page.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define RUNS 3
#define LANGUAGES 100 /* at most */
#define CHOICES 64    /* at most */

static double cost(void (*function)(const void *), const void *argument)
{
    double times[RUNS];
    for (unsigned i = 0; i < RUNS; i++)
        times[i] = bench_threads(function, argument, 1);
    return bench_median(times, RUNS);
}

static void print(const char *series, size_t x, double nanoseconds)
{
    printf("%s\t%zu\t%.1f\n", series, x, nanoseconds);
    fflush(stdout);
}

/* ---- languages, and bytes of the field ---- */

struct negotiation {
    const struct lingo_offer *offer;
    struct lingo_text field;
};

static void negotiate(const void *argument)
{
    const struct negotiation *n = argument;
    bench_sink += lingo_negotiate(n->offer, n->field.data, n->field.length).index;
}

/* Offers this many languages of the catalogue, always including German. */
static struct lingo_offer *open_offer(size_t count)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    const char *tags[LANGUAGES] = {"de"};
    size_t n = 1;
    for (size_t i = 0; n < count && i < lingo_catalog_count(catalog); i++) {
        const char *tag = lingo_language_tag(lingo_catalog_at(catalog, i)).data;
        if (strcmp(tag, "de") != 0)
            tags[n++] = tag;
    }
    struct lingo_offer *offer;
    if (lingo_offer_open(&offer, tags, n, 0, NULL))
        exit(EXIT_FAILURE);
    return offer;
}

static const size_t counts[] = {1, 2, 4, 8, 16, 32, 64, 78, LANGUAGES};

static void grow_languages(void)
{
    static const char field[] = "de-CH,de;q=0.9,en-US;q=0.8,en;q=0.7";
    for (size_t i = 0; i < COUNT(counts); i++) {
        struct lingo_offer *offer = open_offer(counts[i]);
        struct negotiation n = {offer, {field, sizeof field - 1}};
        print("languages", counts[i], cost(negotiate, &n));
        lingo_offer_free(offer);
    }
}

static void grow_field(const char *series, const char *piece)
{
    static char field[8192];
    struct lingo_offer *offer = open_offer(LANGUAGES);
    for (size_t i = 0; i < sizeof field; i++)
        field[i] = piece[i % strlen(piece)];
    for (size_t length = 0; length <= sizeof field; length = length ? length * 2 : 64) {
        struct negotiation n = {offer, {field, length}};
        print(series, length, cost(negotiate, &n));
    }
    lingo_offer_free(offer);
}

/* ---- pages ---- */

static char page[1 << 16];

static void format(const void *argument)
{
    struct lingo_response response;
    bench_sink += lingo_page_write(NULL, argument, page, sizeof page, &response);
}

static void copy(const void *length)
{
    static char to[sizeof page];
    memcpy(to, page, *(const size_t *)length);
    __asm__ volatile("" : : "r"(to) : "memory");
}

/* A page for 300 with an increasing number of choices. */
static void grow_page(void)
{
    static const char choice[] = "/versions/2026/document.html Version, ";
    static char choices[CHOICES * sizeof choice];
    for (unsigned count = 0; count <= CHOICES; count = count ? count * 2 : 1) {
        choices[0] = '\0';
        for (unsigned i = 0; i < count; i++)
            strcat(choices, choice);
        struct lingo_parameter parameter = {LINGO_PARAMETER_CHOICES, {choices, strlen(choices)}};
        struct lingo_request request = {.code = 300,
                                        .language =
                                            lingo_catalog_find(lingo_catalog_builtin(), "de", 2),
                                        .media = 1u << LINGO_MEDIA_HTML,
                                        .parameters = &parameter,
                                        .parameter_count = 1};
        struct lingo_response response;
        size_t length = lingo_page_write(NULL, &request, page, sizeof page, &response);
        print("page", length, cost(format, &request));
        print("page copied", length, cost(copy, &length));
    }
}

/* ---- opening ---- */

/* Looks up a phrase in so many languages, in a process that has not used any yet. */
static double open_languages(size_t count)
{
    double start = bench_now();
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    for (size_t i = 0; i < count && i < lingo_catalog_count(catalog); i++)
        bench_sink += (unsigned char)*lingo_language_text_of_code(lingo_catalog_at(catalog, i), 404,
                                                                  LINGO_TEXT_PHRASE)
                          .data;
    return bench_now() - start;
}

static void grow_opening(const char *self)
{
    char mode[32];
    for (size_t i = 0; i < COUNT(counts); i++) {
        snprintf(mode, sizeof mode, "--open=%zu", counts[i]);
        print("open", counts[i], bench_processes(self, mode, ""));
    }
}

/* ---- */

/* The same page in each language, whose texts have different lengths. */
static void each_language(void)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    for (size_t i = 0; i < lingo_catalog_count(catalog); i += 7) {
        struct lingo_request request = {
            .code = 404, .language = lingo_catalog_at(catalog, i), .media = 1u << LINGO_MEDIA_HTML};
        struct lingo_response response;
        size_t length = lingo_page_write(NULL, &request, page, sizeof page, &response);
        print("404 by language", length, cost(format, &request));
    }
}

int main(int argc, char **argv)
{
    size_t count;
    if (argc == 2 && sscanf(argv[1], "--open=%zu", &count) == 1)
        return printf("%f\n", open_languages(count)) < 0;
    grow_languages();
    grow_opening(argv[0]);
    grow_field("field of ranges", "gsw-CH;q=0.5,");
    grow_field("field of bad elements", "=,");
    grow_field("field of bad weights", "de;q=2,");
    grow_field("field of one element", "a-");
    grow_page();
    each_language();
    return 0;
}
