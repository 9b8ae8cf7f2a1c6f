/* SPDX-License-Identifier: MIT */
/* Functions that the writers of formats share: files, and what was written. */
#include "tools/export/job.h"

#include "base/file.h"
#include "tools/cli.h"
#include "tools/files.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define OWN_NAME "httplingo"
#define FILE_MAX (1u << 24)
#define NAMES_SHOWN 6

static const struct {
    const char *format, *where, *line;
} steps[] = {
#define STEP(format, where, line) {format, where, line},
#include "tools/export/steps.def"
#undef STEP
};

/* ---- files ---- */

/* Whether there is no such file, or one of ours: an application's django.po has this path, too. */
static bool is_own(const char *path, const char *name)
{
    char *data;
    size_t length;
    if (strstr(name, OWN_NAME) || !file_is_there(NULL, path))
        return true;
    if (file_read(path, FILE_MAX, &data, &length, NULL))
        return true;      /* creating it will report the error */
    bool is_ours = false; /* it may be an MO file, with NULs */
    for (size_t i = 0; i < length && !is_ours; i += strlen(data + i) + 1)
        is_ours = strstr(data + i, OWN_NAME) != NULL;
    free(data);
    if (!is_ours)
        cli_error(EXIT_IO,
                  _("%s: this file exists and was not written by httplingo; choose another "
                    "directory with --out"),
                  path);
    return is_ours;
}

static bool remember(struct export_job *job, const char *name)
{
    char **names = realloc(job->names, (job->name_count + 1) * sizeof *names);
    if (names)
        job->names = names;
    char *copy = names ? strdup(name) : NULL;
    if (!copy) {
        cli_error(EXIT_IO, _("there is not enough memory"));
        return false;
    }
    job->names[job->name_count++] = copy;
    return true;
}

FILE *export_create(struct export_job *job, const char *format, ...)
{
    char path[FILES_PATH_MAX];
    int start = snprintf(path, sizeof path, "%s/", job->out), n = start;
    va_list arguments;
    va_start(arguments, format);
    if (n > 0 && (size_t)n < sizeof path)
        n += vsnprintf(path + n, sizeof path - (size_t)n, format, arguments);
    va_end(arguments);
    if (n < 0 || (size_t)n >= sizeof path) {
        cli_error(EXIT_USAGE, _("%s: the path is too long"), job->out);
        return NULL;
    }
    if (!files_make_folders(path) || !is_own(path, path + start) || !remember(job, path + start))
        return NULL;
    return files_create(path);
}

bool export_close(const struct export_job *job, FILE *file)
{
    bool failed = ferror(file);
    if (!fclose(file) && !failed)
        return true;
    cli_error(EXIT_IO, "%s: %s", job->out, strerror(errno));
    return false;
}

bool export_write_each(struct export_job *job, enum locale_style style, const char *before,
                       const char *after, export_writer *write)
{
    for (size_t i = 0; i < job->language_count; i++) {
        const struct lingo_language *language = job->languages[i];
        char name[LOCALE_NAME_MAX];
        for (size_t n = 0; locale_name(name, lingo_language_tag(language).data, style, n); n++) {
            if (n && locale_is_taken(name, style, job->languages, job->language_count))
                continue;
            FILE *file = export_create(job, "%s%s%s", before, name, after);
            if (!file)
                return false;
            write(job, file, language, name);
            if (!export_close(job, file))
                return false;
        }
    }
    return true;
}

void export_print_origin(const struct export_job *job, FILE *file)
{
    fprintf(file, "Written by 'httplingo export %s', version %s.  Licence: MIT.", job->format,
            lingo_version());
}

/* ---- what was written ---- */

static void print_step(const struct export_job *job, const char *line)
{
    static const char mark[] = "OUT";
    printf("    ");
    for (const char *at; (at = strstr(line, mark)); line = at + sizeof mark - 1)
        printf("%.*s%s", (int)(at - line), line, job->out);
    printf("%s\n", line);
}

void export_tell(const struct export_job *job)
{
    size_t shown = job->name_count > NAMES_SHOWN + 1 ? NAMES_SHOWN : job->name_count;
    printf(_("Written to %s:"), job->out);
    putchar('\n');
    for (size_t i = 0; i < shown; i++)
        printf("    %s\n", job->names[i]);
    if (shown < job->name_count) {
        printf("    ");
        printf(_("... and %zu more files"), job->name_count - shown);
        putchar('\n');
    }
    printf(_("Languages: %zu, codes: %zu"), job->language_count, job->status_count);
    putchar('\n');
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
        if (!strcmp(steps[i].format, job->format)) {
            printf("\n%s:\n", _(steps[i].where));
            print_step(job, steps[i].line);
        }
}
