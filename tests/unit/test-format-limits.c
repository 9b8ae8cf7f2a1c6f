/* SPDX-License-Identifier: MIT */
/* Numbers and lists of applications: arguments at the limits, and a lack of memory. */
#include "tests/support/memory.h"
#include "tests/support/test.h"

#include <httplingo/format.h>

#include <stdint.h>
#include <string.h>

static struct lingo_formatter *english;

static void test_open(void)
{
    static char long_zone[400];
    struct lingo_formatter *formatter;
    struct lingo_report report;
    memset(long_zone, 'Z', sizeof long_zone - 1);
    /* Each allocation of the library fails once.  Those of ICU do not fail. */
    enum lingo_error error = LINGO_ERROR_MEMORY;
    size_t failures = 0;
    for (; error == LINGO_ERROR_MEMORY && failures < 50; failures++) {
        memory_watch(failures);
        error = lingo_formatter_open(&formatter, "en", NULL, &report);
        memory_watch(MEMORY_NO_FAILURE);
        CU_ASSERT_EQUAL(!error, formatter != NULL);
        CU_ASSERT(!error || report.error == error);
        lingo_formatter_free(formatter);
    }
    check_number(error, LINGO_OK, "enough memory");
    CU_ASSERT(failures > 2);
    check_number(lingo_formatter_open(&formatter, "en", long_zone, &report), LINGO_ERROR_ARGUMENT,
                 "time zone");
    CU_ASSERT_PTR_NULL(formatter);
}

static void test_styles(void)
{
    char text[40] = "before";
    check_number(
        (long long)lingo_formatter_integer(english, text, sizeof text, (enum lingo_number)99, 1), 0,
        "integer");
    check_string(text, "", "integer");
    strcpy(text, "before");
    check_number(
        (long long)lingo_formatter_number(english, text, sizeof text, (enum lingo_number)99, 1.5),
        0, "number");
    check_string(text, "", "number");
}

static void test_lists(void)
{
    static const struct lingo_text two[] = {{"a", 1}, {NULL, 0}}, huge[] = {{"a", INT32_MAX}};
    static const struct {
        enum lingo_list kind;
        const struct lingo_text *items;
        size_t count;
        const char *expected;
    } rows[] = {
        {LINGO_LIST_AND, two, 2, "a and "},
        {LINGO_LIST_OR, two, 1, "a"},
        {LINGO_LIST_AND, two, 0, ""},
        {(enum lingo_list)99, two, 1, ""},
        {LINGO_LIST_AND, two, (size_t)INT32_MAX / 64 + 1, ""},
        {LINGO_LIST_AND, huge, 1, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[40] = "before";
        size_t length = lingo_formatter_list(english, text, sizeof text, rows[i].kind,
                                             rows[i].items, rows[i].count);
        check_string(text, rows[i].expected, "list");
        check_number((long long)length, (long long)strlen(rows[i].expected), "length");
    }
}

/* Each of the four allocations for a list fails once. */
static void test_no_memory(void)
{
    static const struct lingo_text items[] = {{"a", 1}, {"b", 1}};
    for (size_t n = 0; n <= 4; n++) {
        char text[40] = "before";
        memory_watch(n);
        size_t length = lingo_formatter_list(english, text, sizeof text, LINGO_LIST_AND, items, 2);
        memory_watch(MEMORY_NO_FAILURE);
        check_string(text, n < 4 ? "" : "a and b", "list");
        check_number((long long)length, n < 4 ? 0 : 7, "length");
    }
}

int main(void)
{
    static const struct test tests[] = {{"opening", test_open},
                                        {"styles", test_styles},
                                        {"lists", test_lists},
                                        {"no memory", test_no_memory},
                                        {NULL, NULL}};
    if (lingo_formatter_open(&english, "en", NULL, NULL))
        return 1;
    int status = test_run("limits of formats", tests);
    lingo_formatter_free(english);
    return status;
}
