/* SPDX-License-Identifier: MIT */
/* A cache of pages: whatever was requested before, the page and its fields are those of
 * lingo_page_write(). */
#include "tests/support/make-page.h"
#include "tests/support/memory.h"
#include "tests/support/test.h"

#include "page-cache/cache.h"

#include <stdint.h>
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

/* Whether two fields are the same, and end with a NUL. */
static bool is_same_header(const struct lingo_header *a, const struct lingo_header *b)
{
    return is_same_text(a->name, b->name) && is_same_text(a->value, b->value) &&
           !b->name.data[b->name.length] && !b->value.data[b->value.length];
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
        is_same = is_same_header(&plain.headers[i], &cached.headers[i]);
    return is_same;
}

static void clear(size_t size)
{
    memset(plain_content, '#', size);
    memset(cached_content, '#', size);
    memset(&cached, '#', sizeof cached);
}

/* Compares the page that the cache wrote to a buffer of this size. */
static void compare_with(const struct lingo_site *site, const struct lingo_request *request,
                         size_t size, size_t again, const char *where)
{
    size_t length = lingo_page_write(site, request, plain_content, size, &plain);
    if (length == again && !memcmp(plain_content, cached_content, size + 1) && is_same_response())
        return;
    printf("\n    %s, %d: %zu bytes, not %zu; fields differ: %d", where, request->code, again,
           length, !is_same_response());
    CU_FAIL("the page of the cache differs");
}

/* Asks both for the page, in a buffer of this size. */
static void compare(struct lingo_page_cache *cache, const struct lingo_site *site,
                    const struct lingo_request *request, size_t size, const char *where)
{
    clear(size + 1);
    size_t length = lingo_page_cache_write(cache, request, cached_content, size, &cached);
    compare_with(site, request, size, length, where);
}

