/* SPDX-License-Identifier: MIT */
/* Filling a struct lingo_report. */
#ifndef LINGO_REPORT_H
#define LINGO_REPORT_H

#include <httplingo/base.h>

#include <stdarg.h>

/* Writes the message into the report unless that is NULL, cut at its size between characters, with
 * control characters and what is no UTF-8 replaced; returns the error, so that a caller can return
 * it at once. */
__attribute__((format(printf, 3, 4))) enum lingo_error
report_error(struct lingo_report *report, enum lingo_error error, const char *format, ...);

/* The same for a function that takes the arguments itself. */
__attribute__((format(printf, 3, 0))) enum lingo_error
report_error_list(struct lingo_report *report, enum lingo_error error, const char *format,
                  va_list arguments);

#endif
