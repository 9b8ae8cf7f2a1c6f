/* SPDX-License-Identifier: MIT */
/* Dates of HTTP, and times as people read them, in UTC and without the process's locale. */
#ifndef LINGO_DATE_H
#define LINGO_DATE_H

#include "base/buffer.h"

#include <httplingo/base.h>

#include <stdbool.h>

/* The last second of the year 9999. */
#define DATE_MAX INT64_C(253402300799)

/* The seconds since 1970 of an IMF-fixdate, which is what senders must write (RFC 9110
 * section 5.6.7).  False for anything else, a wrong day of the week included. */
bool date_parse_fixdate(struct lingo_text text, int64_t *seconds);

/* The same for all three forms that recipients must accept.  The year of an RFC 850 date has two
 * digits: it is at most 50 years ahead of now, which is from 0 to DATE_MAX. */
bool date_parse(struct lingo_text text, int64_t now, int64_t *seconds);

/* Appends "2026-11-28" and "23:34:10" or "23:34"; the time is from 0 to DATE_MAX. */
void date_append_day(struct buffer *b, int64_t seconds);
void date_append_time(struct buffer *b, int64_t seconds, bool with_seconds);

#endif
