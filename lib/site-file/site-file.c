/* SPDX-License-Identifier: MIT */
/* Reads a site file with libinih, and passes its options to lingo_site_open_from(). */
#include <httplingo/site-file.h>

#include "base/file.h"
#include "base/report.h"
#include "base/text.h"
#include "base/utf8.h"

#include <ini.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FILE_MAX (1u << 20)
#define OPTIONS_MAX 256
#define PLACE_MAX 16 /* after the path: a colon and a line number */

struct reading {
    const char *path;
    const struct lingo_files *files;
    lingo_tell *tell;
    void *context;
    struct lingo_text rest; /* of the file */
    size_t line;
    enum lingo_error error;
    char *names[OPTIONS_MAX], *values[OPTIONS_MAX], *places[OPTIONS_MAX];
    size_t count;
};

static void tell(struct reading *reading, const struct lingo_report *report)
{
    if (!reading->error)
        reading->error = report->error;
    if (reading->tell)
        reading->tell(reading->context, report);
}

__attribute__((format(printf, 3, 4))) static void
fail(struct reading *reading, enum lingo_error error, const char *format, ...)
{
    struct lingo_report report;
    va_list arguments;
    va_start(arguments, format);
    report_error_list(&report, error, format, arguments);
    va_end(arguments);
    tell(reading, &report);
}

/* Whether libinih accepts a line: it is empty, a comment, a heading, the continuation of a value,
 * or an option. */
static bool is_line(struct lingo_text line)
{
    bool is_indented = line.length && strchr(TEXT_BLANKS, line.data[0]);
    struct lingo_text text = text_trim(line, TEXT_BLANKS);
    if (!text.length || text.data[0] == ';' || text.data[0] == '#' || is_indented)
        return true;
    if (text.data[0] == '[')
        return memchr(text.data, ']', text.length) != NULL;
    return memchr(text.data, '=', text.length) || memchr(text.data, ':', text.length);
}

/* Reports what is wrong with a line, if anything. */
static bool check_line(struct reading *reading, struct lingo_text line, size_t size)
{
    enum lingo_error error = LINGO_ERROR_FORMAT;
    const char *wrong = NULL;
    if (memchr(line.data, '\0', line.length))
        wrong = "expected text, not a NUL byte";
    else if (!utf8_is_valid(line.data, line.length))
        wrong = "expected text in UTF-8";
    else if (!is_line(line))
        wrong = "expected \"name = value\", a heading such as [brand], or a comment after ;";
    if (wrong)
        fail(reading, error, "%s:%zu: %s", reading->path, reading->line, wrong);
    else if (line.length > size - 2)
        fail(reading, LINGO_ERROR_LIMIT,
             "%s:%zu: the line is longer than %zu bytes; continue it on the next line, after a "
             "space",
             reading->path, reading->line, size - 2);
    return !wrong && line.length <= size - 2;
}

/* Passes a line to libinih, or an empty line instead of a wrong one. */
static char *next_line(char *line, int size, void *stream)
{
    struct reading *reading = stream;
    struct lingo_text text;
    if (!text_split(&reading->rest, '\n', &text))
        return NULL;
    reading->line++;
    if (!check_line(reading, text, (size_t)size))
        text.length = 0;
    memcpy(line, text.data, text.length);
    memcpy(line + text.length, "\n", 2);
    return line;
}

/* Whether a value is a path, which may be relative to the directory of the file. */
static bool is_path(const char *name, const char *value)
{
    return (!strcmp(name, "template") || !strcmp(name, "logo") || !strcmp(name, "texts")) &&
           *value && *value != '/' && strncmp(value, "data:", 5) != 0;
}

static char *join(const char *first, size_t length, const char *middle, const char *last)
{
    size_t size = length + strlen(middle) + strlen(last) + 1;
    char *joined = malloc(size);
    if (joined)
        snprintf(joined, size, "%.*s%s%s", (int)length, first, middle, last);
    return joined;
}

static char *copy_value(const struct reading *reading, const char *name, const char *value)
{
    const char *slash = strrchr(reading->path, '/');
    if (!slash || !is_path(name, value))
        return strdup(value);
    return join(reading->path, (size_t)(slash + 1 - reading->path), "", value);
}

/* Whether the line continues the previous value, because it starts with a space. */
static bool extends_last(const struct reading *reading, const char *name)
{
    return reading->count && !strcmp(reading->names[reading->count - 1], name);
}

static int extend(struct reading *reading, const char *value)
{
    char **last = &reading->values[reading->count - 1];
    char *longer = join(*last, strlen(*last), " ", value);
    if (!longer)
        fail(reading, LINGO_ERROR_MEMORY, "there is not enough memory");
    free(longer ? *last : NULL);
    *last = longer ? longer : *last;
    return longer != NULL;
}

