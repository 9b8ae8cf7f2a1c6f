/* SPDX-License-Identifier: MIT */
/* Parses the three date formats of RFC 9110 section 5.6.7, and writes dates and times. */
#include "base/date.h"

#include "base/ascii.h"
#include "base/text.h"

#define SECONDS_A_DAY 86400

static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
/* Starting with 1970-01-01, which was a Thursday. */
static const char *const weekdays[] = {"Thursday", "Friday",  "Saturday", "Sunday",
                                       "Monday",   "Tuesday", "Wednesday"};

struct moment {
    int weekday, year, month, day, hour, minute, second; /* -1 if malformed */
};

/* The days of a year before a month, which starts at 1. */
static int days_before(int year, int month)
{
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    int leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return before[month - 1] + (month > 2 && leap);
}

/* Days since 1970-01-01 in the Gregorian calendar. */
static int64_t days_since_epoch(int year, int month, int day)
{
    int y = year - 1;
    int64_t days = y * 365 + y / 4 - y / 100 + y / 400;
    return days + days_before(year, month) + day - 1 - 719162;
}

static int days_in_month(int year, int month)
{
    return (int)(month == 12
                     ? 31
                     : days_since_epoch(year, month + 1, 1) - days_since_epoch(year, month, 1));
}

static int digits(const char *data, size_t n)
{
    int number = 0;
    for (size_t i = 0; i < n; i++) {
        if (!ascii_is_digit(data[i]))
            return -1;
        number = number * 10 + (data[i] - '0');
    }
    return number;
}

/* In asctime(), the day has a space instead of a leading zero. */
static int padded_day(const char *data)
{
    return *data == ' ' ? digits(data + 1, 1) : digits(data, 2);
}

static int month_of(const char *name)
{
    for (int i = 0; i < 12; i++)
        if (!memcmp(months + 3 * i, name, 3))
            return i + 1;
    return -1;
}

/* The day of the week whose name starts with the n letters. */
static int weekday_of(const char *name, size_t n)
{
    for (int i = 0; i < 7; i++)
        if (!memcmp(weekdays[i], name, n))
            return i;
    return -1;
}

/* Whether a text has the characters of a pattern, in which "-" matches any character. */
static bool has_shape(struct lingo_text text, const char *shape)
{
    if (text.length != strlen(shape))
        return false;
    for (size_t i = 0; i < text.length; i++)
        if (shape[i] != '-' && text.data[i] != shape[i])
            return false;
    return true;
}

static void read_time(struct moment *m, const char *s)
{
    m->hour = digits(s, 2);
    m->minute = digits(s + 3, 2);
    m->second = digits(s + 6, 2);
}

static bool to_seconds(const struct moment *m, int64_t *seconds)
{
    if (m->month < 0 || m->year < 1 || m->day < 1 || m->day > days_in_month(m->year, m->month) ||
        m->hour < 0 || m->hour > 23 || m->minute < 0 || m->minute > 59 || m->second < 0 ||
        m->second > 60)
        return false;
    int64_t days = days_since_epoch(m->year, m->month, m->day);
    *seconds = ((days * 24 + m->hour) * 60 + m->minute) * 60 + m->second;
    return (days % 7 + 7) % 7 == m->weekday; /* which is no day's if it is malformed */
}

bool date_parse_fixdate(struct lingo_text text, int64_t *seconds)
{
    const char *s = text.data;
    if (!has_shape(text, "---, -- --- ---- --:--:-- GMT"))
        return false;
    struct moment m = {.weekday = weekday_of(s, 3),
                       .month = month_of(s + 8),
                       .day = digits(s + 5, 2),
                       .year = digits(s + 12, 4)};
    read_time(&m, s + 17);
    return to_seconds(&m, seconds);
}

/* "Sun Nov  6 08:49:37 1994" */
static bool parse_asctime(struct lingo_text text, int64_t *seconds)
{
    const char *s = text.data;
    if (!has_shape(text, "--- --- -- --:--:-- ----"))
        return false;
    struct moment m = {.weekday = weekday_of(s, 3),
                       .month = month_of(s + 4),
                       .day = padded_day(s + 8),
                       .year = digits(s + 20, 4)};
    read_time(&m, s + 11);
    return to_seconds(&m, seconds);
}

