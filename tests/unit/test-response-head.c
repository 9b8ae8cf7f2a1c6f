/* SPDX-License-Identifier: MIT */
/* The head of a response, as text and as a list, and the reason phrase in it. */
#include "tests/support/make-page.h"
#include "tests/support/test.h"

#include <httplingo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct made made;

static void test_text(void)
{
    static const struct {
        int code;
        enum lingo_media format;
        const char *more, *head;
    } cases[] = {
        {404, LINGO_MEDIA_TEXT, NULL,
         "HTTP/1.1 404 Not Found\r\n"
         "Content-Type: text/plain; charset=utf-8\r\n"
         "Content-Language: de\r\n"
         "Content-Length: "},
        {204, LINGO_MEDIA_TEXT, "Connection: close\r\nDate: today\r\n",
         "HTTP/1.1 204 No Content\r\nConnection: close\r\nDate: today\r\n\r\n"},
        /* RFC 9110 15.3.6 */
        {205, LINGO_MEDIA_TEXT, NULL, "HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\n\r\n"},
        {304, LINGO_MEDIA_TEXT, "", "HTTP/1.1 304 Not Modified\r\n\r\n"},
        {100, LINGO_MEDIA_TEXT, NULL, "HTTP/1.1 100 Continue\r\n\r\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char head[1024], expected[1024];
        make_page(&made, NULL, cases[i].code, "de", cases[i].format, NULL);
        size_t length = lingo_response_head(&made.response, cases[i].more, head, sizeof head);
        check_number((long long)length, (long long)strlen(head), cases[i].head);
        /* the length of a text that translators may change */
        snprintf(expected, sizeof expected,
                 "%zu\r\nX-Content-Type-Options: nosniff\r\nVary: Accept-Language\r\n\r\n",
                 made.length);
        size_t n = strlen(cases[i].head);
        CU_ASSERT_EQUAL(strncmp(head, cases[i].head, n), 0);
        check_string(head + n, cases[i].head[n - 1] == ' ' ? expected : "", cases[i].head);
    }
}

/* The contract of snprintf, at each size. */
static void test_sizes(void)
{
    char whole[4096];
    make_page(&made, NULL, 503, "de", LINGO_MEDIA_HTML, make_parameters(503));
    size_t length = lingo_response_head(&made.response, "A: b\r\n", whole, sizeof whole);
    check_number((long long)length, (long long)strlen(whole), "whole");
    check_number((long long)lingo_response_head(&made.response, "A: b\r\n", NULL, 0),
                 (long long)length, "measured");
    CU_ASSERT_PTR_NOT_NULL(strstr(whole, "\r\nRetry-After: "));
    CU_ASSERT_PTR_NOT_NULL(strstr(whole, "\r\nA: b\r\n\r\n"));
    for (size_t size = 1; size <= length + 1; size++) {
        char *buffer = malloc(size);
        check_number((long long)lingo_response_head(&made.response, "A: b\r\n", buffer, size),
                     (long long)length, "cut");
        CU_ASSERT_EQUAL(memcmp(buffer, whole, size - 1), 0);
        CU_ASSERT_EQUAL(buffer[size - 1], '\0');
        free(buffer);
    }
}

/* Each code's head agrees with its status line, its phrase and its list; names are in lower case
 * (RFC 9113 8.2.1), and none is of the connection (8.2.2). */
static void test_all_codes(void)
{
    for (int code = 100; code <= 599; code++) {
        char head[4096], line[128];
        struct lingo_header fields[LINGO_HEADERS_MAX + 1];
        make_page(&made, NULL, code, "ar", LINGO_MEDIA_HTML, make_parameters(code));
        lingo_response_head(&made.response, NULL, head, sizeof head);
        size_t length = lingo_status_line_write(line, sizeof line, 11, code);
        CU_ASSERT(!memcmp(head, line, length) && !memcmp(head + length, "\r\n", 2));
        check_string(strchr(strchr(line, ' ') + 1, ' ') + 1, lingo_reason_phrase(code), line);
        size_t count = lingo_response_fields(&made.response, fields, LINGO_HEADERS_MAX + 1);
        check_number((long long)count, (long long)made.response.header_count + (code != 426), line);
        check_text(fields[0].name, ":status", line);
        check_number(strtol(fields[0].value.data, NULL, 10), code, line);
        check_number((long long)fields[0].value.length, 3, line);
        for (size_t i = 1; i < count; i++) {
            const char *name = fields[i].name.data;
            check_number((long long)strlen(name), (long long)fields[i].name.length, name);
            CU_ASSERT_EQUAL(strspn(name, "abcdefghijklmnopqrstuvwxyz-"), strlen(name));
            CU_ASSERT_NOT_EQUAL(strcmp(name, "upgrade"), 0);
            CU_ASSERT_EQUAL(fields[i].value.data[fields[i].value.length], '\0');
        }
        check_number((long long)lingo_response_fields(&made.response, NULL, 0), (long long)count,
                     "measured");
    }
}

/* A field that the caller adds goes out as it is; a code that is none is a server error. */
static void test_foreign(void)
{
    char head[1024];
    struct lingo_header fields[2];
    struct lingo_response response = {.code = 404, .header_count = 1};
    response.headers[0] = (struct lingo_header){{"X-Own", 5}, {"a", 1}};
    lingo_response_head(&response, NULL, head, sizeof head);
    check_string(head, "HTTP/1.1 404 Not Found\r\nX-Own: a\r\n\r\n", "own field");
    check_number((long long)lingo_response_fields(&response, fields, 2), 2, "own field");
    check_text(fields[1].name, "X-Own", "own field");
    response.code = 1000;
    lingo_response_head(&response, NULL, head, 36);
    check_string(head, "HTTP/1.1 500 Internal Server Error\r", "no code");
    lingo_response_fields(&response, fields, 1);
    check_text(fields[0].value, "500", "no code");
}

int main(void)
{
    static const struct test tests[] = {{"text", test_text},
                                        {"sizes", test_sizes},
                                        {"all codes", test_all_codes},
                                        {"foreign", test_foreign},
                                        {NULL, NULL}};
    return test_run("response-head", tests);
}
