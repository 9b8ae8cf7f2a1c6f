/* SPDX-License-Identifier: MIT */
/* Functions that the commands share: exit codes, messages, the output format, the user's
 * language. */
#include "tools/cli.h"

#include "base/file.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct command *current;

void cli_begin(const struct command *command)
{
    current = command;
}

void cli_help(void)
{
    printf(_("Usage: httplingo %s %s\n%s\n"), current->name, _(current->usage),
           _(current->summary));
    printf("\n%s", _(current->options));
    printf(_("      --help             show this help and exit\n"));
}

int cli_error(enum exit_code code, const char *format, ...)
{
    va_list arguments;
    fprintf(stderr, "httplingo %s: ", current->name);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    return code;
}

int cli_bad_option(void)
{
    fprintf(stderr, _("Try 'httplingo %s --help'.\n"), current->name);
    return EXIT_USAGE;
}

bool cli_parse_format(const char *argument, enum cli_format *format)
{
    static const char *const names[] = {
        [CLI_TEXT] = "text", [CLI_JSON] = "json", [CLI_TSV] = "tsv"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (!strcmp(argument, names[i])) {
            *format = (enum cli_format)i;
            return true;
        }
    cli_error(EXIT_USAGE, _("unknown format \"%s\"; expected text, json or tsv"), argument);
    return false;
}

static const char format_list[] =
#define MEDIA(constant, name, ...) ", " name
#include <httplingo/media.def>
#undef MEDIA
    ;
const char *const cli_page_formats = format_list + 2;

int cli_find_page_format(const char *name)
{
    int format = lingo_media_find(name, strlen(name));
    if (format < 0)
        cli_error(EXIT_USAGE, _("unknown format \"%s\"; expected one of %s"), name,
                  cli_page_formats);
    return format;
}

const struct lingo_language *cli_parse_language(const char *argument)
{
    const struct lingo_language *language =
        lingo_catalog_find(lingo_catalog_builtin(), argument, strlen(argument));
    if (!language)
        cli_error(EXIT_USAGE,
                  _("unknown language \"%s\"; 'httplingo languages' lists the languages"),
                  argument);
    return language;
}

bool cli_time(time_t *now)
{
    static const long long last = 253402300799; /* of the year 9999 */
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    const bool is_given = epoch && *epoch;
    /* A number that overflows is as large as possible. */
    const long long seconds = is_given ? strtoll(epoch, &end, 10) : (long long)time(NULL);
    *now = (time_t)seconds;
    if (!is_given || (!*end && end != epoch && seconds >= 0 && seconds <= last))
        return true;
    cli_error(EXIT_USAGE, _("SOURCE_DATE_EPOCH is \"%s\"; expected seconds from 0 to %lld"), epoch,
              last);
    return false;
}

void cli_note_left_out(const struct lingo_site *site)
{
    const char *note;
    for (size_t i = 0; (note = lingo_catalog_left_out(lingo_site_catalog(site), i)); i++)
        cli_error(EXIT_DONE, "%s", note);
}

/* The language of an entry in LANGUAGE, or of a locale name, whose charset is ignored. */
static const struct lingo_language *find_locale(const char *name, size_t length)
{
    char tag[64];
    size_t n = 0;
    for (size_t i = 0; i < length && name[i] != '.' && n < sizeof tag; i++)
        tag[n++] = name[i];
    const char *modifier = memchr(name, '@', length);
    for (size_t i = modifier ? (size_t)(modifier - name) : length;
         i < length && n < sizeof tag && memchr(name, '.', length); i++)
        tag[n++] = name[i];
    return lingo_catalog_find(lingo_catalog_builtin(), tag, n);
}

static const char *locale_name(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++) {
        const char *value = getenv(variables[i]);
        if (value && *value)
            return value;
    }
    return "C";
}

const struct lingo_language *cli_user_language(void)
{
    const struct lingo_language *english =
        lingo_catalog_find(lingo_catalog_builtin(), "en", strlen("en"));
    const char *locale = locale_name();
    if (!strcmp(locale, "C") || !strncmp(locale, "C.", 2) || !strcmp(locale, "POSIX"))
        return english;
    const struct lingo_language *language = NULL;
    const char *list = getenv("LANGUAGE");
    while (!language && list && *list) {
        size_t length = strcspn(list, ":");
        language = find_locale(list, length);
        list += length + (list[length] == ':');
    }
    if (!language)
        language = find_locale(locale, strlen(locale));
    return language ? language : english;
}

const char *cli_locale_directory(void)
{
    const char *directory = getenv("HTTPLINGO_LOCALEDIR");
    return directory && *directory ? directory : LOCALEDIR;
}

int cli_finish(int code)
{
    if (fflush(stdout) || ferror(stdout))
        return cli_error(EXIT_IO, _("standard output: %s"), strerror(errno));
    return code;
}

int cli_print_json(json_t *document)
{
    int failed = !document || json_dumpf(document, stdout, JSON_INDENT(2)) || putchar('\n') == EOF;
    json_decref(document);
    if (failed)
        return cli_error(EXIT_IO, _("the JSON document could not be written"));
    return EXIT_DONE;
}

json_t *cli_json_text(struct lingo_text text)
{
    return json_stringn(text.data, text.length);
}

void cli_print_tsv(const char *const *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (const char *p = fields[i]; *p; p++)
            putchar((unsigned char)*p < ' ' ? ' ' : *p);
        putchar(i + 1 < count ? '\t' : '\n');
    }
}

bool cli_read_file(const char *path, size_t limit, char **data, size_t *length)
{
    struct lingo_report report;
    if (!file_read(path, limit, data, length, &report))
        return true;
    cli_error(EXIT_IO, "%s", report.message);
    return false;
}

enum exit_code cli_exit_code(enum lingo_error error)
{
    switch (error) {
    case LINGO_OK:
        return EXIT_DONE;
    case LINGO_ERROR_ARGUMENT:
        return EXIT_USAGE;
    case LINGO_ERROR_FORMAT:
    case LINGO_ERROR_UNSUPPORTED:
        return EXIT_FINDING;
    default: /* it cannot be read, or is too large */
        return EXIT_IO;
    }
}

long cli_parse_number(const char *text)
{
    size_t length = strspn(text, "0123456789");
    return length && length <= 9 && !text[length] ? strtol(text, NULL, 10) : -1;
}
