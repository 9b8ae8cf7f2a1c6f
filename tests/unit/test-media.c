/* SPDX-License-Identifier: MIT */
/* Negotiation of a format by Accept. */
#include "tests/support/test.h"

#include "negotiation/destination.h"
#include "negotiation/family.h"

#include <httplingo/media.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    HTML = LINGO_MEDIA_HTML,
    PJSON = LINGO_MEDIA_PROBLEM_JSON,
    PXML = LINGO_MEDIA_PROBLEM_XML,
    JSON = LINGO_MEDIA_JSON,
    XML = LINGO_MEDIA_XML,
    TEXT = LINGO_MEDIA_TEXT,
    ALL = LINGO_MEDIA_ALL
};

#define BIT(format) (1u << (format))

struct row {
    const char *field;
    unsigned offered;
    int default_format;
    int expected;
};

static int negotiate(const char *field, size_t n, unsigned offered, int default_format)
{
    char *exact = exact_copy(field, n);
    int result =
        lingo_negotiate_media(n ? exact : NULL, n, offered, (enum lingo_media)default_format);
    free(exact);
    return result;
}

static void check_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_string(
            lingo_media_name((enum lingo_media)negotiate(rows[i].field, strlen(rows[i].field),
                                                         rows[i].offered, rows[i].default_format)),
            lingo_media_name((enum lingo_media)rows[i].expected), rows[i].field);
}
#define CHECK_ROWS(rows) check_rows(rows, sizeof rows / sizeof rows[0])

#define CHROME                                                                                     \
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;"  \
    "q=0.8,application/signed-exchange;v=b3;q=0.7"

static void test_clients(void)
{
    static const struct row rows[] = {
        {CHROME, ALL, HTML, HTML},
        {CHROME, ALL, PJSON, HTML},
        {CHROME, BIT(PJSON) | BIT(TEXT), PJSON, PJSON},
        {CHROME, BIT(XML) | BIT(TEXT), TEXT, XML},
        {"application/json, text/plain, */*", ALL, HTML, JSON}, /* axios */
        {"application/json, text/plain, */*", BIT(HTML) | BIT(TEXT), HTML, TEXT},
        {"*/*", ALL, HTML, HTML}, /* curl, fetch() */
        {"*/*", ALL, PJSON, PJSON},
        {"", ALL, TEXT, TEXT},
        /* they start with the default, but more is to be read */
        {"text/html, image/png", ALL, HTML, HTML},
        {"text/html-x, application/json", ALL, HTML, JSON},
        {"text/html, application/problem+json;q=0.5", BIT(PJSON) | BIT(JSON), HTML, PJSON},
        {"text/html, text/html;charset=utf-8;q=0.1, application/json", ALL, HTML, JSON},
        {"image/png, text/html;q=0.5", ALL, TEXT, HTML},
        {"image/avif,image/webp,*/*", ALL, HTML, HTML},
        {"image/*", ALL, HTML, HTML}, /* nothing acceptable: never a 406 */
        {"image/*", ALL, PJSON, PJSON},
        {"application/problem+json", ALL, HTML, PJSON},
        {"application/problem+json, application/json", ALL, HTML, PJSON},
        {"application/json, application/problem+json", ALL, HTML, JSON},
        {"application/json, application/problem+json", BIT(HTML) | BIT(PJSON), HTML, PJSON},
        {"application/problem+xml", ALL, HTML, PXML},
        {"application/xml", ALL, HTML, XML},
        {"text/plain", ALL, HTML, TEXT},
    };
    CHECK_ROWS(rows);
}

