/* SPDX-License-Identifier: MIT */
/* Content delivery networks: CloudFront with S3, and Fastly. */
#include "tools/generate/job.h"

#include "tools/cli.h"

#include <jansson.h>
#include <string.h>

/* ---- CloudFront and S3 ---- */

/* The errors that a distribution can replace. */
static const int cloudfront_codes[] = {400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504};

/* How long an error is stored, in seconds. */
#define CLOUDFRONT_TTL 10

static json_t *make_error(const struct generate_job *job, int code)
{
    char code_text[8];
    snprintf(code_text, sizeof code_text, "%d", code);
    json_t *page = json_sprintf("/pages/%s/%d.html", job->default_tag, code);
    return json_pack("{s:i, s:o, s:s, s:i}", "ErrorCode", code, "ResponsePagePath", page,
                     "ResponseCode", code_text, "ErrorCachingMinTTL", CLOUDFRONT_TTL);
}

static void keep_cloudfront_codes(struct generate_job *job)
{
    size_t kept = 0;
    for (size_t i = 0; i < job->code_count; i++)
        for (size_t j = 0; j < sizeof cloudfront_codes / sizeof cloudfront_codes[0]; j++)
            if (job->codes[i] == cloudfront_codes[j])
                job->codes[kept++] = cloudfront_codes[j];
    job->code_count = kept;
}

static bool dump(struct generate_job *job, const char *name, json_t *document)
{
    FILE *file = generate_create_named(job, name);
    bool good = file && document && !json_dumpf(document, file, JSON_INDENT(2));
    json_decref(document);
    if (!file)
        return false;
    putc('\n', file);
    if (!good)
        cli_error(EXIT_IO, _("the JSON document could not be written"));
    return generate_close(job, file) && good;
}

bool generate_write_cloudfront(struct generate_job *job)
{
    keep_cloudfront_codes(job);
    generate_keep_chosen(job);
    json_t *items = json_array();
    for (size_t i = 0; i < job->code_count; i++)
        json_array_append_new(items, make_error(job, job->codes[i]));
    json_t *key = json_sprintf("pages/%s/404.html", job->default_tag);
    return generate_write_html(job, "") &&
           dump(job, "custom-error-responses.json",
                json_pack("{s:i, s:o}", "Quantity", (int)job->code_count, "Items", items)) &&
           dump(job, "website.json",
                json_pack("{s:{s:s}, s:{s:o}}", "IndexDocument", "Suffix", "index.html",
                          "ErrorDocument", "Key", key));
}

/* ---- Fastly ---- */

/* The VCL of a service, with all pages in it, must not be larger than 1 MB. */
#define FASTLY_LIMIT 1000000

/* A long string ends with "} , which no page contains: it is written in pieces if one does. */
static void print_long_string(FILE *file, const char *text, size_t length)
{
    fputs("{\"", file);
    for (size_t i = 0; i < length; i++) {
        putc(text[i], file);
        if (text[i] == '"' && i + 1 < length && text[i + 1] == '}')
            fputs("\"} {\"", file);
    }
    fputs("\"}", file);
}

static bool print_page(struct generate_job *job, FILE *file, int code,
                       const struct lingo_language *language, const char *keyword)
{
    size_t length = generate_make_page(job, code, language, LINGO_MEDIA_HTML);
    if (!length)
        return false;
    fprintf(file, "    %s (var.language == \"%s\") {\n      synthetic ", keyword,
            lingo_language_tag(language).data);
    print_long_string(file, job->page, length);
    fputs(";\n    }\n", file);
    return true;
}

static bool print_code(struct generate_job *job, FILE *file, int code)
{
    fprintf(file, "  if (obj.status == %d) {\n", code);
    for (size_t i = 0; i < job->language_count; i++)
        if (!print_page(job, file, code, job->languages[i], i ? "elsif" : "if"))
            return false;
    fputs("  }\n", file);
    return true;
}

static void print_lookup(const struct generate_job *job, FILE *file)
{
    fputs(
        GENERATE_WRITTEN_BY
        "  For Fastly: a snippet of the type \"error\".\n"
        "#\n"
        "# HTML for every client.  Fastly looks the language up by RFC 4647, so en-AU finds en but "
        "not\n"
        "# en-GB.  Errors of the origin do not come here by themselves: raise them in vcl_fetch, "
        "with\n"
        "#   if (beresp.status >= 400) { error beresp.status; }\n"
        "declare local var.language STRING;\n"
        "set var.language = accept.language_lookup(\"",
        file);
    for (size_t i = 0; i < job->language_count; i++)
        fprintf(file, "%s%s", i ? ":" : "", lingo_language_tag(job->languages[i]).data);
    fprintf(file, "\", \"%s\", req.http.Accept-Language);\n", job->default_tag);
}

bool generate_write_fastly(struct generate_job *job)
{
    generate_keep_chosen(job);
    bool good = true;
    FILE *file = generate_create_named(job, "httplingo.vcl");
    if (!file)
        return false;
    print_lookup(job, file);
    fputs("if (obj.status >= 400 && obj.status <= 599) {\n", file);
    for (size_t i = 0; good && i < job->code_count; i++)
        good = print_code(job, file, job->codes[i]);
    fprintf(file,
            "  set obj.http.Content-Type = \"text/html; charset=utf-8\";\n"
            "  set obj.http.Content-Language = var.language;\n"
            "  set obj.http.Vary = \"Accept-Language\";\n"
            "  set obj.http.X-Content-Type-Options = \"nosniff\";\n"
            "  set obj.http.Content-Security-Policy = \"%s\";\n"
            "  return (deliver);\n"
            "}\n",
            generate_field(job, "Content-Security-Policy"));
    long size = ftell(file);
    if (good && size > FASTLY_LIMIT) {
        job->failure = cli_error(EXIT_USAGE,
                                 _("the pages have %ld bytes, but Fastly takes at most %d; choose "
                                   "fewer with --languages and --codes"),
                                 size, FASTLY_LIMIT);
        good = false;
    }
    return generate_close(job, file) && good;
}
