/* SPDX-License-Identifier: MIT */
/* The flat functions for pages and facts: the same results as with structs, hostile blocks, and
 * buffers of every size. */
#include "tests/support/test.h"

#include "base/utf8.h"
#include "flat/block.h"

#include <httplingo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PAGE_SIZE 16384

static char page[PAGE_SIZE], fields[4096];
static size_t page_length, fields_length;

static int make(const struct lingo_site *site, const char *block, size_t length)
{
    char *exact = exact_copy(block, length);
    int code = lingo_flat_page(site, exact, length, page, sizeof page, &page_length, fields,
                               sizeof fields, &fields_length);
    free(exact);
    return code;
}

/* Appends an entry to a block in a string. */
static void add(char *block, const char *entry)
{
    sprintf(block + strlen(block), "%zu:%s,", strlen(entry), entry);
}

/* ---- blocks ---- */

static void test_blocks(void)
{
    static const struct {
        const char *block;
        int count; /* of entries; -1: malformed */
        const char *key, *value;
    } cases[] = {
        {"", 0, NULL, NULL},
        {"3:a=b,", 1, "a", "b"},
        {"2:a=,", 1, "a", ""},
        {"1:=,", 1, "", ""},
        {"5:a=b=c,", 1, "a", "b=c"},
        {"5:a=,,\n,3:b=c,", 2, "b", "c"},
        {"3:a=b,3:a=c", -1, NULL, NULL},
        {"0:,", -1, NULL, NULL},
        {"3:abc,", -1, NULL, NULL},
        {"03:a=b,", -1, NULL, NULL},
        {"4:a=b,", -1, NULL, NULL},
        {"2:a=b,", -1, NULL, NULL},
        {"3:a=b;", -1, NULL, NULL},
        {"3a=b,", -1, NULL, NULL},
        {":a=b,", -1, NULL, NULL},
        {"-3:a=b,", -1, NULL, NULL},
        {" 3:a=b,", -1, NULL, NULL},
        {"3:", -1, NULL, NULL},
        {"3", -1, NULL, NULL},
        {"18446744073709551615:a=b,", -1, NULL, NULL},
        {"18446744073709551619:a=b,", -1, NULL, NULL}, /* 3 in 64 bits */
        {"4294967299:a=b,", -1, NULL, NULL},           /* 3 in 32 bits */
        {"99999999999999999999999999999999999999:a=b,", -1, NULL, NULL},
        {"3:a=b,\n", -1, NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t length = strlen(cases[i].block);
        char *exact = exact_copy(cases[i].block, length);
        struct lingo_text rest = {exact, length};
        struct entry entry = {{"", 0}, {"", 0}};
        int count = 0;
        while (block_next(&rest, &entry))
            count++;
        check_number(rest.length ? -1 : count, cases[i].count, cases[i].block);
        if (cases[i].key) {
            char text[32];
            snprintf(text, sizeof text, "%.*s", (int)entry.key.length, entry.key.data);
            check_string(text, cases[i].key, cases[i].block);
            snprintf(text, sizeof text, "%.*s", (int)entry.value.length, entry.value.data);
            check_string(text, cases[i].value, cases[i].block);
        }
        free(exact);
    }
}

/* ---- pages ---- */

/* What lingo_page_write() makes of the same. */
static void check_same(const struct lingo_site *site, const struct lingo_request *request, int code,
                       const char *where)
{
    static char expected[PAGE_SIZE], expected_fields[4096];
    struct lingo_response response;
    size_t length = lingo_page_write(site, request, expected, sizeof expected, &response);
    char *to = expected_fields;
    *to = '\0';
    for (size_t i = 0; i < response.header_count; i++)
        to +=
            sprintf(to, "%s: %s\n", response.headers[i].name.data, response.headers[i].value.data);
    check_number(code, response.code, where);
    check_string(page, expected, where);
    check_string(fields, expected_fields, where);
    check_number((long long)page_length, (long long)length, where);
    check_number((long long)fields_length, (long long)strlen(expected_fields), where);
}

#define TEXT(literal)                                                                              \
    {                                                                                              \
        literal, sizeof(literal) - 1                                                               \
    }
#define BIT(format) (1u << LINGO_MEDIA_##format)

static void test_pages(void)
{
    static const struct lingo_parameter parameters[] = {{LINGO_PARAMETER_URI, TEXT("/a?b=<c>")},
                                                        {LINGO_PARAMETER_REQUEST_ID, TEXT("7f3a")},
                                                        {LINGO_PARAMETER_RETRY_AFTER, TEXT("120")}};
    static const struct lingo_extension extensions[] = {{TEXT("balance"), TEXT("30")},
                                                        {TEXT("list"), TEXT("[1,\"=,\"]")}};
    const struct lingo_language *german = lingo_catalog_find(lingo_catalog_builtin(), "de", 2);
    const struct lingo_language *french = lingo_catalog_find(lingo_catalog_builtin(), "fr", 2);
    const struct {
        const char *entries[8];
        struct lingo_request request;
    } cases[] = {
        {{"code=404"}, {.code = 404}},
        {{NULL}, {.code = 0}},
        {{"code=", "uri="}, {.code = 0}},
        {{"code=4040"}, {.code = 0}},
        {{"code=40x"}, {.code = 0}},
        {{"code=999"}, {.code = 999}},
        {{"code=404", "code=410"}, {.code = 410}},
        {{"code=404", "accept_language=fr-CA, fr;q=0.9", "accept=application/json"},
         {.code = 404,
          .accept_language = TEXT("fr-CA, fr;q=0.9"),
          .accept = TEXT("application/json")}},
        {{"code=404", "method=HEAD"}, {.code = 404, .method = TEXT("HEAD")}},
        {{"code=404", "preferred=ja", "accept_language=fr", "destination=image"},
         {.code = 404,
          .preferred = TEXT("ja"),
          .accept_language = TEXT("fr"),
          .destination = TEXT("image")}},
        {{"code=404", "language=de", "formats=problem+json"},
         {.code = 404, .language = german, .media = BIT(PROBLEM_JSON)}},
        {{"code=404", "language=de-AT", "second_language=fr", "formats= text/html ,nonsense"},
         {.code = 404, .language = german, .second_language = french, .media = BIT(HTML)}},
        {{"code=404", "language=tlh", "formats=text,json", "accept=application/json"},
         {.code = 404, .media = BIT(TEXT) | BIT(JSON), .accept = TEXT("application/json")}},
        {{"code=503", "uri=/", "uri=/a?b=<c>", "request_id=7f3a", "retry-after=120"},
         {.code = 503, .parameters = parameters, .parameter_count = 3}},
        {{"code=402", "formats=json", "extension.balance=30", "extension.list=[1,\"=,\"]"},
         {.code = 402, .media = BIT(JSON), .extensions = extensions, .extension_count = 2}},
        {{"code=499", "vendor=nginx"}, {.code = 499, .status = lingo_vendor_find(499, "nginx")}},
        {{"code=499", "vendor=nobody"}, {.code = 499}},
        {{"code=404", "of_a_later_version=1", "=", "uri2=x"}, {.code = 404}},
        {{"code=404", "head=GET /x HTTP/1.1\r\nAccept-Language: de\r\nAccept: text/plain\r\n\r\n"},
         {.code = 404,
          .method = TEXT("GET"),
          .accept_language = TEXT("de"),
          .accept = TEXT("text/plain"),
          .parameters = (const struct lingo_parameter[]){{LINGO_PARAMETER_URI, TEXT("/x")}},
          .parameter_count = 1}},
        {{"code=404", "accept_language=fr", "uri=/y", "head=GET /x HTTP/1.1\nAccept-Language: de\n",
          "formats=html"},
         {.code = 404,
          .method = TEXT("GET"),
          .accept_language = TEXT("fr"),
          .media = BIT(HTML),
          .parameters = (const struct lingo_parameter[]){{LINGO_PARAMETER_URI, TEXT("/y")}},
          .parameter_count = 1}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char block[512] = "", where[32];
        for (size_t e = 0; cases[i].entries[e]; e++)
            add(block, cases[i].entries[e]);
        snprintf(where, sizeof where, "page %zu", i);
        int code = make(NULL, block, strlen(block));
        check_same(NULL, &cases[i].request, code, where);
    }
}

static void test_preferences(void)
{
    const struct lingo_site *site =
        lingo_flat_site_open("17:language-cookie=l,16:language-query=l,", 41, NULL, 0);
    static const struct {
        const char *entries[4];
        const char *language;
    } cases[] = {
        {{"cookie=a=b; l=fr"}, "fr"},
        {{"query=l=it", "cookie=l=fr"}, "it"},
        {{"query=l=it", "preferred=sv"}, "sv"},
        {{"head=GET /?l=it HTTP/1.1\nCookie: l=fr\n"}, "it"},
        {{"cookie=l=fr", "head=GET /?l=it HTTP/1.1\n"}, "fr"},
        {{"accept_language=de"}, "de"},
    };
    CU_ASSERT_PTR_NOT_NULL_FATAL(site);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char block[256] = "", wanted[64];
        for (size_t e = 0; cases[i].entries[e]; e++)
            add(block, cases[i].entries[e]);
        check_number(make(site, block, strlen(block)), 500, block);
        snprintf(wanted, sizeof wanted, "\nContent-Language: %s\n", cases[i].language);
        CU_ASSERT_PTR_NOT_NULL(strstr(fields, wanted));
    }
    lingo_site_release(site);
}

/* Cut anywhere a block is malformed but between entries; with any byte anywhere nothing is read
 * beyond it. */
static void test_hostile(void)
{
    static const char block[] = "8:code=404,18:accept_language=fr,5:uri=/,16:extension.a=true,"
                                "32:head=GET / HTTP/1.1\r\nAccept: a\r\n,";
    static const size_t whole[] = {0, 11, 33, 41, 61, sizeof block - 1};
    size_t next = 0;
    for (size_t length = 0; length < sizeof block; length++) {
        bool is_whole = length == whole[next];
        int code = make(NULL, block, length);
        check_number(code, is_whole ? (length ? 404 : 500) : -LINGO_ERROR_FORMAT, block + length);
        CU_ASSERT(is_whole || (!page_length && !fields_length && !*page && !*fields));
        next += is_whole;
    }
    check_number((long long)next, 6, "whole ones");
    for (size_t at = 0; at < sizeof block - 1; at++)
        for (int byte = 0; byte < 256; byte += at % 8 ? 15 : 1) {
            char copy[sizeof block];
            memcpy(copy, block, sizeof block);
            copy[at] = (char)byte;
            int code = make(NULL, copy, sizeof block - 1);
            CU_ASSERT(code >= 100 || code == -LINGO_ERROR_FORMAT);
        }
}

/* More entries than there is room for. */
static void test_many(void)
{
    static char block[200000];
    char *to = block;
    for (int i = 0; i < 3000; i++)
        to += sprintf(to, "%d:extension.a%d=%d,",
                      (int)strlen("extension.a=") + 2 * (1 + (i > 9) + (i > 99) + (i > 999)), i, i);
    for (int i = 0; i < 3000; i++)
        to += sprintf(to, "5:uri=/,");
    to += sprintf(to, "8:code=404,12:formats=json,");
    check_number(make(NULL, block, (size_t)(to - block)), 404, "many");
    CU_ASSERT_PTR_NOT_NULL(strstr(page, ",\"a15\":15"));
    CU_ASSERT_PTR_NULL(strstr(page, "\"a16\""));
}

/* The contract of snprintf, at each size of both buffers. */
static void test_sizes(void)
{
    static const char block[] = "8:code=404,18:accept_language=fr,12:formats=text,";
    static char whole[PAGE_SIZE], whole_fields[4096];
    check_number(make(NULL, block, sizeof block - 1), 404, "whole");
    memcpy(whole, page, sizeof page);
    memcpy(whole_fields, fields, sizeof fields);
    size_t length = page_length, n = fields_length;
    for (size_t size = 0; size <= length + 1 || size <= n + 1; size++) {
        char *a = malloc(size), *b = malloc(size);
        size_t got = 0, got_fields = 0;
        check_number(lingo_flat_page(NULL, block, sizeof block - 1, size ? a : NULL, size, &got,
                                     size ? b : NULL, size, &got_fields),
                     404, "code");
        check_number((long long)got, (long long)length, "page");
        check_number((long long)got_fields, (long long)n, "fields");
        if (size) {
            size_t shown = size > length ? length : utf8_cut(whole, size - 1);
            size_t shown_fields = size > n ? n : utf8_cut(whole_fields, size - 1);
            CU_ASSERT(!memcmp(a, whole, shown) && !a[shown]);
            CU_ASSERT(!memcmp(b, whole_fields, shown_fields) && !b[shown_fields]);
        }
        free(a);
        free(b);
    }
    check_number(lingo_flat_page(NULL, NULL, 0, NULL, 0, NULL, NULL, 0, NULL), 500, "nothing");
}

/* ---- sites ---- */

static void test_site(void)
{
    static const struct {
        const char *entries[5];
        const char *message;
    } cases[] = {
        {{NULL}, ""},
        {{"home=https://a.example/", "name=A"}, ""},
        {{"title.404=Gone fishing"}, ""},
        {{"nonsense=1"}, "unknown option \"nonsense\"; see httplingo-site(5)"},
        {{"template=a.html", "file:a.html={{code}},"}, ""},
        {{"place=site.conf:3", "nonsense=1", "place=site.conf:4", "theme=loud"},
         "site.conf:3: unknown option \"nonsense\"; see httplingo-site(5)\n"
         "site.conf:4: theme = loud: expected one of the themes default, bold, brand, picture, "
         "plain"},
        {{"nonsense=1", "place=site.conf:4"},
         "block: unknown option \"nonsense\"; see httplingo-site(5)"},
        {{"template=/etc/passwd", "file:a.html="},
         "/etc/passwd: cannot open it: there is no such file"},
        {{"file:=a", "theme=plain"}, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char block[256] = "", message[512] = "x";
        for (size_t e = 0; cases[i].entries[e]; e++)
            add(block, cases[i].entries[e]);
        size_t length = strlen(block);
        char *exact = exact_copy(block, length);
        const struct lingo_site *site =
            lingo_flat_site_open(exact, length, message, sizeof message);
        free(exact);
        check_string(message, cases[i].message, block);
        CU_ASSERT_EQUAL(site != NULL, !*message);
        if (i == 2) {
            make(site, "8:code=404,12:formats=text,", 27);
            CU_ASSERT_EQUAL(strncmp(page, "Gone fishing", 12), 0);
        }
        if (i == 4) {
            make(site, "8:code=404,12:formats=html,", 27);
            check_string(page, "404,", "a template with a comma");
        }
        lingo_site_release(site);
    }
}

static void test_bad_site(void)
{
    static const char block[] = "13:template=a.hm,16:file:a.hm={{code,6:name=A,";
    char message[512];
    for (size_t length = 0; length < sizeof block; length++) {
        char *exact = exact_copy(block, length);
        const struct lingo_site *site = lingo_flat_site_open(exact, length, message, 512);
        CU_ASSERT_EQUAL(site != NULL, !*message);
        lingo_site_release(site);
        free(exact);
    }
    lingo_flat_site_open("6:name=A,7:logo", 15, message, sizeof message);
    check_string(message, "entry 2 of the block is malformed: expected a netstring of key=value",
                 "malformed");
    lingo_flat_site_open("8:name=A\0B,", 11, message, sizeof message);
    check_string(message, "name: expected text, not a NUL byte", "NUL");
    lingo_flat_site_open("2:a=", 4, message, 6);
    check_string(message, "entry", "cut");
    CU_ASSERT_PTR_NULL(lingo_flat_site_open("2:a=", 4, NULL, 0));
}

/* ---- facts ---- */

static void test_status(void)
{
    static const char not_found[] = "code: 404\n"
                                    "name: NOT_FOUND\n"
                                    "phrase: Not Found\n"
                                    "reason: Not Found\n"
                                    "class: 4xx\n"
                                    "registry: iana\n"
                                    "body: yes\n"
                                    "content_length: yes\n"
                                    "cacheable: yes\n"
                                    "duration: unknown\n";
    char text[4096];
    size_t length = lingo_flat_status(404, text, sizeof text);
    check_number((long long)length, (long long)strlen(text), "length");
    CU_ASSERT_EQUAL(strncmp(text, not_found, sizeof not_found - 1), 0);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "\nduration_basis: RFC 9110 15.5.5\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "\nreference: RFC 9110 15.5.5\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "\nformer_reference: RFC 1945 9.4\n"));
    lingo_flat_status(401, text, sizeof text);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "\nrequirement: must WWW-Authenticate\n"));
    lingo_flat_status(418, text, sizeof text);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "\nphrase: (Unused)\nreason: I'm a Teapot\n"));
    lingo_flat_status(306, text, sizeof text);
    CU_ASSERT_PTR_NULL(strstr(text, "\nreason: "));
    static const int none[] = {0, -1, 99, 299, 499, 600, 1000};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        text[0] = 'x';
        check_number((long long)lingo_flat_status(none[i], text, sizeof text), 0, "none");
        check_string(text, "", "none");
    }
    for (size_t size = 0; size <= length + 1; size++) {
        char *cut = malloc(size);
        check_number((long long)lingo_flat_status(404, size ? cut : NULL, size), (long long)length,
                     "cut");
        free(cut);
    }
}

