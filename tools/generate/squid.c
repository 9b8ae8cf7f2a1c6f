/* SPDX-License-Identifier: MIT */
/* Squid.  It has a folder of templates for each language, and chooses one by Accept-Language, but
 * only if these folders are in its own. */
#include "tools/generate/job.h"

#include "tools/cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct {
    const char *name;
    int code;
} templates[] = {
#define TEMPLATE(name, code) {name, code},
#include "tools/generate/squid-templates.def"
#undef TEMPLATE
};
#define TEMPLATE_COUNT (sizeof templates / sizeof templates[0])

static bool has_code(const struct generate_job *job, int code)
{
    for (size_t i = 0; i < job->code_count; i++)
        if (job->codes[i] == code)
            return true;
    return false;
}

/* In a template, "%" starts a code. */
static void print_doubled(FILE *file, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '%')
            putc('%', file);
        putc(text[i], file);
    }
}

/* The name of the folder for a range: Squid looks for ranges in lower case. */
static void folder_of(char name[GENERATE_RANGE_MAX], const char *tag)
{
    size_t i = 0;
    for (; tag[i] && i + 1 < GENERATE_RANGE_MAX; i++)
        name[i] = (char)(tag[i] >= 'A' && tag[i] <= 'Z' ? tag[i] - 'A' + 'a' : tag[i]);
    name[i] = '\0';
}

static bool write_templates(struct generate_job *job, const struct lingo_language *language)
{
    char folder[GENERATE_RANGE_MAX];
    folder_of(folder, lingo_language_tag(language).data);
    for (size_t i = 0; i < TEMPLATE_COUNT; i++) {
        if (!has_code(job, templates[i].code))
            continue;
        size_t length = generate_make_page(job, templates[i].code, language, LINGO_MEDIA_HTML);
        FILE *file =
            length ? generate_create(job, "errors/%s/%s", folder, templates[i].name) : NULL;
        if (!file)
            return false;
        print_doubled(file, job->page, length);
        if (!generate_close(job, file))
            return false;
    }
    return true;
}

/* A range that finds another language than its beginning has a link to the folder of that. */
static bool link_range(const struct generate_job *job, const struct generate_alias *alias)
{
    char folder[GENERATE_RANGE_MAX], path[4096];
    folder_of(folder, alias->tag);
    if (!strcmp(folder, alias->range))
        return true;
    int n = snprintf(path, sizeof path, "%s/errors/%s", job->out, alias->range);
    if (n > 0 && (size_t)n < sizeof path && (!symlink(folder, path) || errno == EEXIST))
        return true;
    cli_error(EXIT_IO, "%s: %s", path, strerror(errno));
    return false;
}

bool generate_write_squid(struct generate_job *job)
{
    for (size_t i = 0; i < job->language_count; i++)
        if (!write_templates(job, job->languages[i]))
            return false;
    for (size_t i = 0; i < job->alias_count; i++)
        if (!link_range(job, &job->aliases[i]))
            return false;
    FILE *file = generate_create_named(job, "httplingo.conf");
    if (!file)
        return false;
    fprintf(
        file,
        GENERATE_WRITTEN_BY
        "  For squid.conf.\n"
        "#\n"
        "# Squid chooses a folder by Accept-Language, in its order and without weights, if the\n"
        "# folders are where it was built to look: /usr/share/squid/errors.  Do not set\n"
        "# error_directory, which turns the choice off.\n"
        "# HTML for every client.  Squid sends Content-Language and Vary.\n"
        "error_default_language %s\n",
        job->default_tag);
    return generate_close(job, file);
}
