/* SPDX-License-Identifier: MIT */
/* Prints what 'httplingo generate' has written, and how to make the server use it. */
#include "tools/generate/job.h"

#include "tools/cli.h"

#include <string.h>

static const struct {
    const char *server, *where, *line;
} steps[] = {
#define STEP(server, where, line) {server, where, line},
#include "tools/generate/steps.def"
#undef STEP
};
#define STEP_COUNT (sizeof steps / sizeof steps[0])

static void print_line(const struct generate_job *job, const char *line)
{
    static const char mark[] = "PATH";
    const char *at = strstr(line, mark);
    if (at)
        printf("    %.*s%s%s\n", (int)(at - line), line, job->path, at + sizeof mark - 1);
    else
        printf("    %s\n", line);
}

void generate_tell(const struct generate_job *job, const char *server)
{
    printf(_("Written to %s:"), job->out);
    putchar('\n');
    for (size_t i = 0; i < job->name_count; i++)
        printf("    %s\n", job->names[i]);
    if (job->has_pages)
        printf("    pages/\n");
    printf(_("Languages: %zu, codes: %zu"), job->language_count, job->code_count);
    putchar('\n');
    for (size_t i = 0; i < STEP_COUNT; i++)
        if (!strcmp(steps[i].server, server)) {
            printf("\n%s:\n", _(steps[i].where));
            print_line(job, steps[i].line);
        }
}
