/* SPDX-License-Identifier: MIT */
/* Runs a suite of tests without CUnit, and prints how many assertions were true. */
#include "tests/support/test.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

static const char *running; /* the test, until it has failed and was named */
static jmp_buf end_of_test;
static unsigned long passed, failed;

void assert_that(bool holds, const char *what, const char *file, int line, bool fatal)
{
    if (holds) {
        passed++;
        return;
    }
    failed++;
    if (running)
        printf("\n  %s:\n", running);
    running = NULL;
    printf("    %s:%d: failed: %s\n", file, line, what);
    if (fatal)
        longjmp(end_of_test, 1);
}

static void run(const struct test *test)
{
    running = test->name;
    if (!setjmp(end_of_test))
        test->function();
}

int test_run(const char *suite, const struct test *tests)
{
    printf("%s\n", suite);
    for (; tests->name; tests++)
        run(tests);
    printf("assertions: %lu passed, %lu failed\n", passed, failed);
    return failed || !passed ? EXIT_FAILURE : EXIT_SUCCESS;
}
