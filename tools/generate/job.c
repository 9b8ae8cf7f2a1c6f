/* SPDX-License-Identifier: MIT */
/* Functions that the writers of configuration share: making pages, and writing files in the
 * directory. */
#include "tools/generate/job.h"

#include "tools/cli.h"
#include "tools/files.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

size_t generate_make_page(struct generate_job *job, int code, const struct lingo_language *language,
                          enum lingo_media format)
{
    struct lingo_request request = {
        .code = code, .language = language, .media = 1u << (unsigned)format};
    size_t length =
        lingo_page_write(job->site, &request, job->page, GENERATE_PAGE_MAX, &job->response);
    if (length < GENERATE_PAGE_MAX)
        return length;
    cli_error(EXIT_IO, _("the page is larger than %u bytes"), GENERATE_PAGE_MAX);
    return 0;
}

const char *generate_field(const struct generate_job *job, const char *name)
{
    for (size_t i = 0; i < job->response.header_count; i++)
        if (!strcmp(job->response.headers[i].name.data, name))
            return job->response.headers[i].value.data;
    return "";
}

FILE *generate_create(const struct generate_job *job, const char *format, ...)
{
    char path[FILES_PATH_MAX];
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
    if (!files_make_folders(path))
        return NULL;
    return files_create(path);
}

FILE *generate_create_named(struct generate_job *job, const char *name)
{
    FILE *file = generate_create(job, "%s", name);
    if (file && job->name_count < GENERATE_NAMES_MAX)
        job->names[job->name_count++] = name;
    return file;
}

bool generate_close(const struct generate_job *job, FILE *file)
{
    bool failed = ferror(file);
    if (!fclose(file) && !failed)
        return true;
    cli_error(EXIT_IO, "%s: %s", job->out, strerror(errno));
    return false;
}

static bool write_page(struct generate_job *job, int code, const struct lingo_language *language,
                       const char *prefix, enum lingo_media format)
{
    size_t length = generate_make_page(job, code, language, format);
    FILE *file = length
                     ? generate_create(job, "pages/%s/%s%d.%s", lingo_language_tag(language).data,
                                       prefix, code, format == LINGO_MEDIA_HTML ? "html" : "json")
                     : NULL;
    if (!file)
        return false;
    fwrite(job->page, 1, length, file);
    return generate_close(job, file);
}

static bool write_pages(struct generate_job *job, const char *prefix, enum lingo_media format)
{
    job->has_pages = true;
    for (size_t i = 0; i < job->language_count; i++)
        for (size_t j = 0; j < job->code_count; j++)
            if (!write_page(job, job->codes[j], job->languages[i], prefix, format))
                return false;
    return true;
}

bool generate_write_html(struct generate_job *job, const char *prefix)
{
    return write_pages(job, prefix, LINGO_MEDIA_HTML);
}

bool generate_write_pages(struct generate_job *job)
{
    return write_pages(job, "", LINGO_MEDIA_HTML) && write_pages(job, "", LINGO_MEDIA_PROBLEM_JSON);
}
