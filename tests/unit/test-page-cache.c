/* SPDX-License-Identifier: MIT */
/* A cache of pages: whatever was requested before, the page and its fields are those of
 * lingo_page_write(). */
#include "tests/support/make-page.h"
#include "tests/support/memory.h"
#include "tests/support/test.h"

#include "page-cache/cache.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* ---- comparing ---- */

static char plain_content[PAGE_SIZE], cached_content[PAGE_SIZE];
static struct lingo_response plain, cached;

static bool is_same_text(struct lingo_text a, struct lingo_text b)
{
    return a.length == b.length && (!a.length || !memcmp(a.data, b.data, a.length));
}

static bool is_same_response(void)
{
    bool is_same = plain.code == cached.code && plain.status == cached.status &&
                   plain.media == cached.media && plain.language == cached.language &&
                   plain.second_language == cached.second_language && plain.match == cached.match &&
                   is_same_text(plain.range, cached.range) && plain.length == cached.length &&
                   plain.header_count == cached.header_count;
    /* The range is in the request, which the previous one was not. */
    is_same = is_same && (!plain.range.length || plain.range.data == cached.range.data);
    for (size_t i = 0; is_same && i < plain.header_count; i++)
        is_same = is_same_text(plain.headers[i].name, cached.headers[i].name) &&
                  is_same_text(plain.headers[i].value, cached.headers[i].value);
    return is_same;
}

/* Asks both for the page, in a buffer of this size. */
static void compare(struct lingo_page_cache *cache, const struct lingo_site *site,
                    const struct lingo_request *request, size_t size, const char *where)
{
    memset(plain_content, '#', size + 1);
    memset(cached_content, '#', size + 1);
    size_t length = lingo_page_write(site, request, plain_content, size, &plain);
    size_t again = lingo_page_cache_write(cache, request, cached_content, size, &cached);
    if (length == again && !memcmp(plain_content, cached_content, size + 1) && is_same_response())
        return;
    printf("\n    %s, %d: %zu bytes, not %zu; fields differ: %d", where, request->code, again,
           length, !is_same_response());
    CU_FAIL("the page of the cache differs");
}

/* ---- requests ---- */

enum { URI, HOST, REQUEST_ID, SERVER, TIME, GIVEN };
static const enum lingo_parameter_name names[GIVEN] = {
    LINGO_PARAMETER_URI, LINGO_PARAMETER_HOST, LINGO_PARAMETER_REQUEST_ID, LINGO_PARAMETER_SERVER,
    LINGO_PARAMETER_TIME};

#define LONG_TEXT "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define LONGER LONG_TEXT LONG_TEXT LONG_TEXT LONG_TEXT LONG_TEXT LONG_TEXT LONG_TEXT LONG_TEXT

/* Values that follow each other: short, long, with markup, malformed, and again. */
static const char *const values[][GIVEN] = {
    {"/a?b=1&c=<x>", "www.example.org", "7f3a", "web-1", "1795908850"},
    {"/a?b=1&c=<x>", "www.example.org", "7f3b", "web-1", "1795908850"},
    {"/" LONGER LONGER, "w", LONG_TEXT, "&", "1795908851"},
    {"/\xff\xfe\x01\xc3", "\xe2\x80\xae", "\"'<>", LONGER, "0"},
    {"/b", "www.example.org", "7", "web-1", "tomorrow"},
    {"/b", "www.example.org", "7", "web-2", "99999999999999999999999"},
    {"/c", "www.example.net", "8", "web-2", "1795908852"},
};

/* The parameters of a set, in memory that ends where the values end. */
static void set_parameters(struct lingo_request *request, struct lingo_parameter *parameters,
                           unsigned set, const char *const *row)
{
    request->parameters = parameters;
    request->parameter_count = 0;
    for (size_t i = 0; i < GIVEN; i++)
        if (set >> i & 1)
            parameters[request->parameter_count++] = (struct lingo_parameter){
                names[i], {exact_copy(row[i], strlen(row[i])), strlen(row[i])}};
}

static void free_parameters(const struct lingo_request *request)
{
    for (size_t i = 0; i < request->parameter_count; i++)
        free((char *)(size_t)request->parameters[i].value.data);
}

