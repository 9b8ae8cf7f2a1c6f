/* SPDX-License-Identifier: MIT */
/* Filling a struct lingo_report. */
#ifndef LINGO_REPORT_H
#define LINGO_REPORT_H

#include <httplingo/base.h>

/* Writes the message into the report unless that is NULL, cut at its size, with control
 * characters replaced; returns the error, so that a caller can return it at once. */
__attribute__((format(printf, 3, 4))) enum lingo_error
report_error(struct lingo_report *report, enum lingo_error error, const char *format, ...);

#endif
