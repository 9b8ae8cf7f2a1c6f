/* SPDX-License-Identifier: MIT */
/* Pages: content by status, fields, languages, links; and that making them allocates no memory. */
#include "tests/support/make-page.h"
#include "tests/support/memory.h"
#include "tests/support/test.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

static struct made made;

static void check_field(const struct lingo_response *response, const char *name,
                        const char *expected, const char *where)
{
    char *value = field_of(response, name);
    check_string(value, expected, where);
    free(value);
}

static void check_contains(const char *content, const char *part, const char *where)
{
    if (!strstr(content, part))
        printf("\n    %s lacks: %s", where, part);
    CU_ASSERT_PTR_NOT_NULL(strstr(content, part));
}

static void check_lacks(const char *content, const char *part, const char *where)
{
    if (strstr(content, part))
        printf("\n    %s holds: %s", where, part);
    CU_ASSERT_PTR_NULL(strstr(content, part));
}

static void test_html(void)
{
    static const char *const parameters[] = {"uri", "/caf\xc3\xa9?a=1&b=2", "request_id", "7f3a-9",
                                             NULL};
    make_page(&made, NULL, 404, "fr-CA, fr;q=0.9, en;q=0.5", LINGO_MEDIA_HTML, parameters);
    static const char *const parts[] = {
        "<!DOCTYPE html>\n<html lang=\"fr\" dir=\"ltr\"",
        "<title>Page introuvable (404)</title>",
        "<h1>Page introuvable</h1>",
        "<bdi>/caf\xc3\xa9?a=1&amp;b=2</bdi>",
        "<p class=\"d\">La page a peut-\xc3\xaatre \xc3\xa9t\xc3\xa9 d\xc3\xa9plac\xc3\xa9"
        "e, ou le lien n\xe2\x80\x99"
        "est plus \xc3\xa0 jour.</p>",
        "<p>V\xc3\xa9rifiez que l\xe2\x80\x99"
        "adresse ne contient pas de faute de frappe.</p>",
        "<a href=\"/\">Page d\xe2\x80\x99"
        "accueil</a>",
        "404 Introuvable <bdi><code>7f3a-9</code></bdi></p>",
    };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        check_contains(made.content, parts[i], "404 in French");
    check_lacks(made.content, "<script", "404 in French");
    check_lacks(made.content, "<nav aria-label", "404 in one language");
    check_lacks(made.content, "href=\"mailto", "404 without an address for mail");
    CU_ASSERT_TRUE(made.length < 4096);
    check_field(&made.response, "Content-Type", "text/html; charset=utf-8", "HTML");
    check_field(&made.response, "Content-Language", "fr", "HTML");
    check_field(&made.response, "X-Content-Type-Options", "nosniff", "HTML");
    check_number(made.response.match, LINGO_MATCH_TRUNCATION, "fr-CA");
}

static void test_right_to_left(void)
{
    static const char *const parameters[] = {"retry_after", "120", NULL};
    make_page(&made, NULL, 503, "ar", LINGO_MEDIA_HTML, parameters);
    check_contains(made.content, "<html lang=\"ar\" dir=\"rtl\"", "503 in Arabic");
    /* two minutes, the dual, in a word without a number */
    check_contains(made.content, "\xd8\xaf\xd9\x82\xd9\x8a\xd9\x82\xd8\xaa\xd9\x8a\xd9\x86",
                   "503 in Arabic");
    check_lacks(made.content, "\xd9\xa2", "503 in Arabic");
    check_field(&made.response, "Retry-After", "120", "503");
    make_page(&made, NULL, 429, "en", LINGO_MEDIA_TEXT, parameters);
    check_contains(made.content, "\nYou can try again in 2 minutes.\n", "429");
}