static int add(struct reading *reading, const char *name, const char *value)
{
    char number[PLACE_MAX];
    size_t at = reading->count;
    if (at == OPTIONS_MAX) {
        fail(reading, LINGO_ERROR_LIMIT, "%s:%zu: too many options; the limit is %d", reading->path,
             reading->line, OPTIONS_MAX);
        return 0;
    }
    reading->count++;
    snprintf(number, sizeof number, ":%zu", reading->line);
    reading->names[at] = strdup(name);
    reading->values[at] = copy_value(reading, name, value);
    reading->places[at] = join(reading->path, strlen(reading->path), "", number);
    if (reading->names[at] && reading->values[at] && reading->places[at])
        return 1;
    fail(reading, LINGO_ERROR_MEMORY, "there is not enough memory");
    return 0;
}

/* libinih does not distinguish an option that is given twice in a row from a continuation.  The
 * lines of a continuation are joined; if an option is given twice, the result is a value that is
 * invalid or contains both.  Headings have no meaning. */
static int take(void *user, const char *section, const char *name, const char *value)
{
    struct reading *reading = user;
    (void)section;
    return extends_last(reading, name) ? extend(reading, value) : add(reading, name, value);
}

static void parse(struct reading *reading)
{
    char *data;
    size_t length;
    struct lingo_report report;
    if (file_read_from(reading->files, reading->path, FILE_MAX, &data, &length, &report)) {
        tell(reading, &report);
        return;
    }
    reading->rest = (struct lingo_text){data, length};
    int line = ini_parse_stream(next_line, reading, take, reading);
    if (line > 0 && !reading->error) /* an error that only libinih detects */
        fail(reading, LINGO_ERROR_FORMAT,
             "%s:%d: expected \"name = value\", a heading such as [brand], or a comment after ;",
             reading->path, line);
    if (line < 0)
        fail(reading, LINGO_ERROR_MEMORY, "there is not enough memory");
    free(data);
}

/* A mistake in a line does not affect the other options.  They are checked nevertheless, and the
 * site is released. */
static void open_site(const struct lingo_site **out, const struct lingo_catalog *catalog,
                      struct reading *reading)
{
    struct lingo_setting settings[OPTIONS_MAX];
    const char *places[OPTIONS_MAX];
    for (size_t i = 0; i < reading->count; i++) {
        settings[i] = (struct lingo_setting){reading->names[i], reading->values[i]};
        places[i] = reading->places[i];
    }
    enum lingo_error error = lingo_site_open_from(out, catalog, settings, places, reading->count,
                                                  reading->files, reading->tell, reading->context);
    if (!reading->error)
        reading->error = error;
    if (!reading->error || !*out)
        return;
    lingo_site_release(*out);
    *out = NULL;
}

enum lingo_error lingo_site_read_files(const struct lingo_site **out,
                                       const struct lingo_catalog *catalog, const char *path,
                                       const struct lingo_files *files, lingo_tell *tell_function,
                                       void *context)
{
    struct reading *reading = calloc(1, sizeof *reading);
    if (!out || !path || !reading) {
        struct lingo_report report;
        enum lingo_error error = out && path ? LINGO_ERROR_MEMORY : LINGO_ERROR_ARGUMENT;
        free(reading);
        report_error(&report, error, "%s", lingo_error_text(error));
        if (tell_function)
            tell_function(context, &report);
        return error;
    }
    *out = NULL;
    reading->path = path;
    reading->files = files;
    reading->tell = tell_function;
    reading->context = context;
    parse(reading);
    if (reading->error != LINGO_ERROR_FILE && reading->error != LINGO_ERROR_MEMORY)
        open_site(out, catalog, reading);
    enum lingo_error error = reading->error;
    for (size_t i = 0; i < reading->count; i++) {
        free(reading->names[i]);
        free(reading->values[i]);
        free(reading->places[i]);
    }
    free(reading);
    return error;
}

enum lingo_error lingo_site_read_all(const struct lingo_site **out,
                                     const struct lingo_catalog *catalog, const char *path,
                                     lingo_tell *tell_function, void *context)
{
    return lingo_site_read_files(out, catalog, path, NULL, tell_function, context);
}

static void keep_first(void *context, const struct lingo_report *report)
{
    struct lingo_report *first = context;
    if (first && !first->error)
        *first = *report;
}

enum lingo_error lingo_site_read(const struct lingo_site **out, const struct lingo_catalog *catalog,
                                 const char *path, struct lingo_report *report)
{
    if (report)
        *report = (struct lingo_report){LINGO_OK, ""};
    return lingo_site_read_all(out, catalog, path, keep_first, report);
}