/* The same request with other values, again and again. */
static void compare_all(struct lingo_page_cache *cache, const struct lingo_site *site,
                        struct lingo_request request, unsigned set, const char *where)
{
    struct lingo_parameter parameters[GIVEN];
    char *languages = exact_copy(request.accept_language.data, request.accept_language.length);
    const char *other = request.accept_language.data;
    for (size_t i = 0; i < COUNT(values); i++) {
        set_parameters(&request, parameters, set, values[i]);
        request.accept_language.data = i % 2 ? other : languages;
        compare(cache, site, &request, PAGE_SIZE - 1, where);
        free_parameters(&request);
    }
    free(languages);
}

static const unsigned sets[] = {
    1u << URI | 1u << HOST | 1u << REQUEST_ID | 1u << TIME,
    1u << URI | 1u << HOST | 1u << REQUEST_ID | 1u << TIME | 1u << SERVER,
    1u << URI | 1u << REQUEST_ID,
    1u << URI | 1u << HOST | 1u << TIME,
    1u << TIME,
    0,
};

/* ---- sites ---- */

struct site_row {
    const char *name;
    struct lingo_setting settings[6];
    bool is_prepared; /* pages of a 404 are */
};

static const struct site_row sites[] = {
    {"without options", {{NULL, NULL}}, true},
    {"a contact with a subject", {{"contact", "mailto:help@example.org"}}, false},
    {"a contact without one", {{"contact", "/help"}}, true},
    {"the name of the server", {{"server", "yes"}}, false},
    {"other languages",
     {{"language-cookie", "lang"}, {"languages", "de, fr, en"}, {"default-language", "de"}},
     true},
    {"a menu of languages", {{"language-query", "lang"}}, false},
    {"two languages", {{"second-language", "en"}}, false},
    {"another theme",
     {{"theme", "plain"},
      {"home", "/start?a&b"},
      {"service-status", "https://status.example.org/"}},
     true},
};

static const struct lingo_site *open_site(const struct site_row *row)
{
    const struct lingo_site *site = NULL;
    struct lingo_report report;
    size_t count = 0;
    while (count < COUNT(row->settings) && row->settings[count].name)
        count++;
    if (lingo_site_open(&site, NULL, row->settings, count, &report))
        printf("\n    %s: %s", row->name, report.message);
    CU_ASSERT_PTR_NOT_NULL_FATAL(site);
    return site;
}

static struct lingo_page_cache *open_cache(const struct lingo_site *site, size_t pages)
{
    struct lingo_page_cache *cache = NULL;
    CU_ASSERT_EQUAL_FATAL(lingo_page_cache_open(&cache, site, pages), LINGO_OK);
    return cache;
}

static struct lingo_request usual_request(int code)
{
    return (struct lingo_request){.code = code,
                                  .method = {"GET", 3},
                                  .accept = text_of("text/html,application/xhtml+xml,*/*;q=0.8"),
                                  .accept_language = text_of("fr-CA, fr;q=0.9, en;q=0.5")};
}

/* ---- tests ---- */

static void test_statuses(void)
{
    static const struct {
        const char *method, *languages, *accept, *destination;
    } rows[] = {
        {"GET", "fr-CA, fr;q=0.9, en;q=0.5", "text/html,*/*;q=0.8", "document"},
        {"POST", "ar", "text/html", ""},
        {"HEAD", "de", "*/*", ""},
        {"", "", "", ""},
        {"GET", "tlh, *;q=0", "application/json", "image"},
    };
    for (size_t s = 0; s < COUNT(sites); s++) {
        const struct lingo_site *site = open_site(&sites[s]);
        struct lingo_page_cache *cache = open_cache(site, 256);
        for (size_t n = 0; n < lingo_status_count(); n++)
            for (size_t i = 0; i < COUNT(rows) * COUNT(sets); i++) {
                size_t row = i / COUNT(sets);
                struct lingo_request request = {
                    .status = lingo_status_at(n),
                    .method = text_of(rows[row].method),
                    .accept = text_of(rows[row].accept),
                    .accept_language = text_of(rows[row].languages),
                    .destination = text_of(rows[row].destination),
                };
                request.code = lingo_status_code(request.status);
                compare_all(cache, site, request, sets[i % COUNT(sets)], sites[s].name);
            }
        lingo_page_cache_free(cache);
        lingo_site_release(site);
    }
}