/* Every line of every code has a name, and a value in one line. */
static void test_all_statuses(void)
{
    char text[8192];
    for (size_t i = 0; i < lingo_status_count(); i++) {
        int code = lingo_status_code(lingo_status_at(i));
        CU_ASSERT(lingo_flat_status(code, text, sizeof text) < sizeof text);
        for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
            size_t n = strspn(line, "abcdefghijklmnopqrstuvwxyz_");
            CU_ASSERT(n > 0 && line[n] == ':' && line[n + 1] == ' ' && line[n + 2]);
        }
    }
}

static void test_texts(void)
{
    static const struct {
        const char *tag;
        int code, field;
        const char *text;
    } cases[] = {
        {"de", 404, 1, "Seite nicht gefunden"},
        {"fr-CA", 404, 0, "Introuvable"},
        {"", 404, 0, "Not Found"},
        {"tlh", 404, 0, "Not Found"},
        {"en", 404, 5, ""},
        {"en", 404, -1, ""},
        {"en", 0, 0, "Server Error"},
        {"en", 418, 0, "I\xe2\x80\x99m a Teapot"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[128];
        size_t n = lingo_flat_text(NULL, cases[i].tag, strlen(cases[i].tag), cases[i].code,
                                   cases[i].field, text, sizeof text);
        check_string(text, cases[i].text, cases[i].tag);
        check_number((long long)n, (long long)strlen(cases[i].text), cases[i].tag);
    }
    char text[6];
    check_number((long long)lingo_flat_text(lingo_site_builtin(), NULL, 0, 404, 0, text, 6), 9,
                 "cut");
    check_string(text, "Not F", "cut");
    check_number((long long)lingo_flat_text(NULL, NULL, 0, 404, 0, NULL, 0), 9, "measured");
}

int main(void)
{
    static const struct test tests[] = {{"blocks", test_blocks},
                                        {"pages", test_pages},
                                        {"preferences", test_preferences},
                                        {"hostile", test_hostile},
                                        {"many", test_many},
                                        {"sizes", test_sizes},
                                        {"site", test_site},
                                        {"bad site", test_bad_site},
                                        {"status", test_status},
                                        {"all statuses", test_all_statuses},
                                        {"texts", test_texts},
                                        {NULL, NULL}};
    return test_run("flat", tests);
}
