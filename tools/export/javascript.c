/* SPDX-License-Identifier: MIT */
/* JavaScript and other programs that read JSON: i18next, FormatJS, and plain JSON with all facts.
 */
#include "tools/cli.h"
#include "tools/export/job.h"
#include "tools/status/status.h"

#include <stdlib.h>
#include <string.h>

/* Writes the sentences about waiting in a unit as members of the object "wait". */
typedef void wait_printer(FILE *file, const struct lingo_language *language,
                          enum lingo_wait_unit unit, bool *is_first);

static void begin_member(FILE *file, const char *indent, const char *key, bool *is_first)
{
    fputs(*is_first ? "\n" : ",\n", file);
    fputs(indent, file);
    *is_first = false;
    export_print_json_string(file, key);
    fputs(": ", file);
}

static void print_group(const struct export_job *job, FILE *file,
                        const struct lingo_language *language, size_t start, bool *is_first)
{
    char group[EXPORT_KEY_MAX];
    bool is_first_text = true;
    snprintf(group, sizeof group, "%.*s", (int)job->entries[start].group_length,
             job->entries[start].key);
    begin_member(file, "  ", group, is_first);
    putc('{', file);
    for (size_t i = start; i < export_group_end(job, start); i++) {
        struct lingo_text text = export_text(language, &job->entries[i]);
        if (!text.length)
            continue;
        begin_member(file, "    ", export_name(&job->entries[i]), &is_first_text);
        export_print_json(file, text);
    }
    fputs("\n  }", file);
}

/* {"404": {"title": ...}, ..., "wait": {...}} */
static void print_nested(const struct export_job *job, FILE *file,
                         const struct lingo_language *language, wait_printer *print_wait)
{
    bool is_first = true, is_first_wait = true;
    putc('{', file);
    for (size_t i = 0; i < job->entry_count; i = export_group_end(job, i))
        if (export_has_group(job, language, i))
            print_group(job, file, language, i, &is_first);
    begin_member(file, "  ", "wait", &is_first);
    putc('{', file);
    for (size_t unit = 0; unit < EXPORT_UNITS; unit++)
        print_wait(file, language, (enum lingo_wait_unit)unit, &is_first_wait);
    fputs("\n  }\n}\n", file);
}

/* ---- i18next ---- */

/* "minutes_one", as version 4 of its JSON has it. */
static void print_suffixed(FILE *file, const struct lingo_language *language,
                           enum lingo_wait_unit unit, bool *is_first)
{
    char key[EXPORT_KEY_MAX];
    for (size_t i = 0; i < EXPORT_CATEGORIES; i++) {
        struct lingo_text text = export_category_text(language, unit, i);
        if (!text.length)
            continue;
        snprintf(key, sizeof key, "%s_%s", export_unit_names[unit], export_category_names[i]);
        begin_member(file, "    ", key, is_first);
        putc('"', file);
        export_print_sentence(file, text, "{{count}}", export_escape_json);
        putc('"', file);
    }
}

static void write_i18next(const struct export_job *job, FILE *file,
                          const struct lingo_language *language, const char *locale)
{
    (void)locale;
    print_nested(job, file, language, print_suffixed);
}

bool export_write_i18next(struct export_job *job)
{
    return export_write_each(job, LOCALE_WEB, "locales/", "/httplingo.json", write_i18next);
}

/* ---- FormatJS ---- */

static void print_message(FILE *file, const char *key, char *message, bool *is_first)
{
    if (!message)
        abort();
    begin_member(file, "  ", key, is_first);
    export_print_json_string(file, message);
    free(message);
}

/* {"404.title": ...}: its ids are flat. */
static void write_formatjs(const struct export_job *job, FILE *file,
                           const struct lingo_language *language, const char *locale)
{
    char key[EXPORT_KEY_MAX];
    bool is_first = true;
    (void)locale;
    putc('{', file);
    for (size_t i = 0; i < job->entry_count; i++) {
        struct lingo_text text = export_text(language, &job->entries[i]);
        if (text.length)
            print_message(file, job->entries[i].key, export_tagged_text(text), &is_first);
    }
    for (size_t unit = 0; unit < EXPORT_UNITS; unit++) {
        snprintf(key, sizeof key, "wait.%s", export_unit_names[unit]);
        if (lingo_language_wait_text(language, (enum lingo_wait_unit)unit, 1).length)
            print_message(file, key, export_icu_message(language, (enum lingo_wait_unit)unit, true),
                          &is_first);
    }
    fputs("\n}\n", file);
}

bool export_write_formatjs(struct export_job *job)
{
    return export_write_each(job, LOCALE_WEB, "httplingo.", ".json", write_formatjs);
}

/* ---- plain JSON ---- */

static void print_categories(FILE *file, const struct lingo_language *language,
                             enum lingo_wait_unit unit, bool *is_first)
{
    bool is_first_category = true;
    if (!lingo_language_wait_text(language, unit, 1).length)
        return;
    begin_member(file, "    ", export_unit_names[unit], is_first);
    putc('{', file);
    for (size_t i = 0; i < EXPORT_CATEGORIES; i++) {
        struct lingo_text text = export_category_text(language, unit, i);
        if (!text.length)
            continue;
        begin_member(file, "      ", export_category_names[i], &is_first_category);
        export_print_json(file, text);
    }
    fputs("\n    }", file);
}

static void write_json(const struct export_job *job, FILE *file,
                       const struct lingo_language *language, const char *locale)
{
    (void)locale;
    print_nested(job, file, language, print_categories);
}

static bool write_facts(struct export_job *job)
{
    FILE *file = export_create(job, "httplingo.json");
    if (!file)
        return false;
    json_t *list = json_array();
    for (size_t i = 0; i < job->status_count; i++)
        json_array_append_new(list, status_facts(job->statuses[i]));
    bool good = list && !json_dumpf(list, file, JSON_INDENT(2));
    json_decref(list);
    putc('\n', file);
    if (!good)
        cli_error(EXIT_IO, _("the JSON document could not be written"));
    return export_close(job, file) && good;
}

bool export_write_json(struct export_job *job)
{
    return write_facts(job) &&
           export_write_each(job, LOCALE_WEB, "httplingo.", ".json", write_json);
}