/* Which sites have prepared pages: without these, the other tests would prove nothing. */
static void test_prepared(void)
{
    for (size_t s = 0; s < COUNT(sites); s++) {
        const struct lingo_site *site = open_site(&sites[s]);
        struct lingo_page_cache *cache = open_cache(site, 1);
        compare_all(cache, site, usual_request(404), sets[1], sites[s].name);
        check_number((long long)page_cache_count(cache), sites[s].is_prepared, sites[s].name);
        lingo_page_cache_free(cache);
        lingo_site_release(site);
    }
}

/* Whatever a proxy passes of the address, the host and the request ID. */
static void test_given(void)
{
    for (unsigned set = 0; set < 1u << SERVER; set++) {
        struct lingo_page_cache *cache = open_cache(NULL, 1);
        char where[32];
        snprintf(where, sizeof where, "the set %u", set);
        compare_all(cache, NULL, usual_request(404), set | 1u << TIME, where);
        check_number((long long)page_cache_count(cache), 1, where);
        lingo_page_cache_free(cache);
    }
}

/* Each member of a request that decides about the page, changed alone. */
static void test_members(void)
{
    struct lingo_page_cache *cache = open_cache(NULL, 1);
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    static const struct lingo_parameter parameters[] = {
        {LINGO_PARAMETER_DETAIL, {"Basket 7", 8}},
        {LINGO_PARAMETER_RETRY_AFTER, {"120", 3}},
    };
    static const struct lingo_extension extension = {{"balance", 7}, {"30", 2}};
    struct lingo_request requests[20];
    for (size_t i = 0; i < COUNT(requests); i++)
        requests[i] = usual_request(503);
    requests[1].code = 404;
    requests[2].status = lingo_vendor_find(521, "cloudflare");
    requests[3].method = text_of("POST");
    requests[4].accept_language = text_of("fr-CA, fr;q=0.9, en;q=0.4");
    requests[5].accept_language = text_of("de");
    requests[6].accept = text_of("application/json");
    requests[7].preferred = text_of("ja");
    requests[8].preferred = text_of("sr%40latin");
    requests[9].language = lingo_catalog_find(catalog, "pl", 2);
    requests[10].second_language = lingo_catalog_find(catalog, "en", 2);
    requests[11].media = 1u << LINGO_MEDIA_TEXT;
    requests[12].destination = text_of("image");
    requests[13].parameters = parameters;
    requests[13].parameter_count = 1;
    requests[14].parameters = parameters;
    requests[14].parameter_count = 2;
    requests[15].extensions = &extension;
    requests[15].extension_count = 1;
    requests[15].media = 1u << LINGO_MEDIA_PROBLEM_JSON;
    /* the same bytes in other fields */
    requests[16].accept_language = text_of("de");
    requests[16].preferred = text_of("fr");
    requests[17].accept_language = text_of("def");
    requests[17].preferred = text_of("r");
    requests[18].accept = text_of(LONGER LONGER);
    requests[19].method = text_of("HEAD");
    for (size_t round = 0; round < 3 * COUNT(requests); round++)
        for (size_t again = 0; again < 3; again++) {
            /* each after each other one, in some round */
            size_t i = (round * 7 + round / COUNT(requests)) % COUNT(requests);
            compare(cache, NULL, &requests[i], PAGE_SIZE - 1, "a member");
        }
    lingo_page_cache_free(cache);
}

/* A buffer of every size: the content is truncated as without a cache. */
static void test_sizes(void)
{
    struct lingo_page_cache *cache = open_cache(NULL, 1);
    struct lingo_request request = usual_request(404);
    struct lingo_parameter parameters[GIVEN];
    set_parameters(&request, parameters, sets[0], values[3]);
    compare(cache, NULL, &request, PAGE_SIZE - 1, "once");
    compare(cache, NULL, &request, PAGE_SIZE - 1, "twice");
    check_number((long long)page_cache_count(cache), 1, "it is prepared");
    size_t length = plain.length;
    for (size_t size = 0; size <= length + 2; size++)
        compare(cache, NULL, &request, size, "cut");
    check_number((long long)lingo_page_cache_write(cache, &request, NULL, 0, NULL),
                 (long long)length, "without a buffer and a response");
    free_parameters(&request);
    lingo_page_cache_free(cache);
}

