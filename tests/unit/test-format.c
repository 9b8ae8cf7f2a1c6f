/* SPDX-License-Identifier: MIT */
/* Numbers, dates and lists that libhttplingo-icu formats with ICU. */
#include "tests/support/test.h"

#include <httplingo/format.h>

#include <math.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT(literal)                                                                              \
    {                                                                                              \
        literal, sizeof(literal) - 1                                                               \
    }
#define SUNDAY 1795358645 /* 2026-11-22 14:44:05 UTC */

static struct lingo_formatter *open_language(const char *language, const char *zone)
{
    struct lingo_formatter *formatter;
    struct lingo_report report = {LINGO_OK, ""};
    check_number(lingo_formatter_open(&formatter, language, zone, &report), LINGO_OK,
                 report.message);
    return formatter;
}

static void test_numbers(void)
{
    static const struct {
        const char *language, *decimal, *percent, *compact, *integer;
    } cases[] = {
        {"en", "-1,234.5", "25.6%", "12K", "9,007,199,254,740,993"},
        {"de", "-1.234,5", "25,6\u00a0%", "12.345", "9.007.199.254.740.993"},
        {"pt_BR", "-1.234,5", "25,6%", "12\u00a0mil", "9.007.199.254.740.993"},
        {"hi", "-1,234.5", "25.6%", "12\u00a0हज़ार", "9,00,71,99,25,47,40,993"},
        {"ar-EG", "\u061c-١٬٢٣٤٫٥", "٢٥٫٦٪\u061c", "١٢\u00a0ألف", "٩٬٠٠٧٬١٩٩٬٢٥٤٬٧٤٠٬٩٩٣"},
        {"tlh", "-1,234.5", "25.6%", "12K", "9,007,199,254,740,993"}, /* not known: neutral */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[64];
        const char *name = cases[i].language;
        struct lingo_formatter *f = open_language(name, NULL);
        lingo_formatter_number(f, text, sizeof text, LINGO_NUMBER_DECIMAL, -1234.5);
        check_string(text, cases[i].decimal, name);
        lingo_formatter_number(f, text, sizeof text, LINGO_NUMBER_PERCENT, 0.256);
        check_string(text, cases[i].percent, name);
        lingo_formatter_number(f, text, sizeof text, LINGO_NUMBER_COMPACT, 12345);
        check_string(text, cases[i].compact, name);
        lingo_formatter_integer(f, text, sizeof text, LINGO_NUMBER_DECIMAL, 9007199254740993);
        check_string(text, cases[i].integer, name);
        check_number(
            (long long)lingo_formatter_number(f, text, sizeof text, (enum lingo_number)99, 1), 0,
            "no such style");
        lingo_formatter_free(f);
    }
}

static void test_extremes(void)
{
    char text[64];
    struct lingo_formatter *f = open_language("en", NULL);
    check_number((long long)lingo_formatter_number(f, NULL, 0, LINGO_NUMBER_DECIMAL, -1e308),
                 1 + 309 + 102, "a long number");
    check_number((long long)lingo_formatter_number(f, text, sizeof text, LINGO_NUMBER_DECIMAL,
                                                   (double)INFINITY),
                 3, "infinity");
    check_string(text, "∞", "infinity");
    lingo_formatter_integer(f, text, sizeof text, LINGO_NUMBER_DECIMAL, INT64_MIN);
    check_string(text, "-9,223,372,036,854,775,808", "the least integer");
    lingo_formatter_relative(f, text, sizeof text, INT64_MAX);
    check_string(text, "in 292,277,024,627 years", "the largest time");
    CU_ASSERT(lingo_formatter_date(f, text, sizeof text, LINGO_DATE_FULL, LINGO_DATE_PARTS_DATE,
                                   INT64_MIN) > 0);
    lingo_formatter_free(f);
}