/* RFC 6838 section 4.2.8, RFC 6839: structured suffixes; and other names of a format. */
static void test_families(void)
{
    static const struct row rows[] = {
        {"application/vnd.api+json", ALL, HTML, PJSON},
        {"application/hal+json", ALL, HTML, PJSON},
        {"application/fhir+json", ALL, HTML, PJSON},
        {"application/scim+json", ALL, HTML, PJSON},
        {"application/vnd.github.v3+json", ALL, HTML, PJSON},
        {"application/*+json", ALL, HTML, PJSON},
        {"APPLICATION/HAL+JSON", ALL, HTML, PJSON},
        {"application/hal+json", BIT(HTML) | BIT(JSON), HTML, JSON},
        {"application/ld+json;profile=\"https://a/b,c\"", ALL, HTML, PJSON},
        {"text/json", ALL, HTML, JSON},
        {"application/x-json", ALL, HTML, JSON},
        {"text/json", BIT(HTML) | BIT(PJSON), HTML, PJSON},
        {"text/xml", ALL, HTML, XML},
        {"application/x-xml", ALL, HTML, XML},
        {"application/soap+xml", ALL, HTML, PXML},
        {"application/atom+xml", ALL, HTML, PXML},
        {"application/soap+xml", BIT(HTML) | BIT(XML), HTML, XML},
        {"application/xhtml+xml", ALL, JSON, HTML},
        {"application/vnd.wap.xhtml+xml", ALL, JSON, HTML},
        {"application/xhtml+xml", BIT(JSON) | BIT(XML), JSON, JSON},
        /* of two names of a format, the one that is not offered stands for the other */
        {"application/json", BIT(HTML) | BIT(PJSON), HTML, PJSON},
        {"application/problem+json", BIT(HTML) | BIT(JSON), HTML, JSON},
        {"application/xml", BIT(HTML) | BIT(PXML), HTML, PXML},
        {"application/problem+xml", BIT(HTML) | BIT(XML), HTML, XML},
        {"application/problem+json, application/json", BIT(HTML) | BIT(JSON), HTML, JSON},
        /* after what is named exactly, before what a * covers */
        {"application/hal+json, application/json", ALL, HTML, JSON},
        {"application/hal+json, text/plain", ALL, HTML, TEXT},
        {"application/hal+json, text/plain;q=0.9", ALL, HTML, PJSON},
        {"application/hal+json;q=0.5, application/json;q=0.9", ALL, HTML, JSON},
        {"application/hal+json, */*", ALL, HTML, PJSON},
        {"application/hal+json, */*;q=0.1", ALL, HTML, PJSON},
        {"application/hal+json;q=0.1, */*", ALL, HTML, HTML},
        {"application/atom+xml, application/hal+json", ALL, HTML, PXML},
        {"application/hal+json, application/atom+xml", ALL, HTML, PJSON},
        /* what is refused is one type, not its family */
        {"application/hal+json;q=0", ALL, HTML, HTML},
        {"application/hal+json;q=0, */*;q=0.5", ALL, JSON, JSON},
        {"application/hal+json, application/problem+json;q=0", ALL, HTML, JSON},
        /* no family */
        {"application/grpc+json", ALL, HTML, HTML},
        {"application/grpc-web+json", ALL, TEXT, TEXT},
        {"image/svg+xml", ALL, HTML, HTML},
        {"image/avif,image/webp,image/svg+xml,image/*,*/*;q=0.8", ALL, HTML, HTML},
        {"application/json-seq", ALL, HTML, HTML},
        {"application/geo+json-seq", ALL, HTML, HTML},
        {"application/x-ndjson", ALL, HTML, HTML},
        {"application/jsonml", ALL, HTML, HTML},
        {"text/vnd-json", ALL, HTML, HTML},
        {"text/html+json", BIT(HTML) | BIT(TEXT), TEXT, TEXT},
    };
    CHECK_ROWS(rows);
}

