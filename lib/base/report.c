/* SPDX-License-Identifier: MIT */
/* The version, and errors: their names, their texts and reports of them. */
#include "base/report.h"

#include <stdarg.h>
#include <stdio.h>

const char *lingo_version(void)
{
    return LINGO_VERSION;
}

int lingo_version_at_least(int number)
{
    return LINGO_VERSION_NUMBER >= number;
}

const char *lingo_error_name(enum lingo_error error)
{
    switch (error) {
#define ERROR(constant, value, text)                                                               \
    case LINGO_##constant:                                                                         \
        return "LINGO_" #constant;
#include <httplingo/error.def>
#undef ERROR
    case LINGO_ERROR_MAX_:
        break;
    }
    return "LINGO_ERROR_UNKNOWN";
}

const char *lingo_error_text(enum lingo_error error)
{
    switch (error) {
#define ERROR(constant, value, text)                                                               \
    case LINGO_##constant:                                                                         \
        return text;
#include <httplingo/error.def>
#undef ERROR
    case LINGO_ERROR_MAX_:
        break;
    }
    return "an unknown error";
}

enum lingo_error report_error(struct lingo_report *report, enum lingo_error error,
                              const char *format, ...)
{
    if (!report)
        return error;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(report->message, sizeof report->message, format, arguments);
    va_end(arguments);
    for (char *p = report->message; *p; p++)
        if ((unsigned char)*p < 0x20 || *p == 0x7f)
            *p = '?';
    report->error = error;
    return error;
}
