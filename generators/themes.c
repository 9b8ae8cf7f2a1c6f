/* SPDX-License-Identifier: MIT */
/* Compiles the themes to static tables: generators/themes FILE.html... > themes.inc */
#include "base/file.h"
#include "site/brand.h"
#include "site/names.h"
#include "site/security-policy.h"
#include "site/theme.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static const struct brand no_brand;

static char *read_file(const char *path, size_t *length)
{
    struct lingo_report report;
    char *data;
    if (file_read(path, TEMPLATE_SIZE_MAX, &data, length, &report)) {
        fprintf(stderr, "%s\n", report.message);
        exit(EXIT_FAILURE);
    }
    return data;
}

/* Prints a string in lines that end with end. */
static void print_lines(const char *data, size_t n, const char *end)
{
    putchar('"');
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)data[i];
        if (c < ' ' || c > '~' || c == '"' || c == '\\' || c == '?')
            printf("\\%03o", c);
        else
            putchar(c);
        if (i % 80 == 79)
            printf("\"%s\n    \"", end);
    }
    putchar('"');
}

static void print_string(const char *data, size_t n)
{
    print_lines(data, n, "");
}

static void print_program(const struct template *t, const char *name)
{
    printf("static const struct op %s_ops[] = {\n", name);
    for (uint32_t i = 0; i < t->op_count; i++)
        printf("    {%u, %u, %u, %u, %u, %u},\n", t->ops[i].code, t->ops[i].name, t->ops[i].text,
               t->ops[i].length, t->ops[i].path, t->ops[i].to);
    printf("};\nstatic const char %s_texts[] =\n    ", name);
    print_string(t->texts, t->text_length + BUFFER_PADDING);
    printf(";\nstatic const struct plan_step %s_steps[] = {\n", name);
    for (uint32_t i = 0; i < t->step_count; i++)
        printf("    {%u, %u, %u},\n", t->steps[i].text, t->steps[i].length, t->steps[i].name);
    printf("};\nstatic const struct plan %s_plans[] = {\n", name);
    for (uint32_t i = 0; i < t->plan_count; i++)
        printf("    {UINT64_C(%" PRIu64 "), UINT64_C(%" PRIu64 "), %u, %u},\n", t->plans[i].asked,
               t->plans[i].present, t->plans[i].begin, t->plans[i].end);
    printf("};\nstatic const char %s_hashes[][SHA256_BASE64_SIZE] = {", name);
    for (uint32_t i = 0; i < t->styles; i++)
        printf("\"%s\", ", t->hashes[i]);
    printf("};\n");
}

static void print_row(const struct template *t, const char *name)
{
    printf("    {\"%s\", %s_source,\n     {.ops = %s_ops, .texts = %s_texts, .op_count = %u, "
           ".text_length = %u,\n      .names = UINT64_C(%" PRIu64
           "), .plans = %s_plans, .plan_count = %u, .steps = %s_steps, "
           ".step_count = %u,\n      .styles = %u, .hashes = %s_hashes}},\n",
           name, name, name, name, t->op_count, t->text_length, t->names, name, t->plan_count, name,
           t->step_count, t->styles, name);
}

static void print_policy(const struct template *t)
{
    char policy[1024];
    struct buffer b = {policy, sizeof policy, 0};
    security_policy_write(&b, t, false, "'none'");
    buffer_finish(&b);
    printf("#define DEFAULT_POLICY \\\n    ");
    print_lines(policy, b.length, " \\");
    printf("\n");
}

/* "templates/default.html" becomes "default". */
static char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *name = strdup(slash ? slash + 1 : path);
    if (!name)
        exit(EXIT_FAILURE);
    name[strcspn(name, ".")] = '\0';
    return name;
}

/* A file in the directory partials, or a theme. */
struct file {
    const char *path;
    char *name;
    char *data;
    size_t length;
    bool is_partial;
    struct template compiled;
};

static struct file *files;
static size_t file_count;

static void read_files(size_t count, char **paths)
{
    files = calloc(count, sizeof *files);
    if (!files)
        exit(EXIT_FAILURE);
    for (file_count = 0; file_count < count; file_count++) {
        struct file *file = &files[file_count];
        file->path = paths[file_count];
        file->name = base_name(file->path);
        file->data = read_file(file->path, &file->length);
        file->is_partial = strstr(file->path, "partials/");
    }
}

static enum lingo_error find_partial(const void *context, struct lingo_text name,
                                     struct lingo_text *text, struct lingo_report *report)
{
    (void)context;
    for (size_t i = 0; i < file_count; i++)
        if (files[i].is_partial && strlen(files[i].name) == name.length &&
            !memcmp(files[i].name, name.data, name.length)) {
            *text = (struct lingo_text){files[i].data, files[i].length};
            return LINGO_OK;
        }
    snprintf(report->message, sizeof report->message, "there is no partial %.*s", (int)name.length,
             name.data);
    return LINGO_ERROR_NOT_FOUND;
}

static void compile(struct file *file)
{
    struct lingo_report report = {LINGO_OK, "there is not enough memory"};
    uint64_t usual[TEMPLATE_USUAL_MAX];
    /* The values of the built-in site. */
    static const uint64_t site = UINT64_C(1) << NAME_HOME | UINT64_C(1) << NAME_SUPPORT;
    struct template_source source = {.file = file->path,
                                     .text = {file->data, file->length},
                                     .html = true,
                                     .context = &no_brand,
                                     .find = brand_find,
                                     .name_at = brand_name_at,
                                     .partial = find_partial,
                                     .usual = usual,
                                     .usual_count = name_usual_sets(site, usual)};
    if (template_compile(&file->compiled, &source, &report)) {
        fprintf(stderr, "%s\n", report.message);
        exit(EXIT_FAILURE);
    }
    if (file->compiled.path_count) {
        fprintf(stderr, "%s: a theme has no use for dotted names of objects\n", file->path);
        exit(EXIT_FAILURE);
    }
}

static void print_source(const struct file *file)
{
    printf("static const char %s_%s[] =\n    ", file->name,
           file->is_partial ? "partial" : "source");
    print_string(file->data, file->length);
    printf(";\n");
    if (!file->is_partial)
        print_program(&file->compiled, file->name);
}

static void print_tables(void)
{
    printf("static const struct theme themes[] = {\n");
    for (size_t i = 0; i < file_count; i++)
        if (!files[i].is_partial)
            print_row(&files[i].compiled, files[i].name);
    printf("};\nstatic const struct shared shared[] = {\n");
    for (size_t i = 0; i < file_count; i++)
        if (files[i].is_partial)
            printf("    {\"%s\", %s_partial},\n", files[i].name, files[i].name);
    printf("};\n");
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr,
                "usage: generators/themes THEME.html... partials/NAME.html... >themes.inc\n");
        return EXIT_FAILURE;
    }
    read_files((size_t)argc - 1, argv + 1);
    printf("/* Generated by generators/themes from templates/. */\n");
    for (size_t i = 0; i < file_count; i++) {
        if (!files[i].is_partial)
            compile(&files[i]);
        print_source(&files[i]);
    }
    print_tables();
    print_policy(&files[0].compiled);
    for (size_t i = 0; i < file_count; i++) {
        template_free(&files[i].compiled);
        free(files[i].name);
        free(files[i].data);
    }
    free(files);
    return fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