/* Requests that come once leave a prepared page alone; what comes twice in a row replaces it. */
static void test_replacement(void)
{
    struct lingo_page_cache *cache = open_cache(NULL, 1);
    struct lingo_request often = usual_request(404), rare = usual_request(404);
    char language[8];
    rare.accept_language = (struct lingo_text){language, 5};
    compare(cache, NULL, &often, PAGE_SIZE - 1, "often");
    check_number((long long)page_cache_count(cache), 0, "what came once is not prepared");
    compare(cache, NULL, &often, PAGE_SIZE - 1, "often");
    check_number((long long)page_cache_count(cache), 1, "what came twice is");
    for (unsigned i = 0; i < 100; i++) {
        snprintf(language, sizeof language, "de-%02u", i);
        compare(cache, NULL, &rare, PAGE_SIZE - 1, "rare");
    }
    CU_ASSERT_TRUE(page_cache_has(cache, &often));
    CU_ASSERT_FALSE(page_cache_has(cache, &rare));
    compare(cache, NULL, &rare, PAGE_SIZE - 1, "rare, twice in a row");
    CU_ASSERT_FALSE(page_cache_has(cache, &often));
    CU_ASSERT_TRUE(page_cache_has(cache, &rare));
    lingo_page_cache_free(cache);
}

/* All pages that fit, in turn. */
static void test_many(void)
{
    struct lingo_page_cache *cache = open_cache(NULL, 100); /* of which there are 128 */
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    size_t languages = lingo_catalog_count(catalog);
    for (size_t round = 0; round < 6; round++)
        for (size_t i = 0; i < languages; i++) {
            struct lingo_request request = usual_request(404);
            request.accept_language = lingo_language_tag(lingo_catalog_at(catalog, i));
            compare(cache, NULL, &request, PAGE_SIZE - 1, request.accept_language.data);
        }
    size_t prepared = page_cache_count(cache);
    CU_ASSERT_TRUE(prepared > languages / 3 && prepared <= 128);
    lingo_page_cache_free(cache);
}

static void test_memory(void)
{
    struct lingo_page_cache *cache = (struct lingo_page_cache *)&plain;
    check_number(lingo_page_cache_open(NULL, NULL, 1), LINGO_ERROR_ARGUMENT, "no place for it");
    for (size_t allowed = 0; allowed < 3; allowed++) {
        memory_watch(allowed);
        check_number(lingo_page_cache_open(&cache, NULL, 0), LINGO_ERROR_MEMORY, "no memory");
        check_number((long long)memory_left(), 0, "what is left");
        CU_ASSERT_PTR_NULL(cache);
    }
    memory_watch(MEMORY_NO_FAILURE);
    cache = open_cache(NULL, 0);
    check_number((long long)memory_allocations(), 3, "opening");
    struct lingo_request request = usual_request(404);
    for (size_t i = 0; i < 4; i++)
        compare(cache, NULL, &request, PAGE_SIZE - 1, "a page");
    check_number((long long)page_cache_count(cache), 1, "a cache of one page");
    check_number((long long)memory_allocations(), 3, "pages, also one that is prepared");
    lingo_page_cache_free(cache);
    check_number((long long)memory_left(), 0, "what is left");
    lingo_page_cache_free(NULL);
}

int main(void)
{
    static const struct test tests[] = {
        {"what is prepared", test_prepared},
        {"what is given", test_given},
        {"every status, with other values again and again", test_statuses},
        {"every member of a request", test_members},
        {"a buffer of every size", test_sizes},
        {"which page is replaced", test_replacement},
        {"many pages", test_many},
        {"memory", test_memory},
        {NULL, NULL},
    };
    return test_run("cache of pages", tests);
}
