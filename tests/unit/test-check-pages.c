/* SPDX-License-Identifier: MIT */
/* Checks the library's own pages with its own check.  If a server passes the parameters that the
 * status needs, and adds the fields that only it knows, there are no findings of any level. */
#include "tests/support/test.h"

#include <httplingo/check.h>
#include <httplingo/page.h>

#include <stdio.h>
#include <string.h>

#define PAGE_SIZE (1 << 16)

/* What is told to the page, and what the server adds, to a code or, below 100, to its class. */
static const struct {
    int code;
    enum lingo_parameter_name name;
    const char *value;
} told[] = {
    {201, LINGO_PARAMETER_LOCATION, "/articles/4711"},
    {3, LINGO_PARAMETER_LOCATION, "https://www.example.org/new/place"},
    {300, LINGO_PARAMETER_CHOICES,
     "/page.en.html English, /page.fr.html Fran\xc3\xa7"
     "ais"},
    {405, LINGO_PARAMETER_ALLOW, "GET, HEAD, OPTIONS"},
    {406, LINGO_PARAMETER_CHOICES, "/page.en.html English"},
    {413, LINGO_PARAMETER_RETRY_AFTER, "120"},
    {426, LINGO_PARAMETER_PROTOCOLS, "TLS/1.2, websocket"},
    {429, LINGO_PARAMETER_RETRY_AFTER, "120"},
    {451, LINGO_PARAMETER_AUTHORITY, "High Court of Justice"},
    {451, LINGO_PARAMETER_BLOCKED_BY, "https://www.example.org/court"},
    {503, LINGO_PARAMETER_RETRY_AFTER, "Sun, 06 Nov 1994 09:49:37 GMT"},
    {505, LINGO_PARAMETER_PROTOCOLS, "HTTP/1.1, HTTP/2"},
};
static const struct {
    int code;
    const char *lines;
} added[] = {
    {2, "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"},
    {3, "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"},
    {4, "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"},
    {5, "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"},
    {101, "Upgrade: websocket\r\nConnection: upgrade\r\n"},
    {104, "Location: /uploads/1\r\nUpload-Limit: max-size=9\r\nUpload-Offset: 5\r\n"},
    {226, "ETag: \"a\"\r\n"},
    {401, "WWW-Authenticate: Basic realm=\"staff\"\r\n"},
    {407, "Proxy-Authenticate: Basic realm=\"proxy\"\r\n"},
    {416, "Content-Range: bytes */1234\r\n"},
    {426, "Connection: upgrade\r\n"},
    {502, "Proxy-Status: proxy.example; error=connection_refused\r\n"},
    {504, "Proxy-Status: proxy.example; error=connection_timeout\r\n"},
};

/* What is found is the code's own fault, or the request's, and no page can mend it. */
static const struct {
    const char *rule;
    int code; /* 0: any */
} expected[] = {
    {"content-expected", 0},  /* says of itself that only a person can see it */
    {"field-conditional", 0}, /* says of itself that it cannot be seen */
    {"code-unregistered", 0}, /* of codes that are not */
    {"inside-multistatus", 208}, {"code-deprecated", 305}, {"code-unused", 306},
    {"code-unused", 418},        {"too-early", 425},       {"code-deprecated", 510},
};

static int is_about(int row, int code)
{
    return row == code || row == code / 100;
}

/* The method that gets the code: 501 is about one that is not known, and so on. */
static const char *method_for(int code)
{
    return code == 405 ? "DELETE" : code == 501 ? "BREW" : code == 508 ? "PROPFIND" : "GET";
}

/* Pages are no parts of something, and no documents of WebDAV. */
static int is_page(int code)
{
    return code != 206 && code != 207;
}

#define EXPECTED (sizeof expected / sizeof expected[0])
static size_t met[EXPECTED];

static int is_expected(const struct lingo_finding *finding)
{
    for (size_t i = 0; i < EXPECTED; i++)
        if (!strcmp(expected[i].rule, lingo_rule_id(finding->rule)) &&
            (!expected[i].code || expected[i].code == finding->code)) {
            met[i]++;
            return 1;
        }
    return 0;
}

/* Feeds the head: the status line, what the server adds, the fields of the page. */
static void feed_head(struct lingo_check *check, int code, const struct lingo_response *response)
{
    char line[256];
    size_t n = lingo_status_line_write(line, sizeof line, 11, code);
    lingo_check_feed(check, line, n);
    lingo_check_feed(check, "\r\n", 2);
    for (size_t i = 0; i < sizeof added / sizeof added[0]; i++)
        if (is_about(added[i].code, code))
            lingo_check_feed(check, added[i].lines, strlen(added[i].lines));
    for (size_t i = 0; i < response->header_count; i++) {
        const struct lingo_header *header = &response->headers[i];
        lingo_check_feed(check, header->name.data, header->name.length);
        lingo_check_feed(check, ": ", 2);
        lingo_check_feed(check, header->value.data, header->value.length);
        lingo_check_feed(check, "\r\n", 2);
    }
    lingo_check_feed(check, "\r\n", 2);
}

