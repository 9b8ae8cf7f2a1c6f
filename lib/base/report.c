/* SPDX-License-Identifier: MIT */
/* The version; error codes, their names and texts, and reports. */
#include "base/report.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

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

/* A quoted name or value may contain anything, and truncation may split a character, so control
 * characters and invalid UTF-8 are replaced byte by byte. */
static void clean(char *message)
{
    for (size_t i = 0, length = strlen(message); i < length;) {
        struct utf8_character c = utf8_decode(message + i, length - i);
        bool is_control = c.point < 0x20 || (c.point >= 0x7f && c.point < 0xa0);
        if (c.point == UTF8_MALFORMED || is_control)
            memset(message + i, '?', c.length);
        i += c.length;
    }
}

enum lingo_error report_error_list(struct lingo_report *report, enum lingo_error error,
                                   const char *format, va_list arguments)
{
    if (!report)
        return error;
    int length = vsnprintf(report->message, sizeof report->message, format, arguments);
    if (length >= (int)sizeof report->message)
        report->message[utf8_cut(report->message, sizeof report->message - 1)] = '\0';
    clean(report->message);
    report->error = error;
    return error;
}

enum lingo_error report_error(struct lingo_report *report, enum lingo_error error,
                              const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    report_error_list(report, error, format, arguments);
    va_end(arguments);
    return error;
}
