/* SPDX-License-Identifier: MIT */
/* Requests as received: heads and lists of fields, including hostile ones, truncated anywhere, and
 * with little memory. */
#include "tests/support/test.h"

#include <httplingo/page.h>

#include <stdlib.h>
#include <string.h>

static const struct lingo_site *site; /* with a cookie and a query parameter */

/* What is read of a head; NULL: it is not set. */
struct expected {
    const char *method, *accept, *language, *destination, *preferred, *uri, *host;
};

/* A text that no NUL need follow. */
static void check_span(struct lingo_text actual, const char *expected, const char *where)
{
    char *copy = actual.data ? strndup(actual.data, actual.length) : NULL;
    check_string(copy, expected, where);
    free(copy);
}

static struct lingo_text parameter_of(const struct lingo_request *request,
                                      enum lingo_parameter_name name)
{
    struct lingo_text value = {NULL, 0};
    for (size_t i = 0; i < request->parameter_count; i++)
        if (request->parameters[i].name == name && request->parameters[i].value.length)
            value = request->parameters[i].value;
    return value;
}

static void check_request(const struct lingo_request *request, const struct expected *expected,
                          const char *where)
{
    check_span(request->method, expected->method, where);
    check_span(request->accept, expected->accept, where);
    check_span(request->accept_language, expected->language, where);
    check_span(request->destination, expected->destination, where);
    check_span(request->preferred, expected->preferred, where);
    check_span(parameter_of(request, LINGO_PARAMETER_URI), expected->uri, where);
    check_span(parameter_of(request, LINGO_PARAMETER_HOST), expected->host, where);
}

static void test_heads(void)
{
    static const struct {
        const char *head;
        struct expected expected;
    } cases[] = {
        {"", {.uri = NULL}},
        {"GET /a?b HTTP/1.1\r\nHost: shop.example\r\nAccept: text/html\r\nAccept-Language: de\r\n"
         "Sec-Fetch-Dest: document\r\n\r\n",
         {"GET", "text/html", "de", "document", NULL, "/a?b", "shop.example"}},
        /* fields alone, names in any case, LF (RFC 9112 2.2), no last line end */
        {"ACCEPT-LANGUAGE:de\nhost: \t a \t", {.language = "de", .host = "a"}},
        /* several lines are one (RFC 9110 5.3), those of cookies too (RFC 9113 8.2.3) */
        {"Accept-Language: de\r\nAccept: a/b\r\nAccept-Language: fr;q=0.5\r\nAccept: c/d\r\n"
         "Accept-Language: it\r\n",
         {.language = "de, fr;q=0.5, it", .accept = "a/b, c/d"}},
        {"Cookie: a=b\r\nCookie: lang=fr\r\n", {.preferred = "fr"}},
        {"GET /?lang=it HTTP/1.1\r\nCookie: lang=fr\r\n",
         {.method = "GET", .uri = "/?lang=it", .preferred = "it"}},
        /* of others the first holds; empty ones count for nothing */
        {"Host:\r\nHost: a\r\nHost: b\r\nAccept:\r\nSec-Fetch-Dest: image\r\nSec-Fetch-Dest: x\r\n",
         {.host = "a", .destination = "image"}},
        /* what is no field: a space before the colon (RFC 9112 5.1), a folded line (5.2), no
           colon, no name */
        {"Accept : a\r\nAccept\t: b\r\n Accept: c\r\n\tAccept: d\r\nAccept\r\n: e\r\nAccept: f\r\n",
         {.accept = "f"}},
        {"X-Other: a\r\n Accept-Language: de\r\n", {.uri = NULL}},
        {"Acc\0ept: a\r\nAccept: b\r\n", {.uri = NULL}}, /* ends at the NUL for this table */
        /* the head ends at its empty line (2.1), and may begin with some (2.2) */
        {"\r\n\r\nGET / HTTP/1.1\r\nAccept: a\r\n\r\nAccept-Language: de\r\n",
         {.method = "GET", .accept = "a", .uri = "/"}},
        /* request lines: of HTTP/0.9, without a target, with a method of its own, absolute */
        {"GET /", {.method = "GET", .uri = "/"}},
        {"GET ", {.method = "GET"}},
        {"GET  HTTP/1.1", {.method = "GET"}},
        {"GET", {.uri = NULL}},
        {"BREW http://a.example/?lang=fr HTTP/1.1\r\n",
         {.method = "BREW", .uri = "http://a.example/?lang=fr", .preferred = "fr"}},
        {"CONNECT a.example:443 HTTP/1.1\r\nHost: b\r\n",
         {.method = "CONNECT", .uri = "a.example:443", .host = "b"}},
        /* only the first line is one; pseudo-fields are none of HTTP/1.1 */
        {"Accept: a\r\nGET / HTTP/1.1\r\n", {.accept = "a"}},
        {":method: GET\r\n:path: /\r\n", {.uri = NULL}},
        {"\x16\x03\x01\x02\r\nAccept: a\r\n", {.accept = "a"}}, /* TLS to a plain port */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char memory[LINGO_REQUEST_MEMORY];
        struct lingo_request request = {.code = 404};
        size_t length = strlen(cases[i].head);
        char *head = exact_copy(cases[i].head, length);
        lingo_request_read(&request, site, head, length, memory, sizeof memory);
        check_request(&request, &cases[i].expected, cases[i].head);
        check_number(request.code, 404, "the code is the caller's");
        free(head);
    }
}

