/* SPDX-License-Identifier: MIT */
/* Runs a suite of tests with CUnit. */
#include "tests/support/test.h"

#include <CUnit/Basic.h>
#include <stdio.h>
#include <stdlib.h>

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
