/* SPDX-License-Identifier: MIT */
/* Laravel: all texts as an array in PHP; the phrases in the files that the packages of Laravel-Lang
 * have; and the phrases by their English words, which Laravel's own error views look up. */
#include "tools/export/job.h"

#include <string.h>

/* In single quotes, PHP knows only these two escapes. */
static void escape_php(FILE *file, struct lingo_text text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] == '\\' || text.data[i] == '\'')
            putc('\\', file);
        putc(text.data[i], file);
    }
}

static void print_pair(FILE *file, const char *indent, const char *key, struct lingo_text text)
{
    fprintf(file, "%s'%s' => '", indent, key);
    escape_php(file, text);
    fputs("',\n", file);
}

/* trans_choice() has rules for plural forms, but not for all our languages; so each run of numbers
 * is named, up to the longest wait. */
static void print_wait(FILE *file, const struct lingo_language *language, enum lingo_wait_unit unit)
{
    struct export_run run;
    fprintf(file, "        '%s' => '", export_unit_names[unit]);
    for (unsigned n = 1; export_find_run(language, unit, n, &run); n = run.last + 1) {
        if (n > 1)
            putc('|', file);
        if (run.last == EXPORT_COUNT_MAX)
            fprintf(file, "[%u,*] ", run.first);
        else if (run.first < run.last)
            fprintf(file, "[%u,%u] ", run.first, run.last);
        else
            fprintf(file, "{%u} ", run.first);
        export_print_sentence(file, run.text, ":count", escape_php);
    }
    fputs("',\n", file);
}

static void begin(const struct export_job *job, FILE *file)
{
    fputs("<?php\n\n// ", file);
    export_print_origin(job, file);
    fputs("\nreturn [\n", file);
}

static void write_texts(const struct export_job *job, FILE *file,
                        const struct lingo_language *language, const char *locale)
{
    (void)locale;
    begin(job, file);
    for (size_t start = 0, end; start < job->entry_count; start = end) {
        end = export_group_end(job, start);
        if (!export_has_group(job, language, start))
            continue;
        fprintf(file, "    '%.*s' => [\n", (int)job->entries[start].group_length,
                job->entries[start].key);
        for (size_t i = start; i < end; i++) {
            struct lingo_text text = export_text(language, &job->entries[i]);
            if (text.length)
                print_pair(file, "        ", export_name(&job->entries[i]), text);
        }
        fputs("    ],\n", file);
    }
    fputs("    'wait' => [\n", file);
    for (size_t unit = 0; unit < EXPORT_UNITS; unit++)
        if (lingo_language_wait_text(language, (enum lingo_wait_unit)unit, 1).length)
            print_wait(file, language, (enum lingo_wait_unit)unit);
    fputs("    ],\n];\n", file);
}

static void write_phrases(const struct export_job *job, FILE *file,
                          const struct lingo_language *language, const char *locale)
{
    char code[16];
    (void)locale;
    begin(job, file);
    for (size_t i = 0; i < job->status_count; i++) {
        struct lingo_text text = lingo_language_text(language, job->statuses[i], LINGO_TEXT_PHRASE);
        snprintf(code, sizeof code, "%d", lingo_status_code(job->statuses[i]));
        if (text.length)
            print_pair(file, "    ", code, text);
    }
    struct lingo_text unknown =
        lingo_language_text(language, lingo_status_of_class(5), LINGO_TEXT_TITLE);
    if (unknown.length)
        print_pair(file, "    ", "unknownError", unknown);
    fputs("];\n", file);
}

/* Laravel's view for 500 has words of its own. */
static const struct {
    const char *english;
    int code;
} views[] = {{"Server Error", 500}};

static void print_translation(FILE *file, const char *english, struct lingo_text text,
                              bool *is_first)
{
    if (!text.length)
        return;
    fputs(*is_first ? "\n    " : ",\n    ", file);
    *is_first = false;
    export_print_json_string(file, english);
    fputs(": ", file);
    export_print_json(file, text);
}

static void write_views(const struct export_job *job, FILE *file,
                        const struct lingo_language *language, const char *locale)
{
    bool is_first = true;
    (void)locale;
    putc('{', file);
    for (size_t i = 0; i < job->status_count; i++)
        if (lingo_status_registry(job->statuses[i]) != LINGO_REGISTRY_UNUSED)
            print_translation(file, lingo_status_phrase(job->statuses[i]),
                              lingo_language_text(language, job->statuses[i], LINGO_TEXT_PHRASE),
                              &is_first);
    for (size_t i = 0; i < sizeof views / sizeof views[0]; i++)
        print_translation(file, views[i].english,
                          lingo_language_text_of_code(language, views[i].code, LINGO_TEXT_PHRASE),
                          &is_first);
    fputs("\n}\n", file);
}

bool export_write_laravel(struct export_job *job)
{
    return export_write_each(job, LOCALE_PHP, "lang/", "/httplingo.php", write_texts) &&
           export_write_each(job, LOCALE_PHP, "lang/", "/http-statuses.php", write_phrases) &&
           export_write_each(job, LOCALE_PHP, "lang/httplingo/", ".json", write_views);
}
