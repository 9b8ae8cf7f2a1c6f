/* SPDX-License-Identifier: MIT */
/* Tests that fail on purpose, so that tests/source/portability.sh can test the runner: two
 * assertions are true, and four are false. */
#include "tests/support/test.h"

static void test_values(void)
{
    CU_ASSERT_EQUAL(1, 2);
    check_number(1, 2, "numbers");
    check_string("a", "b", "strings");
    CU_ASSERT_TRUE(1);
}

static void test_fatal(void)
{
    CU_ASSERT_PTR_NOT_NULL_FATAL(NULL);
    CU_FAIL("is never reached");
}

static void test_last(void)
{
    CU_PASS("runs after a test that ended early");
}

int main(void)
{
    static const struct test tests[] = {
        {"values", test_values},
        {"fatal", test_fatal},
        {"last", test_last},
        {NULL, NULL},
    };
    return test_run("failing", tests);
}
