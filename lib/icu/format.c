/* SPDX-License-Identifier: MIT */
/* Formats numbers, dates, relative times and lists with open formatters. */
#include "icu/format-impl.h"

#include <unicode/ustring.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Writes UTF-16 to the caller's buffer as UTF-8, with the contract of snprintf(). */
static size_t deliver(char *buffer, size_t size, const UChar *text, int32_t length)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t needed = 0;
    int32_t room = size < INT32_MAX ? (int32_t)size : INT32_MAX;
    if (size)
        memset(buffer, 0, size); /* if a character does not fit, nothing is written */
    u_strToUTF8WithSub(buffer, room, &needed, text, length, 0xfffd, NULL, &status);
    if (size && (size_t)needed >= size)
        buffer[size - 1] = '\0';
    return (size_t)needed;
}

static size_t deliver_nothing(char *buffer, size_t size)
{
    return deliver(buffer, size, u"", 0);
}

static size_t deliver_number(UFormattedNumber *result, char *buffer, size_t size,
                             UErrorCode *status)
{
    UChar text[LONGEST];
    int32_t length = unumf_resultToString(result, text, LONGEST, status);
    unumf_closeResult(result);
    return U_SUCCESS(*status) ? deliver(buffer, size, text, length) : deliver_nothing(buffer, size);
}

size_t lingo_formatter_number(const struct lingo_formatter *formatter, char *buffer, size_t size,
                              enum lingo_number style, double number)
{
    UErrorCode status = U_ZERO_ERROR;
    if ((unsigned)style >= NUMBERS)
        return deliver_nothing(buffer, size);
    UFormattedNumber *result = unumf_openResult(&status);
    unumf_formatDouble(formatter->numbers[style], number, result, &status);
    return deliver_number(result, buffer, size, &status);
}

size_t lingo_formatter_integer(const struct lingo_formatter *formatter, char *buffer, size_t size,
                               enum lingo_number style, long long number)
{
    UErrorCode status = U_ZERO_ERROR;
    if ((unsigned)style >= NUMBERS)
        return deliver_nothing(buffer, size);
    UFormattedNumber *result = unumf_openResult(&status);
    unumf_formatInt(formatter->numbers[style], number, result, &status);
    return deliver_number(result, buffer, size, &status);
}

size_t lingo_formatter_date(const struct lingo_formatter *formatter, char *buffer, size_t size,
                            enum lingo_date style, enum lingo_date_parts parts, long long time)
{
    UChar text[LONGEST];
    UErrorCode status = U_ZERO_ERROR;
    if ((unsigned)style >= LINGO_DATE_COUNT || (unsigned)parts >= LINGO_DATE_PARTS_COUNT)
        return deliver_nothing(buffer, size);
    UDate milliseconds = (double)time * 1000;
    int32_t length =
        udat_format(formatter->dates[style][parts], milliseconds, text, LONGEST, NULL, &status);
    return U_SUCCESS(status) ? deliver(buffer, size, text, length) : deliver_nothing(buffer, size);
}

/* The units, starting with the largest.  Months and years have the mean length in the calendar. */
static const struct {
    double seconds;
    URelativeDateTimeUnit unit;
} units[] = {
    {31556952, UDAT_REL_UNIT_YEAR}, {2629746, UDAT_REL_UNIT_MONTH}, {604800, UDAT_REL_UNIT_WEEK},
    {86400, UDAT_REL_UNIT_DAY},     {3600, UDAT_REL_UNIT_HOUR},     {60, UDAT_REL_UNIT_MINUTE},
    {1, UDAT_REL_UNIT_SECOND},
};

/* Rounds half away from zero, without the C library's mathematical functions. */
static double round_half(double number)
{
    return (double)(long long)(number < 0 ? number - 0.5 : number + 0.5);
}

size_t lingo_formatter_relative(const struct lingo_formatter *formatter, char *buffer, size_t size,
                                long long seconds)
{
    UChar text[LONGEST];
    UErrorCode status = U_ZERO_ERROR;
    double exact = (double)seconds, magnitude = exact < 0 ? -exact : exact;
    size_t i = 0;
    while (i + 1 < sizeof units / sizeof units[0] && magnitude < units[i].seconds)
        i++;
    double number = round_half(exact / units[i].seconds);
    /* 59.6 minutes are shown as an hour */
    if (i && (number < 0 ? -number : number) * units[i].seconds >= units[i - 1].seconds)
        number = round_half(exact / units[--i].seconds);
    int32_t length = ureldatefmt_formatNumeric(formatter->relative, number, units[i].unit, text,
                                               LONGEST, &status);
    return U_SUCCESS(status) ? deliver(buffer, size, text, length) : deliver_nothing(buffer, size);
}

/* The items in UTF-16 in a single block, to be freed; NULL if there is not enough memory. */
static UChar *convert_items(const struct lingo_text *items, size_t count, const UChar **strings,
                            int32_t *lengths)
{
    size_t total = 0;
    for (size_t i = 0; i < count; i++)
        total += items[i].length;
    if (total > INT32_MAX / 4)
        return NULL;
    /* There are never more code units than bytes. */
    UChar *block = malloc((total + 1) * sizeof *block);
    size_t used = 0;
    for (size_t i = 0; block && i < count; i++) {
        UErrorCode status = U_ZERO_ERROR;
        const char *data = items[i].length ? items[i].data : "";
        strings[i] = block + used;
        u_strFromUTF8WithSub(block + used, (int32_t)(total + 1 - used), &lengths[i], data,
                             (int32_t)items[i].length, 0xfffd, NULL, &status);
        used += (size_t)lengths[i];
    }
    return block;
}

static size_t deliver_list(const UListFormatter *list, char *buffer, size_t size,
                           const UChar *const *strings, const int32_t *lengths, size_t count)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t length = ulistfmt_format(list, (const UChar *const *)strings, lengths, (int32_t)count,
                                     NULL, 0, &status);
    UChar *text = malloc(((size_t)length + 1) * sizeof *text);
    status = U_ZERO_ERROR;
    if (text)
        ulistfmt_format(list, strings, lengths, (int32_t)count, text, length + 1, &status);
    size_t result = text && U_SUCCESS(status) ? deliver(buffer, size, text, length)
                                              : deliver_nothing(buffer, size);
    free(text);
    return result;
}

size_t lingo_formatter_list(const struct lingo_formatter *formatter, char *buffer, size_t size,
                            enum lingo_list kind, const struct lingo_text *items, size_t count)
{
    if ((unsigned)kind >= LINGO_LIST_COUNT || !count || count > INT32_MAX / 64)
        return deliver_nothing(buffer, size);
    const UChar **strings = malloc(count * sizeof *strings);
    int32_t *lengths = malloc(count * sizeof *lengths);
    UChar *block = strings && lengths ? convert_items(items, count, strings, lengths) : NULL;
    size_t result =
        block ? deliver_list(formatter->lists[kind], buffer, size, strings, lengths, count)
              : deliver_nothing(buffer, size);
    free(block);
    free(lengths);
    free(strings);
    return result;
}
