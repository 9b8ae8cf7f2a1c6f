/* SPDX-License-Identifier: MIT */
/* HTTP dates, and dates and times for people, in UTC and without the locale of the process. */
#ifndef LINGO_DATE_H
#define LINGO_DATE_H

#include "base/buffer.h"

#include <httplingo/base.h>

#include <stdbool.h>

/* The last second of the year 9999. */
#define DATE_MAX INT64_C(253402300799)

/* Parses an IMF-fixdate, the format that senders must use (RFC 9110 section 5.6.7), into seconds
 * since 1970.  Returns false for anything else, including a wrong day of the week. */
bool date_parse_fixdate(struct lingo_text text, int64_t *seconds);

/* The same for all three formats that recipients must accept.  The year of an RFC 850 date has two
 * digits, and is at most 50 years after now, which is from 0 to DATE_MAX. */
bool date_parse(struct lingo_text text, int64_t now, int64_t *seconds);

/* Append "2026-11-28", and "23:34:10" or "23:34".  The time is from 0 to DATE_MAX. */
void date_append_day(struct buffer *b, int64_t seconds);
void date_append_time(struct buffer *b, int64_t seconds, bool with_seconds);

#endif
