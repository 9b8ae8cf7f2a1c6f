/* SPDX-License-Identifier: MIT */
/* Dates of HTTP: IMF-fixdate, which is what senders must write (RFC 9110 section 5.6.7). */
#include "check/syntax.h"

#include "base/ascii.h"

#include <string.h>

/* Days since 1970-01-01 in the Gregorian calendar; month from 1. */
static int64_t days_since_epoch(int year, int month, int day)
{
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    int leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    int64_t y = year - 1;
    int64_t days = y * 365 + y / 4 - y / 100 + y / 400;
    return days + before[month - 1] + (month > 2 && leap) + day - 1 - 719162;
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

/* The position of a name of three letters in a list of such names; -1 when it is not there. */
static int name_index(const char *names, const char *name)
{
    for (int i = 0; names[i * 3]; i++)
        if (!memcmp(names + i * 3, name, 3))
            return i;
    return -1;
}

static int days_in_month(int year, int month)
{
    return (int)(month == 12
                     ? 31
                     : days_since_epoch(year, month + 1, 1) - days_since_epoch(year, month, 1));
}

bool value_parse_date(struct lingo_text text, int64_t *seconds)
{
    static const char shape[] = "---, -- --- ---- --:--:-- GMT";
    const char *s = text.data;
    if (text.length != sizeof shape - 1)
        return false;
    for (size_t i = 0; i < text.length; i++)
        if (shape[i] != '-' && s[i] != shape[i])
            return false;
    int weekday = name_index("ThuFriSatSunMonTueWed", s);
    int month = name_index("JanFebMarAprMayJunJulAugSepOctNovDec", s + 8) + 1;
    int day = digits(s + 5, 2), year = digits(s + 12, 4);
    int hour = digits(s + 17, 2), minute = digits(s + 20, 2), second = digits(s + 23, 2);
    if (weekday < 0 || !month || year < 1 || day < 1 || day > days_in_month(year, month) ||
        hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
        return false;
    int64_t days = days_since_epoch(year, month, day);
    *seconds = ((days * 24 + hour) * 60 + minute) * 60 + second;
    return (days % 7 + 7) % 7 == weekday;
}
