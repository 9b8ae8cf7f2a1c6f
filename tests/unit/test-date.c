/* SPDX-License-Identifier: MIT */
/* HTTP dates in all formats (RFC 9110 section 5.6.7), and dates and times for people. */
#include "tests/support/test.h"

#include "base/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define NOT_A_DATE INT64_MIN
#define NOW INT64_C(1795908850) /* 2026-11-28 23:34:10 */
#define DAY 86400

/* Starting with 1970-01-01. */
static const char *const weekdays[] = {"Thursday", "Friday",  "Saturday", "Sunday",
                                       "Monday",   "Tuesday", "Wednesday"};

static int64_t parse(const char *text, size_t length, int64_t now)
{
    char *exact = exact_copy(text, length);
    int64_t seconds;
    bool parsed = date_parse((struct lingo_text){exact, length}, now, &seconds);
    free(exact);
    return parsed ? seconds : NOT_A_DATE;
}

static int64_t parse_fixdate(const char *text, size_t length)
{
    char *exact = exact_copy(text, length);
    int64_t seconds;
    bool parsed = date_parse_fixdate((struct lingo_text){exact, length}, &seconds);
    free(exact);
    return parsed ? seconds : NOT_A_DATE;
}

static void test_forms(void)
{
    static const struct {
        const char *text;
        int64_t seconds;
    } cases[] = {
        /* the examples of the RFC */
        {"Sun, 06 Nov 1994 08:49:37 GMT", 784111777},
        {"Sunday, 06-Nov-94 08:49:37 GMT", 784111777},
        {"Sun Nov  6 08:49:37 1994", 784111777},
        {"Thu, 01 Jan 1970 00:00:00 GMT", 0},
        {"Thursday, 01-Jan-70 00:00:00 GMT", NOT_A_DATE}, /* of 2070, a Wednesday */
        {"Wednesday, 01-Jan-70 00:00:00 GMT", INT64_C(3155760000)},
        {"Thu Jan  1 00:00:00 1970", 0},
        {"Wed, 31 Dec 1969 23:59:59 GMT", -1},
        {"Wed Nov 16 08:49:37 1994", 784975777},
        {"Wed Nov 06 08:49:37 1994", NOT_A_DATE}, /* it was a Sunday */
        {"Sun Nov 06 08:49:37 1994", 784111777},
        {"Fri, 31 Dec 9999 23:59:59 GMT", DATE_MAX},
        {"Mon, 01 Jan 0001 00:00:00 GMT", INT64_C(-62135596800)},
        /* a second that was inserted */
        {"Sat, 31 Dec 2016 23:59:60 GMT", 1483228800},
        /* what is no date */
        {"", NOT_A_DATE},
        {"120", NOT_A_DATE},
        {"sun, 06 nov 1994 08:49:37 gmt", NOT_A_DATE}, /* case matters */
        {"SUNDAY, 06-Nov-94 08:49:37 GMT", NOT_A_DATE},
        {"Sun, 06 Nov 1994 08:49:37 UTC", NOT_A_DATE},
        {"Sun, 06 Nov 1994 08:49:37 +0000", NOT_A_DATE},
        {"Sun, 6 Nov 1994 08:49:37 GMT", NOT_A_DATE},
        {"Sun,06 Nov 1994 08:49:37 GMT", NOT_A_DATE},
        {" Sun, 06 Nov 1994 08:49:37 GMT", NOT_A_DATE},
        {"Sun, 06 Nov 0000 08:49:37 GMT", NOT_A_DATE},
        {"Sun, 00 Nov 1994 08:49:37 GMT", NOT_A_DATE},
        {"Sun, 06 Foo 1994 08:49:37 GMT", NOT_A_DATE},
        {"Sun, 06 anF 1994 08:49:37 GMT", NOT_A_DATE},
        {"Xxx, 06 Nov 1994 08:49:37 GMT", NOT_A_DATE},
        {"Sun, 06 Nov 1994 24:00:00 GMT", NOT_A_DATE},
        {"Sun, 06 Nov 1994 08:60:37 GMT", NOT_A_DATE},
        {"Sun, 06 Nov 1994 08:49:61 GMT", NOT_A_DATE},
        {"Sun, 06 Nov 19x4 08:49:37 GMT", NOT_A_DATE},
        {"Sun, -6 Nov 1994 08:49:37 GMT", NOT_A_DATE},
        {"Sun, 06-Nov-94 08:49:37 GMT", NOT_A_DATE}, /* the day of the week is in full there */
        {"Sunday, 06 Nov 94 08:49:37 GMT", NOT_A_DATE},
        {"Sunday, 06 Nov-94 08:49:37 GMT", NOT_A_DATE},
        {"Sunday, 06-Nov 94 08:49:37 GMT", NOT_A_DATE},
        {"Sunday, 06-Nov-1994 08:49:37 GMT", NOT_A_DATE},
        {"Sundays, 06-Nov-94 08:49:37 GMT", NOT_A_DATE},
        {"Thursdays, 10-Nov-94 08:49:37 GMT", NOT_A_DATE},
        {"Xxx, 10 Nov 1994 08:49:37 GMT", NOT_A_DATE}, /* it was a Thursday */
        {", 06-Nov-94 08:49:37 GMT", NOT_A_DATE},
        {"Sun Nov 6 08:49:37 1994", NOT_A_DATE},
        {"Sun Nov  6 08:49:37 94", NOT_A_DATE},
        {"Sun Nov   08:49:37 1994 ", NOT_A_DATE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_number(parse(cases[i].text, strlen(cases[i].text), NOW), cases[i].seconds,
                     cases[i].text);
    int64_t seconds;
    CU_ASSERT_FALSE(date_parse((struct lingo_text){NULL, 0}, NOW, &seconds));
}

static void test_fixdate_alone(void)
{
    static const struct {
        const char *text;
        int64_t seconds;
    } cases[] = {
        {"Sun, 06 Nov 1994 08:49:37 GMT", 784111777},
        {"Sunday, 06-Nov-94 08:49:37 GMT", NOT_A_DATE},
        {"Sun Nov  6 08:49:37 1994", NOT_A_DATE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_number(parse_fixdate(cases[i].text, strlen(cases[i].text)), cases[i].seconds,
                     cases[i].text);
}

/* Two digits are of a year that is at most 50 years ahead. */
static void test_two_digits(void)
{
    static const struct {
        const char *text;
        int64_t now, seconds;
    } cases[] = {
        {"Saturday, 28-Nov-26 00:00:00 GMT", NOW, 1795824000},
        {"Sunday, 01-Jan-76 00:00:00 GMT", NOW, NOT_A_DATE},
        {"Wednesday, 01-Jan-76 00:00:00 GMT", NOW, INT64_C(3345062400)}, /* 2076 */
        {"Saturday, 01-Jan-77 00:00:00 GMT", NOW, 220924800},            /* 1977 */
        {"Friday, 31-Dec-99 00:00:00 GMT", NOW, 946598400},              /* 1999 */
        {"Saturday, 01-Jan-00 00:00:00 GMT", NOW, 946684800},            /* 2000 */
        /* at the end of a century the next one is near */
        {"Friday, 01-Jan-00 00:00:00 GMT", INT64_C(4070908800), INT64_C(4102444800)}, /* 2100 */
        {"Thursday, 01-Jan-70 00:00:00 GMT", 0, 0},
        {"Thursday, 01-Jan-20 00:00:00 GMT", 0, NOT_A_DATE}, /* 2020 was a Wednesday */
        {"Wednesday, 01-Jan-20 00:00:00 GMT", 0, 1577836800},
        {"Friday, 01-Jan-21 00:00:00 GMT", 0, NOT_A_DATE},
        {"Saturday, 01-Jan-21 00:00:00 GMT", 0, INT64_C(-1546300800)}, /* 1921 */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_number(parse(cases[i].text, strlen(cases[i].text), cases[i].now), cases[i].seconds,
                     cases[i].text);
}

static void test_calendar(void)
{
    static const struct {
        const char *text;
        int64_t seconds;
    } cases[] = {
        {"Thu, 29 Feb 2024 00:00:00 GMT", 1709164800},
        {"Wed, 29 Feb 2023 00:00:00 GMT", NOT_A_DATE},
        {"Tue, 29 Feb 2000 00:00:00 GMT", 951782400}, /* 400 years */
        {"Thu, 29 Feb 1900 00:00:00 GMT", NOT_A_DATE},
        {"Mon, 29 Feb 2100 00:00:00 GMT", NOT_A_DATE},
        {"Sun, 28 Feb 2100 00:00:00 GMT", INT64_C(4107456000)},
        {"Mon, 01 Mar 2100 00:00:00 GMT", INT64_C(4107542400)},
        {"Thu, 30 Apr 2026 00:00:00 GMT", 1777507200},
        {"Fri, 31 Apr 2026 00:00:00 GMT", NOT_A_DATE},
        {"Thu, 31 Dec 2026 00:00:00 GMT", 1798675200},
        {"Fri, 32 Dec 2026 00:00:00 GMT", NOT_A_DATE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_number(parse(cases[i].text, strlen(cases[i].text), NOW), cases[i].seconds,
                     cases[i].text);
}

/* Of the seven days of the week one is right, in each form. */
static void test_weekdays(void)
{
    for (size_t i = 0; i < 7; i++) {
        char text[64];
        int64_t expected = strcmp(weekdays[i], "Sunday") ? NOT_A_DATE : 784111777;
        snprintf(text, sizeof text, "%.3s, 06 Nov 1994 08:49:37 GMT", weekdays[i]);
        check_number(parse(text, strlen(text), NOW), expected, text);
        snprintf(text, sizeof text, "%s, 06-Nov-94 08:49:37 GMT", weekdays[i]);
        check_number(parse(text, strlen(text), NOW), expected, text);
        snprintf(text, sizeof text, "%.3s Nov  6 08:49:37 1994", weekdays[i]);
        check_number(parse(text, strlen(text), NOW), expected, text);
    }
}

/* What is malformed is no date, whatever the day of the week is. */
static void test_malformed(void)
{
    static const char *const forms[] = {
        "%.3s, 0x Nov 1994 08:49:37 GMT", "%.3s, 00 Nov 1994 08:49:37 GMT",
        "%.3s, 06 Nov 0000 08:49:37 GMT", "%.3s, 06 Nov 19x4 08:49:37 GMT",
        "%.3s, 06 Foo 1994 08:49:37 GMT", "%.3s, 06 Nov 1994 0x:49:37 GMT",
        "%.3s, 06 Nov 1994 08:4x:37 GMT", "%.3s, 06 Nov 1994 08:49:3x GMT",
        "%s, 0x-Nov-94 08:49:37 GMT",     "%s, 06-Nov-x4 08:49:37 GMT",
        "%s, 06-Foo-94 08:49:37 GMT",     "%s, 06-Nov-94 x8:49:37 GMT",
        "%.3s Nov  x 08:49:37 1994",      "%.3s Nov x6 08:49:37 1994",
        "%.3s Foo  6 08:49:37 1994",      "%.3s Nov  6 08:49:37 199x",
    };
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        for (size_t day = 0; day < 7; day++) {
            char text[64];
            snprintf(text, sizeof text, forms[i], weekdays[day]);
            check_number(parse(text, strlen(text), NOW), NOT_A_DATE, text);
        }
}

/* Cut anywhere it is no date, and neither is it with a byte more. */
static void test_cut(void)
{
    static const char *const dates[] = {"Sun, 06 Nov 1994 08:49:37 GMT",
                                        "Sunday, 06-Nov-94 08:49:37 GMT",
                                        "Sun Nov  6 08:49:37 1994"};
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
        size_t n = strlen(dates[i]);
        for (size_t length = 0; length < n; length++) {
            check_number(parse(dates[i], length, NOW), NOT_A_DATE, dates[i]);
            check_number(parse(dates[i] + n - length, length, NOW), NOT_A_DATE, dates[i]);
        }
        char more[64];
        snprintf(more, sizeof more, "%s ", dates[i]);
        check_number(parse(more, n + 1, NOW), NOT_A_DATE, more);
    }
}

static void check_written(int64_t seconds, const char *day, const char *time)
{
    char text[32];
    struct buffer b = {text, sizeof text, 0};
    date_append_day(&b, seconds);
    buffer_finish(&b);
    check_string(text, day, "day");
    b.length = 0;
    date_append_time(&b, seconds, true);
    buffer_finish(&b);
    check_string(text, time, "time");
    b.length = 0;
    date_append_time(&b, seconds, false);
    buffer_finish(&b);
    CU_ASSERT_EQUAL(strlen(text), 5);
    CU_ASSERT_EQUAL(strncmp(text, time, 5), 0);
}

static void test_append(void)
{
    static const struct {
        int64_t seconds;
        const char *day, *time;
    } cases[] = {
        {0, "1970-01-01", "00:00:00"},
        {59, "1970-01-01", "00:00:59"},
        {86399, "1970-01-01", "23:59:59"},
        {86400, "1970-01-02", "00:00:00"},
        {784111777, "1994-11-06", "08:49:37"},
        {951782400, "2000-02-29", "00:00:00"},
        {951868800, "2000-03-01", "00:00:00"},
        {946684799, "1999-12-31", "23:59:59"},
        {NOW, "2026-11-28", "23:34:10"},
        {INT64_C(4107456000), "2100-02-28", "00:00:00"},
        {INT64_C(4107542400), "2100-03-01", "00:00:00"},
        {DATE_MAX, "9999-12-31", "23:59:59"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check_written(cases[i].seconds, cases[i].day, cases[i].time);
}

static bool is_leap_year(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Two digits at a moment of a year are of a year that is at most 50 years ahead and 49 years back
 * (RFC 9110 section 5.6.7). */
static void check_two_digits(const int64_t *new_years, int year, int64_t now)
{
    for (int ahead = -49; ahead <= 50; ahead += 99) {
        char text[64];
        int64_t expected = new_years[year + ahead - 1970];
        size_t weekday = (size_t)((expected / DAY % 7 + 7) % 7);
        snprintf(text, sizeof text, "%s, 01-Jan-%02d 00:00:00 GMT", weekdays[weekday],
                 (year + ahead) % 100);
        if (parse(text, strlen(text), now) != expected)
            check_number(parse(text, strlen(text), now), expected, text);
    }
}

static void check_day(int64_t seconds, int year, const char *month_and_day)
{
    char text[32], expected[32];
    struct buffer b = {text, sizeof text, 0};
    date_append_day(&b, seconds);
    buffer_finish(&b);
    snprintf(expected, sizeof expected, "%04d-%s", year, month_and_day);
    if (strcmp(text, expected) != 0)
        check_string(text, expected, "day");
}

/* The days at which a year or a leap day begins or ends, in each year. */
static void test_years(void)
{
    enum { LAST = 9999 };
    static int64_t new_years[LAST + 2 - 1970];
    for (int year = 1970; year <= LAST; year++)
        new_years[year + 1 - 1970] =
            new_years[year - 1970] + DAY * INT64_C(365) + (is_leap_year(year) ? DAY : 0);
    for (int year = 1970; year <= LAST; year++) {
        int64_t first = new_years[year - 1970], last = new_years[year + 1 - 1970] - DAY;
        int64_t march = last - 305 * DAY;
        check_day(first, year, "01-01");
        check_day(march - DAY, year, is_leap_year(year) ? "02-29" : "02-28");
        check_day(march, year, "03-01");
        check_day(last, year, "12-31");
        if (year < 1970 + 49 || year > LAST - 50)
            continue;
        check_two_digits(new_years, year, first);
        check_two_digits(new_years, year, last + DAY - 1);
    }
    CU_PASS("every year");
}

/* The C library is the oracle, a day at a time and at odd hours. */
static void test_oracle(void)
{
    for (int64_t seconds = 0; seconds <= DATE_MAX; seconds += 86400 * 97 + 12345) {
        char text[64], expected[64];
        time_t when = (time_t)seconds;
        struct tm moment;
        struct buffer b = {text, sizeof text, 0};
        if ((int64_t)when != seconds || !gmtime_r(&when, &moment))
            break;
        strftime(expected, sizeof expected, "%Y-%m-%d %H:%M:%S", &moment);
        date_append_day(&b, seconds);
        buffer_append_char(&b, ' ');
        date_append_time(&b, seconds, true);
        buffer_finish(&b);
        if (strcmp(text, expected) != 0)
            check_string(text, expected, "gmtime_r");
        strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &moment);
        if (parse_fixdate(text, strlen(text)) != seconds)
            check_number(parse_fixdate(text, strlen(text)), seconds, text);
    }
    CU_PASS("every day that was looked at");
}

/* Whatever the room is, the buffer is never overrun. */
static void test_room(void)
{
    for (size_t size = 0; size < 20; size++) {
        char *exact = exact_copy("xxxxxxxxxxxxxxxxxxxx", size);
        struct buffer b = {exact, size, 0};
        date_append_day(&b, NOW);
        date_append_time(&b, NOW, true);
        check_number((long long)b.length, 18, "length");
        CU_ASSERT_EQUAL(memcmp(exact, "2026-11-2823:34:10", size < 18 ? size : 18), 0);
        free(exact);
    }
}

int main(void)
{
    static const struct test tests[] = {
        {"three forms", test_forms},
        {"IMF-fixdate alone", test_fixdate_alone},
        {"years of two digits", test_two_digits},
        {"the calendar", test_calendar},
        {"days of the week", test_weekdays},
        {"malformed", test_malformed},
        {"every year", test_years},
        {"cut", test_cut},
        {"written", test_append},
        {"as the C library has it", test_oracle},
        {"room", test_room},
        {NULL, NULL},
    };
    return test_run("date", tests);
}
