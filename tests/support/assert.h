/* SPDX-License-Identifier: MIT */
/* The CUnit assertions that the tests use, for platforms without CUnit; see run-plain.c. */
#ifndef LINGO_TEST_ASSERT_H
#define LINGO_TEST_ASSERT_H

#include <stdbool.h>
#include <string.h>

/* Counts an assertion, and shows it when it does not hold; one that is fatal ends its test then. */
void assert_that(bool holds, const char *what, const char *file, int line, bool fatal);

#define CU_CHECK_(holds, what) assert_that((holds), (what), __FILE__, __LINE__, false)
#define CU_DEMAND_(holds, what) assert_that((holds), (what), __FILE__, __LINE__, true)

#define CU_PASS(message) CU_CHECK_(true, message)
#define CU_FAIL(message) CU_CHECK_(false, message)
#define CU_FAIL_FATAL(message) CU_DEMAND_(false, message)
#define CU_ASSERT(value) CU_CHECK_(!!(value), #value)
#define CU_ASSERT_FATAL(value) CU_DEMAND_(!!(value), #value)
#define CU_ASSERT_TRUE(value) CU_CHECK_(!!(value), #value)
#define CU_ASSERT_TRUE_FATAL(value) CU_DEMAND_(!!(value), #value)
#define CU_ASSERT_FALSE(value) CU_CHECK_(!(value), "not " #value)
#define CU_ASSERT_FALSE_FATAL(value) CU_DEMAND_(!(value), "not " #value)
#define CU_ASSERT_EQUAL(a, b) CU_CHECK_((a) == (b), #a " == " #b)
#define CU_ASSERT_EQUAL_FATAL(a, b) CU_DEMAND_((a) == (b), #a " == " #b)
#define CU_ASSERT_NOT_EQUAL(a, b) CU_CHECK_((a) != (b), #a " != " #b)
#define CU_ASSERT_STRING_NOT_EQUAL(a, b) CU_CHECK_(strcmp((a), (b)) != 0, #a " differs from " #b)
#define CU_ASSERT_PTR_EQUAL(a, b) CU_CHECK_((const void *)(a) == (const void *)(b), #a " == " #b)
#define CU_ASSERT_PTR_NOT_EQUAL(a, b)                                                              \
    CU_CHECK_((const void *)(a) != (const void *)(b), #a " != " #b)
#define CU_ASSERT_PTR_NULL(value) CU_CHECK_(!(value), #value " is NULL")
#define CU_ASSERT_PTR_NOT_NULL(value) CU_CHECK_(!!(value), #value " is not NULL")
#define CU_ASSERT_PTR_NOT_NULL_FATAL(value) CU_DEMAND_(!!(value), #value " is not NULL")

#endif
