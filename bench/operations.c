/* SPDX-License-Identifier: MIT */
/*
 * operations NAME: runs one operation of the request path TIMES times within measured(), so that
 * callgrind can count its instructions.  Without a name, lists the operations.  They never change,
 * because their counts are compared with bench/instructions.tsv (tests/source/instructions.sh).
 */
#include <httplingo/flat.h>
#include <httplingo/media.h>
#include <httplingo/page-cache.h>

#include <stdio.h>
#include <string.h>

#define TIMES 100
#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define TEXT(literal)                                                                              \
    {                                                                                              \
        literal, sizeof(literal) - 1                                                               \
    }

static const struct lingo_text accept_language = TEXT("de-CH,de;q=0.9,en-US;q=0.8,en;q=0.7");
static const struct lingo_text late_language = TEXT("gsw-CH,gsw;q=0.9,rm;q=0.8,fr;q=0.7");
static const unsigned late_formats = 1u << LINGO_MEDIA_PROBLEM_JSON | 1u << LINGO_MEDIA_TEXT;
static const struct lingo_text accept = TEXT("text/html,application/xhtml+xml,application/xml;q="
                                             "0.9,image/avif,image/webp,*/*;q=0.8");
static const struct lingo_parameter parameters[] = {
    {LINGO_PARAMETER_URI, TEXT("/articles/2026/a-page-that-is-gone")},
    {LINGO_PARAMETER_REQUEST_ID, TEXT("8f14e45f-ceea-467f-a0e6-2d3b9cbf1a77")},
};

/* A fixed list of languages, so that a new translation does not change the counts. */
static const char *const tags[] = {"en", "ar", "cs", "de", "es", "es-419",  "fr",      "he",
                                   "it", "ja", "nb", "pl", "ru", "sr-Latn", "zh-Hans", "zh-Hant"};
static struct lingo_offer *offer;
static const struct lingo_language *german;
static char page[8192];
static volatile size_t sink;

static void phrase(void)
{
    sink = lingo_language_text_of_code(german, 404, LINGO_TEXT_PHRASE).length;
}

static void negotiate_language(void)
{
    sink = lingo_negotiate(offer, accept_language.data, accept_language.length).index;
}

static void negotiate_format(void)
{
    sink = (size_t)lingo_negotiate_media(accept.data, accept.length, LINGO_MEDIA_ALL,
                                         LINGO_MEDIA_HTML);
}

/* The same, but the languages that the client prefers are not offered. */
static void negotiate_language_late(void)
{
    sink = lingo_negotiate(offer, late_language.data, late_language.length).index;
}

static void negotiate_format_late(void)
{
    sink = (size_t)lingo_negotiate_media(accept.data, accept.length, late_formats,
                                         LINGO_MEDIA_PROBLEM_JSON);
}

static void format_page(const struct lingo_request *request, struct lingo_response *response)
{
    sink = lingo_page_write(NULL, request, page, sizeof page, response);
}

/* Requests are made before counting starts. */
static struct lingo_request html_request, problem_request, whole_request_of_browser;

static void make_requests(void)
{
    struct lingo_request request = {
        .code = 404, .parameters = parameters, .parameter_count = COUNT(parameters)};
    html_request = problem_request = whole_request_of_browser = request;
    html_request.language = problem_request.language = german;
    html_request.media = 1u << LINGO_MEDIA_HTML;
    problem_request.media = 1u << LINGO_MEDIA_PROBLEM_JSON;
    whole_request_of_browser.accept_language = accept_language;
    whole_request_of_browser.accept = accept;
}

static void html(void)
{
    format_page(&html_request, NULL);
}

static void problem_json(void)
{
    format_page(&problem_request, NULL);
}

static void whole_request(void)
{
    struct lingo_response response;
    format_page(&whole_request_of_browser, &response);
}

static struct lingo_page_cache *cache;

static void whole_request_again(void)
{
    struct lingo_response response;
    sink = lingo_page_cache_write(cache, &whole_request_of_browser, page, sizeof page, &response);
}

/* The same with a flat function: a block as input, and the fields as text. */
static char block[1024], fields[2048];
static size_t block_length;

static void add_entry(const char *key, struct lingo_text value)
{
    int length = (int)(strlen(key) + 1 + value.length);
    block_length += (size_t)snprintf(block + block_length, sizeof block - block_length,
                                     "%d:%s=%.*s,", length, key, (int)value.length, value.data);
}

static void make_block(void)
{
    add_entry("code", (struct lingo_text){"404", 3});
    add_entry("accept_language", accept_language);
    add_entry("accept", accept);
    for (size_t i = 0; i < COUNT(parameters); i++)
        add_entry(lingo_parameter_key(parameters[i].name), parameters[i].value);
}

static void flat_page(void)
{
    size_t length;
    sink = (size_t)lingo_flat_page(NULL, block, block_length, page, sizeof page, &length, fields,
                                   sizeof fields, NULL);
}

static const struct {
    const char *name;
    void (*function)(void);
} operations[] = {
    {"phrase", phrase},
    {"negotiate-language", negotiate_language},
    {"negotiate-format", negotiate_format},
    {"negotiate-language-late", negotiate_language_late},
    {"negotiate-format-late", negotiate_format_late},
    {"html", html},
    {"problem-json", problem_json},
    {"whole-request", whole_request},
    {"whole-request-again", whole_request_again},
    {"flat-page", flat_page},
};

/* Called through a pointer that the compiler cannot optimize, so that it is not inlined. */
static void measured(void (*function)(void))
{
    for (int i = 0; i < TIMES; i++)
        function();
}
static void (*volatile measure)(void (*)(void)) = measured;

int main(int argc, char **argv)
{
    if (lingo_offer_open(&offer, tags, COUNT(tags), 0, NULL) ||
        lingo_page_cache_open(&cache, NULL, 1))
        return 1;
    german = lingo_catalog_find(lingo_catalog_builtin(), "de", 2);
    make_requests();
    make_block();
    for (size_t i = 0; i < COUNT(operations); i++) {
        if (argc == 1)
            printf("%s %d\n", operations[i].name, TIMES);
        if (argc != 2 || strcmp(argv[1], operations[i].name) != 0)
            continue;
        operations[i].function(); /* so that symbols are resolved, and */
        operations[i].function(); /* pages prepared */
        measure(operations[i].function);
    }
    lingo_offer_free(offer);
    lingo_page_cache_free(cache);
    return 0;
}