/* A whole page of text: the order of its parts, and what is isolated. */
static void test_text(void)
{
    static const char *const parameters[] = {"allow", "GET, HEAD, POST", "uri", "/a", NULL};
    static const char *const more[] = {
        "request_id", "7f3a",     "time",    "1795908850", "retry_after",
        "120",        "uri",      "/a",      "host",       "www.example.org",
        "detail",     "Basket 7", "contact", "/help",      NULL};
    make_page(&made, NULL, 405, "en", LINGO_MEDIA_TEXT, parameters);
    check_string(made.content,
                 "This action does not work here\n"
                 "\n"
                 "This page does not support what your browser or app tried to do.\n"
                 "\n"
                 "If you were filling in a form, go back to it.\n"
                 "\n"
                 "--\n"
                 "\n"
                 "405 Method Not Allowed\n"
                 "\n"
                 "The server knows the method of the request, but the resource does not support "
                 "it.\n"
                 "\n"
                 "Address: \u2068/a\u2069\n"
                 "Allowed methods: \u2068GET\u2069, \u2068HEAD\u2069, and \u2068POST\u2069\n",
                 "405");
    check_field(&made.response, "Allow", "GET, HEAD, POST", "405");
    make_page(&made, NULL, 503, "en", LINGO_MEDIA_TEXT, more);
    check_string(made.content,
                 "The service is unavailable right now\n"
                 "\n"
                 "The problem is with this site, not with your device.\n"
                 "\n"
                 "Details: \u2068Basket 7\u2069\n"
                 "\n"
                 "You can try again in 2 minutes (\u206823:37 UTC\u2069).\n"
                 "\n"
                 "Contact us: \u2068/help\u2069\n"
                 "\n"
                 "--\n"
                 "\n"
                 "If you contact us, give us the request ID or send a screenshot.\n"
                 "\n"
                 "503 Service Unavailable\n"
                 "Request ID: \u20687f3a\u2069\n"
                 "\u20682026-11-28 23:34:10\u2069 UTC\n"
                 "\n"
                 "The server is temporarily unable to handle the request because it is overloaded "
                 "or under maintenance.\n"
                 "\n"
                 "Address: \u2068/a\u2069\n"
                 "Host: \u2068www.example.org\u2069\n",
                 "503");
}