static void test_fields(void)
{
#define TEXT(literal)                                                                              \
    {                                                                                              \
        literal, sizeof(literal) - 1                                                               \
    }
    static const struct lingo_header fields[] = {
        {TEXT(":method"), TEXT("HEAD")},
        {TEXT(":path"), TEXT("/?lang=sv")},
        {TEXT(":authority"), TEXT("a.example")},
        {TEXT("host"), TEXT("b.example")},
        {TEXT("accept-language"), TEXT("de")},
        {TEXT("Accept-Language"), TEXT(" en ")},
        {{NULL, 0}, {NULL, 0}},
        {TEXT("accept"), {NULL, 0}},
        {TEXT("cookie"), TEXT("a=b; lang=fr; c")},
        {TEXT("sec-fetch-dest"), TEXT("script")},
    };
    static const struct expected expected = {"HEAD", NULL,        "de, en",   "script",
                                             "sv",   "/?lang=sv", "a.example"};
    char memory[LINGO_REQUEST_MEMORY];
    struct lingo_request request = {.code = 404};
    lingo_request_read_fields(&request, site, fields, sizeof fields / sizeof fields[0], memory,
                              sizeof memory);
    check_request(&request, &expected, "HTTP/2");
    request = (struct lingo_request){.code = 404};
    lingo_request_read_fields(&request, NULL, NULL, 0, NULL, 0);
    check_request(&request, &(struct expected){.uri = NULL}, "nothing");
    lingo_request_read(&request, NULL, NULL, 0, NULL, 0);
    check_request(&request, &(struct expected){.uri = NULL}, "no head");
}

/* What the caller has set stays unless the head tells it; its parameters hold. */
static void test_kept(void)
{
    static const struct lingo_parameter own[] = {
        {LINGO_PARAMETER_HOST, TEXT("own.example")},
        {LINGO_PARAMETER_REQUEST_ID, TEXT("7f3a")},
        {LINGO_PARAMETER_URI, TEXT("/rewritten?lang=pl")},
    };
    static const char head[] = "GET /a HTTP/1.1\r\nHost: a\r\nAccept-Language: de\r\n\r\n";
    char memory[LINGO_REQUEST_MEMORY];
    struct lingo_request request = {.code = 404,
                                    .method = TEXT("PUT"),
                                    .accept = TEXT("text/plain"),
                                    .accept_language = TEXT("ja"),
                                    .preferred = TEXT("nb"),
                                    .parameters = own,
                                    .parameter_count = 3};
    struct lingo_request by_list = request;
    lingo_request_read(&request, site, head, sizeof head - 1, memory, sizeof memory);
    static const struct expected expected = {"GET", "text/plain",         "de",         NULL,
                                             "nb",  "/rewritten?lang=pl", "own.example"};
    check_request(&request, &expected, "what was set");
    check_span(parameter_of(&request, LINGO_PARAMETER_REQUEST_ID), "7f3a", "a parameter");
    /* a list without :path has its query from the parameter */
    lingo_request_read_fields(&by_list, site, NULL, 0, memory, sizeof memory);
    check_span(by_list.preferred, "pl", "the query of a parameter");
}

