/* SPDX-License-Identifier: MIT */
/* Fills in a struct lingo_report. */
#ifndef LINGO_REPORT_H
#define LINGO_REPORT_H

#include <httplingo/base.h>

#include <stdarg.h>

/* Writes the message to the report unless that is NULL.  The message is truncated between
 * characters, and control characters and invalid UTF-8 are replaced.  Returns the error, so that a
 * caller can return it at once. */
__attribute__((format(printf, 3, 4))) enum lingo_error
report_error(struct lingo_report *report, enum lingo_error error, const char *format, ...);

/* The same with a va_list. */
__attribute__((format(printf, 3, 0))) enum lingo_error
report_error_list(struct lingo_report *report, enum lingo_error error, const char *format,
                  va_list arguments);

#endif