static struct lingo_text text(const char *string)
{
    return (struct lingo_text){string, strlen(string)};
}

/* Checks one page, compared with what GET got unless full is NULL; returns its check. */
static void check_page(struct lingo_check *check, const struct lingo_site *site,
                       const struct lingo_request *request, const struct lingo_check *full)
{
    static char page[PAGE_SIZE];
    struct lingo_response response;
    size_t length = lingo_page_write(site, request, page, sizeof page, &response);
    CU_ASSERT_FATAL(length < sizeof page);
    /* A 304 is about what the client has stored, which is no page of ours. */
    unsigned chosen = request->code == 304 ? 0u : LINGO_CHECK_BY_LANGUAGE | LINGO_CHECK_BY_MEDIA;
    struct lingo_check_request about = {.method = request->method,
                                        .version = 11,
                                        .flags = chosen | LINGO_CHECK_NOT_EARLY,
                                        .full = full};
    lingo_check_begin(check, &about);
    feed_head(check, request->code, &response);
    lingo_check_feed(check, page, length);
    lingo_check_end(check, 1);
    const struct lingo_finding *finding;
    for (size_t i = 0; (finding = lingo_check_finding(check, i)); i++) {
        char where[256];
        if (is_expected(finding))
            continue;
        snprintf(where, sizeof where, "%.*s %d in %s, %.*s, field %s, %s",
                 (int)request->method.length, request->method.data, request->code,
                 lingo_media_content_type(response.media), (int)request->accept_language.length,
                 request->accept_language.data, finding->field, finding->fact);
        check_string(lingo_rule_id(finding->rule), NULL, where);
    }
}

static size_t tell(int code, struct lingo_parameter parameters[LINGO_PARAMETER_COUNT])
{
    size_t count = 0;
    for (size_t i = 0; i < sizeof told / sizeof told[0]; i++)
        if (is_about(told[i].code, code))
            parameters[count++] = (struct lingo_parameter){told[i].name, text(told[i].value)};
    return count;
}

static void check_code(const struct lingo_site *site, int code, struct lingo_text language)
{
    static struct lingo_check full, head;
    struct lingo_parameter parameters[LINGO_PARAMETER_COUNT];
    for (int format = 0; format < LINGO_MEDIA_COUNT; format++) {
        struct lingo_request request = {.code = code,
                                        .method = text(method_for(code)),
                                        .accept = text(lingo_media_content_type(format)),
                                        .accept_language = language,
                                        .parameters = parameters,
                                        .parameter_count = tell(code, parameters)};
        check_page(&full, site, &request, NULL);
        if (strcmp(method_for(code), "GET") != 0 || code == 416)
            continue; /* no answer to HEAD */
        request.method = text("HEAD");
        check_page(&head, site, &request, &full);
    }
}

/* Every code that is registered, and one of each class that is not. */
static void check_codes(const struct lingo_site *site, struct lingo_text language)
{
    for (size_t i = 0; i < lingo_status_count(); i++) {
        int code = lingo_status_code(lingo_status_at(i));
        if (is_page(code))
            check_code(site, code, language);
    }
    for (int code = 199; code < 600; code += 100)
        check_code(site, code, language);
}

static void test_languages(void)
{
    const struct lingo_catalog *catalog = lingo_catalog_builtin();
    for (size_t i = 0; i < lingo_catalog_count(catalog); i++)
        check_codes(NULL, lingo_language_tag(lingo_catalog_at(catalog, i)));
    /* Nothing is asked for, and nothing that there is. */
    check_codes(NULL, text(""));
    check_codes(NULL, text("tlh"));
}

/* No exception outlives what it was made for, and the check did look at the pages. */
static void test_exceptions_are_met(void)
{
    for (size_t i = 0; i < EXPECTED; i++)
        check_string(met[i] ? expected[i].rule : NULL, expected[i].rule, "an exception");
}

static void check_site(const char *name, const char *value)
{
    const struct lingo_setting settings[] = {{name, value}, {"language-cookie", "lang"}};
    const struct lingo_site *site;
    struct lingo_report report;
    enum lingo_error error = lingo_site_open(&site, NULL, settings, 2, &report);
    check_number(error, LINGO_OK, value);
    if (error)
        return;
    check_codes(site, text("fr"));
    check_codes(site, text("ar"));
    lingo_site_release(site);
}

static void test_sites(void)
{
    for (size_t i = 0; lingo_theme_at(i); i++)
        check_site("theme", lingo_theme_at(i));
    check_site("second-language", "en");
    check_site("second-language", "ja");
    check_site("cache-control", "max-age=60");
    check_site("cache-control", "no-store");
}

int main(void)
{
    static const struct test tests[] = {
        {"languages", test_languages},
        {"sites", test_sites},
        {"exceptions are met", test_exceptions_are_met},
        {NULL, NULL},
    };
    return test_run("check-pages", tests);
}