/* In a block of each size, at each alignment: what does not fit is left out, and nothing beyond is
 * touched. */
static void test_memory(void)
{
    static const char head[] = "GET /a HTTP/1.1\r\nHost: a\r\nAccept-Language: de\r\n"
                               "Accept: a/b\r\nAccept-Language: fr\r\nAccept: c/d\r\n\r\n";
    size_t whole = 2 * sizeof(struct lingo_parameter), joined = 6 + 8;
    size_t skipped = _Alignof(struct lingo_parameter) - 1; /* behind an address that is odd */
    for (size_t size = 0; size < whole + joined + 20; size++)
        for (size_t shift = 0; shift < 2; shift++) {
            char *block = malloc(size + shift);
            struct lingo_request request = {.code = 404};
            lingo_request_read(&request, site, head, sizeof head - 1, block ? block + shift : NULL,
                               size);
            bool has_room = size >= whole + (shift ? skipped : 0);
            check_number((long long)request.parameter_count, has_room ? 2 : 0, "parameters");
            CU_ASSERT(request.accept_language.length == 2 || request.accept_language.length == 6);
            if (size >= whole + joined + (shift ? skipped : 0)) {
                check_span(request.accept_language, "de, fr", "languages");
                check_span(request.accept, "a/b, c/d", "formats");
            }
            if (!size)
                check_span(request.accept_language, "de", "the first line");
            free(block);
        }
}

/* A value of as many lines as somebody likes takes no more than its memory. */
static void test_many(void)
{
    enum { LINES = 5000 };
    static const char line[] = "Accept-Language: de\r\nCookie: a=b\r\n";
    char memory[LINGO_REQUEST_MEMORY], *head = malloc(LINES * (sizeof line - 1));
    for (size_t i = 0; i < LINES; i++)
        memcpy(head + i * (sizeof line - 1), line, sizeof line - 1);
    struct lingo_request request = {.code = 404};
    lingo_request_read(&request, site, head, LINES * (sizeof line - 1), memory, sizeof memory);
    CU_ASSERT(request.accept_language.length > 60);
    CU_ASSERT(request.accept_language.length < sizeof memory);
    CU_ASSERT_EQUAL(memcmp(request.accept_language.data, "de, de, de", 10), 0);
    free(head);
}

/* Cut anywhere, and with every byte anywhere, a page is made. */
static void test_cuts(void)
{
    static const char head[] =
        "GET /a?lang=fr HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\nAccept-Language: de\r\n"
        "Cookie: lang=it\r\nAccept-Language: es\r\nSec-Fetch-Dest: image\r\n\r\nbody";
    char memory[256], page[8192];
    struct lingo_response response;
    for (size_t length = 0; length < sizeof head; length++) {
        char *copy = exact_copy(head, length);
        struct lingo_request request = {.code = 404};
        lingo_request_read(&request, site, copy, length, memory, sizeof memory);
        CU_ASSERT(lingo_page_write(site, &request, page, sizeof page, &response) > 100);
        free(copy);
    }
    for (size_t at = 0; at < sizeof head - 1; at++)
        for (int byte = 0; byte < 256; byte += at % 8 ? 17 : 1) {
            char *copy = exact_copy(head, sizeof head - 1);
            copy[at] = (char)byte;
            struct lingo_request request = {.code = 404, .media = 1u << LINGO_MEDIA_TEXT};
            lingo_request_read(&request, site, copy, sizeof head - 1, memory, sizeof memory);
            CU_ASSERT(lingo_page_write(site, &request, page, sizeof page, NULL) > 10 ||
                      request.method.data[0] != 'G');
            free(copy);
        }
}

int main(void)
{
    static const struct test tests[] = {{"heads", test_heads}, {"fields", test_fields},
                                        {"kept", test_kept},   {"memory", test_memory},
                                        {"many", test_many},   {"cuts", test_cuts},
                                        {NULL, NULL}};
    static const struct lingo_setting settings[] = {{"language-cookie", "lang"},
                                                    {"language-query", "lang"}};
    if (lingo_site_open(&site, NULL, settings, 2, NULL))
        return 1;
    int result = test_run("read-request", tests);
    lingo_site_release(site);
    return result;
}
