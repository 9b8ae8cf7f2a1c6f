/* SPDX-License-Identifier: MIT */
/* Reads a site file with libinih and hands its options to lingo_site_open_from(). */
#include <httplingo/site-file.h>

#include "base/file.h"
#include "base/text.h"

#include <ini.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FILE_MAX (1u << 20)
#define OPTIONS_MAX 256
#define PLACE_MAX 16 /* beyond the path: a colon and a line's number */

struct reading {
    const char *path;
    struct lingo_report *report;
    struct lingo_text rest; /* of the file */
    size_t line;
    enum lingo_error error;
    char *names[OPTIONS_MAX], *values[OPTIONS_MAX], *places[OPTIONS_MAX];
    size_t count;
};

/* The first error is kept. */
__attribute__((format(printf, 3, 4))) static void
fail(struct reading *reading, enum lingo_error error, const char *format, ...)
{
    va_list arguments;
    if (reading->error)
        return;
    reading->error = error;
    if (!reading->report)
        return;
    va_start(arguments, format);
    vsnprintf(reading->report->message, sizeof reading->report->message, format, arguments);
    va_end(arguments);
    reading->report->error = error;
}

/* Gives libinih a line, and sees to it that it is whole. */
static char *next_line(char *line, int size, void *stream)
{
    struct reading *reading = stream;
    struct lingo_text text;
    if (reading->error || !text_split(&reading->rest, '\n', &text))
        return NULL;
    reading->line++;
    if (text.length > (size_t)size - 2) {
        fail(reading, LINGO_ERROR_LIMIT,
             "%s:%zu: a line may have up to %d bytes; go on in the next one after a space",
             reading->path, reading->line, size - 2);
        return NULL;
    }
    if (memchr(text.data, '\0', text.length)) {
        fail(reading, LINGO_ERROR_FORMAT, "%s:%zu: expected text, not a NUL byte", reading->path,
             reading->line);
        return NULL;
    }
    memcpy(line, text.data, text.length);
    memcpy(line + text.length, "\n", 2);
    return line;
}

/* Values that are paths, and may be relative to the file's folder. */
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

/* A line that begins with a space goes on with the value of the one before. */
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
        fail(reading, LINGO_ERROR_LIMIT, "%s:%zu: a site file has up to %d options", reading->path,
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

/* An option twice in a row is a slip or a continuation, which libinih does not tell apart; the
 * lines of a continuation are joined, which for a slip gives a value that is refused or says both.
 * Sections are headings for people. */
static int take(void *user, const char *section, const char *name, const char *value)
{
    struct reading *reading = user;
    (void)section;
    if (reading->error)
        return 0;
    return extends_last(reading, name) ? extend(reading, value) : add(reading, name, value);
}

static void parse(struct reading *reading)
{
    char *data;
    size_t length;
    reading->error = file_read(reading->path, FILE_MAX, &data, &length, reading->report);
    if (reading->error)
        return;
    reading->rest = (struct lingo_text){data, length};
    int line = ini_parse_stream(next_line, reading, take, reading);
    if (line > 0)
        fail(reading, LINGO_ERROR_FORMAT,
             "%s:%d: expected \"name = value\", a heading such as [brand], or a comment after ;",
             reading->path, line);
    if (line < 0)
        fail(reading, LINGO_ERROR_MEMORY, "there is not enough memory");
    free(data);
}

static enum lingo_error open_site(const struct lingo_site **out,
                                  const struct lingo_catalog *catalog,
                                  const struct reading *reading)
{
    struct lingo_setting settings[OPTIONS_MAX];
    const char *places[OPTIONS_MAX];
    for (size_t i = 0; i < reading->count; i++) {
        settings[i] = (struct lingo_setting){reading->names[i], reading->values[i]};
        places[i] = reading->places[i];
    }
    return lingo_site_open_from(out, catalog, settings, places, reading->count, reading->report);
}

enum lingo_error lingo_site_read(const struct lingo_site **out, const struct lingo_catalog *catalog,
                                 const char *path, struct lingo_report *report)
{
    struct reading *reading = calloc(1, sizeof *reading);
    if (!out || !path || !reading) {
        enum lingo_error error = out && path ? LINGO_ERROR_MEMORY : LINGO_ERROR_ARGUMENT;
        free(reading);
        if (report)
            snprintf(report->message, sizeof report->message, "%s", lingo_error_text(error));
        if (report)
            report->error = error;
        return error;
    }
    *out = NULL;
    reading->path = path;
    reading->report = report;
    parse(reading);
    enum lingo_error error = reading->error;
    if (!error)
        error = open_site(out, catalog, reading);
    for (size_t i = 0; i < reading->count; i++) {
        free(reading->names[i]);
        free(reading->values[i]);
        free(reading->places[i]);
    }
    free(reading);
    return error;
}
