/* SPDX-License-Identifier: MIT */
/* Accept-Language and Accept, compared with ICU's uloc_acceptLanguageFromHTTP(). */
#include "bench/bench.h"

#include <httplingo/media.h>
#include <httplingo/negotiate.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define HOSTILE 8192

/* As many languages as a program with many translations has. */
static const char *const tags[] = {
    "en", "af",  "ar",    "ast",   "az", "be", "bg", "bn",      "br",     "bs", "ca",
    "cs", "cy",  "da",    "de",    "el", "eo", "es", "es-419",  "et",     "eu", "fa",
    "fi", "fil", "fr",    "fy",    "ga", "gd", "gl", "gu",      "he",     "hi", "hr",
    "hu", "hy",  "id",    "is",    "it", "ja", "ka", "kk",      "km",     "kn", "ko",
    "lt", "lv",  "mk",    "ml",    "mn", "mr", "ms", "nb",      "ne",     "nl", "nn",
    "pa", "pl",  "pt-BR", "pt-PT", "ro", "ru", "sk", "sl",      "sq",     "sr", "sr-Latn",
    "sv", "ta",  "te",    "th",    "tr", "uk", "vi", "zh-Hans", "zh-Hant"};

static struct lingo_offer *offer;

static void negotiate(const void *field)
{
    bench_sink += lingo_negotiate(offer, field, strlen(field)).index;
}

static void negotiate_data_format(const void *field)
{
    bench_sink += (unsigned)lingo_negotiate_media(
        field, strlen(field), 1u << LINGO_MEDIA_PROBLEM_JSON | 1u << LINGO_MEDIA_TEXT,
        LINGO_MEDIA_PROBLEM_JSON);
}

static void negotiate_format(const void *field)
{
    bench_sink +=
        (unsigned)lingo_negotiate_media(field, strlen(field), LINGO_MEDIA_ALL, LINGO_MEDIA_HTML);
}

#ifdef HAVE_ICU
#include <unicode/uenum.h>
#include <unicode/uloc.h>

static UEnumeration *available;

static void open_peer(void)
{
    UErrorCode error = U_ZERO_ERROR;
    available = uenum_openCharStringsEnumeration(tags, (int32_t)COUNT(tags), &error);
    if (U_FAILURE(error))
        exit(EXIT_FAILURE);
}

static void negotiate_peer(const void *field)
{
    char result[64];
    UAcceptResult how;
    UErrorCode error = U_ZERO_ERROR;
    uenum_reset(available, &error);
    bench_sink += (unsigned)uloc_acceptLanguageFromHTTP(result, sizeof result, &how, field,
                                                        available, &error);
}
#define PEER negotiate_peer
#else
#define PEER NULL
static void open_peer(void)
{
    bench_absent("Accept-Language, one of 75 languages", "ICU",
                 "not built in (Debian: libicu-dev)");
}
#endif

/* A field of the maximum size that repeats a text. */
static const char *fill(const char *piece)
{
    char *field = malloc(HOSTILE + 1);
    if (!field)
        exit(EXIT_FAILURE);
    for (size_t i = 0; i < HOSTILE; i++)
        field[i] = piece[i % strlen(piece)];
    field[HOSTILE] = '\0';
    return field;
}

int main(void)
{
    const struct bench_row languages[] = {
        {"a browser's four ranges", negotiate, PEER, "de-CH,de;q=0.9,en-US;q=0.8,en;q=0.7", 0},
        {"the same, the first three not offered", negotiate, PEER,
         "gsw-CH,gsw;q=0.9,rm;q=0.8,fr;q=0.7", 0},
        {"one tag: fr", negotiate, PEER, "fr", 0},
        {"one tag: fr-CA", negotiate, PEER, "fr-CA", 0},
        {"one tag: zh-TW", negotiate, PEER, "zh-TW", 0},
        {"one tag: es-MX", negotiate, PEER, "es-MX", 0},
        {"one tag: iw", negotiate, PEER, "iw", 0},
        {"a refusal: de;q=0,de-AT,fr;q=0.5", negotiate, PEER, "de;q=0,de-AT,fr;q=0.5", 0},
        {"nothing: xx", negotiate, PEER, "xx", 0},
        {.name = NULL}};
    const struct bench_row hostile[] = {
        {"commas", negotiate, PEER, fill(","), 0},
        {"bad elements", negotiate, PEER, fill("=,"), 0},
        {"bad weights", negotiate, PEER, fill("de;q=2,"), 0},
        {"bad names", negotiate, PEER, fill("de_DE@,"), 0},
        {"bad points", negotiate, PEER, fill("de;q=.,"), 0},
        {"long bad names", negotiate, PEER, fill("sr_Cyrl_RS.ISO-8859-5@a-b,"), 0},
        {"many ranges", negotiate, PEER, fill("xx,"), 0},
        {"many refusals", negotiate, PEER, fill("*,de-AT;q=0.1,de-CH;q=0,"), 0},
        {"one element", negotiate, PEER, fill("a-"), 0},
        {"long ranges", negotiate, PEER,
         fill("de-aaaaaaaa-bbbbbbbb-cccccccc-dddddddd-eeeeeeee-ffffffff-gggggggg-hhhhhhhh,"), 0},
        {.name = NULL}};
    const struct bench_row formats[] = {
        {"a browser's Accept", negotiate_format, NULL,
         "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
         0},
        {"the same, where no HTML is offered", negotiate_data_format, NULL,
         "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
         0},
        {"a program's: application/json, text/plain, */*", negotiate_format, NULL,
         "application/json, text/plain, */*", 0},
        {.name = NULL}};
    const struct bench_row hostile_formats[] = {
        {"quotation marks", negotiate_format, NULL, fill("\",\\"), 0},
        {"many types", negotiate_format, NULL, fill("a/b,"), 0},
        {"bad types", negotiate_format, NULL, fill("a/b/,"), 0},
        {"bad weights", negotiate_format, NULL, fill("a/b;q=2,"), 0},
        {.name = NULL}};
    if (lingo_offer_open(&offer, tags, COUNT(tags), 0, NULL))
        return EXIT_FAILURE;
    open_peer();
    bench_table("Accept-Language, one of 75 languages", "ICU", languages);
    bench_table("Accept-Language of 8 KiB, hostile", "ICU", hostile);
    bench_table("Accept, one of six formats", NULL, formats);
    bench_table("Accept of 8 KiB, hostile", NULL, hostile_formats);
    lingo_offer_free(offer);
    return EXIT_SUCCESS;
}
