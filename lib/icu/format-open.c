/* SPDX-License-Identifier: MIT */
/* Opens the formatters for a language, and makes ICU load their data. */
#include "icu/format-impl.h"

#include <httplingo/negotiate.h>

#include <unicode/ucal.h>
#include <unicode/uloc.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ZONE_SIZE = 64 };

static enum lingo_error fail(struct lingo_report *report, enum lingo_error error, const char *what,
                             const char *why)
{
    if (report) {
        snprintf(report->message, sizeof report->message, "\"%.100s\": %s", what, why);
        report->error = error;
    }
    return error;
}

/* ICU's name of a language, from its canonical tag.  If ICU does not know the language, the root
 * locale is used, because ICU would use the conventions of the process's locale. */
static enum lingo_error find_locale(char locale[ULOC_FULLNAME_CAPACITY], const char *language,
                                    struct lingo_report *report)
{
    struct lingo_offer *offer;
    UErrorCode status = U_ZERO_ERROR;
    enum lingo_error error = lingo_offer_open(&offer, &language, 1, 0, report);
    if (error)
        return error;
    uloc_forLanguageTag(lingo_offer_tag(offer, 0), locale, ULOC_FULLNAME_CAPACITY, NULL, &status);
    lingo_offer_free(offer);
    UResourceBundle *bundle = U_SUCCESS(status) ? ures_open(NULL, locale, &status) : NULL;
    if (status == U_USING_DEFAULT_WARNING || status == U_STRING_NOT_TERMINATED_WARNING)
        strcpy(locale, "root");
    ures_close(bundle);
    if (U_FAILURE(status))
        return fail(report, LINGO_ERROR_FILE, language, u_errorName(status));
    return LINGO_OK;
}

static enum lingo_error find_zone(UChar zone[ZONE_SIZE], const char *name,
                                  struct lingo_report *report)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar canonical[ZONE_SIZE];
    name = name ? name : "UTC";
    if (strlen(name) < ZONE_SIZE) {
        u_uastrcpy(zone, name);
        ucal_getCanonicalTimeZoneID(zone, -1, canonical, ZONE_SIZE, NULL, &status);
    }
    if (U_FAILURE(status) || strlen(name) >= ZONE_SIZE)
        return fail(report, LINGO_ERROR_ARGUMENT, name,
                    "unknown time zone; expected a name such as Europe/Paris");
    return LINGO_OK;
}

static void open_numbers(struct lingo_formatter *formatter, const char *locale, UErrorCode *status)
{
    static const char *const skeletons[NUMBERS] = {
        [LINGO_NUMBER_DECIMAL] = ".######",
        [LINGO_NUMBER_PERCENT] = "percent scale/100 .#",
        [LINGO_NUMBER_COMPACT] = "compact-short",
    };
    for (int i = 0; i < NUMBERS; i++) {
        UChar skeleton[64];
        u_uastrcpy(skeleton, skeletons[i]);
        formatter->numbers[i] = unumf_openForSkeletonAndLocale(skeleton, -1, locale, status);
    }
}

static void open_dates(struct lingo_formatter *formatter, const char *locale, const UChar *zone,
                       UErrorCode *status)
{
    static const UDateFormatStyle styles[] = {
        [LINGO_DATE_SHORT] = UDAT_SHORT,
        [LINGO_DATE_MEDIUM] = UDAT_MEDIUM,
        [LINGO_DATE_LONG] = UDAT_LONG,
        [LINGO_DATE_FULL] = UDAT_FULL,
    };
    for (int i = 0; i < LINGO_DATE_COUNT; i++) {
        UDateFormat **formats = formatter->dates[i];
        formats[LINGO_DATE_PARTS_DATE] =
            udat_open(UDAT_NONE, styles[i], locale, zone, -1, NULL, 0, status);
        formats[LINGO_DATE_PARTS_TIME] =
            udat_open(styles[i], UDAT_NONE, locale, zone, -1, NULL, 0, status);
        formats[LINGO_DATE_PARTS_BOTH] =
            udat_open(UDAT_SHORT, styles[i], locale, zone, -1, NULL, 0, status);
    }
}

static void open_others(struct lingo_formatter *formatter, const char *locale, UErrorCode *status)
{
    formatter->relative =
        ureldatefmt_open(locale, NULL, UDAT_STYLE_LONG, UDISPCTX_CAPITALIZATION_NONE, status);
    formatter->lists[LINGO_LIST_AND] =
        ulistfmt_openForType(locale, ULISTFMT_TYPE_AND, ULISTFMT_WIDTH_WIDE, status);
    formatter->lists[LINGO_LIST_OR] =
        ulistfmt_openForType(locale, ULISTFMT_TYPE_OR, ULISTFMT_WIDTH_WIDE, status);
}

/* ICU compiles the format of a number when it is used for the third time, including its use in
 * dates.  This is done here, so that the formatter is immutable afterwards, and no other thread has
 * to wait for it. */
static void warm_up(const struct lingo_formatter *formatter)
{
    for (int use = 0; use < 4; use++) {
        for (int i = 0; i < NUMBERS; i++)
            lingo_formatter_integer(formatter, NULL, 0, (enum lingo_number)i, use);
        for (int i = 0; i < LINGO_DATE_COUNT * LINGO_DATE_PARTS_COUNT; i++)
            lingo_formatter_date(formatter, NULL, 0, (enum lingo_date)(i / LINGO_DATE_PARTS_COUNT),
                                 (enum lingo_date_parts)(i % LINGO_DATE_PARTS_COUNT), use);
        lingo_formatter_relative(formatter, NULL, 0, use);
    }
}

enum lingo_error lingo_formatter_open(struct lingo_formatter **out, const char *language,
                                      const char *time_zone, struct lingo_report *report)
{
    char locale[ULOC_FULLNAME_CAPACITY];
    UChar zone[ZONE_SIZE];
    if (out)
        *out = NULL;
    if (!out || !language)
        return fail(report, LINGO_ERROR_ARGUMENT, "lingo_formatter_open", "NULL");
    enum lingo_error error = find_locale(locale, language, report);
    if (!error)
        error = find_zone(zone, time_zone, report);
    if (error)
        return error;
    UErrorCode status = U_ZERO_ERROR;
    struct lingo_formatter *formatter = calloc(1, sizeof *formatter);
    if (!formatter)
        return fail(report, LINGO_ERROR_MEMORY, language, lingo_error_text(LINGO_ERROR_MEMORY));
    open_numbers(formatter, locale, &status);
    open_dates(formatter, locale, zone, &status);
    open_others(formatter, locale, &status);
    if (U_FAILURE(status)) {
        lingo_formatter_free(formatter);
        error = status == U_MEMORY_ALLOCATION_ERROR ? LINGO_ERROR_MEMORY : LINGO_ERROR_FILE;
        return fail(report, error, language, u_errorName(status));
    }
    warm_up(formatter);
    *out = formatter;
    return LINGO_OK;
}

void lingo_formatter_free(struct lingo_formatter *formatter)
{
    if (!formatter)
        return;
    for (int i = 0; i < NUMBERS; i++)
        unumf_close(formatter->numbers[i]);
    for (int i = 0; i < LINGO_DATE_COUNT * LINGO_DATE_PARTS_COUNT; i++)
        udat_close(formatter->dates[i / LINGO_DATE_PARTS_COUNT][i % LINGO_DATE_PARTS_COUNT]);
    ureldatefmt_close(formatter->relative);
    for (int i = 0; i < LINGO_LIST_COUNT; i++)
        ulistfmt_close(formatter->lists[i]);
    free(formatter);
}
