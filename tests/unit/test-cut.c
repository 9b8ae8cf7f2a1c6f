/* SPDX-License-Identifier: MIT */
/* What does not fit into a buffer is cut between two characters: at every length, in languages with
 * characters of one to four bytes. */
#include "tests/support/test.h"

#include "base/utf8.h"

#include <httplingo.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT_MAX 16384

/* A function of the library that writes like snprintf(). */
typedef size_t writer(void *context, char *buffer, size_t size);

/* Writes into buffers of every size; the byte behind each belongs to somebody else. */
static void check_cuts(writer *write, void *context, const char *where)
{
    static char whole[TEXT_MAX], part[TEXT_MAX];
    size_t length = write(context, whole, sizeof whole), cut = 0, bad = 0;
    CU_ASSERT_TRUE_FATAL(length > 0 && length < sizeof whole);
    CU_ASSERT_TRUE(utf8_is_valid(whole, length));
    for (size_t size = 0; size <= length + 1; size++) {
        memset(part, '~', size + 1);
        bad += write(context, size ? part : NULL, size) != length || part[size] != '~';
        size_t kept = size ? strlen(part) : 0, most = size ? size - 1 : 0;
        bad += kept > most || most - kept > 3 || memcmp(part, whole, kept) ||
               !utf8_is_valid(part, kept);
        /* no more is missing than one character that would not have fit */
        bad += kept < most && utf8_decode(whole + kept, length - kept).length <= most - kept;
        cut += kept < most;
    }
    check_number((long long)bad, 0, where);
    bool is_ascii = true;
    for (size_t i = 0; i < length; i++)
        is_ascii = is_ascii && (unsigned char)whole[i] < 0x80;
    CU_ASSERT_EQUAL(cut == 0, is_ascii);
}

static size_t write_page(void *context, char *buffer, size_t size)
{
    return lingo_page_write(NULL, context, buffer, size, NULL);
}

static void test_pages(void)
{
    static const char *const tags[] = {"en", "fr", "ru", "ar", "hi", "ja", "zh-Hant"};
    static const struct lingo_parameter parameters[] = {
        {LINGO_PARAMETER_URI, {"/caf\xc3\xa9/\xf0\x9f\x8e\xbc", 11}},
        {LINGO_PARAMETER_REQUEST_ID, {"7f3a", 4}}};
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        for (unsigned media = 0; media < LINGO_MEDIA_COUNT; media++) {
            struct lingo_request request = {
                .code = 404,
                .language = lingo_catalog_find(lingo_catalog_builtin(), tags[i], strlen(tags[i])),
                .media = 1u << media,
                .parameters = parameters,
                .parameter_count = 2};
            CU_ASSERT_PTR_NOT_NULL_FATAL(request.language);
            check_cuts(write_page, &request, tags[i]);
        }
}

static size_t write_head(void *context, char *buffer, size_t size)
{
    return lingo_response_head(context, "X-Name: \xe2\x82\xac\xf0\x9f\x8e\xbc\r\n", buffer, size);
}

static void test_head(void)
{
    static struct lingo_response response;
    struct lingo_request request = {.code = 503};
    lingo_page_write(NULL, &request, NULL, 0, &response);
    check_cuts(write_head, &response, "head");
}

static size_t write_status_line(void *context, char *buffer, size_t size)
{
    return lingo_status_line_write(buffer, size, 11, *(int *)context);
}

static size_t write_wait(void *context, char *buffer, size_t size)
{
    return lingo_language_wait(context, 90, buffer, size);
}

static size_t write_fill(void *context, char *buffer, size_t size)
{
    static const struct lingo_pair pairs[] = {{"name", {"\xf0\x9f\x8e\xbc\xc3\xa9", 6}}};
    return lingo_fill(buffer, size, *(struct lingo_text *)context, pairs, 1, LINGO_FILL_ISOLATE);
}

static size_t write_flat_text(void *context, char *buffer, size_t size)
{
    return lingo_flat_text(NULL, context, 2, 404, LINGO_TEXT_DESCRIPTION, buffer, size);
}

static size_t write_finding(void *context, char *buffer, size_t size)
{
    return lingo_finding_text(context, NULL, NULL, buffer, size);
}

static void test_texts(void)
{
    int code = 404;
    struct lingo_text message = {"\xd0\xb8\xd0\xbc\xd1\x8f: {name}", 14};
    struct lingo_finding finding;
    char tag[] = "ja";
    const char fact[] = "\xe3\x81\x82\xf0\x9f\x8e\xbc";
    lingo_finding_init(&finding, lingo_rule_find("status-line", 11), 503, "Retry-After", fact,
                       sizeof fact - 1);
    check_cuts(write_status_line, &code, "status line");
    check_cuts(write_wait, (void *)(uintptr_t)lingo_catalog_find(lingo_catalog_builtin(), "hi", 2),
               "wait");
    check_cuts(write_fill, &message, "message");
    check_cuts(write_flat_text, tag, "flat text");
    check_cuts(write_finding, &finding, "finding");
}

/* Where to cut, and bytes that are no UTF-8: nothing but the start of a character goes. */
static void test_cut(void)
{
    static const struct {
        const char *text;
        size_t expected;
    } cases[] = {
        {"", 0},
        {"a", 1},
        {"\xc3", 0},
        {"\xc3\xa9", 2},
        {"a\xe2\x82", 1},
        {"a\xe2\x82\xac", 4},
        {"a\xf0\x9f\x8e", 1},
        {"a\xf0\x9f\x8e\xbc", 5},
        {"\x80\x80\x80\x80\x80", 5},
        {"a\xff", 2},
        {"a\xc0", 2},
        {"\xc3\xa9\xa9", 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t length = strlen(cases[i].text);
        char *exact = exact_copy(cases[i].text, length), where[32];
        snprintf(where, sizeof where, "case %zu", i);
        check_number((long long)utf8_cut(exact, length), (long long)cases[i].expected, where);
        free(exact);
    }
}

int main(void)
{
    static const struct test tests[] = {{"pages", test_pages},
                                        {"head", test_head},
                                        {"texts", test_texts},
                                        {"where to cut", test_cut},
                                        {NULL, NULL}};
    return test_run("cut", tests);
}