/* What the content of each status is by RFC 9110 sections 6.4.1, 8.6, 9.3.2, 9.3.6. */
static void test_content(void)
{
    static const struct {
        int code;
        const char *method;
        bool content;
        const char *length; /* NULL: no such field; "": that of the content with GET */
    } cases[] = {
        {404, "GET", true, ""},    {404, "HEAD", false, ""},      {404, "head", true, ""},
        {200, "GET", true, ""},    {200, "CONNECT", false, NULL}, {404, "CONNECT", true, ""},
        {100, "GET", false, NULL}, {199, "GET", false, NULL},     {204, "GET", false, NULL},
        {205, "GET", false, "0"},  {304, "GET", false, NULL},     {304, "HEAD", false, NULL},
        {500, "", true, ""},       {599, "GET", true, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char content[PAGE_SIZE], expected[24], where[40];
        struct lingo_request request = {.code = cases[i].code, .method = text_of(cases[i].method)};
        struct lingo_response response;
        content[0] = 'x';
        size_t length = lingo_page_write(NULL, &request, content, sizeof content, &response);
        snprintf(where, sizeof where, "%d to %s", cases[i].code, cases[i].method);
        CU_ASSERT_EQUAL(length > 0, cases[i].content);
        check_number((long long)strlen(content), (long long)length, where);
        snprintf(expected, sizeof expected, "%zu", response.length);
        check_field(&response, "Content-Length",
                    cases[i].length && !*cases[i].length ? expected : cases[i].length, where);
        CU_ASSERT_EQUAL(response.length > 0, cases[i].length && !*cases[i].length);
    }
}

static void test_codes(void)
{
    static const struct {
        int code, shown;
        const char *reason;
    } cases[] = {
        {404, 404, "Not Found"},
        {499, 499, "Client Error"},
        {299, 299, "Successful"},
        {600, 500, "Internal Server Error"},
        {99, 500, "Internal Server Error"},
        {0, 500, "Internal Server Error"},
        {-1, 500, "Internal Server Error"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char expected[80];
        make_page(&made, NULL, cases[i].code, "en", LINGO_MEDIA_PROBLEM_JSON, NULL);
        check_number(made.response.code, cases[i].shown, cases[i].reason);
        snprintf(expected, sizeof expected, "\"status\":%d,", cases[i].shown);
        check_contains(made.content, expected, cases[i].reason);
        snprintf(expected, sizeof expected, "\"phrase\":\"%s\"", cases[i].reason);
        check_contains(made.content, expected, cases[i].reason);
    }
}

/* A vendor's phrase is English; the texts for visitors are those of the code that it is like, else
 * of its class. */
static void test_vendor(void)
{
    static const struct {
        int code;
        const char *vendor, *tag, *title, *line;
    } cases[] = {
        {499, "nginx", "de", "<h1>Diese Seite konnte nicht angezeigt werden</h1>",
         "<span lang=\"en\" dir=\"ltr\">499 Client Closed Request</span></p>"},
        {499, "nginx", "en-GB", "<h1>This page could not be shown</h1>",
         "499 Client Closed Request</p>"},
        {494, "nginx", "en", "<h1>Your browser sent too much data</h1>",
         "494 Request Header Too Large</p>"},
        {496, "nginx", "en", "<h1>This page is restricted</h1>",
         "496 SSL Certificate Required</p>"},
        {497, "nginx", "en", "<p>Use the https address.</p>",
         "497 HTTP Request Sent to HTTPS Port</p>"},
        {522, "Cloudflare", "en", "<h1>The site is responding too slowly</h1>",
         "522 Connection Timed Out</p>"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct lingo_request request = {.status = lingo_vendor_find(cases[i].code, cases[i].vendor),
                                        .accept_language = text_of(cases[i].tag),
                                        .media = 1u << LINGO_MEDIA_HTML};
        CU_ASSERT_PTR_NOT_NULL_FATAL(request.status);
        lingo_page_write(NULL, &request, made.content, sizeof made.content, &made.response);
        check_contains(made.content, cases[i].title, cases[i].vendor);
        check_contains(made.content, cases[i].line, cases[i].vendor);
    }
}

static void test_headers(void)
{
    static const struct {
        int code;
        const char *name, *value; /* of a parameter */
        const char *field, *expected;
    } cases[] = {
        {503, "retry_after", "120", "Retry-After", "120"},
        {503, "retry_after", "Fri, 31 Dec 1999 23:59:59 GMT", "Retry-After",
         "Fri, 31 Dec 1999 23:59:59 GMT"},
        {503, "retry_after", "1\r\nSet-Cookie: a", "Retry-After", NULL},
        {503, "retry_after", "soon", "Retry-After", NULL},
        {503, "retry_after", "-1", "Retry-After", NULL},
        {503, "retry_after", "999999999999999999", "Retry-After", "999999999999999999"},
        {503, "retry_after", "1000000000000000000", "Retry-After", NULL},
        {410, "retry_after", "120", "Retry-After", NULL},
        {301, "retry_after", "120", "Retry-After", "120"},
        {302, "location", "/new", "Location", "/new"},
        {201, "location", "/new", "Location", "/new"},
        {404, "location", "/new", "Location", NULL},
        {404, "allow", "GET, HEAD", "Allow", NULL},
        {302, "location", "/new\r\nX: y", "Location", NULL},
        {302, "location", "/caf\xc3\xa9", "Location", NULL},
        {405, "allow", "GET, HEAD", "Allow", "GET, HEAD"},
        {426, "protocols", "HTTP/2.0", "Upgrade", "HTTP/2.0"},
        {505, "protocols", "HTTP/1.1", "Upgrade", NULL},
        {451, "blocked_by", "https://example.org/", "Link",
         "<https://example.org/>; rel=\"blocked-by\""},
        {451, "blocked_by", "/>; rel=x", "Link", NULL},
        {404, "blocked_by", "https://example.org/", "Link", NULL},
        /* RFC 6585 sections 3 to 6 */
        {428, "uri", "/", "Cache-Control", "no-store"},
        {429, "uri", "/", "Cache-Control", "no-store"},
        {431, "uri", "/", "Cache-Control", "no-store"},
        {511, "uri", "/", "Cache-Control", "no-store"},
        {404, "uri", "/", "Cache-Control", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *parameters[] = {cases[i].name, cases[i].value, NULL};
        make_page(&made, NULL, cases[i].code, "en", LINGO_MEDIA_TEXT, parameters);
        check_field(&made.response, cases[i].field, cases[i].expected, cases[i].value);
    }
}

static void test_vary(void)
{
    struct lingo_request request = {.code = 404};
    lingo_page_write(NULL, &request, NULL, 0, &made.response);
    check_field(&made.response, "Vary", "Accept, Accept-Language", "all negotiated");
    check_number(made.response.media, LINGO_MEDIA_HTML, "no Accept");
    check_number(made.response.match, LINGO_MATCH_DEFAULT, "no Accept-Language");
    request.media = 1u << LINGO_MEDIA_JSON;
    lingo_page_write(NULL, &request, NULL, 0, &made.response);
    check_field(&made.response, "Vary", "Accept-Language", "format given");
    request.media = 1u << LINGO_MEDIA_HTML;
    lingo_page_write(NULL, &request, NULL, 0, &made.response);
    check_field(&made.response, "Vary", "Accept-Language", "the first format given");
    request.language = lingo_catalog_find(lingo_catalog_builtin(), "de", 2);
    lingo_page_write(NULL, &request, NULL, 0, &made.response);
    check_field(&made.response, "Vary", NULL, "both given");
    check_field(&made.response, "Content-Language", "de", "both given");
    request.media = 0;
    request.accept = text_of("application/problem+json");
    lingo_page_write(NULL, &request, NULL, 0, &made.response);
    check_field(&made.response, "Vary", "Accept", "language given");
    check_field(&made.response, "Content-Type", "application/problem+json", "by Accept");
    check_field(&made.response, "Content-Security-Policy", NULL, "JSON");
}

static void test_preferred(void)
{
    struct lingo_request request = {
        .code = 404, .accept_language = text_of("de"), .preferred = text_of("pl")};
    lingo_page_write(NULL, &request, NULL, 0, &made.response);
    check_field(&made.response, "Content-Language", "pl", "preferred");
    request.preferred = text_of("tlh, x\xff");
    lingo_page_write(NULL, &request, NULL, 0, &made.response);
    check_field(&made.response, "Content-Language", "de", "preferred, not offered");
    static const struct {
        const char *chosen, *language;
    } rows[] = {
        {"pt_BR", "pt-BR"},
        {"pt_BR.UTF-8", "pt-BR"},
        {"zh_TW", "zh-Hant"},
        {"zh_CN.GB18030", "zh-Hans"},
        {"fr_CA", "fr"},
        {"sr@latin", "sr-Latn"},
        {"sr_RS@latin", "sr-Latn"},
        {"iw_IL", "he"},
        {"PT-br", "pt-BR"},
        {"C", "de"},
        {"POSIX", "de"},
        {"pt_BR.", "de"},
        /* percent-encoded (RFC 3986 section 2.1) */
        {"sr%40latin", "sr-Latn"},
        {"%66%72", "fr"},
        {"fr%", "de"},
        {"fr%4", "de"},
        {"fr%zz", "de"},
        {"fr%00", "de"},
        {"%2566%2572", "de"},
        {"f%72%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20"
         "%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20"
         "%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20%20",
         "de"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        request.preferred = text_of(rows[i].chosen);
        lingo_page_write(NULL, &request, NULL, 0, &made.response);
        check_field(&made.response, "Content-Language", rows[i].language, rows[i].chosen);
    }
}

static void test_two_languages(void)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    struct lingo_request request = {.code = 404,
                                    .language = lingo_catalog_find(catalog, "fr", 2),
                                    .second_language = lingo_catalog_find(catalog, "ar", 2)};
    lingo_page_write(NULL, &request, made.content, sizeof made.content, &made.response);
    check_field(&made.response, "Content-Language", "fr, ar", "two languages");
    check_contains(made.content, "<html lang=\"fr\" dir=\"ltr\"", "two languages");
    check_contains(made.content, "<section id=\"second\" lang=\"ar\" dir=\"rtl\" class=\"t\">",
                   "two languages");
    check_contains(made.content,
                   "<nav aria-label=\"\xd8\xa7\xd9\x84\xd9\x84\xd8\xba\xd8\xa9\" lang=\"ar\" "
                   "dir=\"rtl\"><a href=\"#second\" hreflang=\"ar\">",
                   "two languages");
    request.second_language = request.language;
    lingo_page_write(NULL, &request, made.content, sizeof made.content, &made.response);
    check_field(&made.response, "Content-Language", "fr", "the same twice");
    check_lacks(made.content, "id=\"second\"", "the same twice");
}

/* What is known of the answer stands behind the summary, on a page in two languages once behind
 * both messages. */
static void test_known(void)
{
    static const char *const values[] = {"location", "https://a.example/x?y&z", "detail", "<b>",
                                         NULL};
    static const char known[] = "<p><bdi><a href=\"https://a.example/x?y&amp;z\">"
                                "https://a.example/x?y&amp;z</a></bdi></p>\n"
                                "<p><bdi>&lt;b&gt;</bdi></p>\n";
    char expected[500];
    make_page(&made, NULL, 301, "en", LINGO_MEDIA_HTML, values);
    snprintf(expected, sizeof expected, "%s%s%s", "<p class=\"d\">The change is permanent.</p>\n",
             known, "<p>Update your bookmarks and links.</p>\n<nav");
    check_contains(made.content, expected, "301");
    make_page(&made, NULL, 201, "en", LINGO_MEDIA_HTML, values);
    snprintf(expected, sizeof expected, "<h1>Created</h1>\n%s<nav", known);
    check_contains(made.content, expected, "201");
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    struct lingo_parameter parameters[] = {{LINGO_PARAMETER_LOCATION, text_of(values[1])},
                                           {LINGO_PARAMETER_DETAIL, text_of(values[3])}};
    struct lingo_request request = {.code = 301,
                                    .language = lingo_catalog_find(catalog, "en", 2),
                                    .second_language = lingo_catalog_find(catalog, "de", 2),
                                    .parameters = parameters,
                                    .parameter_count = 2};
    lingo_page_write(NULL, &request, made.content, sizeof made.content, &made.response);
    snprintf(expected, sizeof expected, "</section>\n%s<nav", known);
    check_contains(made.content, expected, "two languages");
    check_contains(made.content, "</p>\n<p>Update your bookmarks and links.</p>\n<hr>",
                   "two languages");
}

/* Of Retry-After the last line that can be read holds, on the page and in the field. */
static void test_waits_given_twice(void)
{
    static const struct {
        const char *values[4], *wanted;
    } cases[] = {
        {{"120", "60"}, "60"},
        {{"60", "soon"}, "60"},
        {{"soon", "60"}, "60"},
        {{"Sun, 06 Nov 1994 08:49:37 GMT", "-1", "60, 120"}, "Sun, 06 Nov 1994 08:49:37 GMT"},
        {{"soon", "later"}, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct lingo_parameter parameters[4];
        struct lingo_request request = {.code = 503, .parameters = parameters};
        for (const char *const *value = cases[i].values; *value; value++)
            parameters[request.parameter_count++] =
                (struct lingo_parameter){LINGO_PARAMETER_RETRY_AFTER, text_of(*value)};
        lingo_page_write(NULL, &request, made.content, sizeof made.content, &made.response);
        check_field(&made.response, "Retry-After", cases[i].wanted, cases[i].values[0]);
    }
}

static void test_links(void)
{
    static const char *const parameters[] = {
        "location",   "javascript:alert(1)", "contact", "javascript:alert(2)",
        "home",       "data:text/html,x",    "choices", "/a,b.html A, javascript:x Y, /c",
        "blocked_by", "vbscript:x",          NULL};
    make_page(&made, NULL, 300, "en", LINGO_MEDIA_HTML, parameters);
    check_contains(made.content, "<bdi>javascript:alert(1)</bdi>", "unsafe addresses");
    check_lacks(made.content, "href=\"javascript", "unsafe addresses");
    check_lacks(made.content, "href=\"data", "unsafe addresses");
    check_lacks(made.content, "alert(2)", "unsafe addresses");
    check_contains(made.content, "<nav class=\"n\">\n<a href=\"\">Try again</a>\n</nav>",
                   "unsafe addresses alone");
    check_contains(made.content,
                   "<bdi><a href=\"/a,b.html\">A</a></bdi>, <bdi>Y</bdi>, and "
                   "<bdi><a href=\"/c\">/c</a></bdi>",
                   "choices");
}

/* What is known of a 503 that is wanted: texts and actions of its own. */
static void test_maintenance(void)
{
    static const char *const parameters[] = {"maintenance", "yes", "contact", "/help", NULL};
    static const char *const wait[] = {"maintenance", "yes", "retry_after", "7200", NULL};
    make_page(&made, NULL, 503, "en", LINGO_MEDIA_HTML, parameters);
    check_contains(made.content,
                   "<h1>Down for maintenance</h1>\n"
                   "<p class=\"d\">We are working on this site right now.</p>\n"
                   "<p>Try again later.</p>\n"
                   "<nav class=\"n\">\n<a href=\"\">Try again</a>\n</nav>",
                   "maintenance");
    make_page(&made, NULL, 503, "en", LINGO_MEDIA_HTML, wait);
    check_contains(made.content, "You can try again in <strong>2\u00a0hours</strong>",
                   "maintenance");
    check_lacks(made.content, "Try again later.", "maintenance with a wait");
    make_page(&made, NULL, 404, "en", LINGO_MEDIA_HTML, parameters);
    check_contains(made.content, "<h1>Page not found</h1>", "maintenance of another status");
}

/* ---- contracts ---- */

static struct lingo_parameter several[] = {
    {LINGO_PARAMETER_URI, {"/a<b>\xff", 6}},
    {LINGO_PARAMETER_REQUEST_ID, {"7f3a", 4}},
    {LINGO_PARAMETER_RETRY_AFTER, {"90", 2}},
    {LINGO_PARAMETER_ALLOW, {"GET, HEAD", 9}},
    {LINGO_PARAMETER_CONTACT, {"mailto:a@example.org", 20}},
};

static struct lingo_request several_request(enum lingo_media format)
{
    return (struct lingo_request){.code = 405,
                                  .accept_language = text_of("hi"),
                                  .media = 1u << format,
                                  .parameters = several,
                                  .parameter_count = sizeof several / sizeof several[0]};
}

/* snprintf's contract, at each size up to the whole. */
static void check_sizes(enum lingo_media format)
{
    struct lingo_request request = several_request(format);
    size_t length =
        lingo_page_write(NULL, &request, made.content, sizeof made.content, &made.response);
    for (size_t size = 0; size <= length + 1; size++) {
        struct lingo_response response;
        char *exact = malloc(size ? size : 1);
        CU_ASSERT_PTR_NOT_NULL_FATAL(exact);
        size_t got = lingo_page_write(NULL, &request, size ? exact : NULL, size, &response);
        size_t whole = size > length ? length : size ? utf8_cut(made.content, size - 1) : 0;
        bool right = got == length && response.length == length &&
                     (!size || (!exact[whole] && !memcmp(exact, made.content, whole)));
        if (!right)
            check_number((long long)got, (long long)length, "length at a size");
        CU_ASSERT_TRUE_FATAL(right);
        free(exact);
    }
}

_Static_assert(sizeof(struct lingo_piece) == sizeof(struct iovec) &&
                   offsetof(struct lingo_piece, bytes) == offsetof(struct iovec, iov_base) &&
                   offsetof(struct lingo_piece, length) == offsetof(struct iovec, iov_len),
               "base.h promises that a piece has the layout of struct iovec");

/* Pieces can be passed to writev() as they are. */
static void check_writev(const struct lingo_vector *vector, const char *content, size_t length)
{
    static char read_back[65536];
    int ends[2];
    CU_ASSERT_EQUAL_FATAL(pipe(ends), 0);
    check_number(
        (long long)writev(ends[1], (const struct iovec *)vector->pieces, (int)vector->count),
        (long long)length, "writev");
    check_number((long long)read(ends[0], read_back, sizeof read_back), (long long)length, "read");
    CU_ASSERT_EQUAL(memcmp(read_back, content, length), 0);
    close(ends[0]);
    close(ends[1]);
}

/* The same bytes in pieces, also when there is too little room for them. */
static void check_vector(enum lingo_media format)
{
    struct lingo_request request = several_request(format);
    struct lingo_piece pieces[LINGO_VECTOR_PIECES];
    char scratch[LINGO_VECTOR_SCRATCH];
    struct lingo_vector vector = {pieces, LINGO_VECTOR_PIECES, 0, scratch, sizeof scratch, 0};
    size_t n = 0, at = 0;
    n = lingo_page_write(NULL, &request, made.content, sizeof made.content, &made.response);
    check_number((long long)lingo_page_vector(NULL, &request, &vector, &made.response),
                 (long long)n, "length of pieces");
    CU_ASSERT_TRUE_FATAL(vector.count <= vector.size && vector.scratch_used <= sizeof scratch);
    for (size_t i = 0; i < vector.count; i++) {
        CU_ASSERT_EQUAL(memcmp(made.content + at, pieces[i].bytes, pieces[i].length), 0);
        at += pieces[i].length;
    }
    check_number((long long)at, (long long)n, "bytes in pieces");
    check_writev(&vector, made.content, n);
    size_t count = vector.count, used = vector.scratch_used;
    for (size_t size = 0; size <= used; size += 7) {
        char *exact = malloc(size ? size : 1);
        CU_ASSERT_PTR_NOT_NULL_FATAL(exact);
        vector = (struct lingo_vector){pieces, size % (count + 1), 0, exact, size, 0};
        check_number((long long)lingo_page_vector(NULL, &request, &vector, &made.response),
                     (long long)n, "length with too little room");
        check_number((long long)vector.count, (long long)count, "pieces with too little room");
        check_number((long long)vector.scratch_used, (long long)used, "scratch");
        free(exact);
    }
}

static void test_contracts(void)
{
    for (int format = 0; format < LINGO_MEDIA_COUNT; format++) {
        check_sizes((enum lingo_media)format);
        check_vector((enum lingo_media)format);
    }
}

static void test_no_allocation(void)
{
    memory_watch(MEMORY_NO_FAILURE);
    for (int format = 0; format < LINGO_MEDIA_COUNT; format++) {
        struct lingo_request request = several_request((enum lingo_media)format);
        lingo_page_write(NULL, &request, made.content, sizeof made.content, &made.response);
    }
    check_number((long long)memory_allocations(), 0, "allocations of pages");
    free(exact_copy("x", 1));
    check_number((long long)memory_allocations(), 1, "the watch sees allocations");
}

static void test_parameters(void)
{
    check_number(lingo_parameter_find("request_id", 10), LINGO_PARAMETER_REQUEST_ID, "request_id");
    check_number(lingo_parameter_find("request-id", 10), LINGO_PARAMETER_REQUEST_ID, "request-id");
    check_number(lingo_parameter_find("request_i", 9), -1, "request_i");
    check_number(lingo_parameter_find(NULL, 0), -1, "NULL");
    check_string(lingo_parameter_key(LINGO_PARAMETER_HOME), "home", "key");
    check_string(lingo_parameter_key(LINGO_PARAMETER_COUNT), NULL, "key of none");
    struct lingo_parameter odd[] = {{LINGO_PARAMETER_COUNT, {"x", 1}},
                                    {LINGO_PARAMETER_URI, {NULL, 0}},
                                    {LINGO_PARAMETER_URI, {"/1", 2}},
                                    {LINGO_PARAMETER_URI, {"/2", 2}}};
    struct lingo_request request = {
        .code = 404, .media = 1u << LINGO_MEDIA_JSON, .parameters = odd, .parameter_count = 4};
    lingo_page_write(NULL, &request, made.content, sizeof made.content, &made.response);
    check_contains(made.content, "\"uri\":\"/2\"", "the later holds");
}

int main(void)
{
    static const struct test tests[] = {
        {"HTML", test_html},
        {"right to left, and a wait", test_right_to_left},
        {"text", test_text},
        {"content", test_content},
        {"codes", test_codes},
        {"vendors' codes", test_vendor},
        {"waits given twice", test_waits_given_twice},
        {"fields", test_headers},
        {"Vary", test_vary},
        {"a preferred language", test_preferred},
        {"two languages", test_two_languages},
        {"what is known", test_known},
        {"links", test_links},
        {"maintenance", test_maintenance},
        {"sizes and pieces", test_contracts},
        {"no allocation", test_no_allocation},
        {"parameters", test_parameters},
        {NULL, NULL},
    };
    return test_run("page", tests);
}