/* Asks both for the page, which is a prepared one or not. */
static void check_prepared(struct lingo_page_cache *cache, const struct lingo_site *site,
                           const struct lingo_request *request, bool expected, const char *where)
{
    size_t size = PAGE_SIZE - 1;
    bool is_prepared = false;
    clear(size + 1);
    size_t length = page_cache_write(cache, request, cached_content, size, &cached, &is_prepared);
    check_number(is_prepared, expected, where);
    compare_with(site, request, size, length, where);
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

/* A prepared page that is still asked for is kept; one that is not, for 16 requests at its place.
 */
static void test_rivals(void)
{
    struct lingo_page_cache *cache = open_cache(NULL, 1);
    struct lingo_request one = usual_request(404), other = usual_request(503);
    check_prepared(cache, NULL, &one, false, "one");
    check_prepared(cache, NULL, &one, true, "one");
    for (unsigned i = 0; i < 100; i++) {
        check_prepared(cache, NULL, &other, false, "the other, twice");
        check_prepared(cache, NULL, &other, false, "the other, twice");
        check_prepared(cache, NULL, &one, true, "one");
    }
    for (unsigned i = 0; i < 16; i++)
        check_prepared(cache, NULL, &other, false, "only the other");
    check_prepared(cache, NULL, &other, true, "the other has replaced it");
    for (unsigned i = 0; i < 16; i++)
        check_prepared(cache, NULL, &one, false, "only the first one");
    check_prepared(cache, NULL, &one, true, "one has replaced the other");
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

/* The second request for a page prepares it, and those that follow get it. */
static void test_again(void)
{
    for (size_t i = 0; i < COUNT(sets); i++) {
        struct lingo_page_cache *cache = open_cache(NULL, 1);
        struct lingo_request request = usual_request(404);
        struct lingo_parameter parameters[GIVEN];
        set_parameters(&request, parameters, sets[i] & ~(1u << SERVER), values[0]);
        check_prepared(cache, NULL, &request, false, "the first request");
        check_prepared(cache, NULL, &request, true, "the second request");
        check_prepared(cache, NULL, &request, true, "the third request");
        free_parameters(&request);
        lingo_page_cache_free(cache);
    }
}

/* Pages that have places of their own, in turn. */
static void test_places(void)
{
    struct lingo_page_cache *cache = open_cache(NULL, 1024);
    struct lingo_request requests[] = {usual_request(404), usual_request(503)};
    for (size_t i = 0; i < 8; i++)
        check_prepared(cache, NULL, &requests[i % 2], i >= 2, "one of two");
    lingo_page_cache_free(cache);
}

/* All bytes of a key decide about its place, also the first of many. */
static void test_first_bytes(void)
{
    struct lingo_page_cache *cache = open_cache(NULL, 1024);
    char fields[2][512];
    for (size_t i = 0; i < 4; i++) {
        struct lingo_request request = usual_request(404);
        memset(fields[i % 2], 'a', sizeof fields[0]);
        fields[i % 2][0] = "ab"[i % 2];
        request.accept_language = (struct lingo_text){fields[i % 2], sizeof fields[0]};
        request.method = request.accept = text_of("");
        check_prepared(cache, NULL, &request, i >= 2, "another first byte");
    }
    check_number((long long)page_cache_count(cache), 2, "both are prepared");
    lingo_page_cache_free(cache);
}

/* Statuses with the same code, no two of which come in a row: the place would be that of a key that
 * came twice if two keys had the same hash. */
static void test_hashes(void)
{
    struct lingo_page_cache *cache = open_cache(NULL, 1);
    for (size_t n = 0; n < lingo_status_count(); n++) {
        struct lingo_request request = usual_request(404);
        request.status = lingo_status_at(n);
        check_prepared(cache, NULL, &request, false, "another status");
    }
    check_number((long long)page_cache_count(cache), 0, "none came twice");
    lingo_page_cache_free(cache);
}

/* A page with all fields that prepared pages can have. */
static void test_fields(void)
{
    static const struct site_row row = {"no-store", {{"cache-control", "no-store"}}, true};
    const struct lingo_site *site = open_site(&row);
    struct lingo_page_cache *cache = open_cache(site, 1);
    struct lingo_request request = usual_request(404);
    check_prepared(cache, site, &request, false, "the first request");
    check_prepared(cache, site, &request, true, "the second request");
    check_number((long long)cached.header_count, 7, "the number of fields");
    lingo_page_cache_free(cache);
    lingo_site_release(site);
}

/* The time of the previous request is only used again for the same one. */
static void test_times(void)
{
    static const struct {
        struct lingo_text time;
        bool is_prepared;
    } rows[] = {
        {{"1795908850", 10}, false},
        {{"1795908850", 10}, true},
        {{"1795908850", 10}, true},
        {{"1795908851", 10}, true},
        {{"tomorrow", 8}, false},
        {{"1", 1}, true}, /* what is left of the digits before */
        {{"1795908851", 10}, true},
        {{"1795908851", 9}, true},
        {{"\0\0\0\0\0\0\0\0\0", 9}, false},
        {{"1795908851 ", 11}, false},
        {{"999999999999999999", 18}, false},
        {{"0", 1}, true},
    };
    struct lingo_page_cache *cache = open_cache(NULL, 1);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct lingo_parameter parameter = {LINGO_PARAMETER_TIME, rows[i].time};
        struct lingo_request request = usual_request(404);
        request.parameters = &parameter;
        request.parameter_count = 1;
        check_prepared(cache, NULL, &request, rows[i].is_prepared, rows[i].time.data);
    }
    lingo_page_cache_free(cache);
}

/* A page without the time that is given cannot be prepared: others have it. */
static void test_invalid_time(void)
{
    struct lingo_page_cache *cache = open_cache(NULL, 1);
    struct lingo_parameter parameter = {LINGO_PARAMETER_TIME, text_of("tomorrow")};
    struct lingo_request request = usual_request(404);
    request.parameters = &parameter;
    request.parameter_count = 1;
    check_prepared(cache, NULL, &request, false, "an invalid time");
    check_prepared(cache, NULL, &request, false, "an invalid time again");
    check_number((long long)page_cache_count(cache), 0, "it is not prepared");
    parameter.value = text_of("1795908850");
    compare(cache, NULL, &request, PAGE_SIZE - 1, "a valid time");
    lingo_page_cache_free(cache);
}

/* The fields of a key, in its order. */
enum { KEY_FIELDS = 5, KEY_SIZE = 512 };

static struct lingo_text *field_of_key(struct lingo_request *request, size_t i)
{
    struct lingo_text *const fields[KEY_FIELDS] = {&request->accept_language, &request->preferred,
                                                   &request->accept, &request->method,
                                                   &request->destination};
    return fields[i];
}

/* Asks twice for a page of a request that has two fields of these lengths. */
static void check_lengths(size_t first, size_t length, size_t second, size_t other, bool expected)
{
    struct lingo_page_cache *cache = open_cache(NULL, 1);
    struct lingo_request request = {.code = 404, .media = 1u << LINGO_MEDIA_HTML};
    char bytes[KEY_SIZE + 1], where[80];
    memset(bytes, 'x', sizeof bytes);
    char *copies[] = {exact_copy(bytes, length), exact_copy(bytes, other)};
    *field_of_key(&request, first) = (struct lingo_text){copies[0], length};
    *field_of_key(&request, second) = (struct lingo_text){copies[1], other};
    snprintf(where, sizeof where, "field %zu of %zu bytes, %zu of %zu", first, length, second,
             other);
    check_prepared(cache, NULL, &request, false, where);
    check_prepared(cache, NULL, &request, expected, where);
    free(copies[0]);
    free(copies[1]);
    lingo_page_cache_free(cache);
}

/* Fields that fit into a key, and those that are one byte too long. */
static void test_lengths(void)
{
    for (size_t i = 0; i < KEY_FIELDS; i++) {
        size_t next = (i + 1) % KEY_FIELDS;
        check_lengths(i, KEY_SIZE, next, 0, true);
        check_lengths(i, KEY_SIZE + 1, next, 0, false);
        check_lengths(i, KEY_SIZE - 1, next, 1, true);
        check_lengths(i, KEY_SIZE, next, 1, false);
        check_lengths(i, KEY_SIZE / 2 + 1, next, KEY_SIZE / 2, false);
    }
}

/* Keys that differ in the last byte of a field alone, whatever their length is. */
static void test_last_bytes(void)
{
    for (size_t i = 0; i < KEY_FIELDS; i++)
        for (size_t length = 1; length <= 24; length++) {
            struct lingo_page_cache *cache = open_cache(NULL, 1);
            struct lingo_request request = {.code = 404, .media = 1u << LINGO_MEDIA_HTML};
            char bytes[24];
            memset(bytes, 'x', sizeof bytes);
            *field_of_key(&request, i) = (struct lingo_text){bytes, length};
            check_prepared(cache, NULL, &request, false, "the first request");
            check_prepared(cache, NULL, &request, true, "the second request");
            bytes[length - 1] = 'y';
            check_prepared(cache, NULL, &request, false, "another last byte");
            lingo_page_cache_free(cache);
        }
}

/* Keys with the same bytes, of which one field has more and the next one fewer. */
static void test_split(void)
{
    for (size_t i = 0; i + 1 < KEY_FIELDS; i++) {
        struct lingo_page_cache *cache = open_cache(NULL, 1);
        struct lingo_request request = {.code = 404, .media = 1u << LINGO_MEDIA_HTML};
        *field_of_key(&request, i) = text_of("xy");
        *field_of_key(&request, i + 1) = text_of("z");
        check_prepared(cache, NULL, &request, false, "the first request");
        check_prepared(cache, NULL, &request, true, "the second request");
        *field_of_key(&request, i) = text_of("x");
        *field_of_key(&request, i + 1) = text_of("yz");
        check_prepared(cache, NULL, &request, false, "another split");
        lingo_page_cache_free(cache);
    }
}

/* Pages with what keys do not contain, and those without HTML. */
static void test_never(void)
{
    static const struct lingo_parameter parameter = {LINGO_PARAMETER_DETAIL, {"Basket 7", 8}};
    static const struct lingo_extension extension = {{"balance", 7}, {"30", 2}};
    for (size_t i = 0; i < 6; i++) {
        struct lingo_page_cache *cache = open_cache(NULL, 1);
        struct lingo_request request = usual_request(404);
        request.parameters = &parameter;
        request.parameter_count = i == 1 || i == 3;
        request.extensions = &extension;
        request.extension_count = i == 2 || i == 3;
        if (i == 4)
            request.accept = text_of("application/json");
        if (i == 5)
            request.method = text_of("HEAD");
        for (size_t again = 0; again < 3; again++)
            check_prepared(cache, NULL, &request, !i && again, "what a key does not contain");
        check_number((long long)page_cache_count(cache), !i, "what is prepared");
        lingo_page_cache_free(cache);
    }
}

/* The range is in the request itself, wherever its fields are. */
static void test_range(void)
{
    static const char *const rows[][2] = {
        {"de", "fr"}, {"tlh, de", "fr"}, {"tlh", "fr"},    {"tlh", "tlh, fr"},
        {"", "fr"},   {"", "tlh, fr"},   {"%64%65", "fr"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char next_to[32], apart[64];
        struct lingo_page_cache *cache = open_cache(NULL, 1);
        struct lingo_request request = usual_request(404);
        request.preferred = text_of(rows[i][0]);
        request.accept_language = text_of(rows[i][1]);
        snprintf(next_to, sizeof next_to, "%s%s", rows[i][0], rows[i][1]);
        request.preferred.data = next_to;
        request.accept_language.data = next_to + request.preferred.length;
        check_prepared(cache, NULL, &request, false, "the first request");
        check_prepared(cache, NULL, &request, true, "the second request");
        CU_ASSERT_TRUE(cached.range.length > 0);
        snprintf(apart, sizeof apart, "%-32s%s", rows[i][1], rows[i][0]);
        request.accept_language.data = apart;
        request.preferred.data = apart + 32;
        check_prepared(cache, NULL, &request, true, "at other addresses");
        lingo_page_cache_free(cache);
    }
}

/* However many pages are asked for, the memory is that of 65536. */
static void test_limits(void)
{
    memory_watch(MEMORY_NO_FAILURE);
    struct lingo_page_cache *largest = open_cache(NULL, (size_t)1 << 16);
    size_t bytes = memory_left();
    lingo_page_cache_free(largest);
    memory_watch(MEMORY_NO_FAILURE);
    largest = open_cache(NULL, SIZE_MAX);
    check_number((long long)memory_left(), (long long)bytes, "the largest cache");
    lingo_page_cache_free(largest);
}

/* The cache holds the site, and releases it. */
static void test_site(void)
{
    memory_watch(MEMORY_NO_FAILURE);
    const struct lingo_site *site = open_site(&sites[7]);
    struct lingo_page_cache *cache = open_cache(site, 1);
    struct lingo_request request = usual_request(404);
    for (size_t i = 0; i < 3; i++)
        compare(cache, site, &request, PAGE_SIZE - 1, "a page");
    lingo_site_release(site);
    check_prepared(cache, site, &request, true, "a site that only the cache holds");
    lingo_page_cache_free(cache);
    check_number((long long)memory_left(), 0, "what is left");
}

static void test_memory(void)
{
    struct lingo_page_cache *cache = (struct lingo_page_cache *)&plain;
    check_number(lingo_page_cache_open(NULL, NULL, 1), LINGO_ERROR_ARGUMENT, "no place for it");
    for (size_t allowed = 0; allowed < 2; allowed++) {
        memory_watch(allowed);
        check_number(lingo_page_cache_open(&cache, NULL, 0), LINGO_ERROR_MEMORY, "no memory");
        check_number((long long)memory_left(), 0, "what is left");
        CU_ASSERT_PTR_NULL(cache);
    }
    memory_watch(MEMORY_NO_FAILURE);
    cache = open_cache(NULL, 0);
    check_number((long long)memory_allocations(), 2, "opening");
    struct lingo_request request = usual_request(404);
    for (size_t i = 0; i < 4; i++)
        compare(cache, NULL, &request, PAGE_SIZE - 1, "a page");
    check_number((long long)page_cache_count(cache), 1, "a cache of one page");
    check_number((long long)memory_allocations(), 2, "pages, also one that is prepared");
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
        {"which page is kept", test_rivals},
        {"many pages", test_many},
        {"the same page again", test_again},
        {"two pages in turn", test_places},
        {"keys that differ at the start", test_first_bytes},
        {"statuses of the same code", test_hashes},
        {"all fields", test_fields},
        {"keys that differ at the end", test_last_bytes},
        {"keys with the same bytes", test_split},
        {"keys of all lengths", test_lengths},
        {"times", test_times},
        {"an invalid time at first", test_invalid_time},
        {"what is never prepared", test_never},
        {"where the range is", test_range},
        {"the largest cache", test_limits},
        {"the site", test_site},
        {"memory", test_memory},
        {NULL, NULL},
    };
    return test_run("cache of pages", tests);
}