static void test_dates(void)
{
    static const struct {
        const char *language, *zone;
        enum lingo_date style;
        enum lingo_date_parts parts;
        const char *expected;
    } cases[] = {
        {"en", NULL, LINGO_DATE_SHORT, LINGO_DATE_PARTS_DATE, "11/22/26"},
        {"en", NULL, LINGO_DATE_MEDIUM, LINGO_DATE_PARTS_DATE, "Nov 22, 2026"},
        {"en", NULL, LINGO_DATE_FULL, LINGO_DATE_PARTS_DATE, "Sunday, November 22, 2026"},
        {"en-GB", NULL, LINGO_DATE_LONG, LINGO_DATE_PARTS_DATE, "22 November 2026"},
        {"de", NULL, LINGO_DATE_LONG, LINGO_DATE_PARTS_BOTH, "22. November 2026 um 14:44"},
        {"de", "Asia/Tokyo", LINGO_DATE_SHORT, LINGO_DATE_PARTS_TIME, "23:44"},
        {"de", "America/New_York", LINGO_DATE_MEDIUM, LINGO_DATE_PARTS_TIME, "09:44:05"},
        {"ja", "Asia/Tokyo", LINGO_DATE_LONG, LINGO_DATE_PARTS_DATE, "2026年11月22日"},
        {"fr", "Europe/Paris", LINGO_DATE_FULL, LINGO_DATE_PARTS_DATE, "dimanche 22 novembre 2026"},
        {"zh_TW", NULL, LINGO_DATE_FULL, LINGO_DATE_PARTS_DATE, "2026年11月22日 星期日"},
        {"en", NULL, (enum lingo_date)9, LINGO_DATE_PARTS_DATE, ""},
        {"en", NULL, LINGO_DATE_FULL, (enum lingo_date_parts)9, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[64];
        struct lingo_formatter *f = open_language(cases[i].language, cases[i].zone);
        lingo_formatter_date(f, text, sizeof text, cases[i].style, cases[i].parts, SUNDAY);
        check_string(text, cases[i].expected, cases[i].language);
        lingo_formatter_free(f);
    }
}

static void test_relative(void)
{
    static const struct {
        const char *language;
        long long seconds;
        const char *expected;
    } cases[] = {
        {"en", 0, "in 0 seconds"},   {"en", 1, "in 1 second"},      {"en", 59, "in 59 seconds"},
        {"en", 60, "in 1 minute"},   {"en", 290, "in 5 minutes"},   {"en", 3599, "in 1 hour"},
        {"en", 5400, "in 2 hours"},  {"en", 86399, "in 1 day"},     {"en", -260000, "3 days ago"},
        {"en", 604800, "in 1 week"}, {"en", 2629746, "in 1 month"}, {"en", -31556952, "1 year ago"},
        {"de", 300, "in 5 Minuten"}, {"ru", 300, "через 5 минут"},  {"ja", 300, "5 分後"},
        {"pl", 180, "za 3 minuty"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[64];
        struct lingo_formatter *f = open_language(cases[i].language, NULL);
        lingo_formatter_relative(f, text, sizeof text, cases[i].seconds);
        check_string(text, cases[i].expected, cases[i].language);
        lingo_formatter_free(f);
    }
}

static void test_lists(void)
{
    static const struct lingo_text items[] = {TEXT("GET"), TEXT("HEAD"), TEXT("POST"),
                                              TEXT("\xff")};
    static const struct {
        const char *language;
        enum lingo_list kind;
        size_t count;
        const char *expected;
    } cases[] = {
        {"en", LINGO_LIST_AND, 0, ""},
        {"en", LINGO_LIST_AND, 1, "GET"},
        {"en", LINGO_LIST_AND, 2, "GET and HEAD"},
        {"en", LINGO_LIST_AND, 3, "GET, HEAD, and POST"},
        {"en", LINGO_LIST_OR, 3, "GET, HEAD, or POST"},
        {"en", LINGO_LIST_AND, 4, "GET, HEAD, POST, and \ufffd"},
        {"de", LINGO_LIST_AND, 3, "GET, HEAD und POST"},
        {"ja", LINGO_LIST_OR, 3, "GET、HEAD、またはPOST"},
        {"en", (enum lingo_list)9, 3, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct lingo_formatter *f = open_language(cases[i].language, NULL);
        size_t length = strlen(cases[i].expected);
        for (size_t size = 0; size <= length + 1; size++) {
            char *text = size ? malloc(size) : NULL;
            check_number((long long)lingo_formatter_list(f, text, size, cases[i].kind, items,
                                                         cases[i].count),
                         (long long)length, cases[i].expected);
            if (size)
                CU_ASSERT(!strncmp(text, cases[i].expected, strlen(text)) && strlen(text) < size);
            if (size > length)
                check_string(text, cases[i].expected, cases[i].language);
            free(text);
        }
        lingo_formatter_free(f);
    }
}

static void test_refused(void)
{
    struct lingo_formatter *formatter;
    struct lingo_report report = {LINGO_OK, ""};
    check_number(lingo_formatter_open(&formatter, NULL, NULL, &report), LINGO_ERROR_ARGUMENT, "");
    check_number(lingo_formatter_open(NULL, "en", NULL, NULL), LINGO_ERROR_ARGUMENT, "");
    check_number(lingo_formatter_open(&formatter, "no tag", NULL, &report), LINGO_ERROR_FORMAT,
                 "no tag");
    check_number(lingo_formatter_open(&formatter, "en", "Mars/Olympus", &report),
                 LINGO_ERROR_ARGUMENT, "zone");
    check_string(report.message,
                 "\"Mars/Olympus\": unknown time zone; expected a name such as Europe/Paris",
                 "zone");
    CU_ASSERT_PTR_NULL(formatter);
    lingo_formatter_free(NULL);
}

/* Formats with one formatter many times; returns how often the texts are not as expected. */
static void *format_many(void *argument)
{
    const struct lingo_formatter *f = argument;
    uintptr_t wrong = 0;
    for (int i = 0; i < 1000; i++) {
        char date[64], number[64], relative[64];
        static const struct lingo_text items[] = {TEXT("a"), TEXT("b")};
        char list[64];
        lingo_formatter_date(f, date, sizeof date, LINGO_DATE_LONG, LINGO_DATE_PARTS_DATE,
                             SUNDAY + 86400LL * (i % 2));
        lingo_formatter_number(f, number, sizeof number, LINGO_NUMBER_DECIMAL, 1000 + i % 2);
        lingo_formatter_relative(f, relative, sizeof relative, 300 + 60 * (i % 2));
        lingo_formatter_list(f, list, sizeof list, LINGO_LIST_AND, items, 2);
        wrong += strcmp(date, i % 2 ? "23. November 2026" : "22. November 2026") != 0;
        wrong += strcmp(number, i % 2 ? "1.001" : "1.000") != 0;
        wrong += strcmp(relative, i % 2 ? "in 6 Minuten" : "in 5 Minuten") != 0;
        wrong += strcmp(list, "a und b") != 0;
    }
    return (void *)wrong;
}

static void test_threads(void)
{
    struct lingo_formatter *formatter = open_language("de", NULL);
    pthread_t threads[4];
    for (int i = 0; i < 4; i++)
        if (pthread_create(&threads[i], NULL, format_many, formatter))
            abort();
    for (int i = 0; i < 4; i++) {
        void *wrong;
        pthread_join(threads[i], &wrong);
        check_number((long long)(uintptr_t)wrong, 0, "wrong texts of a thread");
    }
    lingo_formatter_free(formatter);
}

int main(void)
{
    static const struct test tests[] = {
        {"numbers", test_numbers}, {"extremes", test_extremes},
        {"dates", test_dates},     {"relative", test_relative},
        {"lists", test_lists},     {"refused", test_refused},
        {"threads", test_threads}, {NULL, NULL},
    };
    return test_run("format", tests);
}