/* The formats that a client of a type can read, the best first. */
static void test_members(void)
{
    static const struct {
        const char *type;
        size_t count;
        int media[2];
    } rows[] = {
        {"application/hal+json", 2, {PJSON, JSON}},
        {"text/json", 2, {JSON, PJSON}},
        {"application/soap+xml", 2, {PXML, XML}},
        {"application/x-xml", 2, {XML, PXML}},
        {"application/xhtml+xml", 1, {HTML, 0}},
        {"application/vnd.x+xhtml+xml", 1, {HTML, 0}},
        {"image/svg+xml", 0, {0, 0}},
        {"text/plain", 0, {0, 0}},
        {"json", 0, {0, 0}},
        {"", 0, {0, 0}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct family family = family_of((struct lingo_text){rows[i].type, strlen(rows[i].type)});
        check_number((long long)family.count, (long long)rows[i].count, rows[i].type);
        for (size_t k = 0; k < rows[i].count && k < family.count; k++)
            check_number(family.media[k], rows[i].media[k], rows[i].type);
    }
}

/* Fetch Metadata Request Headers, section 2.1: the destinations, as of Fetch. */
static void test_destinations(void)
{
    static const char *const parts[] = {
        "audio",        "audioworklet", "font",   "image",         "manifest",
        "paintworklet", "report",       "script", "serviceworker", "sharedworker",
        "style",        "track",        "video",  "worker",        "xslt",
    };
    static const char *const others[] = {
        "",     "document",         "embed", "empty", "fencedframe", "frame",  "iframe",
        "json", "speculationrules", "Image", "imag",  "images",      "unknown"};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        check_number(destination_is_part_of_page((struct lingo_text){parts[i], strlen(parts[i])}),
                     true, parts[i]);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        check_number(destination_is_part_of_page((struct lingo_text){others[i], strlen(others[i])}),
                     false, others[i]);
}

/* RFC 9110 section 12.5.1: the most specific range counts; 12.4.2: q=0 refuses. */
static void test_precedence(void)
{
    static const struct row rows[] = {
        {"text/*", ALL, HTML, HTML},
        {"text/*", ALL, PJSON, HTML},
        {"text/*", ALL, TEXT, TEXT},
        {"text/*, text/html;q=0", ALL, HTML, TEXT},
        {"text/html;q=0, */*", ALL, HTML, PJSON},
        {"text/html;q=0", ALL, HTML, HTML},
        {"*/*;q=0, text/plain", ALL, HTML, TEXT},
        {"*/*;q=0", ALL, XML, XML},
        {"text/*;q=0, text/plain;q=0.1, application/json;q=0.05", ALL, HTML, TEXT},
        {"application/*", ALL, HTML, PJSON},
        {"application/*", ALL, JSON, JSON},
        {"application/*;q=0.5, text/html;q=0.4", ALL, HTML, PJSON},
        {"text/plain;q=0.5, text/html;q=0.501", ALL, TEXT, HTML},
        {"text/plain;q=0.5, text/html;q=0.5", ALL, HTML, TEXT}, /* named first */
        {"*/*, text/plain", ALL, HTML, TEXT},                   /* named at all */
        {"*/*;q=0.9, text/plain;q=0.8", ALL, HTML, HTML},
        {"text/*;q=0.3, text/plain;q=0.7, */*;q=0.5", ALL, HTML, TEXT},
        {"text/*;q=0.3, */*;q=0.5", ALL, HTML, PJSON},
        {"text/html;q=0.1, text/html;q=0.9, text/plain;q=0.5", ALL, JSON, TEXT}, /* the first */
        {"text/html, text/plain", BIT(TEXT), HTML, TEXT},
        {"text/html", 0, XML, XML}, /* none offered: the default alone */
        {"text/html", BIT(JSON), XML, XML},
        {"application/json", 0xffffffff, HTML, JSON},
        /* a * stands for a whole type or subtype, not for a part */
        {"a/*, text/plain;q=0.5", ALL, HTML, TEXT},
        {"*x/*, text/plain;q=0.5", ALL, HTML, TEXT},
        {"tex/*, application/json;q=0.5", ALL, HTML, JSON},
        /* the second range of a type replaces the first if it has the charset */
        {"text/html, text/html;charset=utf-8;q=0.1, text/plain;q=0.5", ALL, HTML, TEXT},
    };
    CHECK_ROWS(rows);
}

/* RFC 9110 section 5.6.6 and 8.3.1: parameters */
static void test_parameters(void)
{
    static const struct row rows[] = {
        {"text/plain;charset=utf-8", ALL, HTML, TEXT},
        {"text/plain; charset=UTF-8 ; q=0.5, text/html;q=0.4", ALL, HTML, TEXT},
        {"text/plain;charset=\"utf-8\"", ALL, HTML, TEXT},
        {"text/html;level=1;q=0.4, text/plain;q=0.5", ALL, HTML, TEXT},
        {"text/*;q=0.3, text/plain;q=0.7, text/plain;level=1;q=0.2, text/html;q=0.6", ALL, HTML,
         TEXT},
        {"application/json;version=2", ALL, HTML, JSON}, /* better that than another type */
        {"application/json;odata=verbose, */*;q=0.1", ALL, HTML, JSON},
        {"text/html;level=1;q=0, text/plain;q=0.1, text/html;q=0.2", ALL, TEXT, HTML},
        {"text/html;level=1;q=0", ALL, TEXT, TEXT},
        {"text/plain;x=\"a,b\", text/html;q=0.5", ALL, HTML, TEXT},
        {"text/plain;x=\"a, text/xml;q=1, \"", ALL, HTML, TEXT},
        {"text/plain;x=\"\\\",\";q=0.2, application/xml;q=0.3", ALL, HTML, XML},
        {"text/plain;;", ALL, HTML, TEXT},
        {"text/plain ;\t; q=0.5", ALL, HTML, TEXT},
        {"text/plain;q=0.5;ext=1;more=\"x,y\"", ALL, HTML, TEXT}, /* as of RFC 7231 */
        {"text/plain;Q=0.5", ALL, HTML, TEXT},
        /* weights as for languages: what is no qvalue, but can mean nothing else */
        {"text/plain;q=.5, text/html;q=0.4", ALL, HTML, TEXT},
        {"text/plain;q=.5, text/html;q=.6", ALL, TEXT, HTML},
        {"text/plain;q=0.9500, text/html;q=0.94", ALL, HTML, TEXT},
        {"text/plain;q=0.0001", ALL, HTML, TEXT},
        {"text/plain;q=1.0000, text/html;q=0.999", ALL, HTML, TEXT},
        {"text/plain;q=0,8,text/html;q=0,7", ALL, HTML, TEXT},
        {"text/plain;q=0,8;x=y,text/html;q=0,7", ALL, HTML, TEXT},
        {"text/html;q=0,0,*/*", ALL, HTML, PJSON},
        {"text/html;q=0, 8, */*", ALL, HTML, PJSON},
        {"text/plain;q=., text/html;q=0.1", ALL, TEXT, HTML},
        {"text/plain;q=1.5, text/html;q=0.1", ALL, TEXT, HTML},
        {"text/plain;q=1,5, text/html;q=0.1", ALL, TEXT, HTML},
        {"text/plain;q=00.5, text/html;q=0.1", ALL, TEXT, HTML},
        {"text/plain;q=-1, text/html;q=0.1", ALL, TEXT, HTML},
        {"text/plain;q=.5x, text/html;q=0.1", ALL, TEXT, HTML},
        {"text/plain;q=0.5;q=.9, text/html;q=0.6", ALL, TEXT, HTML},
    };
    CHECK_ROWS(rows);
}

static void test_syntax(void)
{
    static const struct row rows[] = {
        {"text", ALL, HTML, HTML},
        {"text/", ALL, XML, XML},
        {"/plain", ALL, HTML, HTML},
        {"*/plain", ALL, HTML, HTML},
        {"*/json", ALL, HTML, HTML},
        {"/json", ALL, HTML, HTML},
        {"*", ALL, XML, XML},
        {"text/plain/x", ALL, HTML, HTML},
        {"text /plain", ALL, HTML, HTML},
        {"text/plain;q=", ALL, HTML, HTML},
        {"text/plain;q=\"1\"", ALL, HTML, HTML},
        {"text/plain;q =1", ALL, HTML, HTML},
        {"text/plain;x", ALL, HTML, HTML},
        {"text/plain;x=", ALL, HTML, HTML},
        {"text/plain;=x", ALL, HTML, HTML},
        {"text/plain x", ALL, HTML, HTML},
        {"text/plain\x01", ALL, HTML, HTML},
        {"text/pl\xc3\xa4in", ALL, HTML, HTML},
        {"text/plain;q=2, application/json;q=0.1", ALL, HTML, JSON},
        {"text/plain;x=\"a, application/json;q=0.1", ALL, HTML, JSON}, /* never closed */
        {"\", text/plain", ALL, HTML, TEXT},
        {"a\"b,c\", text/plain", ALL, HTML, TEXT},
        {"text/plain;x=\"a\"b, application/json", ALL, HTML, JSON},
        {",,\t, ,text/plain,,", ALL, HTML, TEXT},
        {"TEXT/Plain", ALL, HTML, TEXT},
    };
    CHECK_ROWS(rows);
    check_number(negotiate("text/plain\0", 11, ALL, HTML), HTML, "a NUL");
    static const char field[] = "text/plain;x=\"a\\\",b\";q=0.5, application/json;q=0.4";
    for (size_t n = 0; n < sizeof field; n++) {
        bool text = n == 10 || n == 11 || n == 20 || n == 21 || n >= 26;
        int expected = n == 44 || n == 45 ? JSON : text ? TEXT : HTML;
        char where[32];
        snprintf(where, sizeof where, "the first %zu", n);
        check_number(negotiate(field, n, ALL, HTML), expected, where);
    }
}

/* RFC 9110 section 5.6.2: the characters of a token, here as the name of a parameter */
static void test_tokens(void)
{
    for (int c = 0; c < 256; c++) {
        char field[] = "text/plain;a?=1", where[16];
        *strchr(field, '?') = (char)c;
        bool token = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                     (c && strchr("!#$%&'*+-.^_`|~", c));
        snprintf(where, sizeof where, "byte %d", c);
        check_number(negotiate(field, sizeof field - 1, ALL, HTML), token ? TEXT : HTML, where);
    }
}

static void check_filled(const char *filling, size_t times, const char *end, int expected)
{
    size_t size = times * strlen(filling) + strlen(end) + 1, n = 0;
    char *field = malloc(size);
    for (size_t i = 0; i < times; i++)
        n += (size_t)snprintf(field + n, size - n, "%s", filling);
    n += (size_t)snprintf(field + n, size - n, "%s", end);
    check_number(negotiate(field, n, ALL, HTML), expected, filling);
    free(field);
}

static void test_limits(void)
{
    check_filled("a/b,", 63, "text/plain", TEXT);
    check_filled("a/b,", 64, "text/plain", HTML);
    check_filled("a,", 64, "text/plain", TEXT); /* bad elements do not count */
    check_filled("a/,", 64, "text/plain", TEXT);
    check_filled(",", 8182, "text/plain", TEXT);
    check_filled(",", 8182, "text/plain,", TEXT);
    check_filled(",", 8183, "text/plain", HTML);
    check_filled("\"", 8000, ",text/plain", TEXT);
    check_filled("\",\\", 2666, ",text/plain", TEXT);
    check_filled("a/b;x=\"", 100000, "", HTML);
    /* more parameters than ranges, before a range that changes what the first says */
    static const char first[] = "text/html,a/b",
                      last[] = ",text/html;charset=utf-8;q=0.1,*/*;q=0.5";
    char field[sizeof first + 64 * 4 + sizeof last];
    size_t n = (size_t)snprintf(field, sizeof field, "%s", first);
    for (int i = 0; i < 64; i++)
        n += (size_t)snprintf(field + n, sizeof field - n, ";x=1");
    n += (size_t)snprintf(field + n, sizeof field - n, "%s", last);
    check_number(negotiate(field, n, ALL, HTML), PJSON, "64 parameters");
}

static void test_names(void)
{
    static const struct {
        const char *name, *type, *content_type;
    } rows[] = {
        {"html", "text/html", "text/html; charset=utf-8"},
        {"problem+json", "application/problem+json", "application/problem+json"},
        {"problem+xml", "application/problem+xml", "application/problem+xml; charset=utf-8"},
        {"json", "application/json", "application/json"},
        {"xml", "application/xml", "application/xml; charset=utf-8"},
        {"text", "text/plain", "text/plain; charset=utf-8"},
    };
    for (int i = 0; i < LINGO_MEDIA_COUNT; i++) {
        enum lingo_media format = (enum lingo_media)i;
        check_string(lingo_media_name(format), rows[i].name, rows[i].name);
        check_string(lingo_media_type(format), rows[i].type, rows[i].name);
        check_string(lingo_media_content_type(format), rows[i].content_type, rows[i].name);
        check_number(lingo_media_find(rows[i].name, strlen(rows[i].name)), i, rows[i].name);
        check_number(lingo_media_find(rows[i].type, strlen(rows[i].type)), i, rows[i].type);
    }
    check_number(lingo_media_find("HTML", 4), HTML, "HTML");
    check_number(lingo_media_find("htm", 3), -1, "htm");
    check_number(lingo_media_find(NULL, 0), -1, "NULL");
    check_string(lingo_media_name((enum lingo_media)6), NULL, "6");
    check_string(lingo_media_type((enum lingo_media) - 1), NULL, "-1");
    check_string(lingo_media_content_type((enum lingo_media)99), NULL, "99");
}

int main(void)
{
    static const struct test tests[] = {
        {"clients", test_clients},
        {"families", test_families},
        {"members", test_members},
        {"destinations", test_destinations},
        {"precedence", test_precedence},
        {"parameters", test_parameters},
        {"syntax", test_syntax},
        {"tokens", test_tokens},
        {"limits", test_limits},
        {"names", test_names},
        {NULL, NULL},
    };
    return test_run("media", tests);
}
