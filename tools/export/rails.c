/* SPDX-License-Identifier: MIT */
/* Ruby on Rails: YAML for I18n.  All keys and texts are in double quotes, so that "no" is not false
 * and "404" not a number. */
#include "tools/export/job.h"

#include <string.h>

/* With a count, I18n reads "%%" as one "%". */
static void escape_rails(FILE *file, struct lingo_text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] == '%')
            fputs("%%", file);
        else {
            size_t n = strcspn(text.data + i, "%");
            n = n < text.length - i ? n : text.length - i;
            export_escape_json(file, (struct lingo_text){text.data + i, n});
            i += n - 1;
        }
}

static void print_category(FILE *file, const char *category, struct lingo_text text)
{
    fprintf(file, "        \"%s\": \"", category);
    export_print_sentence(file, text, "%{count}", escape_rails);
    fputs("\"\n", file);
}

/* Without the rules of rails-i18n, I18n requires "one" in every language. */
static void print_wait(FILE *file, const struct lingo_language *language, enum lingo_wait_unit unit)
{
    fprintf(file, "      \"%s\":\n", export_unit_names[unit]);
    for (size_t i = 0; i < EXPORT_CATEGORIES; i++) {
        struct lingo_text text = export_category_text(language, unit, i);
        if (!strcmp(export_category_names[i], "one") && !text.length)
            text = lingo_language_wait_text(language, unit, 1);
        if (text.length)
            print_category(file, export_category_names[i], text);
    }
}

static void write_yaml(const struct export_job *job, FILE *file,
                       const struct lingo_language *language, const char *locale)
{
    fputs("# ", file);
    export_print_origin(job, file);
    fprintf(file, "\n\"%s\":\n  \"httplingo\":\n", locale);
    for (size_t start = 0, end; start < job->entry_count; start = end) {
        end = export_group_end(job, start);
        if (!export_has_group(job, language, start))
            continue;
        fprintf(file, "    \"%.*s\":\n", (int)job->entries[start].group_length,
                job->entries[start].key);
        for (size_t i = start; i < end; i++) {
            struct lingo_text text = export_text(language, &job->entries[i]);
            if (!text.length)
                continue;
            fprintf(file, "      \"%s\": ", export_name(&job->entries[i]));
            export_print_json(file, text);
            putc('\n', file);
        }
    }
    fputs("    \"wait\":\n", file);
    for (size_t unit = 0; unit < EXPORT_UNITS; unit++)
        if (lingo_language_wait_text(language, (enum lingo_wait_unit)unit, 1).length)
            print_wait(file, language, (enum lingo_wait_unit)unit);
}

bool export_write_rails(struct export_job *job)
{
    return export_write_each(job, LOCALE_RAILS, "config/locales/httplingo.", ".yml", write_yaml);
}
