/* SPDX-License-Identifier: MIT */
/* The table of methods. */
#include "tests/support/test.h"

#include <httplingo/method.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void test_find(void)
{
    static const struct {
        const char *name;
        int safe, idempotent, cacheable, content;
    } cases[] = {
        {"GET", 1, 1, LINGO_CACHEABLE_YES, LINGO_REQUEST_CONTENT_UNDEFINED},  /* RFC 9110 9.3.1 */
        {"POST", 0, 0, LINGO_CACHEABLE_EXPLICIT, LINGO_REQUEST_CONTENT_YES},  /* RFC 9110 9.3.3 */
        {"CONNECT", 0, 0, LINGO_CACHEABLE_NO, LINGO_REQUEST_CONTENT_NONE},    /* RFC 9110 9.3.6 */
        {"TRACE", 1, 1, LINGO_CACHEABLE_NO, LINGO_REQUEST_CONTENT_FORBIDDEN}, /* RFC 9110 9.3.8 */
        {"PATCH", 0, 0, LINGO_CACHEABLE_EXPLICIT, LINGO_REQUEST_CONTENT_YES}, /* RFC 5789 2 */
        {"QUERY", 1, 1, LINGO_CACHEABLE_YES, LINGO_REQUEST_CONTENT_REQUIRED}, /* RFC 10008 2 */
        {"LOCK", 0, 0, LINGO_CACHEABLE_UNSPECIFIED,
         LINGO_REQUEST_CONTENT_UNSPECIFIED}, /* RFC 4918 9.10 */
        {"*", 0, 0, LINGO_CACHEABLE_UNSPECIFIED,
         LINGO_REQUEST_CONTENT_UNSPECIFIED}, /* RFC 9110 18.2 */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *name = cases[i].name;
        const struct lingo_method *method = lingo_method_find(name, strlen(name));
        CU_ASSERT_PTR_NOT_NULL_FATAL(method);
        check_string(lingo_method_name(method), name, name);
        check_number(lingo_method_is_safe(method), cases[i].safe, name);
        check_number(lingo_method_is_idempotent(method), cases[i].idempotent, name);
        check_number(lingo_method_cacheable(method).value, cases[i].cacheable, name);
        check_number(lingo_method_request_content(method).value, cases[i].content, name);
    }
}

/* RFC 9110 section 9.1: names are case-sensitive. */
static void test_not_found(void)
{
    static const char *const names[] = {"get", "GE", "GETS", "", "PURGE"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char *exact = exact_copy(names[i], strlen(names[i]));
        CU_ASSERT_PTR_NULL(lingo_method_find(exact, strlen(names[i])));
        free(exact);
    }
    CU_ASSERT_PTR_NULL(lingo_method_find(NULL, 0));
    check_number((long long)lingo_method_count(), 41, "rows of the registry");
    CU_ASSERT_PTR_NULL(lingo_method_at(41));
}

static bool cites(const struct lingo_method *method, const char *citation)
{
    const struct lingo_reference *reference;
    char text[64];
    for (size_t i = 0; (reference = lingo_method_reference(method, i)); i++) {
        snprintf(text, sizeof text, "RFC%d %s", reference->rfc, reference->section);
        if (!strcmp(text, citation) && reference->current)
            return true;
    }
    return false;
}

static void check_registry_row(char *line)
{
    char *fields[4], *rest = line;
    for (size_t i = 0; i < 4; i++) {
        fields[i] = strsep(&rest, "\t");
        if (!fields[i])
            return;
    }
    const struct lingo_method *method = lingo_method_find(fields[0], strlen(fields[0]));
    CU_ASSERT_PTR_NOT_NULL_FATAL(method);
    check_number(lingo_method_is_safe(method), !strcmp(fields[1], "yes"), fields[0]);
    check_number(lingo_method_is_idempotent(method), !strcmp(fields[2], "yes"), fields[0]);
    for (char *citation; (citation = strsep(&fields[3], "|"));) {
        citation += strspn(citation, " ");
        citation[strcspn(citation, " ") + 1 + strcspn(strchr(citation, ' ') + 1, " ")] = '\0';
        check_number(cites(method, citation), 1, citation);
    }
}

static void test_registry(void)
{
    char *data = read_file(SOURCE_DIRECTORY "/../shared/data/methods.tsv", NULL);
    if (!data) {
        skip("the facts of the registry are not on this machine");
        return;
    }
    int rows = 0;
    char *rest = data;
    for (char *line; (line = strsep(&rest, "\n"));)
        if (*line && *line != '#' && rows++)
            check_registry_row(line);
    check_number(rows, 42, "rows with the heading");
    free(data);
}

int main(void)
{
    static const struct test tests[] = {
        {"find", test_find},
        {"not found", test_not_found},
        {"the registry", test_registry},
        {NULL, NULL},
    };
    return test_run("method", tests);
}
