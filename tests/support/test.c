/* SPDX-License-Identifier: MIT */
/* Runs a suite with CUnit, and prints values that are not as expected. */
#include "tests/support/test.h"

#include <CUnit/Basic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int test_run(const char *suite, const struct test *tests)
{
    if (CU_initialize_registry() != CUE_SUCCESS)
        return EXIT_FAILURE;
    CU_pSuite s = CU_add_suite(suite, NULL, NULL);
    for (; s && tests->name; tests++)
        if (!CU_add_test(s, tests->name, tests->function))
            return EXIT_FAILURE;
    CU_basic_set_mode(CU_BRM_NORMAL);
    CU_ErrorCode error = CU_basic_run_tests();
    unsigned failures = CU_get_number_of_failures();
    printf("tests: %u passed, %u failed\n",
           CU_get_number_of_tests_run() - CU_get_number_of_tests_failed(),
           CU_get_number_of_tests_failed());
    CU_cleanup_registry();
    return error == CUE_SUCCESS && failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

static void pass(void)
{
    CU_PASS("equal");
}

static void fail(const char *format, const char *actual, const char *expected, const char *where)
{
    printf("\n    %s: ", where);
    printf(format, actual ? actual : "(null)", expected ? expected : "(null)");
    putchar('\n');
    CU_FAIL("values differ");
}

void check_string(const char *actual, const char *expected, const char *where)
{
    if (actual == expected || (actual && expected && !strcmp(actual, expected)))
        return pass();
    fail("got \"%s\", expected \"%s\"", actual, expected, where);
}

void check_text(struct lingo_text actual, const char *expected, const char *where)
{
    char *copy = exact_copy(actual.data, actual.length + 1);
    copy[actual.length] = '\0';
    check_string(copy, expected, where);
    free(copy);
}

void check_number(long long actual, long long expected, const char *where)
{
    char a[24], e[24];
    snprintf(a, sizeof a, "%lld", actual);
    snprintf(e, sizeof e, "%lld", expected);
    if (actual == expected)
        return pass();
    fail("got %s, expected %s", a, e, where);
}

char *exact_copy(const char *data, size_t length)
{
    char *copy = malloc(length ? length : 1);
    if (!copy)
        abort();
    if (length)
        memcpy(copy, data, length);
    return copy;
}

char *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *data = size < 0 ? NULL : malloc((size_t)size + 1);
    if (data)
        data[fread(data, 1, (size_t)size, file)] = '\0';
    fclose(file);
    if (data && length)
        *length = (size_t)size;
    return data;
}

void skip(const char *reason)
{
    printf("SKIP: %s\n", reason);
}
