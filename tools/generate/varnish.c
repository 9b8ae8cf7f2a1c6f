/* SPDX-License-Identifier: MIT */
/* Varnish without the module: VCL that reads pages from files. */
#include "tools/generate/job.h"

#include "tools/cli.h"

#include <string.h>

/* The language of the first range that finds one: VCL cannot compare weights, and browsers name the
 * preferred language first. */
static void print_language(const struct generate_job *job, FILE *file)
{
    for (size_t i = 0; i < job->alias_count; i++)
        fprintf(file,
                "    %sif (req.http.Accept-Language ~ \"(?i)^\\s*%s([-;, ]|$)\") {\n"
                "        set req.http.X-Lingo = \"%s\";\n"
                "    }\n",
                i ? "els" : "", job->aliases[i].range, job->aliases[i].tag);
}

static void print_format(FILE *file, const char *security_policy)
{
    fprintf(file,
            "    if (req.http.Accept ~ \"(?i)json\" && req.http.Accept !~ \"(?i)text/html\") {\n"
            "        set resp.http.Content-Type = \"application/problem+json\";\n"
            "        set req.http.X-Lingo-Format = \"json\";\n"
            "    } else {\n"
            "        set resp.http.Content-Type = \"text/html; charset=utf-8\";\n"
            "        set req.http.X-Lingo-Format = \"html\";\n"
            "        set resp.http.Content-Security-Policy = \"%s\";\n"
            "    }\n",
            security_policy);
}

/* A status without a page keeps the page of Varnish. */
static void print_condition(const struct generate_job *job, FILE *file)
{
    fputs("    if (\"\" + resp.status !~ \"^(", file);
    for (size_t i = 0; i < job->code_count; i++)
        fprintf(file, "%s%d", i ? "|" : "", job->codes[i]);
    fputs(")$\") {\n        return;\n    }\n", file);
}

static bool write_vcl(struct generate_job *job)
{
    FILE *file = generate_create_named(job, "httplingo.vcl");
    if (!file)
        return false;
    generate_make_page(job, 404, job->languages[0], LINGO_MEDIA_HTML);
    fputs(GENERATE_WRITTEN_BY
          "  Include it after \"vcl 4.1;\" and the backends.\n"
          "#\n"
          "# The range that Accept-Language names first counts, whatever its weight.  The module\n"
          "# (docs/varnish.md) negotiates in full, and keeps the fields of a response.\n"
          "import std;\n\n"
          "sub lingo_page {\n",
          file);
    print_condition(job, file);
    fprintf(file, "    set req.http.X-Lingo = \"%s\";\n", job->default_tag);
    print_language(job, file);
    print_format(file, generate_field(job, "Content-Security-Policy"));
    fprintf(file,
            "    set resp.http.Content-Language = req.http.X-Lingo;\n"
            "    set resp.http.Vary = \"Accept, Accept-Language\";\n"
            "    set resp.http.X-Content-Type-Options = \"nosniff\";\n"
            "    set resp.body = std.fileread(\"%s/pages/\" + req.http.X-Lingo + \"/\" + "
            "resp.status + \".\" + req.http.X-Lingo-Format);\n"
            "}\n\n"
            "sub vcl_synth {\n"
            "    call lingo_page;\n"
            "    if (resp.http.Content-Language) {\n"
            "        return (deliver);\n"
            "    }\n"
            "}\n\n"
            "# A backend that fails: vcl_synth makes the page.\n"
            "sub vcl_backend_error {\n"
            "    set beresp.http.X-Lingo = \"yes\";\n"
            "    set beresp.body = \"\";\n"
            "    set beresp.ttl = 0s;\n"
            "    return (deliver);\n"
            "}\n\n"
            "sub vcl_deliver {\n"
            "    if (resp.http.X-Lingo) {\n"
            "        return (synth(resp.status));\n"
            "    }\n"
            "}\n",
            job->path);
    return generate_close(job, file);
}

bool generate_write_varnish(struct generate_job *job)
{
    return generate_write_pages(job) && write_vcl(job);
}
