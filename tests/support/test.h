/* SPDX-License-Identifier: MIT */
/* Functions that the unit tests share.  Each program has one suite, which test_run() runs: with
 * CUnit (run-cunit.c) or, with TEST_WITHOUT_CUNIT, with our own runner, which has the same
 * assertions (run-plain.c). */
#ifndef LINGO_TEST_H
#define LINGO_TEST_H

#include <httplingo/base.h>

#include <stdbool.h>
#include <stddef.h>
#ifdef TEST_WITHOUT_CUNIT
#include "tests/support/assert.h"
#else
#include <CUnit/CUnit.h>
#endif

struct test {
    const char *name;
    void (*function)(void);
};

/* Runs the tests, which end with a NULL name, and returns what main() must: 0 when all passed. */
int test_run(const char *suite, const struct test *tests);

/* Fails, and shows both, unless the strings are equal; NULL is equal to NULL only. */
void check_string(const char *actual, const char *expected, const char *where);
void check_text(struct lingo_text actual, const char *expected, const char *where);
void check_number(long long actual, long long expected, const char *where);

/* A copy in a block of exactly its size, so that a sanitizer sees a read beyond; to be freed. */
char *exact_copy(const char *data, size_t length);

/* The whole file, to be freed; NULL when it cannot be read.  A NUL follows it. */
char *read_file(const char *path, size_t *length);

/* Whether iconv() of this machine knows the charset; says that it is skipped if not. */
bool has_charset(const char *name);

/* Whether iconv() of this machine knows ISO-2022-JP and, unlike that of musl, forgets its shift
 * state when it is reset; says that it is skipped if not. */
bool forgets_shift_state(void);

/* Whether ./check runs this with sanitizers, which make it slow, and without --long: what goes
 * through all languages or draws cases tests a part of them, because another build tests all. */
bool test_is_sampled(void);

/* Says on standard output that something was not tested, so that ./check counts it. */
void skip(const char *reason);

#endif