/* 400 years have 146097 days, so the first guess is at most a year off. */
static int year_of(int64_t days)
{
    int year = 1970 + (int)(days * 400 / 146097);
    if (days_since_epoch(year, 1, 1) > days)
        return year - 1;
    return days_since_epoch(year + 1, 1, 1) <= days ? year + 1 : year;
}

/* The year with these last two digits that is at most 50 years in the future. */
static int whole_year(int two, int64_t now)
{
    int year = year_of(now / SECONDS_A_DAY);
    int whole = year - year % 100 + two;
    return whole > year + 50 ? whole - 100 : whole < year - 49 ? whole + 100 : whole;
}

/* "Sunday, 06-Nov-94 08:49:37 GMT" */
static bool parse_rfc850(struct lingo_text text, int64_t now, int64_t *seconds)
{
    const char *comma = text.length ? memchr(text.data, ',', text.length) : NULL;
    size_t n = comma ? (size_t)(comma - text.data) : 0;
    if (!comma || !has_shape(text_skip(text, n), ", --------- --:--:-- GMT"))
        return false;
    const char *s = comma + 2;
    struct moment m = {.weekday = -1, .month = month_of(s + 3), .day = digits(s, 2)};
    for (int i = 0; i < 7; i++)
        if (text_is(text_between(text.data, comma), weekdays[i]))
            m.weekday = i;
    int year = digits(s + 7, 2);
    if (s[2] != '-' || s[6] != '-' || year < 0)
        return false;
    m.year = whole_year(year, now);
    read_time(&m, s + 10);
    return to_seconds(&m, seconds);
}

bool date_parse(struct lingo_text text, int64_t now, int64_t *seconds)
{
    return date_parse_fixdate(text, seconds) || parse_asctime(text, seconds) ||
           parse_rfc850(text, now, seconds);
}

/* ---- writing ---- */

/* For writing, a year starts in March, so that the leap day is its last, and five months in a row
 * have 153 days.  Days are counted from the March of the year 0. */
#define DAYS_BEFORE_EPOCH 719468

/* The first day of a year. */
static uint32_t day_of_year(uint32_t year)
{
    return 365 * year + year / 4 - year / 100 + year / 400;
}

/* 400 years have 146097 days.  Years start up to 591/400 of a day earlier than years of that
 * average length, so the first guess is right or a year too late. */
static uint32_t year_from_march(uint32_t day)
{
    uint32_t year = (uint32_t)(((uint64_t)day * 400 + 591) / 146097);
    return day_of_year(year) > day ? year - 1 : year;
}

static inline void put_two_digits(char *to, uint32_t number)
{
    to[0] = (char)('0' + number / 10);
    to[1] = (char)('0' + number % 10);
}

void date_append_day(struct buffer *b, int64_t seconds)
{
    char text[] = "0000-00-00";
    uint32_t days = (uint32_t)(seconds / SECONDS_A_DAY) + DAYS_BEFORE_EPOCH;
    uint32_t year = year_from_march(days), day = days - day_of_year(year);
    uint32_t month = (5 * day + 2) / 153; /* 0 is March */
    day -= (153 * month + 2) / 5;
    year += month >= 10;
    put_two_digits(text, year / 100);
    put_two_digits(text + 2, year % 100);
    put_two_digits(text + 5, month >= 10 ? month - 9 : month + 3);
    put_two_digits(text + 8, day + 1);
    buffer_append(b, text, sizeof text - 1);
}

void date_append_time(struct buffer *b, int64_t seconds, bool with_seconds)
{
    char text[] = "00:00:00";
    uint32_t second = (uint32_t)(seconds % SECONDS_A_DAY);
    put_two_digits(text, second / 3600);
    put_two_digits(text + 3, second / 60 % 60);
    put_two_digits(text + 6, second % 60);
    buffer_append(b, text, with_seconds ? sizeof text - 1 : sizeof "00:00" - 1);
}
