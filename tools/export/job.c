/* SPDX-License-Identifier: MIT */
/* What the writers of configuration share: making pages, and writing files under the folder. */
#include "tools/export/job.h"

#include "tools/cli.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>

#define PATH_MAX_BYTES 4096

size_t export_make_page(struct export_job *job, int code, const struct lingo_language *language,
                        enum lingo_format format)
{
    struct lingo_request request = {
        .code = code, .language = language, .formats = 1u << (unsigned)format};
    size_t length =
        lingo_page_format(job->site, &request, job->page, EXPORT_PAGE_MAX, &job->response);
    if (length < EXPORT_PAGE_MAX)
        return length;
    cli_error(EXIT_IO, _("the page is larger than %u bytes"), EXPORT_PAGE_MAX);
    return 0;
}

const char *export_field(const struct export_job *job, const char *name)
{
    for (size_t i = 0; i < job->response.header_count; i++)
        if (!strcmp(job->response.headers[i].name.data, name))
            return job->response.headers[i].value.data;
    return "";
}

bool export_make_folders(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool good = !mkdir(path, 0777) || errno == EEXIST;
        if (!good)
            cli_error(EXIT_IO, "%s: %s", path, strerror(errno));
        *slash = '/';
        if (!good)
            return false;
    }
    return true;
}

FILE *export_create(const struct export_job *job, const char *format, ...)
{
    char path[PATH_MAX_BYTES];
    int n = snprintf(path, sizeof path, "%s/", job->out);
    va_list arguments;
    va_start(arguments, format);
    if (n > 0 && (size_t)n < sizeof path)
        n += vsnprintf(path + n, sizeof path - (size_t)n, format, arguments);
    va_end(arguments);
    if (n < 0 || (size_t)n >= sizeof path) {
        cli_error(EXIT_USAGE, _("%s: the path is too long"), job->out);
        return NULL;
    }
    if (!export_make_folders(path))
        return NULL;
    FILE *file = fopen(path, "w");
    if (!file)
        cli_error(EXIT_IO, "%s: %s", path, strerror(errno));
    return file;
}

bool export_close(const struct export_job *job, FILE *file)
{
    bool failed = ferror(file);
    if (!fclose(file) && !failed)
        return true;
    cli_error(EXIT_IO, "%s: %s", job->out, strerror(errno));
    return false;
}

static bool write_page(struct export_job *job, int code, const struct lingo_language *language,
                       enum lingo_format format, const char *ending)
{
    size_t length = export_make_page(job, code, language, format);
    FILE *file = length ? export_create(job, "pages/%s/%d.%s", lingo_language_tag(language).data,
                                        code, ending)
                        : NULL;
    if (!file)
        return false;
    fwrite(job->page, 1, length, file);
    return export_close(job, file);
}

bool export_write_pages(struct export_job *job)
{
    for (size_t i = 0; i < job->language_count; i++)
        for (size_t j = 0; j < job->code_count; j++)
            if (!write_page(job, job->codes[j], job->languages[i], LINGO_FORMAT_HTML, "html") ||
                !write_page(job, job->codes[j], job->languages[i], LINGO_FORMAT_PROBLEM_JSON,
                            "json"))
                return false;
    return true;
}
